"""What a corrected record says of a finding now: its severity, who fixes it and by when, whether it was fixed
on the spot, and what is written of it (clauses 3.6, 4.7.1).

An open finding follows, with its history. What was fixed on the spot is open again where it was not, unless somebody
looked since whether that lasts; what is open ends where it was, unless the client did something about it since. Of
what is closed else the words alone follow: it is past, and stands corrected in the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.records.cases.cases import CaseRecord, CorrectedWhat, FindingDetails
from bot.records.work_records import WorkRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.deadlines import advanced, moved_on, promise_reckoned
from bot.rules.cases.finding import (
    CLOSED,
    CORRECT,
    CORRECT_DATE,
    CORRECT_FIXED,
    CORRECT_OPEN,
    CORRECT_OPEN_DAY,
    FINDING,
)
from bot.rules.cases.finding_terms import Severity
from bot.rules.cases.life_cycle import Clock, Counted, Transition
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.plain_words import NO, YES
from bot.rules.text import Text
from bot.rules.working_days import END_OF_DAY
from bot.services.cases.ending import tell_of_end
from bot.services.cases.findings import fix_due
from bot.services.cases.hearing import heed
from bot.services.cases.messages import tell_former_handler, tell_in_place, tell_of_correction
from bot.services.cases.reminders import REMINDER, remind_of_case
from storage.cases import finding_details, findings
from storage.cases import stored as cases
from storage.post import outbox
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry, timeline


@dataclass(frozen=True, slots=True)
class AsSaid:
    """What a record says of a finding; ``owner_id``, ``until`` None: nobody was named, no day was agreed."""

    severity: Severity
    owner_id: int | None
    until: date | None
    fixed: bool
    note: str
    immediate: str
    suggestion: Text

    @property
    def terms(self) -> tuple[object, ...]:
        """What is said of it beside the words."""
        return self.severity, self.owner_id, self.until, self.fixed


@dataclass(frozen=True, slots=True)
class Follows:
    """How a finding stands behind a correction: all that is said of it, as it goes to it.

    ``step``: what the correction does to it. ``by_hand``: its date is an agreed one now; ``promised_at`` None where it
    is open again: the date is counted from then. ``words``: which of the words are others.
    ``kept``: its date was set since, and so stays though its severity is another; ``past``: it is closed, so that not
    all goes to it; ``handled``: it goes on though it was fixed on the spot, since the client did something about it;
    ``own_words``: what was done at once stays as somebody wrote it since.
    """

    case: CaseRecord
    details: FindingDetails
    step: Transition
    said: AsSaid
    handler_id: int | None
    until: date | None
    promised_at: datetime | None
    words: frozenset[CorrectedWhat]
    kept: bool = False
    past: bool = False
    handled: bool = False
    own_words: bool = False

    @property
    def closes(self) -> bool:
        """Whether it ends with the correction."""
        return self.step.action == CORRECT_FIXED

    @property
    def opens(self) -> bool:
        """Whether it is open again."""
        return self.step.action in (CORRECT_OPEN, CORRECT_OPEN_DAY)

    @property
    def severity(self) -> Severity:
        """How grave it is then: what is past stays as it was."""
        return Severity(self.details.severity) if self._stays_closed else self.said.severity

    @property
    def fixed(self) -> bool:
        """Whether it counts as fixed on the spot then."""
        return (self.details.fixed_on_the_spot or self.closes) and not self.opens

    @property
    def changes(self) -> bool:
        """Whether anything is another than before."""
        case = self.case
        now = (self.severity, self.handler_id, self.promised_at, self.fixed)
        was = (case.severity, case.handler_id, case.promised_at, self.details.fixed_on_the_spot)
        return now != was or bool(self.words)

    @property
    def _stays_closed(self) -> bool:
        return self.case.closed_at is not None and not self.opens


async def foreseen(record: WorkRecord, finding_id: int, was: AsSaid, now: AsSaid) -> Follows | None:
    """How a finding follows a correction of its record; None: it is not there."""
    case, details = await cases.get_case(finding_id), await finding_details.get_finding_details(finding_id)
    if case is None or details is None:
        return None
    words = _words(details, was, now)
    own_words = was.immediate != now.immediate and CorrectedWhat.IMMEDIATE not in words
    handler_id = case.handler_id
    if now.owner_id != was.owner_id and (now.owner_id is not None or handler_id == was.owner_id):
        handler_id = now.owner_id
    if case.closed_at is not None and _opens_again(case, details, now):
        step = FINDING.transition(CORRECT_OPEN)
        return Follows(case, details, step, now, handler_id, now.until, None, words, own_words=own_words)
    if case.closed_at is not None:
        step, past = FINDING.transition(CORRECT), now.terms != was.terms
        until, date_as_it_is = details.fix_by, case.promised_at
        return Follows(case, details, step, now, case.handler_id, until, date_as_it_is, words, past=past)
    counted_from, waited = await _counted_from(record, case, Severity(details.severity))
    promised_at, until, action = case.promised_at, details.fix_by, CORRECT
    if now.until != was.until and now.until is not None:
        promised_at, until, action = at(now.until, END_OF_DAY), now.until, CORRECT_DATE
    elif now.until != was.until:
        start = counted_from or record.recall_until or case.released_at or case.opened_at
        promised_at, until = await _due(now.severity, start, case.client_id, waited), None
    elif counted_from is not None and details.fix_by is None:
        promised_at = await _due(now.severity, counted_from, case.client_id, waited)
    kept = promised_at == case.promised_at and now.severity != details.severity and counted_from is None
    says_fixed = now.fixed and not was.fixed
    handled = says_fixed and _is_handled(case, details, was)
    step = FINDING.transition(CORRECT_FIXED if says_fixed and not handled else action)
    return Follows(
        case, details, step, now, handler_id, until, promised_at, words, kept, handled=handled, own_words=own_words
    )


def _words(details: FindingDetails, was: AsSaid, now: AsSaid) -> frozenset[CorrectedWhat]:
    """Which words are others; what the client wrote since of what was done at once is not written over."""
    others = {
        CorrectedWhat.NOTE: now.note != was.note,
        CorrectedWhat.IMMEDIATE: now.immediate != was.immediate and details.immediate == was.immediate,
        CorrectedWhat.SUGGESTION: now.suggestion != was.suggestion,
    }
    return frozenset(what for what, is_another in others.items() if is_another)


def _opens_again(case: CaseRecord, details: FindingDetails, now: AsSaid) -> bool:
    """Whether what was closed as fixed on the spot was not, unless it was looked at, or found again, since."""
    looked_at = bool(details.effect) or details.again_id is not None
    return case.state == CLOSED and details.fixed_on_the_spot and not now.fixed and not looked_at


def _is_handled(case: CaseRecord, details: FindingDetails, was: AsSaid) -> bool:
    """Whether the client did more about it than to take it on: what it said or sent is looked at, not passed over."""
    return case.rectified_by_id is not None or case.explained or details.immediate != was.immediate


async def _counted_from(record: WorkRecord, case: CaseRecord, severity: Severity) -> tuple[datetime | None, int]:
    """From when the date of a finding was counted by its severity (None: somebody set it), and for how long it stood.

    Working days in which its clock stood still, as it does with a suspended contract, were given back.
    """
    trail = await timeline("case", case.id)
    calendar = (await get_settings()).calendar(case.client_id)
    steps = [(entry.said_at, entry.action) for entry in trail]
    waited = promise_reckoned(FINDING, case.runs_since, steps, calendar).waited
    opened_again = [entry.at for entry in trail if entry.action == CORRECT_OPEN]
    for start in (*reversed(opened_again), record.recall_until, case.released_at, case.opened_at):
        if start is not None and await _due(severity, start, case.client_id, waited) == case.promised_at:
            return start, waited
    return None, waited


async def _due(severity: Severity, start: datetime, client_id: int, waited: int) -> datetime:
    """By when it is to be fixed, with the days given back in which its clock stood still."""
    calendar = (await get_settings()).calendar(client_id)
    return moved_on(await fix_due(severity, start, client_id), waited, calendar)


async def follow(cause: Cause, who: Person, record: WorkRecord, draft_id: int, now: Follows) -> None:
    """Has a finding say what its record says; whoever is to fix it hears, inside an open transaction."""
    if not now.changes:
        return
    if now.opens:
        now = await _dated(cause, now)
    was = now.case
    await finding_details.correct_finding(
        was.id,
        now.step.to or was.state,
        await _clock(cause, now),
        now.handler_id,
        closed_at=cause.at if now.closes else None if now.opens else was.closed_at,
        severity=now.severity,
        fix_by=now.until,
        fixed_on_the_spot=now.fixed,
    )
    await _reword(now)
    await add_entry(cause, now.step.action, "case", was.id, **_details(record, draft_id, now))
    case = await cases.get_case(was.id)
    if case is None:
        raise LookupError(was.id)
    if was.closed_at is not None and case.closed_at is not None:
        # nobody has anything to do with it any more: its card and its history say what is written otherwise
        return
    await tell_in_place(cause, was, case, who)
    await tell_of_correction(cause, case, now.step, who, draft_id)
    if was.handler_id is not None and was.handler_id != case.handler_id:
        await tell_former_handler(cause, case, now.step, was.handler_id, who)
    if now.closes:
        await tell_of_end(cause, case, now.step, who)
    await outbox.cancel_messages("case", case.id, cause.at, kind=REMINDER)
    await remind_of_case(cause, case)
    await heed(cause, case)


async def _dated(cause: Cause, now: Follows) -> Follows:
    """What is open again, with its date: the day that was agreed, unless that is over; else it is counted from now."""
    agreed = at(now.until, END_OF_DAY) if now.until is not None else None
    if agreed is not None and agreed > cause.at:
        return replace(now, step=FINDING.transition(CORRECT_OPEN_DAY), promised_at=agreed)
    return replace(now, until=None, promised_at=await fix_due(now.severity, cause.at, now.case.client_id))


async def _clock(cause: Cause, now: Follows) -> Clock:
    case, clock = now.case, replace(now.case.clock, promised_at=now.promised_at)
    if now.step.to is None:
        runs = case.due_at is not None and FINDING.state(case.state).due is Counted.PROMISE
        return replace(clock, due_at=now.promised_at) if runs else clock
    firm, state = await get_settings(), FINDING.state(now.step.to)
    calendar = firm.calendar(case.client_id)
    return advanced(FINDING, now.step, state, clock, cause.at, calendar, firm.allowances, now.promised_at)


async def _reword(now: Follows) -> None:
    case_id, said = now.case.id, now.said
    if CorrectedWhat.NOTE in now.words:
        await cases.change_title(case_id, said.note)
    if CorrectedWhat.IMMEDIATE in now.words:
        await findings.note_immediate(case_id, said.immediate)
    if CorrectedWhat.SUGGESTION in now.words:
        await findings.change_suggestion(case_id, said.suggestion)


def _details(record: WorkRecord, draft_id: int, now: Follows) -> Mapping[str, int | str]:
    """What the trail keeps of it: the words stand in the form."""
    was, promised_at = now.case, now.promised_at
    details: dict[str, int | str] = {record.kind: record.id, "draft": draft_id}
    if now.severity != was.severity:
        details |= {"severity": now.severity.value, "severity_was": was.severity or ""}
    if now.fixed is not now.details.fixed_on_the_spot:
        details |= {"fixed": YES if now.fixed else NO, "fixed_was": NO if now.fixed else YES}
    if now.handler_id != was.handler_id:
        details |= {"owner": now.handler_id or 0, "owner_was": was.handler_id or 0}
    if promised_at is not None and was.promised_at is not None and promised_at != was.promised_at:
        days = beijing_day(promised_at), beijing_day(was.promised_at)
        details |= {"until": days[0].isoformat(), "until_was": days[1].isoformat()}
    return details | {what.value: 1 for what in now.words}
