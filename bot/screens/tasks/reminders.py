"""What is said of planned work: one message for all of it, each task a key (clauses 3.7, 4.6)."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.records.task_reminders import MorningAfter, ToArrange, WeekOfClient
from bot.records.tasks import TaskRecord
from bot.rules.menu.naming import as_worded
from bot.rules.people import Person
from bot.rules.text import COLON, Language, Measure, Text, further
from bot.screens.buttons import Data, OpenForm, ShowTask, ShowTasks, ShowTeamWeek, ShowToday, ShowVisit
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, escape, narrowed
from bot.screens.tasks.rows import place_of
from bot.screens.times import day, period, short_day
from bot.screens.ways.tasks import MISSED as UNDONE
from bot.screens.ways.tasks import THE_TEAM, TODAY
from bot.screens.ways.tasks import WEEK as THIS_WEEK

MOST_NAMED = 12
"""As many keys as a phone shows without being scrolled far."""
MOST_CLIENTS = 40
WIDEST = 40

TOMORROW = Text("📅 明天 {day}：{n} 项", "📅 Tomorrow, {day}: {n} tasks", "📅 Tomorrow, {day}: {n} task")
NEXT_WEEK = Text("下周安排", "Next week's work")
NEXT = Text("📅 {day}：{n} 项", "📅 {day}: {n} tasks", "📅 {day}: {n} task")
UNTIL = Text("📅 截至 {day}：{n} 项", "📅 Until {day}: {n} tasks", "📅 Until {day}: {n} task")
UNBEGUN = Text("⏰ 今天还有 {n} 项没开始", "⏰ Not begun yet today: {n}")
YESTERDAY = Text("🕳 昨天漏了 {n} 项", "🕳 Not done yesterday: {n}")
SINCE = Text("🕳 {day}以来漏了 {n} 项", "🕳 Not done since {day}: {n}")
OLDER = Text("🕳 更早的还有 {n} 项", "🕳 From before: {n}")
ARRANGE = Text("🤙 日期还没约的", "🤙 Days still to arrange")
LATE_DAYS = Text("逾期{n}天", "{n} days late", one="1 day late")
MISSED_ON = Text("{day}漏做", "missed {day}")
ARRANGE_BY = Text("{day}前约 {n} 次：{what}", "By {day}, {n}: {what}")
MAKE_UP = Text("补做：{what}", "Make up: {what}")
SAY_WHY = Text("说明原因：{what}", "Say why: {what}")
NO_DAY_YET = Text("日期还没约", "day not arranged")
FOR = Text("🤝 代{name}", "🤝 for {name}")
MOVED = Text("原定 {day}", "moved from {day}")

WEEK = Text("📊 工作情况 {period}", "📊 Planned work, {period}")
ALL_DONE = Text("{n} 项全部完成", "all {n} done", "its only task done")
PLANNED = Text("计划 {n}", "planned {n}")
DONE = Text("完成 {n}", "done {n}")
LATE = Text("逾期 {n}", "late {n}")
MISSED = Text("漏做 {n}", "missed {n}")
UNEXPLAINED = Text("（{n} 项没说原因）", " ({n} without a reason)")
LATE_FOR_LONGER = Text("更早逾期 {n}", "older ones late {n}")
UNARRANGED = Text("待约日期 {n}", "to arrange {n}")
AHEAD = Text("本周 {n} 项", "{n} ahead this week")
COMMA = Text("，", ", ")


def key_of(task: TaskRecord, today: date, *, own: bool = True) -> Data:
    """Where a task's key leads: it begins what is one's ``own`` to do, once its day is known and it may be begun.

    Before the day of a visit it leads to what is to be known before going.
    """
    if own and task.kind.visits and task.arranged and task.due_on > today:
        return ShowVisit(task.id)
    if own and task.may_begin(today) and (task.arranged or task.due_on <= today):
        return OpenForm(*task.begins)
    return ShowTask(task.id)


def eve(tasks: Sequence[TaskRecord], today: date, reader: Person) -> Screen:
    """17:00: what is due up to the next working day; of several days each key says which."""
    language = reader.language
    first, last = tasks[0].due_on, tasks[-1].due_on
    heading = UNTIL if first < last else TOMORROW if last == today + timedelta(days=1) else NEXT
    said = heading.to(language, day=day(last, language), n=len(tasks))
    rows = [_key(task, today, language, dated=first < last) for task in tasks]
    return _screen([_section(said, tasks, reader)], rows, _the_week(last, today, language), language)


def unbegun(tasks: Sequence[TaskRecord], today: date, reader: Person) -> Screen:
    """15:00: what is due today and nobody has begun."""
    language = reader.language
    section = _section(UNBEGUN.to(language, n=len(tasks)), tasks, reader)
    rows = [_key(task, today, language) for task in tasks]
    return _screen([section], rows, Button(TODAY.name.to(language), ShowToday()), language)


def morning_after(of: MorningAfter, today: date, reader: Person) -> Screen:
    """What was not done: to be made up, or why; and which days are still to be arranged."""
    language = reader.language
    sections, rows = [], list[Row]()
    dated = several_days((*of.fresh, *of.older)) or any(
        task.due_on != today - timedelta(days=1) for task in (*of.fresh, *of.older)
    )
    for heading, heap in ((since_text(of.since, today), of.fresh), (OLDER, of.older)):
        if heap:
            named = heading.to(language, n=len(heap), day=day(of.since, language))
            sections.append(_section(named, heap, reader))
            rows += undone_keys(heap, today, reader, dated=dated)
    if of.to_arrange:
        firsts = [one.first for one in of.to_arrange]
        sections.append(_section(ARRANGE.to(language), firsts, reader, arranged=True))
        rows += [(arrange_button(one, today, reader),) for one in of.to_arrange]
    undone = Button(UNDONE.name.to(language), ShowTasks("person", 0, "missed", 0))
    all_of_it = undone if of.fresh or of.older else _the_week(today, today, language)
    return _screen(sections, rows, all_of_it, language)


def since_text(since: date, today: date) -> Text:
    """Since when it was not done: the working day before was yesterday, or not."""
    return YESTERDAY if since == today - timedelta(days=1) else SINCE


def undone_keys(tasks: Sequence[TaskRecord], today: date, reader: Person, *, dated: bool) -> list[Row]:
    """Each makes one up, or says why it was not done, or leads to somebody else's; ``dated``: with its day."""
    return [_undone_key(task, today, reader, dated) for task in tasks]


