"""What is overdue does not end in silence (clause 5.5.2).

Who was promised a date hears when it is about to pass, and when it passed, each time. What stays undone behind the last
stage of the ladder comes back to who has it and to who looks after that, in one message for all of it, in the firm's
rhythm. All of it is decided by what is so on the day, so that nothing is planned months ahead, and what was late before
this version came is found as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.records.cases.cases import CaseRecord
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Owed, Standing
from bot.rules.cases.owing import comes_back_to, owed
from bot.rules.cases.parties import may_see, standings
from bot.rules.cause import Cause
from bot.rules.deadlines import comes_back_on, escalated_on, rhythm_began
from bot.rules.people import Person
from bot.rules.permissions import Action, clients_for
from bot.rules.settings.firm import FirmSettings
from bot.rules.working_days import END_OF_DAY
from bot.services.cases.escalating import escalate
from bot.services.cases.people import readers_of, relays
from bot.services.cases.progress import digest_cases
from bot.services.post.digest import reads_digest
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.cases.promises import note_told
from storage.database import writing
from storage.jobs import queue as jobs
from storage.post import outbox
from storage.settings.firm import get_settings

PROMISE_AT_RISK = MessageCode("promise_at_risk")
PROMISE_BROKEN, STILL_OVERDUE = MessageCode("promise_broken"), MessageCode("still_overdue")
TELL = "tell_of_overdue"
AT_RISK_AT = time(16)
"""When it is looked for what may not be kept by the end of the day: there is time to nudge, and little to do it."""
A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A case that is late behind the last stage; ``relay``: the person to whom the reader passes it on."""

    case: CaseRecord
    relay: int | None = None


def promises_of(case: CaseRecord) -> Mapping[datetime, Owed]:
    """What is owed of a case as it stands, by the moment by which it was promised."""
    life_cycle = LIFE_CYCLES[case.kind]
    return owed(life_cycle, life_cycle.state(case.state), case.due_at, case.promised_at)


async def look_for_promises_at_risk(cause: Cause, day: date) -> None:
    """Tells who was promised something by the end of this day that it is not done yet, while it can still be kept."""
    tonight = at_beijing(day, END_OF_DAY) + A_MOMENT
    for client_id in await cases.find_clients_with_late_cases(tonight):
        for case in await cases.find_late_cases(client_id, tonight):
            promises = promises_of(case)
            for moment in promises:
                if cause.at < moment < tonight:
                    await _tell_of_promise(cause, case, PROMISE_AT_RISK, promises[moment], moment)


async def look_for_overdue(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """Has what is overdue told of, each client by itself."""
    for client_id in await cases.find_clients_with_late_cases(cause.at):
        await jobs.repeat_job(TELL, client_id, cause.at)


@writing
async def tell_of_overdue(cause: Cause, client_id: int) -> None:
    """Tells of a client's broken promises those who were promised, and of what is still undone those who have it.

    What is late is told up the reporting line where it would reach nobody (``escalating``).

    On a day that is not worked there nothing is said: the next one finds the same.
    """
    firm, day = await get_settings(), beijing_day(cause.at)
    calendar = firm.calendar(client_id)
    if not calendar.is_working(day):
        return
    readers: dict[int, Person] = {}
    for case in await cases.find_late_cases(client_id, cause.at):
        await _tell_promised(cause, case, day)
        await escalate(cause, case, firm)
        if case.due_at is None or comes_back_on(beijing_day(case.due_at), calendar, firm.ladder) > day:
            continue
        for reader in await readers_of(case, _again_to(case)):
            readers[reader.person.id] = reader.person
    since = at_beijing(rhythm_began(day, calendar, firm.ladder), time())
    for person in readers.values():
        if not await has_still(person, since) and await still_overdue(person, cause.at):
            await post(cause, STILL_OVERDUE, ("person", person.id), person.id, occurrence=day)


async def _tell_promised(cause: Cause, case: CaseRecord, day: date) -> None:
    """Says a broken promise once, on a day behind the promised one; a new date is a new promise.

    Of several that were broken the last is said: the others were in their time.
    """
    promises = promises_of(case)
    broken = [moment for moment in promises if beijing_day(moment) < day]
    if not broken:
        return
    moment = max(broken)
    await _tell_of_promise(cause, case, PROMISE_BROKEN, promises[moment], moment)


async def _tell_of_promise(cause: Cause, case: CaseRecord, kind: MessageCode, promise: Owed, moment: datetime) -> None:
    if kind == PROMISE_BROKEN:
        await note_told(case.id, moment, cause.at)
    for reader in await readers_of(case, promise.to):
        await post(
            cause,
            kind,
            ("case", case.id),
            reader.person.id,
            occurrence=beijing_day(moment),
            relay=reader.relay,
            expires_at=moment if kind == PROMISE_AT_RISK else None,
            parameters={"promised": moment.isoformat()},
        )


async def has_still(who: Person, since: datetime) -> bool:
    """Whether the person was told of what is still overdue at ``since`` or later, or will be."""
    return await outbox.is_under_way(STILL_OVERDUE, who.id, "person", who.id, since)


async def still_overdue(person: Person, at: datetime) -> tuple[Overdue, ...]:
    """What is said to a person as still overdue, the latest first; without what their digest holds.

    What they stand in for is said to who is away, and sent on to them as that.
    """
    who = replace(person, grants=person.own_grants)
    found = await cases.find_open_cases(LIFE_CYCLES, clients_for(who, Action.SEE_FINDING))
    firm, today = await get_settings(), beijing_day(at)
    late = [case for case in found if case.due_at is not None and _behind_the_ladder(case.due_at, case, firm, today)]
    if late and await reads_digest(who):
        held = {case.id for case in await digest_cases(who, at)}
        late = [case for case in late if case.id not in held]
    return tuple([one for case in late if (one := await _as_told_to(who, case)) is not None])


async def hears_of(who: Person, late: tuple[Overdue, ...], at: datetime) -> bool:
    """Whether a person hears of all of these for themself: they did within the rhythm, or read it in their digest."""
    firm = await get_settings()
    since = at_beijing(rhythm_began(beijing_day(at), firm.calendar(), firm.ladder), time())
    heard = set[int]()
    if await has_still(who, since):
        heard |= {one.case.id for one in await still_overdue(who, at)}
    if await reads_digest(who):
        heard |= {case.id for case in await digest_cases(who, at)}
    return heard.issuperset(one.case.id for one in late)


def _behind_the_ladder(due_at: datetime, case: CaseRecord, firm: FirmSettings, today: date) -> bool:
    return escalated_on(beijing_day(due_at), firm.calendar(case.client_id), firm.ladder) < today


async def _as_told_to(who: Person, case: CaseRecord) -> Overdue | None:
    """The case as this person is told of it; None when it is not said to them."""
    told = _again_to(case)
    if may_see(who, LIFE_CYCLES[case.kind], case.parties) and standings(who, case.parties) & told:
        return Overdue(case)
    named = await relays(who, case, told)
    return None if named is None else Overdue(case, named)


def _again_to(case: CaseRecord) -> frozenset[Standing]:
    life_cycle = LIFE_CYCLES[case.kind]
    return comes_back_to(life_cycle, life_cycle.state(case.state), case.parties)
