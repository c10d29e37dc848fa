"""今日待办: everything that a person has to do, of every kind, the late and most urgent first, each one tap away."""

from collections.abc import Collection
from datetime import datetime

from bot.records.homes import WaitingRecord
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.schedules import PLAN
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Text
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import BeginRecord, Data, ShowTasks, ShowTeamWeek, ShowTodayFrom
from bot.screens.homes.home import due_button, is_late, urgency
from bot.screens.homes.waiting import areas_of
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.tasks.lists import TITLES
from bot.screens.times import day
from bot.screens.ways.tasks import THE_TEAM, TODAY
from bot.screens.ways.work_records import TO_FILE

PER_PAGE = 10


def today(who: Person, found: WaitingRecord, number: int, now: datetime) -> Screen:
    """What waits, and the ways to the week, to what was not done and, for whoever plans, to the team's week."""
    language = who.language
    lines = sorted((line for area in areas_of(found, who).areas for line in area.lines), key=urgency)
    page = page_of(lines, number, ShowTodayFrom, PER_PAGE)
    late = sum(is_late(line, now) for line in lines)
    head = f"<b>{escape(TODAY.name.to(language))}</b>  {escape(day(beijing_day(now), language))}"
    said = Text("共 {n} 件，点一项就开始。", "{n} to do. Tap one to begin.").to(language, n=len(lines))
    if late:
        said = Text("共 {n} 件，⏰ 逾期 {late} 件。点一项就开始。", "{n} to do, ⏰ {late} late. Tap one to begin.").to(
            language, n=len(lines), late=late
        )
    none = Text("今天没有安排。需要的话可以临时巡查。", "Nothing is planned today. You can do an unplanned patrol.")
    if not may_anywhere(who, Action.PATROL):
        none = Text("今天没有等您处理的事。", "Nothing is waiting for you today.")
    rows: list[Row] = [(due_button(line, now),) for line in page.shown]
    rows += [*page.turns, *_ways(who)]
    return Screen(f"{head}\n\n{escape(said if lines else none.to(language))}", tuple(rows))


def next_of_day(who: Person, found: WaitingRecord, but: Collection[Data] = ()) -> Button | None:
    """What to do next, once something was done; None: nothing waits but what is known already."""
    waiting = (line for area in areas_of(found, who).areas for line in area.lines)
    lines = sorted((line for line in waiting if line.button.data not in but and not line.at_once), key=urgency)
    if not lines:
        return None
    label = Text("▶️ 下一项：{it}", "▶️ Next: {it}").to(who.language, it=lines[0].button.text.removeprefix("▶️ "))
    return Button(as_label(label), lines[0].button.data)


def _ways(who: Person) -> list[Row]:
    language, keys = who.language, []
    if may_anywhere(who, Action.PATROL):
        keys.append(Button(TO_FILE[PATROL.kind].name.to(language), BeginRecord(PATROL.kind, 0)))
        keys += [Button(TITLES[which].to(language), ShowTasks("person", 0, which, 0)) for which in ("week", "missed")]
    if may_anywhere(who, PLAN):
        keys.append(Button(THE_TEAM.name.to(language), ShowTeamWeek("person")))
    return [*side_by_side(keys), (home_button(language),)]
