"""What one client recorded of itself under Order No. 75 until now: its days with every result, and its weeks (4.6)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.app.demo_filling import Album, NotAnAnswer, Photo, Skip, Tap, fill_in, give, go_through
from bot.app.demo_stories import CALENDAR, CHEN, CHENGUANG, QIAN, ZHAO, ZHENG, ZHOU, Place
from bot.records.outcomes import Outcome
from bot.rules.beijing import at
from bot.rules.cause import Cause
from bot.rules.forms.ledgers import changing
from bot.rules.forms.self_checks import HANDLED, PAPER, REMARK
from bot.rules.ledgers.kinds import CLIENTS
from bot.rules.people import Person, Position
from bot.rules.plain_words import YES
from bot.rules.record_kind import CLIENT
from bot.rules.self_checks.reports import begins, due_on
from bot.rules.self_checks.words import CLEAR, SHUTDOWN, WEEK
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.forms import filling as forms
from bot.services.forms import one_tap, self_check_reports
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown
from bot.services.people.roles import set_position
from bot.services.self_checks import looking
from storage.people import persons as people
from storage.people import roles

Happening = tuple[datetime, Callable[[datetime], Awaitable[None]]]
DAYS = 15
"""Working days that it has been kept for."""
PROBLEM, SHUT, ON_PAPER, MISSED = 7, 5, 9, 12
"""How many working days ago a day was not like the others; the rest of them were without problems."""
_POSTS = {CHEN: Position.OFFICER, QIAN: Position.DIRECTOR, ZHAO: Position.PRINCIPAL}
_WEEKLY = (
    (Tap("steady", "evaluation"), "evaluation"),
    ("盯住铜排压接，首件由班组长复核", "next_week"),
)


def _cause(who: Person, then: datetime) -> Cause:
    return Cause(at=then, person_id=who.id)


async def _begin(place: Place, then: datetime) -> None:
    """The administrator enters who has which post, that the order applies and why, and from when."""
    who, client = place.people[ZHENG], place.clients[CHENGUANG]
    applies = next(column for column in CLIENTS.columns if column.key == "order_75")
    told = (Tap(YES), "强制性产品认证（CCC）", place.day(DAYS).isoformat())
    await fill_in(_cause(who, then), who, changing(CLIENTS, applies), (CLIENTS.code, client), told)
    for telegram_id, post in _POSTS.items():
        person = place.people[telegram_id]
        (grant,) = await roles.find_grants(person.id)
        await set_position(_cause(who, then), who, grant.id, post.value)


async def _tap(place: Place, said: str, then: datetime) -> None:
    who = place.people[CHEN]
    done = await one_tap.record_day(_cause(who, then), who, place.clients[CHENGUANG], said)
    if not isinstance(done, Outcome):
        raise NotAnAnswer(done.form.code, said)


async def _problem(place: Place, album: Album, then: datetime) -> None:
    """A photo with a caption; what was done about it in the afternoon."""
    who = place.people[CHEN]
    cause = _cause(who, then)
    view = await forms.open_form(cause, who, SELF_CHECK.form.code, CLIENT, place.clients[CHENGUANG])
    shown = await give(cause, who, Shown(view), Photo("copper", "2 铜排材质单与实物批号不符"), album)
    filed = await forms.move(cause, who, view.draft.token, shown.view.draft.turn, Move.FINISH)
    if not isinstance(filed, Outcome):
        raise NotAnAnswer(view.form.code)
    later = _cause(who, then + timedelta(hours=5))
    subject = (SELF_CHECK.kind, filed.record_id)
    await fill_in(later, who, HANDLED.code, subject, ("该批停用，供方当天换来材质单，复验合格后放行",))


async def _enter_paper(place: Place, day: date, then: datetime) -> None:
    who = place.people[ZHAO]
    given = (day.isoformat(), Tap(CLEAR), "陈静", Tap("paper"), Skip())
    await fill_in(_cause(who, then), who, PAPER.code, (CLIENT, place.clients[CHENGUANG]), given)


async def _report(place: Place, then: datetime) -> None:
    """The director confirms the week that was drafted."""
    known = place.people[QIAN]
    # with the post that was given since
    who = await people.get_person(known.id) or known
    cause = _cause(who, then)
    view = await self_check_reports.open_report(cause, who, place.clients[CHENGUANG], WEEK)
    moved = await forms.move(cause, who, view.draft.token, view.draft.turn, Move.REST)
    if not isinstance(moved, Shown):
        raise NotAnAnswer(view.form.code)
    for given, key in _WEEKLY:
        index = moved.view.form.step(key).index
        asked = await forms.go_to(cause, who, view.draft.token, moved.view.draft.turn, index)
        said = replace(given, question="") if isinstance(given, Tap) else given
        moved = await give(cause, who, asked, said, None)
    await go_through(cause, who, moved.view, ())


async def _look(place: Place, then: datetime) -> None:
    """The butler looks at what came until Sunday."""
    who, client = place.people[ZHOU], place.clients[CHENGUANG]
    found = await looking.unseen_of(who, _cause(who, then), client)
    if found:
        last = max(found, key=lambda one: one.id)
        await looking.mark_all_seen(_cause(who, then), who, client, last.id)


async def _remark(place: Place, then: datetime) -> None:
    """What the butler has to say of the day with a problem, before all is marked as seen."""
    who, client = place.people[ZHOU], place.clients[CHENGUANG]
    found = await looking.unseen_of(who, _cause(who, then), client)
    told = [one for one in found if one.said.get("found")]
    if told:
        subject = (SELF_CHECK.kind, told[0].id)
        await fill_in(_cause(who, then), who, REMARK.code, subject, ("换供方批次时先核材质单再入库",))


def events(place: Place, album: Album) -> list[Happening]:
    """The client's days, each at its moment."""
    happened: list[Happening] = [(place.moment(DAYS + 1, "10:10"), partial(_begin, place))]
    for ago in range(DAYS, 0, -1):
        then, day = place.moment(ago, "09:12"), place.day(ago)
        if ago == PROBLEM:
            happened.append((then, partial(_problem, place, album)))
        elif ago == ON_PAPER:
            happened.append((place.moment(ago - 1, "08:40"), partial(_enter_paper, place, day)))
        elif ago != MISSED:
            happened.append((then, partial(_tap, place, SHUTDOWN if ago == SHUT else CLEAR)))
        if due_on(WEEK, begins(WEEK, day), CALENDAR) == day:
            happened.append((at(day, time(15, 40)), partial(_report, place)))
        monday = begins(WEEK, day)
        if day == CALENDAR.working_day_from(monday):
            happened += [(at(day, time(14)), partial(_remark, place)), (at(day, time(14, 5)), partial(_look, place))]
    return happened
