"""A bad rating asks for an answer by a person (clauses 5.5.4, 5.5.5)."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.rating import LOW, RATED_LOW
from bot.rules.cause import Cause
from bot.services.cases.messages import tell_of_step
from bot.services.cases.steps import advance, step_of


async def ask_for_answer(cause: Cause, view: DraftView, case: CaseRecord, step: Transition) -> None:
    """Has somebody answer if the step was a bad rating. Inside a transaction that is open already."""
    asks = step_of(case, RATED_LOW)
    if not step.once or asks is None or case.rating is None or case.rating > LOW or case.state not in asks.since:
        return
    if LIFE_CYCLES[case.kind].state(case.state).ends:
        # what was not good stands in the history once, with the stars; who gave them asked for nothing
        by_itself = replace(cause, person_id=None)
        moved = await advance(by_itself, None, case, asks, beside=True)
        await tell_of_step(cause, moved, asks, None, view)