def undone_button(task: TaskRecord, today: date, reader: Person) -> Button:
    """Its key among other things: for how long it is late, or when it was missed, and where."""
    language = reader.language
    if task.state == "open":
        mark, said = task.kind.mark, LATE_DAYS.to(language, n=(today - task.due_on).days)
    else:
        mark, said = "🕳", MISSED_ON.to(language, day=short_day(task.due_on, language))
    label = narrowed(f"{mark} {said} {place_of(task, language)}", WIDEST)
    return Button(label, key_of(task, today, own=is_own(task, reader)))


def arrange_button(one: ToArrange, today: date, reader: Person) -> Button:
    """How many days of what are to be arranged until when, as a key to the first of them."""
    language = reader.language
    last = short_day(one.first.due_on, language)
    said = ARRANGE_BY.to(language, what=place_of(one.first, language), n=one.n, day=last)
    return Button(narrowed(said, WIDEST), key_of(one.first, today))


def several_days(tasks: Sequence[TaskRecord]) -> bool:
    """Whether they were due on different days, so that the place alone does not tell them apart."""
    return len({task.due_on for task in tasks}) > 1


def _undone_key(task: TaskRecord, today: date, reader: Person, dated: bool) -> Row:
    if not is_own(task, reader):
        return _key(task, today, reader.language, own=False, dated=dated)
    label = MAKE_UP if task.state == "open" else SAY_WHY
    text = label.to(reader.language, what=_dated(task, reader.language, dated))
    return (Button(narrowed(text, WIDEST), key_of(task, today)),)


def is_own(task: TaskRecord, reader: Person) -> bool:
    """Whether it is the reader's to do, for themself or for whom they stand in."""
    return task.assignee_id == reader.id or task.assignee_id in reader.lenders_for(task.client_id)


