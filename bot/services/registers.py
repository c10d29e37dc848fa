"""Registers out: asked for by a form, collected in pages, sent as a workbook.

A register holds what the person who asked may look at in the chat, no more: complaints by the rule of their life cycle,
and for the client's side only what was issued to it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.documents.drawing import Drawn
from bot.documents.kinds import Desk, DocumentKind
from bot.documents.packing import PackedSheet, draw_packed
from bot.documents.registers import page_of, sheet_of, workbook_of
from bot.records.clients import ClientRecord
from bot.records.documents import About
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.registers import MOST_MADE, ComplaintLine, FindingLine, RegisterRequest
from bot.records.work_records import RecordLine
from bot.rules.beijing import beijing_day
from bot.rules.cases.anonymous import ANONYMOUS, knows_opener
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import DaysBackwards, Problem
from bot.rules.forms.register import CLIENTS_REGISTER, OURS_FORMS, STAFF_REGISTER
from bot.rules.forms.register import REGISTER as REGISTER_FORM
from bot.rules.late import Late
from bot.rules.ledgers.certificates import LOOK_THROUGH_FILES
from bot.rules.people import Person
from bot.rules.permissions import Action, Right, Subject, clients_for, everywhere, may
from bot.rules.record_kind import RecordKind
from bot.rules.registers import Period, PeriodBackwards, Register, Span, period_of
from bot.rules.releasing import is_for
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import BY_REGISTER
from bot.rules.work_records.registers import (
    ALL,
    LOOK_THROUGH,
    OURS_REGISTERS,
    REGISTER_NAMES,
    STAFF_REGISTERS,
    registers_of,
)
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.cases import incident_lines, promise_sheet
from bot.services.cases.concealing import lines_as_seen
from bot.services.drafts.loading import load
from bot.services.drafts.purpose import Purpose
from bot.services.post.writing import MessageCode, post
from bot.services.self_checks import itemised
from bot.services.work_records import lists as work_records
from storage import clients, registers, trainings
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.trail.late import find_late

ASKED = OutcomeKind("register")
MADE, FAILED = MessageCode("register"), MessageCode("register_failed")

_OURS: Mapping[str, tuple[Right, Mapping[str, Text]]] = {
    STAFF_REGISTER.code: (LOOK_THROUGH_FILES, STAFF_REGISTERS),
    **{form.code: (LOOK_THROUGH[ledger], OURS_REGISTERS[ledger]) for ledger, form in OURS_FORMS.items()},
}
"""By the form that asks for registers of what is ours: who may, and for which."""

SELF_CHECKS = SELF_CHECK.register.code if SELF_CHECK.register is not None else ""
"""The register beside which stands what was answered item by item."""

PAGE = 100
"""Lines read at a time: few enough that a chat in the same process does not notice."""


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A register is of one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    return Card(client.id, title=Text(client.short_name, client.short_name)) if client else None


async def card_of_ours(subject_kind: str, subject_id: int) -> Card | None:
    """The registers of what is ours are of nobody else."""
    return Card() if (subject_kind, subject_id) == ("", 0) else None


async def card_of_all(subject_kind: str, subject_id: int) -> Card | None:
    """Those of all clients are for whoever may have them of several."""
    return Card(allows=_has_several) if (subject_kind, subject_id) == ("", 0) else None


def _has_several(who: Person) -> bool:
    theirs = clients_for(who, Action.EXPORT_REGISTER)
    return theirs is None or len(theirs) > 1


async def check(cause: Cause, view: DraftView) -> Problem | None:
    """Own dates must not run backwards."""
    try:
        _period(view.answers, beijing_day(cause.at))
    except PeriodBackwards:
        return DaysBackwards(view.form.step("period.last"))
    return None


def first_day(view: DraftView, step: Step) -> date | None:
    """Own dates must not run backwards."""
    first = view.answers.get("period.first") if step.key == "period.last" else None
    return date.fromisoformat(str(first.value)) if first is not None else None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Makes it a job: a long one never holds up the chat."""
    await jobs.add_job("make_register", view.draft.id, cause.at)
    whose = {"client": view.card.client_id} if view.card.client_id is not None else {}
    await add_entry(cause, "ask", "register", view.draft.id, **whose)
    return Outcome(ASKED, view.draft.id)


def _period(answers: Answers, today: date) -> Period:
    span = Span(str(answers["period"].value))
    if span is not Span.OWN:
        return period_of(span, today)
    first, last = (date.fromisoformat(str(answers[f"period.{key}"].value)) for key in ("first", "last"))
    return period_of(span, today, first, last)


