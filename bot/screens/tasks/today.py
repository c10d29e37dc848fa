"""今日待办: planned work, one tap to begin it."""

from bot.records.tasks import Day, TaskRecord
from bot.rules.text import Language, Text
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import BeginRecord, OpenForm
from bot.screens.screen import Button, Row, Screen, clipped, escape
from bot.screens.times import day
from bot.screens.ways.tasks import TODAY
from bot.screens.ways.work_records import TO_FILE


def task_row(task: TaskRecord, reader_id: int, language: Language) -> Row:
    """One task, one tap to begin it; that of somebody on leave says whose it is."""
    label = f"{day(task.due_on, language)} {place_of(task, language)}"
    mark = task.kind.mark
    if task.assignee_id != reader_id:
        mark = Text("🤝 代{name}", "🤝 For {name}").to(language, name=task.assignee_name)
    return (Button(clipped(f"{mark} {label}", 56), OpenForm(task.kind.form, "task", task.id)),)


def place_of(task: TaskRecord, language: Language) -> str:
    """Where it is to be done, and what, where the place alone does not say it: ``恒信阀门 · 总装车间``."""
    if task.site_name:
        return f"{task.client_short_name} · {task.site_name}"
    return f"{task.client_short_name} · {task.about or task.kind.name.to(language)}"


def today(when: Day, language: Language) -> Screen:
    """今日待办: open tasks, the oldest first."""
    begin = Text("点任务开始巡查。", "Tap a task to begin.")
    none = Text("今天没有安排。需要的话可以临时巡查。", "Nothing is planned today. You can do an ad-hoc patrol.")
    text = (begin if when.tasks else none).to(language)
    rows = [task_row(task, when.who_id, language) for task in when.tasks]
    rows.append((Button(TO_FILE[PATROL.kind].name.to(language), BeginRecord(PATROL.kind, 0)),))
    return Screen(f"<b>{escape(TODAY.name.to(language))}</b>\n\n{escape(text)}", tuple(rows))
