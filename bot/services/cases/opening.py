"""What follows as soon as a case is there, and cases that a record opens by itself (clauses 5.3.3, 5.4 b)."""

from bot.records.links import Link
from bot.rules.cases.deadlines import opened
from bot.rules.cases.kind import CaseKind
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.practice import is_practice
from bot.services.cases.alike import note_likeness
from bot.services.cases.calling import call_next
from bot.services.cases.hearing import heed
from bot.services.cases.messages import OPENED, tell_of_opening
from bot.services.cases.promises import note_promises
from bot.services.cases.reminders import remind_of_case
from bot.services.numbers import next_number
from storage.cases import of_records
from storage.cases import stored as cases
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


async def begin(cause: Cause, who: Person, case_id: int) -> None:
    """Tells or calls whomever a case concerns that was just added; inside a transaction that is open already."""
    case = await cases.get_case(case_id)
    if case is None:
        raise LookupError(case_id)
    life_cycle = CASE_KINDS[case.kind]
    await note_promises(cause, case, OPENED)
    await note_likeness(cause, case)
    if life_cycle.call is None or is_practice(case.client_id):
        await tell_of_opening(cause, case, life_cycle, who)
    else:
        await call_next(cause, case, first=True)
    await remind_of_case(cause, case)
    await heed(cause, case)


async def open_of_record(
    cause: Cause, who: Person, kind: CaseKind, record: Link, client_id: int, title: str
) -> frozenset[int]:
    """Opens a case of a record, which whoever filed that leads at first; the ids of who is called to it.

    Once for each record. Inside a transaction that is open already.
    """
    if await of_records.get_case_of(record) is not None:
        return frozenset()
    firm = await get_settings()
    case_id = await cases.add_case(
        kind=kind.kind,
        number=await next_number(kind.number, cause),
        client_id=client_id,
        state=kind.first,
        title=title,
        opened_by_id=who.id,
        clock=opened(kind, cause.said_at, firm.calendar(client_id), firm.allowances),
        handler_id=who.id if kind.opener_leads else None,
        record=record,
    )
    await add_entry(cause, "open", "case", case_id, client=client_id, record=record.kind, of=record.id)
    await begin(cause, who, case_id)
    case = await cases.get_case(case_id)
    return frozenset(case.called) if case is not None else frozenset()
