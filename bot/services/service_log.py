"""记一笔: logging services, looking them up by client and month, correcting them by amendments (clauses 3.6, 7)."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from bot.records.attachments import of_record
from bot.records.clients import ClientRecord
from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.service_log import ServiceLine, ServiceList, ServiceRecord, ServiceVersion, ServiceView
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import NothingChanged, NothingSaid, NotWhole, Problem
from bot.rules.late import processed_at
from bot.rules.numbering import SERVICE
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.plain_words import YES
from bot.rules.refusing import NotForThisPerson
from bot.rules.registers import FIRST_DAY, LAST_DAY, Period, Span, period_of
from bot.rules.text import Text
from bot.services.attachments import hand_over
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.numbers import next_number
from storage import clients, service_log
from storage.attachments import find_attachments_of
from storage.service_log import AmendmentRecord
from storage.trail.entries import add_entry
from storage.trail.late import find_late_of

LOGGED = OutcomeKind("service_log")
CHANGEABLE = ("kind", "text", "minutes", "done_on", "voided")
TITLE_SHOWN = 40


class NoSuchService(NotForThisPerson):
    """There is no such logged service, or no client, that the person may see."""


async def clients_with_services(who: Person) -> tuple[ClientRecord, ...]:
    """The clients whose services the person may look at."""
    return tuple(await clients.find_clients(clients_for(who, Action.SEE_SERVICE)))


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A service is done for one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    return Card(client.id, title=Text(client.short_name, client.short_name)) if client else None


def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """Something must be said, in writing, spoken or by a file; and minutes are counted."""
    if _is_fraction(view.answers):
        return NotWhole(view.form.step("minutes"))
    if "text" not in given(view.answers) and not view.files("files"):
        return NothingSaid(view.form.step("text"))
    return None


def _is_fraction(answers: Answers) -> bool:
    return bool(Decimal(given(answers).get("minutes", 0)) % 1)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Logs it under a number of its own."""
    said = given(view.answers)
    captions = [file.caption for file in view.files("files") if file.caption and file.caption != said.get("text")]
    done_on = date.fromisoformat(said["done_on"]) if "done_on" in said else beijing_day(cause.said_at)
    service_id = await service_log.add_service(
        number=await next_number(SERVICE, cause),
        client_id=view.draft.subject_id,
        person_id=who.id,
        kind=said["kind"],
        done_on=done_on,
        minutes=int(Decimal(said["minutes"])),
        text="\n".join([*([said["text"]] if "text" in said else []), *captions]),
        draft_id=view.draft.id,
        at=cause.said_at,
    )
    await add_entry(cause, "log", "service", service_id, draft=view.draft.id, client=view.draft.subject_id)
    await hand_over(cause, view, "service", service_id)
    return Outcome(LOGGED, service_id)


async def amended_card(subject_kind: str, subject_id: int) -> Card | None:
    """The service to correct: by who logged it, or their lead."""
    service = await service_log.get_service(subject_id) if subject_kind == "service" else None
    if service is None:
        return None
    title = f"{service.number} {service.text[:TITLE_SHOWN]}".strip()
    return Card(service.client_id, title=Text(title, title), allows=partial(_may_amend, service), subject_id=service.id)


def _may_amend(service: ServiceRecord, who: Person) -> bool:
    return may(who, Action.AMEND_SERVICE, Subject(service.client_id, service.person_id))


def check_amendment(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """A correction changes something, and minutes are counted."""
    if _is_fraction(view.answers):
        return NotWhole(view.form.step("minutes"))
    if not given(view.answers).keys() & set(CHANGEABLE) and not view.files("files"):
        return NothingChanged()
    return None


async def amend(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Adds an amendment: what was not answered stays as it is."""
    service = await service_log.get_service(view.draft.subject_id)
    if service is None:
        raise NoSuchService(view.draft.subject_id)
    said = given(view.answers)
    amendment_id = await service_log.add_amendment(
        service.id,
        person_id=who.id,
        kind=said.get("kind", service.kind),
        done_on=date.fromisoformat(said["done_on"]) if "done_on" in said else service.done_on,
        minutes=int(Decimal(said["minutes"])) if "minutes" in said else service.minutes,
        text=said.get("text", service.text),
        voided=said["voided"] == YES if "voided" in said else service.voided,
        reason=said["reason"],
        draft_id=view.draft.id,
        at=cause.said_at,
    )
    await add_entry(cause, "amend", "service", service.id, draft=view.draft.id, amendment=amendment_id)
    await hand_over(cause, view, "service", service.id)
    return Outcome(LOGGED, service.id)


async def get_service(who: Person, service_id: int) -> ServiceView:
    """A logged service that the person may see."""
    return await _seen(who, await service_log.get_service(service_id))


async def get_service_by_number(who: Person, number: str) -> ServiceView:
    """A logged service that the person may see, by its number."""
    return await _seen(who, await service_log.get_service_by_number(number))


async def _seen(who: Person, service: ServiceRecord | None) -> ServiceView:
    if service is None or not may(who, Action.SEE_SERVICE, Subject(service.client_id, service.person_id)):
        raise NoSuchService
    original = await service_log.get_original(service.id)
    amendments = await service_log.find_amendments(service.id)
    said: list[ServiceRecord | AmendmentRecord] = [original, *amendments[:-1]] if original is not None else []
    late = await find_late_of("service", service.id)
    before = tuple(
        ServiceVersion(
            old.kind,
            old.done_on,
            old.minutes,
            old.text,
            new.amended_at,
            new.amended_by,
            new.reason,
            processed_at(new.amended_at, late),
        )
        for old, new in zip(said, amendments, strict=bool(amendments))
    )
    files = tuple(await find_attachments_of(of_record("service", service.id)))
    return ServiceView(service, files, before, _may_amend(service, who), processed_at(service.logged_at, late))


async def list_services(who: Person, cause: Cause, client_id: int, month: str, kind: str) -> ServiceList:
    """A client's services of a month (``2026-11``, empty: this one), of one kind or (empty) all; voided ones too."""
    client = await clients.get_client(client_id)
    if client is None or not may(who, Action.SEE_SERVICE, Subject(client_id)):
        raise NoSuchService(client_id)
    period = _month(month, beijing_day(cause.at))
    found = await service_log.find_services(client_id, period.first, period.last)
    counted = [service for service in found if not service.voided]
    return ServiceList(
        client,
        period,
        kind,
        tuple(service for service in found if kind in ("", service.kind)),
        dict(Counter(service.kind for service in counted)),
        sum(service.minutes for service in counted),
        may(who, Action.LOG_SERVICE, Subject(client_id)),
    )


def _month(month: str, today: date) -> Period:
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError:
        day = today
    return period_of(Span.THIS_MONTH, day if FIRST_DAY <= day <= LAST_DAY else today)


async def pages(client_id: int, period: Period, size: int) -> AsyncIterator[Sequence[ServiceLine]]:
    """The lines of the register of a period, at most ``size`` at a time."""
    after = 0
    while page := await service_log.find_service_lines(client_id, period.first, period.last, after, size):
        after = page[-1].id
        yield page


PURPOSES = {
    "service_log": Purpose(Action.LOG_SERVICE, card, submit, (LOGGED,), check=check),
    "service_amendment": Purpose(None, amended_card, amend, (LOGGED,), check=check_amendment),
}
