"""The command list that Telegram shows beside the input."""

from bot.rules.text import Text

COMMANDS: tuple[tuple[str, Text], ...] = (
    ("menu", Text("首页", "Home")),
    ("today", Text("今日待办", "Today")),
    ("patrol", Text("临时巡查", "Ad-hoc patrol")),
    ("complain", Text("我要投诉", "File complaint")),
    ("training", Text("培训报名", "Trainings")),
    ("register", Text("导出台账", "Export registers")),
    ("help", Text("怎么用", "How it works")),
    ("settings", Text("设置", "Settings")),
    ("cancel", Text("放弃本次填写", "Give up the form")),
)
