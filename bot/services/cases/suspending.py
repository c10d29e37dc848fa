"""Findings of a client whose contract is suspended: their clocks stand still, and run on when it is resumed.

Complaints, enquiries and incidents are owed whatever a contract says: their promises go on (clause 5.5.2).
"""

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.deadlines import HELD, RUNS_ON, held, let_go
from bot.rules.cases.finding import FINDING
from bot.rules.cause import Cause
from bot.services.cases.hearing import heed
from bot.services.cases.promises import note_promises
from bot.services.cases.reminders import REMINDER, remind_of_case
from storage.cases import stored as cases
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


async def _open(client_id: int) -> list[CaseRecord]:
    """The open findings that the client has; one that it does not have yet has no clock that could run."""
    return [case for case in await cases.find_open_cases((FINDING.kind,), (client_id,)) if case.released_at is not None]


async def suspend_findings(cause: Cause, client_id: int) -> None:
    """Stops the clocks of a client's open findings; inside an open transaction."""
    for case in await _open(client_id):
        if case.paused_at is None:
            await cases.change_clock(case.id, held(case.clock, cause.at))
            await outbox.cancel_messages("case", case.id, cause.at, kind=REMINDER)
            await add_entry(cause, HELD, "case", case.id)
            await _note(cause, case.id, HELD)


async def _note(cause: Cause, case_id: int, action: str) -> None:
    """Notes what became of what was promised of a case."""
    case = await cases.get_case(case_id)
    if case is not None:
        await note_promises(cause, case, action)


async def resume_findings(cause: Cause, client_id: int) -> None:
    """Has them run on, their dates moved on by the working days since; inside an open transaction."""
    firm = await get_settings()
    calendar = firm.calendar(client_id)
    for case in await _open(client_id):
        if case.paused_at is None:
            continue
        state = FINDING.state(case.state)
        await cases.change_clock(case.id, let_go(state, case.clock, cause.at, calendar, firm.allowances))
        await add_entry(cause, RUNS_ON, "case", case.id)
        await _note(cause, case.id, RUNS_ON)
        again = await cases.get_case(case.id)
        if again is not None:
            await remind_of_case(cause, again)
            await heed(cause, again)
