"""承诺记录: what is promised of a case is written down with the step that promises it (clause 5.5.2).

Dates are counted by settings and days off that may be others by tomorrow, so they cannot be told from the trail later.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.cases.promises import PromiseRecord, PromiseTold
from bot.rules.cases.deadlines import ANOTHER_DATE, HELD, SET_BY_HAND
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import standings
from bot.rules.cases.promises import Became, became, is_told, owed_under, promised_now
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases.history import said
from storage.cases import promises


async def note_promises(cause: Cause, case: CaseRecord, action: str, draft_id: int | None = None) -> None:
    """Notes what a step made of the promises of a case, which stands as it is behind it.

    ``action``: the step, ``draft_id``: the form in which its reason stands. Inside a transaction that is open already.
    """
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(case.state)
    held = case.paused_at is not None and (state.runs or action == HELD)
    now = promised_now(life_cycle, state, case.due_at, case.promised_at, held=held)
    promises_by = {step.promise for step in life_cycle.transitions if step.action == action}
    by_hand, is_told_anew = bool(promises_by & SET_BY_HAND), bool(promises_by & ANOTHER_DATE)
    standing = {one.what: one for one in await promises.find_open_promises(case.id)}
    for what, one in standing.items():
        if _as_told(now.get(what)) != _as_told(one.until):
            ended = became(what, state, now, kept=action in owed_under(life_cycle, what).kept_by)
            # the news of another date that comes too late says so, and asks pardon
            late = is_told_anew and ended is Became.MOVED and one.is_broken(cause.said_at)
            told_at = one.told_at or (cause.at if late else None)
            await promises.end_promise(one.id, cause.said_at, ended, told_at)
    for what, until in now.items():
        if what not in standing or _as_told(standing[what].until) != _as_told(until):
            await promises.add_promise(
                case.id,
                what,
                until,
                made_at=cause.said_at,
                action=action,
                by_id=cause.person_id if by_hand else None,
                draft_id=draft_id if is_told_anew else None,
            )


def _as_told(until: datetime | None) -> datetime | None:
    """A date as it is told, to the minute: one that only the clock sees to be another is the same promise."""
    return until.replace(second=0, microsecond=0) if until is not None else None


async def promises_of(case_ids: Sequence[int]) -> dict[int, tuple[PromiseTold, ...]]:
    """All promises of these cases, with what became of them and why."""
    found: dict[int, list[PromiseRecord]] = {case_id: [] for case_id in case_ids}
    for one in await promises.find_promises(case_ids):
        found[one.case_id].append(one)
    return {case_id: tuple([await _told(one, of_case) for one in of_case]) for case_id, of_case in found.items()}


async def mended_by(case: CaseRecord, draft_id: int) -> PromiseTold | None:
    """The promise that was broken when another date was given in its place, in this form; None: it was in time."""
    if not draft_id:
        return None
    told = (await promises_of((case.id,)))[case.id]
    return next((one for one in told if one.is_mended and one.later and one.later.draft_id == draft_id), None)


def is_promised(who: Person, case: CaseRecord) -> bool:
    """Whether it is this person to whom something of the case is promised, now or as a whole."""
    life_cycle = LIFE_CYCLES[case.kind]
    owed = (one for one in (life_cycle.owed, life_cycle.state(case.state).owed) if is_told(one))
    return any(standings(who, case.parties) & one.to for one in owed if one is not None)


async def _told(promise: PromiseRecord, of_case: Sequence[PromiseRecord]) -> PromiseTold:
    told = PromiseTold(promise)
    if not told.moved:
        return told
    later = next((one for one in of_case if one.what == promise.what and one.id > promise.id), None)
    reason = (await said(later.draft_id))[0] if later is not None and later.draft_id is not None else ""
    return PromiseTold(promise, later, reason)