def week(first: date, last: date, found: Sequence[WeekOfClient], language: Language) -> Screen:
    """To who leads: how the past week went at each client, those first where something was not done."""
    ordered = sorted(found, key=lambda one: not (one.unexplained or one.past.overdue or one.older))
    lines = [f"<b>{escape(WEEK.to(language, period=period(first, last, language)))}</b>", ""]
    lines += [escape(_of_client(one, language)) for one in ordered[:MOST_CLIENTS]]
    lines += map(escape, further(len(ordered) - MOST_CLIENTS, language, Measure.FIRM))
    team = Button(THE_TEAM.name.to(language), ShowTeamWeek("client"))
    return Screen("\n".join(lines), ((team,), (home_button(language),)))


def _of_client(of: WeekOfClient, language: Language) -> str:
    facts, past = [], of.past
    if past.promised and past.kept == past.promised:
        facts.append(ALL_DONE.to(language, n=past.promised))
    elif past.promised:
        facts += [PLANNED.to(language, n=past.promised), DONE.to(language, n=past.kept)]
    if past.missed:
        why = UNEXPLAINED.to(language, n=of.unexplained) if of.unexplained else ""
        facts.append(MISSED.to(language, n=past.missed) + why)
    for text, n in ((LATE, past.overdue), (LATE_FOR_LONGER, of.older), (UNARRANGED, of.to_arrange), (AHEAD, of.ahead)):
        facts += [text.to(language, n=n)] if n else []
    return f"{of.client_short_name}{COLON.to(language)}{COMMA.to(language).join(facts)}"


def _section(heading: str, tasks: Sequence[TaskRecord], reader: Person, *, arranged: bool = False) -> list[str]:
    """The heading, and what keys cannot say of their tasks (HTML); ``arranged``: it says that they have no day."""
    return [
        f"<b>{escape(heading)}</b>",
        *filter(None, (_beyond(task, reader, arranged) for task in tasks[:MOST_NAMED])),
    ]


def _beyond(task: TaskRecord, reader: Person, arranged: bool) -> str:
    """``🔍 恒信阀门 · 总装车间 · 🤝 代周明``; empty where the key says all of it (HTML)."""
    language = reader.language
    facts = _lent(task, reader)
    if task.about and task.site_name:
        facts.append(as_worded(task.about, language))
    if not task.arranged and not arranged:
        facts.append(NO_DAY_YET.to(language))
    if task.moved_from is not None:
        facts.append(MOVED.to(language, day=day(task.moved_from, language)))
    return escape(" · ".join((f"{task.kind.mark} {place_of(task, language)}", *facts))) if facts else ""


def _lent(task: TaskRecord, reader: Person) -> list[str]:
    """Whose it is, if it is not the reader's own."""
    if task.assignee_id == reader.id:
        return []
    name = task.assignee_name
    return [FOR.to(reader.language, name=name) if is_own(task, reader) else name]


def _key(task: TaskRecord, today: date, language: Language, *, own: bool = True, dated: bool = False) -> Row:
    label = narrowed(f"{task.kind.mark} {_dated(task, language, dated)}", WIDEST)
    return (Button(label, key_of(task, today, own=own)),)


def _dated(task: TaskRecord, language: Language, dated: bool) -> str:
    place = place_of(task, language)
    return f"{short_day(task.due_on, language)} {place}" if dated else place


def _the_week(last: date, today: date, language: Language) -> Button:
    """All of the week in which a day lies: this one, or the next."""
    if last - timedelta(days=last.weekday()) <= today:
        return Button(THIS_WEEK.name.to(language), ShowTasks("person", 0, "week", 0))
    return Button(NEXT_WEEK.to(language), ShowTasks("person", 0, "next", 0))


def _screen(sections: Sequence[Sequence[str]], rows: Sequence[Row], all_of_it: Button, language: Language) -> Screen:
    """The sections, as many keys as a phone shows, how many more there are, and the key to all of them."""
    if left := further(len(rows) - MOST_NAMED, language):
        sections = (*sections, [*map(escape, left)])
    return Screen("\n\n".join("\n".join(lines) for lines in sections), (*rows[:MOST_NAMED], (all_of_it,)))
