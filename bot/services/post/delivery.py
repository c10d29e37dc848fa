"""From an outbox row to what is sent: rendered now, in the reader's language, for what is still true."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.letters import ledgers as ledger_letters
from bot.letters import policies as policy_letters
from bot.letters import trainings as training_letters
from bot.letters.cases import case_message
from bot.letters.moot import Moot
from bot.letters.people import roles as role_letters
from bot.letters.people import stand_ins as stand_in_letters
from bot.records.patrols.patrols import PatrolView
from bot.rules.cause import Cause
from bot.rules.numbering import PRACTICE
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.practice import is_practice
from bot.screens.people.stand_ins import in_place_of
from bot.screens.post import notices, witness
from bot.screens.practice import addressed
from bot.screens.registers import register_failed
from bot.screens.screen import Screen
from bot.services import registers
from bot.services.behalf import messages as behalf_notices
from bot.services.joining import messages as joining_messages
from bot.services.ledgers import files as ledger_files
from bot.services.people import work_left as ledger_notices
from bot.services.people.administrators import tell_administrators
from bot.services.post import digest, reachability
from storage import documents
from storage.cases import findings
from storage.cases import stored as cases
from storage.database import writing
from storage.documents import DocumentRecord
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord
from storage.patrols import patrols
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent to whom; ``document`` goes with it as a file."""

    chat_id: int
    screen: Screen
    document: DocumentRecord | None = None


class NoAccount(Exception):
    """The reader has no Telegram account, so nothing can be sent."""


class NotReady(Exception):
    """A document that goes with the message is not made yet."""


async def letter(message: MessageRecord, at: datetime) -> Letter:
    """What a message says now.

    Raises:
        Moot, NoAccount, NotReady
    """
    person = await people.get_person(message.person_id)
    if person is None:
        raise Moot(message.kind)
    if person.telegram_id is None:
        raise NoAccount(message.kind)
    instead = await stand_in_letters.reader_instead(message, person)
    if instead is not None and instead.telegram_id is not None:
        # what a stand-in may not read (a complaint about who is on leave) stays with who is
        with suppress(Moot):
            screen, document = await _composed(replace(message, person_id=instead.id), instead, at)
            return Letter(instead.telegram_id, in_place_of(screen, person.name, instead.language), document)
    screen, document = await _composed(message, person, at)
    return Letter(person.telegram_id, addressed(screen, person) if person.practising else screen, document)


async def _composed(message: MessageRecord, person: Person, at: datetime) -> tuple[Screen, DocumentRecord | None]:
    language = person.language
    match message.kind:
        case "case_reminder" | "case_news":
            return await case_message(message, person, at), None
        case "digest":
            return await digest.digest_for(person, at), None
        case "own_report" | "patrol_report":
            return await _report(message, person, at)
        case "register":
            return await registers.register_message(message)
        case "register_failed":
            return register_failed(language), None
        case ledger_notices.WORK_LEFT:
            return await ledger_notices.work_left(message, at, language), None
        case "undelivered":
            name, kind = str(message.parameters["name"]), str(message.parameters["kind"])
            return notices.undelivered(name, kind, language), None
        case "unreachable":
            return await reachability.unreachable(message, language), None
        case "trail_head":
            day, sealed = date.fromisoformat(str(message.parameters["day"])), str(message.parameters["hash"])
            return witness.trail_head(day, message.subject_id, sealed, language), None
        case "file_lost":
            return notices.file_lost(str(message.parameters["number"]), language), None
        case "work_failed":
            job, number = str(message.parameters["job"]), str(message.parameters["number"])
            return notices.work_failed(job, number, language), None
        case kind if kind in ledger_letters.KINDS:
            return await ledger_letters.ledger_letter(message, person)
        case joining_messages.CARD:
            screen, made = await joining_messages.card_letter(message, person, at)
            if made is None:
                raise NotReady(message.kind)
            return screen, made
        case kind if kind in joining_messages.KINDS:
            return await joining_messages.joining_message(message, person, at), None
        case kind if kind in behalf_notices.KINDS:
            return await behalf_notices.behalf_message(message, person, at), None
        case kind if kind in policy_letters.KINDS:
            return await policy_letters.policy_letter(message, person), None
        case "assigned" | "role_given" | "role_ended":
            return await role_letters.role_letter(message, person), None
        case kind if kind in stand_in_letters.KINDS:
            return await stand_in_letters.stand_in_letter(message, person), None
        case kind if kind in training_letters.KINDS:
            return await training_letters.training_letter(message, person, at), None
        case _:
            raise Moot(message.kind)


