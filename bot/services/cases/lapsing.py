"""Silence: a case that waited for the other side long enough is closed by itself (it can be reopened).

Only the silence of somebody who could hear all the time means anything (rules/hearing).
"""

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.practice import is_practice
from bot.services.cases.hearing import LAPSE, begin_anew_if_missed, heed
from bot.services.cases.silence import silent_until
from bot.services.cases.steps import advance
from storage.cases import stored as cases
from storage.database import writing
from storage.jobs import queue as jobs


@writing
async def lapse(cause: Cause, case_id: int) -> None:
    """Takes the step that silence stands for; nothing happens when somebody answered, or asked anew, meanwhile.

    Nor when nobody can hear for whom it waits: once somebody can, their time begins anew.
    """
    stored = await cases.get_case(case_id)
    if stored is None:
        return
    case = await heed(cause, stored)
    until = await silent_until(case)
    life_cycle = LIFE_CYCLES[case.kind]
    silence = life_cycle.state(case.state).lapse
    if silence is None or until is None:
        return
    if until > cause.at:
        # days off were entered since it was planned
        await jobs.repeat_job(LAPSE, case_id, until)
        return
    if await begin_anew_if_missed(cause, case):
        return
    await advance(cause, None, case, life_cycle.transition(silence.action))


async def number_of(case_id: int) -> str | None:
    """The number of a case, for what is said when work on it failed; None: it is practice."""
    case = await cases.get_case(case_id)
    if case is None:
        return ""
    return None if is_practice(case.client_id) else case.number
