"""The next one is called when nobody answered in time, and when whoever leads gets no messages any more."""

from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.hearing import can_hear
from bot.services.cases.calling import call_next
from bot.services.cases.steps import advance
from storage.cases import stored as cases
from storage.database import writing
from storage.people import persons as people


@writing
async def call_on(cause: Cause, case_id: int) -> None:
    """Calls the next; nothing happens once somebody leads who can hear."""
    case = await cases.get_case(case_id)
    call = CASE_KINDS[case.kind].call if case is not None else None
    if case is None or call is None:
        return
    if case.state == call.state:
        await call_next(cause, case)
        return
    lost = CASE_KINDS[case.kind].transition(call.lost)
    lead = await people.get_person(case.handler_id) if case.handler_id is not None else None
    if case.state in lost.since and (lead is None or not can_hear(lead)):
        await advance(cause, None, case, lost)
