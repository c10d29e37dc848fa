"""Opening findings (clauses 4.2, 4.7.1): whatever record something is found at, the finding is linked to it."""

from dataclasses import dataclass

from bot.records.links import Link
from bot.rules.cases.deadlines import opened
from bot.rules.cases.finding import CLOSED, FINDING
from bot.rules.cases.finding_terms import Severity, finding_deadlines
from bot.rules.cases.life_cycle import Clock
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.cases.reminders import remind_of_case
from bot.services.numbers import next_number
from storage.cases import stored as cases
from storage.linked import get_number
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


@dataclass(frozen=True, slots=True)
class Found:
    """A non-conformity as it was found.

    ``question``: the one of the record's form that it answers, where there is one. ``fixed``: on the spot, so that
    nothing is left to do. ``released``: the client has the record it was found at; else whoever releases that reminds.
    """

    client_id: int
    site_id: int | None
    what: str
    severity: Severity
    question: str = ""
    clause: str = ""
    suggestion: Text | None = None
    fixed: bool = False
    released: bool = True


async def open_finding(cause: Cause, who: Person, record: Link, found: Found) -> int:
    """Opens a finding with its number, deadlines and reminders; returns its case's id.

    Inside a transaction that is open already.

    Raises:
        CannotBeLinked: there is no such record.
    """
    await get_number(record)
    firm = await get_settings()
    calendar = firm.calendar(found.client_id)
    fix = finding_deadlines(found.severity, cause.at, calendar, firm.allowances).fix
    clock = opened(FINDING, cause.at, calendar, firm.allowances, fix)
    case_id = await cases.add_case(
        kind=FINDING.kind,
        number=await next_number(FINDING.number, cause),
        client_id=found.client_id,
        site_id=found.site_id,
        state=CLOSED if found.fixed else FINDING.first,
        title=found.what,
        opened_by_id=who.id,
        clock=Clock(cause.at, None, fix, None) if found.fixed else clock,
        closed_at=cause.at if found.fixed else None,
    )
    await cases.add_finding_details(
        case_id,
        record,
        question=found.question,
        clause=found.clause,
        severity=found.severity,
        suggestion=found.suggestion or Text("", ""),
        fixed_on_the_spot=found.fixed,
    )
    await add_entry(cause, "open", "case", case_id, **{record.kind: record.id})
    if found.fixed:
        await add_entry(cause, "fixed_on_the_spot", "case", case_id, **{record.kind: record.id})
    case = await cases.get_case(case_id)
    if case is not None and found.released:
        await remind_of_case(cause, case)
    return case_id
