"""What is not finished under an entry, in words: by the fields of ``OpenWork`` (records/ledgers/entries)."""

from collections.abc import Mapping, Sequence

from bot.rules.text import Language, Text, joined

PARTS = (
    ("cases", Text("未办结事项 {n} 件", "{n} open cases", "{n} open case")),
    ("tasks", Text("计划任务 {n} 项", "{n} planned tasks", "{n} planned task")),
    ("trainings", Text("培训 {n} 场", "{n} trainings", "{n} training")),
    ("plans", Text("工作计划 {n} 个", "{n} work plans", "{n} work plan")),
)


def counted(parts: Sequence[tuple[str, Text]], counts: Mapping[str, int], language: Language) -> str:
    """``未办结事项 2 件、计划任务 1 项``: what there is of each part; empty when there is nothing."""
    return joined((text.to(language, n=counts[name]) for name, text in parts if counts.get(name)), language)