async def get_request(draft_id: int) -> RegisterRequest | None:
    """What was asked for; None when whoever asked has left, or may not have it (any more), or nothing was."""
    draft = await drafts.get_draft(draft_id)
    if draft is None or draft.form not in PURPOSES or draft.state != "submitted":
        return None
    ours, of_all = draft.form in _OURS, draft.form == CLIENTS_REGISTER.code
    who = await people.get_person(draft.person_id)
    client = None if ours or of_all else await clients.get_client(draft.subject_id)
    if who is None or (client is None and not ours and not of_all) or not _may_ask(who, client, draft.form):
        return None
    several = await clients.find_clients(clients_for(who, Action.EXPORT_REGISTER)) if of_all else []
    answers = (await load(draft)).answers
    period = _period(answers, beijing_day(draft.changed_at))
    asked = str(answers["what"].value)
    # of what they never see they need no empty sheets, unless that is all they asked for
    theirs = tuple(
        one
        for one in registers_of(asked, _OURS[draft.form][1] if ours else REGISTER_NAMES)
        if asked != ALL or client is None or _may_see_some(who, client.id, one)
    )
    return RegisterRequest(draft.id, who, client, theirs, period, draft.changed_at, tuple(several))


def _may_see_some(who: Person, client_id: int, register: str) -> bool:
    kind = BY_REGISTER.get(register)
    return kind is None or may(who, kind.see, Subject(client_id))


def _may_ask(who: Person, client: ClientRecord | None, form: str) -> bool:
    if form == CLIENTS_REGISTER.code:
        return _has_several(who)
    if client is None:
        return everywhere(who, _OURS[form][0])
    return may(who, Action.EXPORT_REGISTER, Subject(client.id))


async def pages(request: RegisterRequest, register: str) -> AsyncIterator[Sequence[Any]]:
    """The lines of a register as far as the person who asked may see them, a page at a time."""
    if request.clients:
        for client in request.clients:
            async for page in pages(replace(request, client=client, clients=()), register):
                yield page
        return
    if register in BY_REGISTER:
        kind = BY_REGISTER[register]
        if request.client is not None and not may(request.who, kind.see, Subject(request.client.id)):
            return
        async for records in work_records.pages(kind, request.client_id, request.period, PAGE):
            yield [line for line in records if _sees(request, kind, line)]
        return
    if request.client is None:
        raise LookupError(register)
    whose = await clients.with_merged(request.client.id)
    if register == Register.SIGN_UPS:
        for month in request.period.months():
            for client_id in whose:
                yield await trainings.find_sign_ups_of_client(client_id, month.since, month.until)
        return
    find = _FIND[register]
    period = request.period
    for client_id in whose:
        after, more = 0, True
        while more:
            page = await find(client_id, period.since, period.until, after, PAGE)
            more = len(page) == PAGE
            if page:
                after = page[-1].id
                theirs = [_veiled(request, line) for line in page if _is_for(request, line)]
                yield await lines_as_seen(request.who, theirs) if register == Register.COMPLAINTS else theirs


_FIND: dict[str, Callable[[int, datetime, datetime, int, int], Awaitable[Sequence[Any]]]] = {
    Register.FINDINGS: registers.find_finding_lines,
    Register.COMPLAINTS: registers.find_complaint_lines,
    Register.INCIDENTS: incident_lines.find_incident_lines,
}


def _sees(request: RegisterRequest, kind: RecordKind, line: RecordLine) -> bool:
    if request.client is None:
        return may(request.who, kind.see, Subject(owner_id=line.of_person_id))
    return is_for(request.who, request.client.id, line.released_at)


def _is_for(request: RegisterRequest, line: Any) -> bool:
    who = request.who
    if isinstance(line, FindingLine):
        return request.client is not None and is_for(who, request.client.id, line.released_at)
    return may_see(who, LIFE_CYCLES[line.kind], line.parties)


def _veiled(request: RegisterRequest, line: Any) -> Any:
    """A complaint as whoever asked is told it: not by whom, nor that it was their manager, if they may not know."""
    if not isinstance(line, ComplaintLine) or knows_opener(request.who, line.parties):
        return line
    return replace(line, opened_by=ANONYMOUS.to(request.who.language), by_manager=False)


def _of_record(kind: RecordKind, line: RecordLine) -> tuple[tuple[str, int], ...]:
    # the moment at which it was begun is told of what is given to the client later
    return ((kind.kind, line.id), ("draft", line.draft_id)) if kind.waits else ((kind.kind, line.id),)


_SUBJECTS: Mapping[str, Callable[[Any], tuple[tuple[str, int], ...]]] = {
    **{register: partial(_of_record, kind) for register, kind in BY_REGISTER.items()},
    Register.FINDINGS: lambda line: (("case", line.id),),
    Register.COMPLAINTS: lambda line: (("case", line.id),),
    Register.INCIDENTS: lambda line: (("case", line.id),),
    Register.SIGN_UPS: lambda line: (("sign_up", line.id),),
}
"""What the trail calls that of which a line tells moments."""


