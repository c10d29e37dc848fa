"""Whether anybody for whom a case waits can hear; where nobody can, somebody is asked to call.

Only silence of people who can hear counts (rules/hearing): the time to answer stands still meanwhile, and begins anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from bot.records.cases.cases import CaseRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.anonymous import knows_opener
from bot.rules.cases.concerning import awaited
from bot.rules.cases.deadlines import OUT_OF_REACH, WITHIN_REACH, begun_anew
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Standing
from bot.rules.cases.parties import may_see, standings
from bot.rules.cause import Cause
from bot.rules.hearing import can_hear
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.practice import is_practice
from bot.services.cases.calling import CALL_ON
from bot.services.cases.nagging import begin_nagging
from bot.services.cases.people import away_from, people_of, readers_of
from bot.services.cases.reminders import REMINDER, remind_of_case
from bot.services.cases.silence import silent_until
from bot.services.post import reachability
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.people import stand_ins
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.trail.entries import TrailRecord, add_entry, timeline

CALL = MessageCode("case_unheard")

LAPSE = "lapse_case"


@dataclass(frozen=True, slots=True)
class Silent:
    """Those for whom a case waits of whom nobody can hear: ``people`` by themselves, who do not use the bot included.

    ``relayed``: who recorded for them can hear, and is asked to pass it on with everything that is said anyway.
    """

    people: tuple[Person, ...]
    relayed: bool


async def nobody_of(case: CaseRecord) -> Silent | None:
    """Who cannot hear of those for whom the case waits; None when somebody of each group can, or it waits for nobody.

    What was not released yet waits for nobody: its clocks stand still anyway.
    """
    if case.closed_at is not None or case.released_at is None:
        return None
    for group in awaited(LIFE_CYCLES[case.kind], case.state, case.parties):
        if (silent := await _silent(case, group)) is not None:
            return silent
    return None


async def _silent(case: CaseRecord, group: frozenset[Standing]) -> Silent | None:
    waiting = await people_of(case, group)
    for person in waiting:
        if await hears(person, case):
            return None
    away = [await people.get_person_on_record(one) for one in away_from(case, group)]
    # whoever stays of a client may not use the bot at all
    relays = [one.person for one in await readers_of(case, group) if one.relay is not None]
    found = {person.id: person for person in (*waiting, *away) if person is not None}
    return Silent(tuple(found.values()), any(can_hear(relay) for relay in relays))


async def hears(person: Person, case: CaseRecord) -> bool:
    """Whether what is said of the case to this person reaches them, or who stands in for them."""
    return can_hear(person) or await _somebody_hears_for(person, case)


async def _somebody_hears_for(person: Person, case: CaseRecord) -> bool:
    """Whether somebody stands in for the person, to whom everything is sent on."""
    for one in await stand_ins.find_active_stand_ins(person.id, case.client_id):
        stand_in = await people.get_person(one.person_id)
        if stand_in is not None and can_hear(stand_in):
            return True
    return False


async def heed(cause: Cause, case: CaseRecord) -> CaseRecord:
    """Notes whether those for whom the case waits can hear, and does what follows; the case as it is then.

    What is serious is repeated from now on until it is acknowledged.
    Nobody can: whoever can call is asked to, once in each state for as long as it lasts. Somebody can again: the time
    to answer begins anew. Inside a transaction that is open already.
    """
    await begin_nagging(cause, case)
    silent = await nobody_of(case)
    if silent is None:
        return case if case.unheard_since is None else await _go_on(cause, case)
    since, is_new = case.unheard_since or cause.at, case.unheard_since is None
    theirs = LIFE_CYCLES[case.kind].state(case.state).is_time_to_answer
    if is_new:
        await cases.change_unheard(case.id, since)
        if CASE_KINDS[case.kind].call is not None and not is_practice(case.client_id):
            # whoever leads gets no messages: somebody else is called
            await jobs.repeat_job(CALL_ON, case.id, cause.at)
    if theirs and silent.relayed and case.due_at is None:
        # who passes it on is asked for it by a date, though their silence is not the other's
        return await _go_on(cause, case, unheard_since=since)
    if theirs and not silent.relayed and case.due_at is not None:
        await cases.stop_waiting(case.id)
        await outbox.cancel_messages("case", case.id, cause.at, kind=REMINDER)
        await add_entry(cause, OUT_OF_REACH, "case", case.id)
    now = await cases.get_case(case.id) or case
    # of an answer that is waited for it is said later too, when who would have passed it on is gone as well
    if not silent.relayed and (is_new or theirs) and not is_practice(case.client_id):
        await _ask_to_call(cause, now, silent, since)
    return now


async def _ask_to_call(cause: Cause, case: CaseRecord, silent: Silent, since: datetime) -> None:
    for reader in await callers_of(case, silent):
        if await _knows(cause, reader, case, silent):
            continue
        occurrence = f"{case.state}:{since.isoformat()}"
        said = {"since": since.isoformat()}
        await post(cause, CALL, ("case", case.id), reader.id, occurrence=occurrence, parameters=said)


async def callers_of(case: CaseRecord, silent: Silent) -> list[Person]:
    """Who is asked to call: the first of the kind's ``callers`` who can hear themselves; they may see the case."""
    unable = {person.id for person in silent.people}
    for group in LIFE_CYCLES[case.kind].callers:
        found = [one for one in await people_of(case, group) if can_hear(one) and one.id not in unable]
        # who is not told whose it is cannot telephone them
        found = [one for one in found if knows_opener(one, case.parties)]
        # a colleague of theirs is not sent to telephone for us, only for themselves
        own = LIFE_CYCLES[case.kind].is_the_clients_own
        if able := [one for one in found if own or not one.roles <= CLIENT_SIDE]:
            return able
    return []


