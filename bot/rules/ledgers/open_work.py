"""What is not finished under an entry, in words: by the fields of ``OpenWork`` (records/ledgers/entries)."""

from bot.rules.text import Text

PARTS = (
    ("cases", Text("未办结事项 {n} 件", "{n} open cases", "{n} open case")),
    ("tasks", Text("计划任务 {n} 项", "{n} planned tasks", "{n} planned task")),
    ("trainings", Text("培训 {n} 场", "{n} trainings", "{n} training")),
)