async def _with_late(register: str, lines: Sequence[Any]) -> list[tuple[Any, tuple[Late, ...]]]:
    """Each line with what of it was dealt with later than it was sent."""
    subjects = [_SUBJECTS[register](line) for line in lines]
    ids: dict[str, list[int]] = {}
    for named in subjects:
        for kind, subject_id in named:
            ids.setdefault(kind, []).append(subject_id)
    late = {kind: await find_late(kind, found) for kind, found in ids.items()}
    if not any(late.values()):
        return [(line, ()) for line in lines]
    return [
        (line, tuple(one for kind, subject_id in named for one in late[kind].get(subject_id, ())))
        for line, named in zip(lines, subjects, strict=True)
    ]


Counts = dict[str, int]
"""Lines by register."""
Telling = Callable[[Counts], Awaitable[None]]
"""Is told how many lines were read so far."""


async def _tell_nobody(_: Counts) -> None:
    return


async def read(
    request: RegisterRequest,
    register: str,
    language: Language,
    now: datetime,
    counts: Counts,
    tell: Telling = _tell_nobody,
) -> PackedSheet:
    """A register as a sheet, as it is ``now``; what was read is added to ``counts``."""
    packed: list[bytes] = []
    counts[register] = 0
    async for page in pages(request, register):
        packed.append(page_of(register, await _with_late(register, page), language, now))
        counts[register] += len(page)
        await tell(counts)
        # SQLite answers without waiting, so without this the chat would stand still until all is read
        await asyncio.sleep(0)
    return sheet_of(register, packed, counts[register])


async def workbook(
    request: RegisterRequest, language: Language, desk: Desk, counts: Counts, tell: Telling = _tell_nobody
) -> Drawn:
    """Everything that was asked for."""
    sheets = [await read(request, register, language, desk.at, counts, tell) for register in request.registers]
    if _PROMISED & set(request.registers):
        sheets.append(await _promises(request, language, desk.at))
    # it says of nobody whose they are: it stands beside the register of one client
    if SELF_CHECKS in request.registers and not request.clients:
        sheets.append(await itemised.sheet(request, language))
    return Drawn(draw_packed, workbook_of(request, tuple(sheets), desk.provider, language, desk.at))


_PROMISED = frozenset({str(Register.COMPLAINTS), str(Register.INCIDENTS)})
"""Registers of cases of which something is promised to whoever filed them."""


async def _promises(request: RegisterRequest, language: Language, now: datetime) -> PackedSheet:
    """What was promised of the complaints and incidents that the person who asked may see."""
    packed, size = list[bytes](), 0
    for register in request.registers:
        if register not in _PROMISED:
            continue
        async for page in pages(request, register):
            rows, count = await promise_sheet.rows_of(page, language, now)
            packed.append(rows)
            size += count
            await asyncio.sleep(0)
    return promise_sheet.sheet_of(packed, size)


async def about(request_id: int) -> About | None:
    """The firm and the period that was asked for."""
    request = await get_request(request_id)
    return About(request.of("zh"), request.period.first, request.period.last) if request is not None else None


async def may_have(who: Person, request_id: int, _: datetime) -> bool:
    """Whoever asked, as long as they may have it: it holds what they may see."""
    request = await get_request(request_id)
    return request is not None and request.who.id == who.id


async def gather(request_id: int, language: Language, desk: Desk) -> Drawn | None:
    """The workbook, for whoever reads another language by now."""
    request = await get_request(request_id)
    return await workbook(request, language, desk, {}) if request is not None else None


REGISTER = DocumentKind("register", "draft", Text("台账", "registers"), "xlsx", about, may_have, gather)


async def made_for(who: Person) -> tuple[RegisterRequest, ...]:
    """The registers that were made for the person and that they may still have, the latest first."""
    found = [await get_request(one) for one in await registers.find_made(who.id, MOST_MADE)]
    return tuple(request for request in found if request is not None)


async def hand_over(cause: Cause, request: RegisterRequest, language: Language, counts: Counts) -> None:
    """Sends the workbook to whoever asked; inside the transaction that keeps it."""
    said = {"language": language, "counts": dict(counts)}
    await post(cause, MADE, ("register", request.id), request.who.id, parameters=said)
    whose = {"client": request.client.id} if request.client is not None else {}
    await add_entry(cause, "export", "register", request.id, **whose, person=request.who.id)


async def tell_of_failure(cause: Cause, request_id: int) -> None:
    """Whoever waits for a workbook that was given up is told; inside a transaction that is open already."""
    request = await get_request(request_id)
    if request is not None:
        await post(cause, FAILED, ("register", request_id), request.who.id)


PURPOSES = {
    CLIENTS_REGISTER.code: Purpose(None, card_of_all, submit, (ASKED,), check=check, first_day=first_day),
    REGISTER_FORM.code: Purpose(Action.EXPORT_REGISTER, card, submit, (ASKED,), check=check, first_day=first_day),
    **{
        form: Purpose(right, card_of_ours, submit, (ASKED,), check=check, first_day=first_day)
        for form, (right, _) in _OURS.items()
    },
}
