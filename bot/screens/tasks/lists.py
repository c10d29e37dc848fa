"""本周、漏做与团队: what lies ahead, what was not done, and how the week stands of those for whom somebody plans."""

from itertools import groupby

from bot.records.planned import Standings, TaskList, Team
from bot.records.tasks import TaskRecord
from bot.rules.text import CHINESE, COLON, Language, Measure, Text, further
from bot.screens.buttons import OpenForm, ShowTask, ShowTasks, ShowTeamWeek, ShowToday
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.tasks.rows import place_of
from bot.screens.times import day, period
from bot.screens.ways.tasks import THE_TEAM

PER_PAGE = 8
TITLES = {
    "week": Text("本周", "This week"),
    "next": Text("下周", "Next week"),
    "missed": Text("漏做和逾期", "Missed and late"),
}
_NOTHING = {
    "week": Text("这周没有安排。", "Nothing is planned this week."),
    "next": Text("下周没有安排。", "Nothing is planned next week."),
    "missed": Text("没有漏做，也没有逾期。", "Nothing was missed, nothing is late."),
}
_MARKS = {"done": "✅", "missed": "🕳", "waived": "🚫"}


def mark_of(task: TaskRecord, late: bool) -> str:
    """Before a task in a list: how it stands, or what it is."""
    return _MARKS.get(task.state) or ("⏰" if late else task.kind.mark)


def task_list(found: TaskList, reader_id: int, number: int, language: Language) -> Screen:
    """Tasks of some days, those still to be done as keys; what is done, or not to be, is told."""
    title = " · ".join(filter(None, (found.called, TITLES[found.which].to(language))))
    if found.which != "missed":
        title += f"  {period(found.first, found.last, language)}"
    lines = [f"<b>{escape(title)}</b>"]
    keys = [task for task in found.tasks if task.state in ("open", "missed")]
    settled = [task for task in found.tasks if task.state not in ("open", "missed")]
    if not found.tasks:
        lines.append(escape(_NOTHING[found.which].to(language)))
    elif found.which == "missed":
        asked = Text("点一项补做，或说明原因。", "Tap one to make it up or say why.")
        lines.append(escape(asked.to(language)))
    for due, tasks in groupby(settled, key=lambda task: task.due_on):
        said = [f"{mark_of(task, late=False)} {place_of(task, language)}{_why(task, language)}" for task in tasks]
        lines.append(escape("\n".join((day(due, language), *said))))
    page = page_of(keys, number, lambda n: ShowTasks(found.of, found.of_id, found.which, n), PER_PAGE)
    rows: list[Row] = [(task_key(task, found, reader_id, language),) for task in page.shown]
    rows += page.turns
    if found.which == "missed" and found.unexplained > 1 and not found.called:
        together = Text("✏️ 一起说明原因（{n}）", "✏️ One reason for all ({n})").to(language, n=found.unexplained)
        rows.append((Button(together, OpenForm("task_reasons", "person", reader_id)),))
    rows += _ways(found, language)
    return Screen("\n\n".join(lines), tuple(rows))


def task_key(task: TaskRecord, found: TaskList, reader_id: int, language: Language) -> Button:
    """A task in a list, which opens its card: on which day, where, and whose where that is another's."""
    late = task.state == "open" and task.due_on < found.today
    when = day(task.due_on, language)
    if not task.arranged:
        when = Text("待约，最晚{day}", "to arrange by {day}").to(language, day=when)
    whose = f" · {task.assignee_name}" if found.of == "client" or task.assignee_id != (found.of_id or reader_id) else ""
    label = f"{mark_of(task, late)} {when} {place_of(task, language)}{whose}"
    return Button(as_label(label), ShowTask(task.id))


def _why(task: TaskRecord, language: Language) -> str:
    if not task.reason:
        return ""
    return f"（{task.reason}）" if language == CHINESE else f" ({task.reason})"


def _ways(found: TaskList, language: Language) -> list[Row]:
    others = [which for which in TITLES if which != found.which]
    keys = [Button(TITLES[which].to(language), ShowTasks(found.of, found.of_id, which, 0)) for which in others]
    last = [home_button(language)]
    if found.called:
        last.insert(0, Button(THE_TEAM.name.to(language), ShowTeamWeek("client" if found.of == "client" else "person")))
    else:
        last.insert(0, Button(Text("今日待办", "Today").to(language), ShowToday()))
    return [*side_by_side(keys), tuple(last)]


MOST_LINES = 12


def team_week(team: Team, language: Language) -> Screen:
    """How the week stands, by person or by client: those with late or missed work first, each one tap away."""
    lines = [f"<b>{escape(THE_TEAM.name.to(language))}</b>  {escape(period(team.first, team.last, language))}"]
    if not team.lines:
        lines.append(escape(Text("这周没有安排。", "Nothing is planned this week.").to(language)))
    shown = team.lines[:MOST_LINES]
    if shown:
        lines.append(escape("\n".join(_standings(one, language) for one in shown)))
    lines += map(escape, further(len(team.lines) - len(shown), language, Measure.ANY))
    rows = side_by_side([Button(as_label(one.name), ShowTasks(team.by, one.id, "week", 0)) for one in shown])
    other = (
        ("client", Text("按企业看", "By client")) if team.by == "person" else ("person", Text("按人看", "By person"))
    )
    rows.append((Button(other[1].to(language), ShowTeamWeek(other[0])), home_button(language)))
    return Screen("\n\n".join(lines), tuple(rows))


def _standings(one: Standings, language: Language) -> str:
    said = [Text("{done}/{n} 已完成", "{done}/{n} done").to(language, done=one.done, n=one.planned)]
    if one.late:
        said.append(Text("⏰ 逾期 {n}", "⏰ {n} late").to(language, n=one.late))
    if one.missed:
        said.append(Text("🕳 漏做 {n}", "🕳 {n} missed").to(language, n=one.missed))
    between = COLON.to(language)
    return f"{one.name}{between}{' · '.join(said)}"
