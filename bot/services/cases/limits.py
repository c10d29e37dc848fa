"""Steps that are possible only so long after a case ended: an appeal, handling it anew (clause 5.5.2)."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.life_cycle import Transition
from bot.rules.deadlines import due
from storage.settings.firm import get_settings


class TooLate(Exception):
    """The time for a step has passed; ``until``: when it was over."""

    def __init__(self, case: CaseRecord, transition: Transition, until: datetime) -> None:
        super().__init__(case.id, transition.action)
        self.case, self.transition, self.until = case, transition, until


async def possible_until(case: CaseRecord, transition: Transition) -> datetime | None:
    """Until when a step can be taken with a case that has ended; None: as long as it is as it is."""
    ended = case.closed_at or case.ended_at
    if transition.within is None or ended is None:
        return None
    firm = await get_settings()
    return due(ended, firm.allowances.of(transition.within), firm.calendar(case.client_id))


async def ensure_in_time(case: CaseRecord, transition: Transition, at: datetime) -> None:
    """Raises TooLate: the step is not possible any more at this moment."""
    until = await possible_until(case, transition)
    if until is not None and at > until:
        raise TooLate(case, transition, until)
