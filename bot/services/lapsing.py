"""Silence: a case that waited for the other side long enough is closed by itself (it can be reopened)."""

from bot.rules.cases.deadlines import lapses_at
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.working_days import Calendar
from bot.services.cases import advance
from storage import cases
from storage.database import writing


@writing
async def lapse(cause: Cause, case_id: int) -> None:
    """Takes the step that silence stands for; nothing happens when somebody answered, or asked anew, meanwhile."""
    case = await cases.get_case(case_id)
    if case is None or case.due_at is None:
        return
    life_cycle = LIFE_CYCLES[case.kind]
    silence = life_cycle.state(case.state).lapse
    if silence is not None and lapses_at(case.due_at, silence, Calendar()) <= cause.at:
        await advance(cause, None, case, life_cycle.transition(silence.action))
