"""From an outbox row to what is sent: rendered now, in the reader's language, for what is still true."""

from datetime import datetime

from bot.rules.cause import Cause
from bot.rules.numbering import PRACTICE
from bot.rules.practice import is_practice
from bot.services import registers
from bot.services.ledgers import files as ledger_files
from bot.services.people.administrators import tell_administrators
from bot.services.post import reachability
from storage.cases import stored as cases
from storage.database import writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord
from storage.patrols import patrols
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord


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
