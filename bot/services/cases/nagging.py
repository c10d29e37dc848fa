"""What is serious is repeated to whom it waits for until they say that they know (bot/rules/cases/nagging.py)."""

from collections.abc import Iterable

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Promise, may_see, standings
from bot.rules.cases.nagging import ACKNOWLEDGE, EVERY, nagged
from bot.rules.cause import Cause
from bot.rules.deadlines import due, out_of_quiet_hours
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.services.cases.people import people_of
from bot.services.post.writing import MessageCode, post
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs
from storage.settings.firm import get_settings
from storage.trail.entries import TrailRecord, add_entry, timeline

NAG = MessageCode("case_nag")
NAG_ON = "nag_case"
"""The job that says it again."""


def is_nagged(who: Person, case: CaseRecord, trail: Iterable[TrailRecord]) -> bool:
    """Whether the case is still to be acknowledged by this person.

    Who did something about it since it is known how grave it is knows of it.
    """
    life_cycle = LIFE_CYCLES[case.kind]
    told = nagged(life_cycle, case.state, case.parties, stands_still=case.paused_at is not None)
    concerned = bool(standings(who, case.parties) & told) and may_see(who, life_cycle, case.parties)
    steps = {step.action: step for step in life_cycle.transitions}
    done = [entry for entry in trail if entry.action in steps]
    graded = [place for place, entry in enumerate(done) if steps[entry.action].promise is Promise.RECKONED]
    since = done[graded[-1] :] if graded else done
    return concerned and not any(entry.person_id == who.id for entry in since)


async def acknowledge(cause: Cause, who: Person, case: CaseRecord) -> None:
    """Notes that somebody knows of the case; once. Inside a transaction that is open already."""
    if is_nagged(who, case, await timeline("case", case.id)):
        await add_entry(cause, ACKNOWLEDGE, "case", case.id)


async def begin_nagging(cause: Cause, case: CaseRecord) -> None:
    """Has a serious case repeated, unless that is under way; inside a transaction that is open already."""
    told = nagged(LIFE_CYCLES[case.kind], case.state, case.parties, stands_still=case.paused_at is not None)
    if not told or is_practice(case.client_id) or await jobs.is_waiting(NAG_ON, case.id):
        return
    await _again(cause, case)


async def _again(cause: Cause, case: CaseRecord) -> None:
    firm = await get_settings()
    calendar = firm.calendar(case.client_id)
    at = due(cause.at, firm.allowances.of(EVERY), calendar)
    if not LIFE_CYCLES[case.kind].state(case.state).urgent:
        at = out_of_quiet_hours(at, firm.quiet, calendar)
    await jobs.repeat_job(NAG_ON, case.id, at)


@writing
async def nag(cause: Cause, case_id: int) -> None:
    """Says it once more to who has not acknowledged it, and goes on as long as somebody has not."""
    case = await cases.get_case(case_id)
    if case is None:
        return
    life_cycle, trail = LIFE_CYCLES[case.kind], await timeline("case", case_id)
    told = nagged(life_cycle, case.state, case.parties, stands_still=case.paused_at is not None)
    silent = [one for one in await people_of(case, told) if is_nagged(one, case, trail)] if told else []
    if not silent:
        return
    firm = await get_settings()
    gone = due(cause.at, firm.allowances.of(EVERY), firm.calendar(case.client_id))
    urgent = life_cycle.state(case.state).urgent
    for person in silent:
        await post(
            cause,
            NAG,
            ("case", case.id),
            person.id,
            occurrence=cause.at.isoformat(),
            expires_at=gone,
            at_any_hour=urgent,
        )
    await _again(cause, case)
