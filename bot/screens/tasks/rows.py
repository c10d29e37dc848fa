"""A task as a row of a list, one tap to begin it."""

from bot.records.tasks import TaskRecord
from bot.rules.cases.drills import drill_mark
from bot.rules.menu.naming import as_worded
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm
from bot.screens.screen import WIDEST_LABEL, Button, Row, as_label, columns
from bot.screens.times import label_day, short_day

WAS_THEIRS = Text("📌{name}的", "📌 {name}'s")
RETURNED = Text("↩️ 退回待改", "↩️ Redo by")
FOR_THEM = Text("🤝代{name}", "🤝 For {name}")


def task_row(task: TaskRecord, reader_id: int, language: Language) -> Row:
    """One task, one tap to begin it; that of somebody on leave or gone says whose it is, what was returned that it was.

    A weekday needs room.
    """
    said, place = task.kind.mark, place_of(task, language)
    if task.is_left or task.assignee_id != reader_id:
        said = (WAS_THEIRS if task.is_left else FOR_THEM).to(language, name=task.assignee_name)
    elif task.returned:
        said = RETURNED.to(language)
    label = f"{said} {label_day(task.due_on, language)} {place}"
    if columns(label) > WIDEST_LABEL:
        label = as_label(f"{said} {short_day(task.due_on, language)} {place}")
    return (Button(label, OpenForm(*task.begins)),)


def place_of(task: TaskRecord, language: Language) -> str:
    """Where it is to be done, and what, where the place alone does not say it: ``恒信阀门 · 总装车间``."""
    if task.site_name:
        return f"{task.client_short_name} · {task.site_name}"
    drill = drill_mark(language, drill=task.drill)
    return f"{task.client_short_name} · {drill}{as_worded(task.about, language) or task.kind.name.to(language)}"
