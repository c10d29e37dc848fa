"""What is serious is repeated to whom it waits for until they say that they know (bot/rules/cases/nagging.py)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Promise
from bot.rules.cases.nagging import ACKNOWLEDGE, EVERY, nagged
from bot.rules.cases.parties import may_see, standings
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
SELDOM = timedelta(days=1)
"""After which it is said again at the latest: who has not answered for days is not helped by a message every hour."""


def is_nagged(who: Person, case: CaseRecord, trail: Iterable[TrailRecord]) -> bool:
    """Whether the case is still to be acknowledged by this person.

    Who did something about it since it is known how grave it is knows of it.
    """
    life_cycle = CASE_KINDS[case.kind]
    told = nagged(life_cycle, case.state, case.parties, stands_still=case.paused_at is not None)
    concerned = bool(standings(who, case.parties) & told) and may_see(who, life_cycle, case.parties)
    steps = {step.action: step for step in life_cycle.transitions}
    done = [entry for entry in trail if entry.action in steps]
    graded = [place for place, entry in enumerate(done) if steps[entry.action].promise is Promise.RECKONED]
    since = done[graded[-1] :] if graded else done
    return concerned and not any(entry.person_id == who.id for entry in since)


async def is_still_nagged(who: Person, case: CaseRecord) -> bool:
    """The same, by what the case's trail says now."""
    return is_nagged(who, case, await timeline("case", case.id))


async def acknowledge(cause: Cause, who: Person, case: CaseRecord) -> None:
    """Notes that somebody knows of the case; once. Inside a transaction that is open already."""
    if await is_still_nagged(who, case):
        await add_entry(cause, ACKNOWLEDGE, "case", case.id)


async def begin_nagging(cause: Cause, case: CaseRecord) -> None:
    """Has a serious case repeated to whoever does not know of it; inside a transaction that is open already.

    With each step it begins anew; looked at otherwise, it goes on as it was.
    """
    trail = await timeline("case", case.id)
    if is_practice(case.client_id) or not await _silent(case, trail):
        return
    begun = _begun(case, trail)
    if begun == cause.at or not await jobs.is_waiting(NAG_ON, case.id):
        await jobs.repeat_job(NAG_ON, case.id, await _next(cause, case, begun))


@writing
async def nag(cause: Cause, case_id: int) -> None:
    """Says it once more to who has not acknowledged it, and goes on as long as somebody has not."""
    case, trail = await cases.get_case(case_id), await timeline("case", case_id)
    silent = await _silent(case, trail) if case is not None else []
    if case is None or not silent:
        return
    again = await _next(cause, case, _begun(case, trail))
    for person in silent:
        await post(cause, NAG, ("case", case.id), person.id, occurrence=cause.at.isoformat(), expires_at=again)
    await jobs.repeat_job(NAG_ON, case.id, again)


async def _silent(case: CaseRecord, trail: Sequence[TrailRecord]) -> list[Person]:
    """To whom it is said again: those for whom it waits as it stands, who have not said that they know."""
    told = nagged(CASE_KINDS[case.kind], case.state, case.parties, stands_still=case.paused_at is not None)
    return [one for one in await people_of(case, told) if is_nagged(one, case, trail)] if told else []


def _begun(case: CaseRecord, trail: Sequence[TrailRecord]) -> datetime:
    """Since when it stands as it does: its last step, but that somebody knows of it."""
    steps = {step.action for step in CASE_KINDS[case.kind].transitions if not step.acknowledges}
    return max((entry.at for entry in trail if entry.action in steps), default=case.runs_since)


async def _next(cause: Cause, case: CaseRecord, begun: datetime) -> datetime:
    """When it is said again: each time after as long as it was waited by then, in the hours that are not quiet."""
    firm = await get_settings()
    calendar = firm.calendar(case.client_id)
    soonest = due(cause.at, firm.allowances.of(EVERY), calendar) - cause.at
    at = cause.at + min(max(cause.at - begun, soonest), SELDOM)
    return out_of_quiet_hours(at, firm.quiet, calendar)