async def _report(message: MessageRecord, person: Person, at: datetime) -> tuple[Screen, DocumentRecord]:
    patrol = await patrols.get_patrol(message.subject_id)
    if patrol is None or patrol.state == "recalled":
        raise Moot(message.kind)
    if not may(person, Action.SEE_PATROL, Subject(patrol.client_id, patrol.consultant_id)):
        raise Moot(message.kind)
    document = await documents.get_document("patrol_report", "patrol", patrol.id, person.language)
    own = message.kind == "own_report"
    if document is None and own and (author := await people.get_person(patrol.consultant_id)) is not None:
        # who stands in reads it in the language of who walked the patrol: it is made in that one
        document = await documents.get_document("patrol_report", "patrol", patrol.id, author.language)
    if document is None:
        raise NotReady(message.kind)
    may_recall = may(person, Action.RECALL_PATROL, Subject(patrol.client_id, patrol.consultant_id))
    view = PatrolView(
        patrol,
        tuple(await findings.find_findings_of_patrol(patrol.id)),
        may_recall=own and may_recall and patrol.state == "submitted",
    )
    screen = notices.own_report(view, at, person.language) if own else notices.client_report(view, person.language)
    return screen, document


@writing
async def delivered(cause: Cause, message: MessageRecord, message_id: int) -> None:
    """Marks a message as sent, after it was."""
    await outbox.finish_message(message, "sent", cause.at, message_id=message_id)
    await reachability.note_back(cause, message.person_id)


@writing
async def dropped(cause: Cause, message: MessageRecord, state: str) -> None:
    """Ends a message that became moot or expired."""
    await outbox.finish_message(message, state, cause.at)


@writing
async def put_off(  # the cause is every use case's first argument
    cause: Cause,  # noqa: ARG001
    message: MessageRecord,
    until: datetime,
    error: str,
    *,
    counted: bool,
) -> None:
    """Tries a message again later."""
    await outbox.postpone_message(message, until, error, counted=counted)


@writing
async def given_up(cause: Cause, message: MessageRecord, error: str) -> None:
    """Ends a message that is refused or keeps failing, and tells the administrators, who can call the person."""
    if not await outbox.finish_message(message, "dead", cause.at, error=error):
        return
    person = await people.get_person(message.person_id)
    if message.kind == "undelivered" or person is None or person.practising:
        return
    told = {"name": person.name, "kind": message.kind}
    await tell_administrators(cause, "undelivered", str(message.id), ("outbox", message.id), told)


@writing
async def found_out_of_reach(cause: Cause, message: MessageRecord, error: str) -> None:
    """Ends a message whose reader cannot be reached; whoever can call them is told, once for all their messages."""
    person = await people.get_person(message.person_id)
    if not await outbox.finish_message(message, "dead", cause.at, error=error) or person is None or person.practising:
        return
    if person.telegram_id is None:
        await reachability.tell_of_no_account(cause, person)
    else:
        await reachability.tell_of_unreachable(cause, person)


@writing
async def work_given_up(cause: Cause, job: JobRecord, error: str) -> None:
    """Ends a job that keeps failing, and tells the administrators what was not done."""
    if not await jobs.finish_job(job, "dead", cause.at, error):
        return
    if job.kind == "make_register":
        await registers.tell_of_failure(cause, job.subject_id)
    if job.kind in ledger_files.JOBS:
        await ledger_files.tell_of_failure(cause, job.subject_id)
    number = await _number_of(job)
    if number.startswith(PRACTICE) or (
        job.kind == "archive_file" and is_practice(await drafts.get_sender(job.subject_id))
    ):
        return
    told = {"job": job.kind, "number": number}
    await tell_administrators(cause, "work_failed", str(job.id), ("job", job.id), told)


async def _number_of(job: JobRecord) -> str:
    """The record that a job is about; empty for a file of something else, and for work that is about no record."""
    match job.kind:
        case "lapse_case":
            case = await cases.get_case(job.subject_id)
            return case.number if case is not None else ""
        case "archive_file":
            patrol = await patrols.get_patrol_of_attachment(job.subject_id)
        case "make_report" | "issue_patrol":
            patrol = await patrols.get_patrol(job.subject_id)
        case _:
            return ""
    return patrol.number if patrol else ""
