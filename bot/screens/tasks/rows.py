"""A task as a row of a list, one tap to begin it."""

from bot.records.tasks import TaskRecord
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm
from bot.screens.screen import Button, Row, clipped
from bot.screens.times import day


def task_row(task: TaskRecord, reader_id: int, language: Language) -> Row:
    """One task, one tap to begin it; that of somebody on leave or gone says whose it is."""
    label = f"{day(task.due_on, language)} {place_of(task, language)}"
    mark = task.kind.mark
    if task.is_left:
        # the name comes first: the end of a long label is cut
        mark = Text("📌 原负责人：{name}", "📌 Was {name}'s:").to(language, name=task.assignee_name)
    elif task.assignee_id != reader_id:
        mark = Text("🤝 代{name}", "🤝 For {name}").to(language, name=task.assignee_name)
    return (Button(clipped(f"{mark} {label}", 56), OpenForm(*task.begins)),)


def place_of(task: TaskRecord, language: Language) -> str:
    """Where it is to be done, and what, where the place alone does not say it: ``恒信阀门 · 总装车间``."""
    if task.site_name:
        return f"{task.client_short_name} · {task.site_name}"
    return f"{task.client_short_name} · {task.about or task.kind.name.to(language)}"
