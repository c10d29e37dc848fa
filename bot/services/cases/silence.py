"""Until when a case waits for the other side before their silence is taken for an answer."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.deadlines import lapses_at
from bot.rules.cases.kinds import LIFE_CYCLES
from storage.settings.firm import get_settings


async def silent_until(case: CaseRecord) -> datetime | None:
    """Until when the case waits before it closes by itself; None when it does not, as while nobody can hear."""
    lapse = LIFE_CYCLES[case.kind].state(case.state).lapse
    if lapse is None or case.due_at is None or case.unheard_since is not None:
        return None
    firm = await get_settings()
    return lapses_at(case.due_at, lapse, firm.calendar(case.client_id), firm.allowances)
