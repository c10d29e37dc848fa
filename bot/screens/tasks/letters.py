"""What is said unasked about a task."""

from datetime import date

from bot.records.tasks import TaskRecord
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowTask
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape
from bot.screens.tasks.rows import place_of
from bot.screens.times import day

_SAID = {
    "moved": Text("📅 {who}把{was}的{work}改到{now}", "📅 {who} moved the {work} of {was} to {now}"),
    "arranged": Text("📅 {who}把{work}约在{now}", "📅 {who} arranged the {work} for {now}"),
    "waived": Text("🚫 {was}的{work}这次不做（{who}）", "🚫 The {work} of {was} is not done this time ({who})"),
    "restored": Text("↩️ {was}的{work}恢复了（{who}）", "↩️ The {work} of {was} is planned again ({who})"),
}


def task_changed(task: TaskRecord, change: str, was: date, who: str, language: Language) -> Screen:
    """Who changed what, and why; ``change`` is one of moved, arranged, waived and restored."""
    work = task.kind.name.to(language)
    said = _SAID[change].to(
        language,
        who=who,
        was=day(was, language),
        now=day(task.due_on, language),
        work=work if language == "zh" else work[:1].lower() + work[1:],
    )
    lines = [escape(said), escape(place_of(task, language))]
    if task.reason:
        lines.append(escape(Text("原因：{reason}", "Reason: {reason}").to(language, reason=task.reason)))
    button = Button(Text("查看", "See it").to(language), ShowTask(task.id))
    return Screen("\n".join(lines), ((button, home_button(language)),))


def measure_given(task: TaskRecord, who: str, language: Language) -> Screen:
    """To who sees to a measure of an incident: what, until when, and who set it."""
    said = Text("📌 {who}请您负责一项措施，{due} 前完成。", "📌 {who} asks you to see to a measure by {due}.")
    lines = [
        escape(said.to(language, who=who, due=day(task.due_on, language))),
        f"<b>{escape(place_of(task, language))}</b>",
        escape(Text("来自：{number}", "Comes of: {number}").to(language, number=task.case_number)),
    ]
    button = Button(Text("查看", "See it").to(language), ShowTask(task.id))
    return Screen("\n".join(lines), ((button, home_button(language)),))
