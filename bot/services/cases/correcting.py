"""What a corrected record says of a finding now: how grave it is, who fixes it and by when (clauses 3.6, 4.7.1).

An open finding follows, with its history; what is closed is past, and stands corrected in the record alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.records.cases.cases import CaseRecord
from bot.records.work_records import WorkRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.finding import CORRECT, CORRECT_DATE, FINDING
from bot.rules.cases.finding_terms import Severity
from bot.rules.cases.life_cycle import Clock, Counted
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.working_days import END_OF_DAY
from bot.services.cases.findings import fix_due
from bot.services.cases.hearing import heed
from bot.services.cases.messages import tell_former_handler, tell_of_correction
from bot.services.cases.reminders import REMINDER, remind_of_case
from storage.cases import stored as cases
from storage.post import outbox
from storage.trail.entries import add_entry


@dataclass(frozen=True, slots=True)
class AsSaid:
    """What a record says of a finding; ``owner_id``, ``until`` None: nobody was named, no day was agreed."""

    severity: Severity
    owner_id: int | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Follows:
    """How an open finding stands behind a correction; ``by_hand``: its date is an agreed one now.

    ``kept``: its date was set since, and so stays though its severity is another.
    """

    case: CaseRecord
    severity: Severity
    handler_id: int | None
    fix_by: date | None
    promised_at: datetime | None
    by_hand: bool = False
    kept: bool = False

    @property
    def changes(self) -> bool:
        """Whether anything is another than before."""
        case = self.case
        now = (self.severity, self.handler_id, self.promised_at)
        return now != (case.severity, case.handler_id, case.promised_at)


async def foreseen(record: WorkRecord, finding_id: int, was: AsSaid, now: AsSaid) -> Follows | None:
    """How a finding follows a correction of its record; None: it does not, since it is closed, or is not there."""
    case, details = await cases.get_case(finding_id), await cases.get_finding_details(finding_id)
    if case is None or details is None or case.closed_at is not None:
        return None
    handler_id = case.handler_id
    if now.owner_id != was.owner_id and (now.owner_id is not None or handler_id == was.owner_id):
        handler_id = now.owner_id
    counted_from = await _counted_from(record, case, Severity(details.severity))
    promised_at, fix_by, by_hand = case.promised_at, details.fix_by, False
    if now.until != was.until and now.until is not None:
        promised_at, fix_by, by_hand = at(now.until, END_OF_DAY), now.until, True
    elif now.until != was.until:
        start = counted_from or record.recall_until or case.released_at or case.opened_at
        promised_at, fix_by = await fix_due(now.severity, start, case.client_id), None
    elif counted_from is not None and details.fix_by is None:
        promised_at = await fix_due(now.severity, counted_from, case.client_id)
    kept = promised_at == case.promised_at and now.severity != details.severity and counted_from is None
    return Follows(case, now.severity, handler_id, fix_by, promised_at, by_hand, kept)


async def _counted_from(record: WorkRecord, case: CaseRecord, severity: Severity) -> datetime | None:
    """From when the date of a finding was counted by its severity; None: somebody set it."""
    for start in (record.recall_until, case.released_at, case.opened_at):
        if start is not None and await fix_due(severity, start, case.client_id) == case.promised_at:
            return start
    return None


async def follow(cause: Cause, who: Person, record: WorkRecord, draft_id: int, now: Follows) -> None:
    """Has an open finding say what its record says; whoever is to fix it hears, inside an open transaction."""
    was = now.case
    if not now.changes:
        return
    state = FINDING.state(was.state)
    runs = was.due_at is not None and state.due is Counted.PROMISE
    clock = Clock(was.opened_at, now.promised_at if runs else was.due_at, now.promised_at, was.paused_at)
    await cases.correct_finding(was.id, clock, now.handler_id, severity=now.severity, fix_by=now.fix_by)
    transition = FINDING.transition(CORRECT_DATE if now.by_hand else CORRECT)
    details: dict[str, int | str] = {record.kind: record.id, "draft": draft_id}
    if now.severity != was.severity:
        details |= {"severity": now.severity.value, "severity_was": was.severity or ""}
    if now.handler_id != was.handler_id:
        details |= {"owner": now.handler_id or 0, "owner_was": was.handler_id or 0}
    if now.promised_at is not None and was.promised_at is not None and now.promised_at != was.promised_at:
        days = beijing_day(now.promised_at), beijing_day(was.promised_at)
        details |= {"until": days[0].isoformat(), "until_was": days[1].isoformat()}
    await add_entry(cause, transition.action, "case", was.id, **details)
    case = await cases.get_case(was.id)
    if case is None:
        raise LookupError(was.id)
    await tell_of_correction(cause, case, transition, who, draft_id)
    if was.handler_id is not None and was.handler_id != case.handler_id:
        await tell_former_handler(cause, case, transition, was.handler_id, who)
    await outbox.cancel_messages("case", case.id, cause.at, kind=REMINDER)
    await remind_of_case(cause, case)
    await heed(cause, case)
