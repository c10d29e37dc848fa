"""A case as a person sees it: with its history, what they can do, and the names that they may know (clause 5.5.3)."""

from datetime import datetime, time

from bot.records.cases.cases import CaseRecord, CaseView
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.alike import SAME
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import State
from bot.rules.cases.parties import can_do, may_see, sees_inside
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.refusing import NotForThisPerson
from bot.services.cases.alike import is_anything_open_beside, related_to
from bot.services.cases.concealing import as_seen, events_as_seen
from bot.services.cases.history import events_in, files_in
from bot.services.cases.mates import SAME_CAUSE, is_another_open, mates_of
from bot.services.cases.measures import tasks_of
from bot.services.cases.nagging import is_nagged
from bot.services.cases.of_record import sees_record
from bot.services.cases.reporting import reports_of
from bot.services.cases.silence import silent_until
from bot.services.cases.veiling import Names
from bot.services.duty.parts import parts_in
from bot.services.people.acting import can_record
from storage.cases import finding_details, ties
from storage.cases import stored as cases
from storage.settings.firm import get_settings
from storage.trail.entries import timeline


class NoSuchCase(NotForThisPerson):
    """There is no such case that the person may see, or may do this to."""


async def get_case(who: Person, case_id: int) -> CaseView:
    """A case that the person may see."""
    return await _seen(who, await cases.get_case(case_id))


async def get_case_by_number(who: Person, number: str) -> CaseView:
    """A case that the person may see, by its number."""
    return await _seen(who, await cases.get_case_by_number(number))


async def _seen(who: Person, case: CaseRecord | None) -> CaseView:
    if case is None or not may_see(who, LIFE_CYCLES[case.kind], case.parties):
        raise NoSuchCase
    return await view_of(who, case)


async def view_of(who: Person, case: CaseRecord) -> CaseView:
    """The case with its history and what this person can do now, with the names that they may know."""
    life_cycle = LIFE_CYCLES[case.kind]
    finding = await finding_details.get_finding_details(case.id) if case.kind == FINDING.kind else None
    trail, inside = await timeline("case", case.id), sees_inside(who, case.parties)
    can = can_do(who, life_cycle, case.state, case.parties)
    if any(step.action == SAME for step in can) and not await is_anything_open_beside(who, case):
        can = tuple(step for step in can if step.action != SAME)
    if any(step.action == SAME_CAUSE for step in can) and not await is_another_open(case):
        can = tuple(step for step in can if step.action != SAME_CAUSE)
    if not is_nagged(who, case, trail):
        can = tuple(step for step in can if not step.acknowledges)
    (seen,) = await as_seen(who, [case])
    return CaseView(
        case=seen,
        can=can,
        events=await events_as_seen(who, case, await events_in(trail, case, inside=inside, reader=who)),
        finding=finding,
        files=await files_in(trail, case, finding, inside=inside),
        mates=await mates_of(case, finding),
        related=await related_to(who, case),
        tasks=await tasks_of(case),
        reports=await reports_of(case),
        coming=await Names(case, who).all_of(case.coming),
        reporters=len(await ties.find_reporters(case.id)),
        parts=await parts_in(who, case),
        sees_record=sees_record(who, case),
        waits_for_me=waits_for(who, life_cycle, case.state, case.parties),
        lapses_at=await silent_until(case),
        can_record=await can_record(who, case),
        unheard=case.unheard_since is not None
        and _may_know_who_hears(who, life_cycle.state(case.state), case.client_id),
    )


async def acted_lately(who: Person, view: CaseView, now: datetime) -> bool:
    """Whether the person did something to the case themself on this day, or on the working day before it."""
    calendar = (await get_settings()).calendar(view.case.client_id)
    since = at(calendar.previous_working_day(beijing_day(now)), time())
    return any(event.by_id == who.id and event.at >= since for event in view.events)


def _may_know_who_hears(who: Person, state: State, client_id: int) -> bool:
    """Whether it is said to this person that nobody hears: to a client only of the time that it was given itself."""
    return state.is_time_to_answer or not who.roles_at(client_id) <= CLIENT_SIDE
