"""Registers out: asked for by a form, collected in pages, sent as a workbook.

A register holds what the person who asked may look at in the chat, no more: complaints by the rule of their life cycle,
and for the client's side only what was issued to it.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Any

from bot.records.clients import ClientRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.records.registers import FindingLine, PatrolLine, RegisterRequest
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import may_see
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import DaysBackwards, Problem
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.registers import Period, PeriodBackwards, Register, Span, period_of, registers_of
from bot.rules.text import Language, Text
from bot.services import service_log
from bot.services.drafts.loading import load
from storage import clients, documents, registers, trainings
from storage.database import writing
from storage.documents import DocumentRecord
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry

PAGE = 100
"""Lines read at a time: few enough that a chat in the same process does not notice."""

ISSUED = "issued"


async def clients_of(who: Person) -> tuple[ClientRecord, ...]:
    """The clients whose registers the person may have."""
    return tuple(await clients.find_clients(clients_for(who, Action.EXPORT_REGISTER)))


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A register is of one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    return Card(client.id, title=Text(client.short_name, client.short_name)) if client else None


def check(cause: Cause, view: DraftView) -> Problem | None:
    """Own dates must not run backwards."""
    try:
        _period(view.answers, beijing_day(cause.at))
    except PeriodBackwards:
        return DaysBackwards(view.form.step("period.last"))
    return None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001 -- the shape of ``Purpose.submit``
    """Makes it a job: a long one never holds up the chat."""
    await jobs.add_job("make_register", view.draft.id, cause.at)
    await add_entry(cause, "ask", "register", view.draft.id, client=view.draft.subject_id)
    return Outcome("register", view.draft.id)


def _period(answers: Answers, today: date) -> Period:
    span = Span(str(answers["period"].value))
    if span is not Span.OWN:
        return period_of(span, today)
    first, last = (date.fromisoformat(str(answers[f"period.{key}"].value)) for key in ("first", "last"))
    return period_of(span, today, first, last)


async def get_request(draft_id: int) -> RegisterRequest | None:
    """What was asked for; None when whoever asked has left, or may not have it (any more)."""
    draft = await drafts.get_draft(draft_id)
    who = await people.get_person(draft.person_id) if draft else None
    client = await clients.get_client(draft.subject_id) if draft else None
    if draft is None or who is None or client is None:
        return None
    if not may(who, Action.EXPORT_REGISTER, Subject(client.id)):
        return None
    answers = (await load(draft)).answers
    period = _period(answers, beijing_day(draft.changed_at))
    return RegisterRequest(draft.id, who, client, registers_of(str(answers["what"].value)), period, draft.changed_at)


async def pages(request: RegisterRequest, register: Register) -> AsyncIterator[Sequence[Any]]:
    """The lines of a register as far as the person who asked may see them, a page at a time."""
    if register is Register.SIGN_UPS:
        for month in request.period.months():
            yield await trainings.find_sign_ups_of_client(request.client.id, month.since, month.until)
        return
    if register is Register.SERVICES:
        async for page in service_log.pages(request.client.id, request.period, PAGE):
            yield page
        return
    find = _FIND[register]
    after, period = 0, request.period
    while page := await find(request.client.id, period.since, period.until, after, PAGE):
        after = page[-1].id
        yield [line for line in page if _is_for(request, line)]


_FIND: dict[Register, Callable[[int, datetime, datetime, int, int], Awaitable[Sequence[Any]]]] = {
    Register.PATROLS: registers.find_patrol_lines,
    Register.FINDINGS: registers.find_finding_lines,
    Register.COMPLAINTS: registers.find_complaint_lines,
}


def _is_for(request: RegisterRequest, line: Any) -> bool:
    who, client_id = request.who, request.client.id
    roles = {grant.role for grant in who.grants if grant.client_id in (None, client_id)}
    if isinstance(line, PatrolLine | FindingLine):
        if not roles <= CLIENT_SIDE:
            return True
        return line.state == ISSUED if isinstance(line, PatrolLine) else _was_issued(line)
    return may_see(who, LIFE_CYCLES[line.kind], line.parties)


def _was_issued(line: FindingLine) -> bool:
    return line.released and line.state != VOIDED


async def get_made(request_id: int, language: str) -> DocumentRecord | None:
    """The workbook, once it was made."""
    return await documents.get_document("register", "draft", request_id, language)


@writing
async def hand_over(cause: Cause, request: RegisterRequest, sha256: str, counts: dict[str, int]) -> None:
    """Keeps the workbook that was made, and sends it to whoever asked; ``counts`` are lines by register."""
    language = request.who.language
    await documents.add_document(
        kind="register",
        subject_kind="draft",
        subject_id=request.id,
        language=language,
        sha256=sha256,
        name=_file_name(request, language),
        at=cause.at,
    )
    await outbox.add_message(
        key=f"register:{request.id}",
        kind="register",
        person_id=request.who.id,
        subject_kind="register",
        subject_id=request.id,
        send_at=cause.at,
        parameters={"language": language, "counts": counts},
    )
    await add_entry(cause, "export", "register", request.id, client=request.client.id, person=request.who.id)


def _file_name(request: RegisterRequest, language: Language) -> str:
    safe = "".join(character for character in request.client.short_name if character.isalnum() or character in " -")
    kind = Text("台账", "registers").to(language)
    period = request.period
    return f"{safe.strip()}-{kind}-{period.first:%Y%m%d}-{period.last:%Y%m%d}.xlsx"


async def tell_of_failure(cause: Cause, request_id: int) -> None:
    """Whoever waits for a workbook that was given up is told; inside a transaction that is open already."""
    request = await get_request(request_id)
    if request is not None:
        await outbox.add_message(
            key=f"register:{request_id}:failed",
            kind="register_failed",
            person_id=request.who.id,
            subject_kind="register",
            subject_id=request_id,
            send_at=cause.at,
        )


async def get_progress_message(request_id: int) -> int | None:
    """The message in which the progress of a request is shown, from an earlier try too."""
    return await outbox.get_message_id(_progress_key(request_id))


@writing
async def note_progress_message(cause: Cause, request: RegisterRequest, message_id: int) -> None:
    """Keeps which message shows the progress, so that another try edits the same one."""
    await outbox.add_sent_message(
        key=_progress_key(request.id),
        kind="register_progress",
        person_id=request.who.id,
        subject_kind="register",
        subject_id=request.id,
        message_id=message_id,
        at=cause.at,
    )


def _progress_key(request_id: int) -> str:
    return f"register:{request_id}:progress"
