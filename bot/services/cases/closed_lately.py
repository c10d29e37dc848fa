"""What somebody said that ended lately: what they write then may be about it, or a new matter (clause 5.5.4)."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do
from bot.rules.people import Person
from bot.services.cases.limits import possible_until
from bot.services.cases.progress import own_cases


async def ended_lately(who: Person, at: datetime) -> tuple[CaseRecord, Transition] | None:
    """What the person filed that ended last and can be taken up again, with the step that does; None: there is none."""
    found = []
    for case in await own_cases(who):
        ended = case.closed_at or case.ended_at
        step = _taking_up(who, case) if case.kind in FILINGS and ended is not None else None
        if ended is None or step is None:
            continue
        until = await possible_until(case, step)
        if until is not None and at <= until:
            found.append((ended, case, step))
    return max(found, key=lambda one: (one[0], one[1].id))[1:] if found else None


def _taking_up(who: Person, case: CaseRecord) -> Transition | None:
    steps = can_do(who, LIFE_CYCLES[case.kind], case.state, case.parties)
    return next((step for step in steps if step.within is not None and not step.goes_to), None)


async def is_over(who: Person, case_id: int) -> bool:
    """Whether a case of which the person speaks has ended, so that a word of thanks asks for nothing more."""
    return any(case.id == case_id and (case.closed_at or case.ended_at) for case in await own_cases(who))
