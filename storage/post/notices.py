"""Where in chats the messages of the outbox stand that were sent, and whether they still show what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from storage import database as db
from storage.post.outbox import MessageRecord


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that was sent: in which chat it is the ``message_id``."""

    chat_id: int
    message_id: int


async def get_notice(message: MessageRecord, kinds: Iterable[str], since: datetime) -> Notice | None:
    """The last message of these kinds that a person had about a subject as another ``message`` about it was written.

    None where it shows something else by now, or was sent before ``since``.
    """
    names = {f"kind_{place}": kind for place, kind in enumerate(kinds)}
    return await db.row(
        Notice,
        "SELECT chat_id, message_id FROM outbox WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        f" AND person_id = :person_id AND {_SHOWN_SINCE} AND kind IN ({', '.join(f':{name}' for name in names)})"
        " AND id < :id AND done_at <= :written_at ORDER BY done_at DESC, id DESC LIMIT 1",
        id=message.id,
        written_at=message.send_at,
        person_id=message.person_id,
        subject_kind=message.subject_kind,
        subject_id=message.subject_id,
        since=since,
        **names,
    )


_SHOWN_SINCE = (
    "state = 'sent' AND chat_id IS NOT NULL AND message_id IS NOT NULL AND left_at IS NULL AND done_at >= :since"
)


async def find_told(subject_kind: str, subject_id: int, since: datetime) -> list[int]:
    """Ids of the people who have messages about a subject that show what was said."""
    return await db.column(
        int,
        "SELECT DISTINCT person_id FROM outbox WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        f" AND {_SHOWN_SINCE} ORDER BY person_id",
        subject_kind=subject_kind,
        subject_id=subject_id,
        since=since,
    )


async def get_last_in_chat(chat_id: int, subject_kind: str, subject_id: int) -> int | None:
    """The last message in a chat about a subject."""
    return await db.value(
        int,
        "SELECT message_id FROM outbox WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        " AND chat_id = :chat_id AND message_id IS NOT NULL ORDER BY done_at DESC, id DESC LIMIT 1",
        chat_id=chat_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def shows_notice(chat_id: int, message_id: int) -> bool:
    """Whether a message of a chat is one of these, and shows what was said."""
    return await db.any_row(
        "SELECT 1 AS one FROM outbox WHERE chat_id = :chat_id AND message_id = :message_id AND left_at IS NULL",
        chat_id=chat_id,
        message_id=message_id,
    )


async def change_to_left(chat_id: int, message_id: int, at: datetime) -> None:
    """Notes that a message shows something else from now on."""
    await db.values(
        "UPDATE outbox SET left_at = :at WHERE chat_id = :chat_id AND message_id = :message_id AND left_at IS NULL"
        " RETURNING id",
        chat_id=chat_id,
        message_id=message_id,
        at=at,
    )
