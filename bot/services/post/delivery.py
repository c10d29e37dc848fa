"""What became of a message: sent, dropped, put off, given up, or set aside; and of a job that came to nothing."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

from bot.records.links import CASE
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.post import Thing
from bot.rules.practice import is_practice
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.post import reachability
from bot.services.post.administrators import tell_administrators
from bot.services.post.writing import MessageCode
from storage.database import writing
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord
from storage.people import persons as people
from storage.post import notices, outbox, told
from storage.post.notices import Notice
from storage.post.outbox import MessageRecord

UNDELIVERED, UNKNOWN = MessageCode("undelivered"), MessageCode("kind_unknown")
WORK_FAILED = MessageCode("work_failed")


@writing
async def delivered(
    cause: Cause, message: MessageRecord, notice: Notice, reader_id: int, things: Iterable[Thing]
) -> None:
    """Marks a message as sent, after it was, and notes of which ``things`` it told.

    Who read it (perhaps a stand-in) can be reached, so much is known.
    """
    await outbox.finish_message(message, "sent", cause.at, message_id=notice.message_id, chat_id=notice.chat_id)
    things = frozenset(things)
    if len(things) > 1:
        # what becomes of one of them does not take the place of the others
        await notices.change_to_left(notice.chat_id, notice.message_id, cause.at)
    await told.add_told(reader_id, beijing_day(cause.at), message.id, things)
    await reachability.note_back(cause, reader_id)


async def left(cause: Cause, chat_id: int, message_id: int) -> None:
    """Notes that a press put something else in the place of a message, if that was said unasked: it is not changed
    any more from then on."""
    if await notices.shows_notice(chat_id, message_id):
        await _left(cause, chat_id, message_id)


@writing
async def _left(cause: Cause, chat_id: int, message_id: int) -> None:
    await notices.change_to_left(chat_id, message_id, cause.at)


@writing
async def dropped(cause: Cause, message: MessageRecord, state: str) -> None:
    """Ends a message that became moot or expired."""
    await outbox.finish_message(message, state, cause.at)


@writing
async def put_off(cause: Cause, message: MessageRecord, until: datetime, error: str, *, counted: bool) -> None:  # noqa: ARG001 -- every use case has one
    """Tries a message again later."""
    await outbox.postpone_message(message, until, error, counted=counted)


@writing
async def given_up(cause: Cause, message: MessageRecord, error: str) -> None:
    """Ends a message that is refused or keeps failing, and tells the administrators, who can call the person."""
    if not await outbox.finish_message(message, "dead", cause.at, error=error):
        return
    person = await people.get_person(message.person_id)
    if message.kind == UNDELIVERED or person is None or person.practising:
        return
    told: dict[str, str | int] = {"name": person.called, "kind": message.kind}
    if message.subject_kind == CASE:
        told[CASE] = message.subject_id
    await tell_administrators(cause, UNDELIVERED, ("outbox", message.id), told)


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
async def stand_in_out_of_reach(cause: Cause, message: MessageRecord, reader_id: int, error: str) -> None:
    """Whoever stands in cannot be reached: that is told, and the message goes to whom it is addressed."""
    stand_in = await people.get_person(reader_id)
    if stand_in is not None:
        await reachability.tell_of_unreachable(cause, stand_in)
    await outbox.postpone_message(message, cause.at, error, counted=False)


@writing
async def set_aside(cause: Cause, message: MessageRecord) -> None:
    """Keeps a message that this version does not know how to say; the administrators are told once of each kind."""
    if not await outbox.finish_message(message, outbox.SET_ASIDE, cause.at) or is_practice(message.person_id):
        return
    # known by the first that is set aside: as long as that one is, later ones of its kind only add to the count
    first = await outbox.get_first_set_aside(message.kind)
    await tell_administrators(cause, UNKNOWN, ("outbox", first or message.id), {"kind": message.kind})


@writing
async def take_up(cause: Cause, kinds: Iterable[str]) -> None:  # noqa: ARG001 -- every use case has one
    """Lets go out what was set aside by a version that did not know these kinds."""
    await outbox.change_to_waiting(kinds)


@writing
async def note_progress(
    cause: Cause, key: str, kind: str, person_id: int, subject: tuple[str, int], message_id: int
) -> None:
    """Keeps which message shows how far long work is, so that another try edits the same one."""
    await outbox.add_sent_message(
        key=key,
        kind=kind,
        person_id=person_id,
        subject_kind=subject[0],
        subject_id=subject[1],
        message_id=message_id,
        at=cause.at,
    )


@writing
async def work_given_up(
    cause: Cause,
    job: JobRecord,
    error: str,
    failed: Text,
    number: str | None,
    also_tell: Callable[[Cause, int], Awaitable[None]],
) -> None:
    """Ends a job that keeps failing; whoever waits for it is told, and the administrators (``number`` None: nobody)."""
    if not await jobs.finish_job(job, "dead", cause.at, error):
        return
    await also_tell(cause, job.subject_id)
    if number is not None:
        await _tell_what_failed(cause, job, failed, number)


@writing
async def work_set_aside(cause: Cause, job: JobRecord, said: Text) -> None:
    """Ends a job of a kind that this version does not know, and tells the administrators."""
    if await jobs.finish_job(job, "set_aside", cause.at, "unknown kind"):
        await _tell_what_failed(cause, job, said, "")


async def _tell_what_failed(cause: Cause, job: JobRecord, said: Text, number: str) -> None:
    told = {"job": job.kind, "number": number, CHINESE: said.zh, ENGLISH: said.en}
    await tell_administrators(cause, WORK_FAILED, ("job", job.id), told)
