"""Opening findings (clauses 4.2, 4.7.1): whatever record something is found at, the finding is linked to it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from bot.rules.beijing import at
from bot.rules.cases.deadlines import opened
from bot.rules.cases.finding import CLOSED, FINDING
from bot.rules.cases.finding_terms import Severity, finding_deadlines
from bot.rules.cases.life_cycle import Clock
from bot.rules.cause import Cause
from bot.rules.deadlines import Allowances
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.working_days import END_OF_DAY, Calendar
from bot.services.cases.alike import note_likeness
from bot.services.cases.hearing import heed
from bot.services.cases.reminders import remind_of_case
from bot.services.cases.repeats import find_repeated, tell_of_repeat, tell_of_repeats
from bot.services.numbers import next_number
from storage.cases import finding_details
from storage.cases import stored as cases
from storage.linked import get_number
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


@dataclass(frozen=True, slots=True)
class Found:
    """A non-conformity as it was found.

    ``question``: the one of the record's form that it answers, where there is one. ``fixed``: on the spot, so that
    nothing is left to do. ``immediate``: what was done about it at once. ``owner_id``: who of the client is to fix it,
    ``until``: by which day, as was agreed with them.
    ``release_at``: when the client is to get the record it was found at, with whose release
    (``release_findings``) its clock starts; None: the client has that already. ``repeat_of``: which finding it repeats,
    where that is not told by its question. ``found_at``: when, if it is opened later than it was found; None: now.
    """

    client_id: int
    site_id: int | None
    what: str
    severity: Severity
    question: str = ""
    clause: str = ""
    suggestion: Text | None = None
    immediate: str = ""
    fixed: bool = False
    release_at: datetime | None = None
    owner_id: int | None = None
    until: date | None = None
    repeat_of: int | None = None
    found_at: datetime | None = None


async def open_finding(cause: Cause, who: Person, record: Link, found: Found) -> int:
    """Opens a finding with its number, deadlines and reminders; returns its case's id.

    Inside a transaction that is open already.

    Raises:
        CannotBeLinked: there is no such record.
    """
    await get_number(record)
    firm = await get_settings()
    calendar = firm.calendar(found.client_id)
    runs_from = found.release_at or cause.at
    fix = _due(found.severity, found.until, runs_from, calendar, firm.allowances)
    clock = replace(opened(FINDING, runs_from, calendar, firm.allowances, fix), opened_at=cause.at)
    if found.fixed:
        clock = Clock(cause.at, None, fix, None)
    elif found.release_at is not None:
        # the date is planned, and nothing can be late before the client has heard of it
        clock = replace(clock, due_at=None)
    item = (found.question, found.clause)
    repeat_of = found.repeat_of or await find_repeated(
        found.client_id, found.site_id, record, item, found.found_at or cause.at
    )
    case_id = await cases.add_case(
        kind=FINDING.kind,
        number=await next_number(FINDING.number, cause),
        client_id=found.client_id,
        site_id=found.site_id,
        state=CLOSED if found.fixed else FINDING.first,
        title=found.what,
        opened_by_id=who.id,
        clock=clock,
        closed_at=cause.at if found.fixed else None,
        handler_id=found.owner_id,
        released=found.release_at is None,
    )
    await finding_details.add_finding_details(
        case_id,
        record,
        question=found.question,
        clause=found.clause,
        severity=found.severity,
        suggestion=found.suggestion or Text("", ""),
        immediate=found.immediate,
        fixed_on_the_spot=found.fixed,
        fix_by=found.until,
        repeat_of_id=repeat_of,
    )
    await add_entry(cause, "open", "case", case_id, **{record.kind: record.id})
    if found.fixed:
        await add_entry(cause, "fixed_on_the_spot", "case", case_id, **{record.kind: record.id})
    case = await cases.get_case(case_id)
    if case is not None:
        await note_likeness(cause, case)
    if case is not None and found.release_at is None:
        await tell_of_repeat(cause, record, case)
        await remind_of_case(cause, case)
        await heed(cause, case)
    return case_id


async def plan_findings(record: Link, release_at: datetime) -> None:
    """Counts the planned dates of what was found at a record anew, which is released later than was planned.

    Inside a transaction that is open already.
    """
    for case in await finding_details.find_findings_at(record):
        if case.closed_at is None:
            await cases.change_promised(case.id, await _fixed_by(case, release_at))


async def release_findings(cause: Cause, record: Link, runs_from: datetime) -> None:
    """Gives the client what was found at a record: clocks start, counted from ``runs_from``, and reminders begin.

    Inside a transaction that is open already.
    """
    at_it = await finding_details.find_findings_at(record)
    await tell_of_repeats(cause, record, at_it)
    for case in at_it:
        if case.closed_at is not None:
            await cases.release_case(case.id, cause.at, None, case.promised_at)
            continue
        fix = await _fixed_by(case, runs_from)
        await cases.release_case(case.id, cause.at, fix, fix)
        released = await cases.get_case(case.id)
        if released is not None:
            await remind_of_case(cause, released)
            await heed(cause, released)


async def fix_due(severity: Severity, runs_from: datetime, client_id: int) -> datetime:
    """By when what is so grave is to be fixed, counted from a moment, where no day was agreed."""
    firm = await get_settings()
    return finding_deadlines(severity, runs_from, firm.calendar(client_id), firm.allowances).fix


async def _fixed_by(case: CaseRecord, runs_from: datetime) -> datetime:
    firm, details = await get_settings(), await finding_details.get_finding_details(case.id)
    until = details.fix_by if details is not None else None
    return _due(Severity(case.severity or ""), until, runs_from, firm.calendar(case.client_id), firm.allowances)


def _due(
    severity: Severity, until: date | None, runs_from: datetime, calendar: Calendar, allowances: Allowances
) -> datetime:
    """By when it is to be fixed: the end of the agreed day, unless that was over before the client heard of it."""
    agreed = at(until, END_OF_DAY) if until is not None else None
    if agreed is not None and agreed > runs_from:
        return agreed
    return finding_deadlines(severity, runs_from, calendar, allowances).fix