async def callers_now(case: CaseRecord) -> list[Person]:
    """Who can be told in place of those for whom the case waits, of whom nobody can hear; nobody while somebody can."""
    silent = await nobody_of(case) if case.unheard_since is not None else None
    return await callers_of(case, silent) if silent is not None else []


def is_caller(reader: Person, case: CaseRecord) -> bool:
    """Whether this person is among those who can be asked to call, or stands in for one of them."""
    life_cycle = LIFE_CYCLES[case.kind]
    if not may_see(reader, life_cycle, case.parties) or not knows_opener(reader, case.parties):
        return False
    return bool(standings(reader, case.parties) & frozenset[Standing]().union(*life_cycle.callers))


async def _knows(cause: Cause, reader: Person, case: CaseRecord, silent: Silent) -> bool:
    """Whether the reader was asked to call already, where there is nothing more to say than that.

    Of an answer that is waited for each case has its own to say; of everything else nothing to who was told of each
    person concerned. What all who may see it hear of (findings) is said once a day for all of a client.
    """
    if LIFE_CYCLES[case.kind].state(case.state).is_time_to_answer:
        return False
    if silent.people and all([await reachability.was_told(reader, person) for person in silent.people]):
        return True
    today = at(beijing_day(cause.at), time())
    return CASE_KINDS[case.kind].overseen and await cases.is_said_of_another(case, CALL, reader.id, today)


async def begin_anew_if_missed(cause: Cause, case: CaseRecord) -> bool:
    """Gives whoever has to answer their time once more, if none of them could hear all along; whether it did.

    Mostly that was done when they came back; but nobody looked while no worker ran.
    """
    begun = _waiting_since(await timeline("case", case.id), case)
    for group in awaited(LIFE_CYCLES[case.kind], case.state, case.parties):
        waiting = await people_of(case, group)
        if all([await reachability.came_back_after(person.id, begun) for person in waiting]):
            await _go_on(cause, case)
            return True
    return False


def _waiting_since(trail: Sequence[TrailRecord], case: CaseRecord) -> datetime:
    """When the time that runs now was given: with the step into the state, or when it began anew."""
    moves = {one.action for one in LIFE_CYCLES[case.kind].transitions if one.to is not None} | {WITHIN_REACH}
    return max((entry.at for entry in trail if entry.action in moves), default=case.opened_at)


async def _go_on(cause: Cause, case: CaseRecord, *, unheard_since: datetime | None = None) -> CaseRecord:
    """Somebody can hear: who was given time to answer gets all of it once more.

    ``unheard_since``: it is somebody who passes it on, and those for whom it waits still do not hear themselves.
    """
    firm = await get_settings()
    state = LIFE_CYCLES[case.kind].state(case.state)
    due_at = begun_anew(state, cause.at, firm.calendar(case.client_id), firm.allowances)
    if due_at is None or case.closed_at is not None:
        await cases.change_unheard(case.id, None)
        return await cases.get_case(case.id) or case
    if not await cases.begin_waiting_anew(case, due_at, unheard_since):
        return case
    await add_entry(cause, WITHIN_REACH, "case", case.id)
    now = await cases.get_case(case.id) or case
    await outbox.cancel_messages("case", case.id, cause.at, kind=REMINDER)
    await remind_of_case(cause, now)
    if (until := await silent_until(now)) is not None:
        await jobs.repeat_job(LAPSE, case.id, until)
    return now


@writing
async def look_at_case(cause: Cause, case_id: int) -> None:
    """Looks whether those for whom a case waits can hear, as ``heed``."""
    case = await cases.get_case(case_id)
    if case is not None:
        await heed(cause, case)


async def find_cases_around(person_id: int | None) -> list[int]:
    """Ids of the open cases that may wait for this person, or for whom they pass things on to; None: all there are."""
    states = {state for life_cycle in LIFE_CYCLES.values() for state in life_cycle.open_states}
    if person_id is None:
        return await cases.find_open_ids(states, None)
    person = await people.get_person(person_id)
    if person is None:
        return []
    for_all = any(grant.client_id is None for grant in person.grants)
    held = (*person.grants, *person.past_grants)
    own = tuple(sorted({grant.client_id for grant in held if grant.client_id is not None}))
    return await cases.find_open_ids(states, None if for_all else own)
