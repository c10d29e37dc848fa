"""What the bot will say unasked: rows written in the transaction that caused them, claimed and sent by the drainer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rules.post import EACH, key_for
from storage import database as db
from storage.queues import Queue

RELAY = "relay"
"""The parameter that says whom a message concerns; whoever else reads it is asked to pass it on."""
AT_ANY_HOUR = "at_any_hour"
"""The parameter of a message that does not keep the quiet hours, since after them it would be too late."""
ALARM = "alarm"
"""The parameter of one that sounds in the quiet hours, too."""
SET_ASIDE = "set_aside"
"""The state of a message of a kind that nobody knows: neither sent nor ended, it waits for a version that does."""
HELD = "held"
"""The state of a message that may have been sent by the firm that was lost: somebody decides about it (held.py)."""
KEY_OF_EACH = f"replace(CAST(:key AS VARCHAR(120)), '{EACH}', CAST(p.id AS VARCHAR(20)))"
"""SQL for the key of a row that one statement writes for each person ``p``."""


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One claimed message; ``attempts`` identifies the claim."""

    id: int
    key: str
    kind: str
    person_id: int
    subject_kind: str
    subject_id: int
    parameters: dict[str, Any]
    send_at: datetime
    expires_at: datetime | None
    attempts: int

    @property
    def relay(self) -> int | None:
        """To whom the reader passes it on; None when it is for the reader themself."""
        named = self.parameters.get(RELAY)
        return None if named is None or int(named) == self.person_id else int(named)


async def add_message(
    *,
    key: str,
    kind: str,
    person_id: int,
    subject_kind: str,
    subject_id: int,
    send_at: datetime,
    expires_at: datetime | None = None,
    parameters: dict[str, Any] | None = None,
    held: bool = False,
) -> bool:
    """Adds a message; False when there is one with the same key. A reminder is one with a future ``send_at``.

    ``held``: somebody has to decide first whether it goes.
    """
    added = await db.add_once(
        "outbox",
        key=key,
        kind=kind,
        person_id=person_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        parameters=parameters or {},
        state=HELD if held else "waiting",
        send_at=send_at,
        expires_at=expires_at,
    )
    return added is not None


async def add_message_to_each(
    person_ids: Iterable[int],
    *,
    key: str,
    kind: str,
    subject_kind: str,
    subject_id: int,
    send_at: datetime,
    expires_at: datetime | None,
    held: bool = False,
) -> None:
    """Adds the same message for many, in one statement for however many; ``key`` is that of ``EACH`` of them.

    ``held`` as in ``add_message``.
    """
    await db.values(
        "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at, expires_at)"
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, CAST(:subject_kind AS VARCHAR(20)),"
        f" CAST(:subject_id AS BIGINT), '{{}}', CAST(:state AS VARCHAR(12)), {_MOMENT[db.dialect()].format('send_at')},"
        f" {_MOMENT[db.dialect()].format('expires_at')} FROM person p WHERE p.id IN ({db.ids_in('ids')})"
        " ON CONFLICT (key) DO NOTHING RETURNING id",
        key=key,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        state=HELD if held else "waiting",
        send_at=send_at,
        expires_at=expires_at,
        ids=list(person_ids),
    )


# PostgreSQL must be told of a parameter in a select list; SQLite keeps moments as text
_MOMENT = {"sqlite": ":{}", "postgres": "CAST(:{} AS TIMESTAMPTZ)"}


async def is_under_way(kind: str, person_id: int, subject_kind: str, subject_id: int, since: datetime) -> bool:
    """Whether a person has such a message that waits, or that was due at ``since`` or later."""
    return await db.any_row(
        "SELECT 1 AS one FROM outbox WHERE kind = :kind AND person_id = :person_id AND subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND (state = 'waiting' OR send_at >= :since)",
        kind=kind,
        person_id=person_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        since=since,
    )


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """That something was, or is to be, said to a person."""

    person_id: int
    parameters: dict[str, Any]


async def find_told_since(kind: str, subject_kind: str, subject_id: int, since: datetime) -> list[ToldRecord]:
    """Who has such a message that is, or was, to be said at ``since`` or later; what was withdrawn does not count."""
    return await db.rows(
        ToldRecord,
        "SELECT person_id, parameters FROM outbox WHERE kind = :kind AND subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND send_at >= :since AND state <> 'cancelled' ORDER BY id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        since=since,
    )


async def find_due_beside(message: MessageRecord, at: datetime) -> list[MessageRecord]:
    """Other messages of its kind that the same person is to have by now, in their order."""
    return await db.rows(
        MessageRecord,
        "SELECT id, key, kind, person_id, subject_kind, subject_id, parameters, send_at, expires_at, attempts FROM outbox"
        " WHERE state = 'waiting' AND person_id = :person_id AND send_at <= :at AND kind = :kind AND id <> :id"
        " AND (expires_at IS NULL OR expires_at > :at) ORDER BY send_at, id",
        person_id=message.person_id,
        kind=message.kind,
        id=message.id,
        at=at,
    )


async def find_readers_in_vain(kind: str, subject_kind: str, subject_id: int) -> list[int]:
    """Ids of the people for whom such messages wait, or were given up before they could be sent."""
    return await db.column(
        int,
        "SELECT DISTINCT person_id FROM outbox WHERE kind = :kind AND subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND state IN ('waiting', 'dead') ORDER BY person_id",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def add_sent_message(
    *, key: str, kind: str, person_id: int, subject_kind: str, subject_id: int, message_id: int, at: datetime
) -> None:
    """Notes a message that was sent beside the queue, since it is edited later; the first of its key stays."""
    await db.add_once(
        "outbox",
        key=key,
        kind=kind,
        person_id=person_id,
        subject_kind=subject_kind,
        subject_id=subject_id,
        parameters={},
        state="sent",
        send_at=at,
        done_at=at,
        message_id=message_id,
    )


async def get_reader(message_id: int) -> int | None:
    """The id of the person to whom a message of the outbox is addressed."""
    return await db.value(int, "SELECT person_id FROM outbox WHERE id = :id", id=message_id)


async def get_message_id(key: str) -> int | None:
    """The chat's id of a message that was sent; None if there is none (yet)."""
    return await db.value(int, "SELECT message_id FROM outbox WHERE key = :key AND message_id IS NOT NULL", key=key)


async def is_told_too(message: MessageRecord, person_id: int) -> bool:
    """Whether another person has the same message."""
    return await is_written(key_for(person_id, message.key, message.person_id, message.relay))


async def is_written(key: str) -> bool:
    """Whether there is, or was, a message of this key."""
    return await db.any_row("SELECT 1 AS one FROM outbox WHERE key = :key", key=key)


async def find_without(person_ids: Iterable[int], key: str) -> list[int]:
    """Which of these people have, and had, no message of a ``key`` that is that of ``EACH`` of them."""
    return await db.column(
        int,
        f"SELECT p.id FROM person p WHERE p.id IN ({db.ids_in('ids')})"
        f" AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.key = {KEY_OF_EACH}) ORDER BY p.id",
        key=key,
        ids=list(person_ids),
    )


async def is_said_later(message: MessageRecord) -> bool:
    """Whether another message of its kind that was written later waits for the same reader, about the same subject."""
    return await db.any_row(
        "SELECT 1 AS one FROM outbox WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        " AND person_id = :person_id AND kind = :kind AND state = 'waiting' AND id > :id LIMIT 1",
        id=message.id,
        kind=message.kind,
        person_id=message.person_id,
        subject_kind=message.subject_kind,
        subject_id=message.subject_id,
    )


async def is_any_waiting(keys: Sequence[str]) -> bool:
    """Whether a message of one of these keys is still to be sent."""
    names = {f"key_{place}": key for place, key in enumerate(keys)}
    return await db.any_row(
        f"SELECT 1 AS one FROM outbox WHERE key IN ({', '.join(f':{name}' for name in names)}) AND state = 'waiting'",
        **names,
    )


async def cancel_messages(subject_kind: str, subject_id: int, at: datetime, *, kind: str | None = None) -> None:
    """Withdraws what waits to be said about a subject that became moot; ``kind`` only that."""
    await db.values(
        "UPDATE outbox SET state = 'cancelled', done_at = :at"
        " WHERE subject_kind = :subject_kind AND subject_id = :subject_id AND state = 'waiting'"
        + ("" if kind is None else " AND kind = :kind")
        + " RETURNING id",
        subject_kind=subject_kind,
        subject_id=subject_id,
        at=at,
        kind=kind,
    )


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A message that was not sent and is not any more."""

    person_id: int
    parameters: dict[str, Any]

    @property
    def relay(self) -> int | None:
        """To whom the reader was to pass it on; None when it was for the reader."""
        named = self.parameters.get(RELAY)
        return None if named is None else int(named)


async def withdraw_messages(kind: str, subject_kind: str, subject_id: int, at: datetime) -> list[Withdrawn]:
    """Withdraws what waits to be said, for something else to be said in its place; returns to whom and what."""
    return await db.rows(
        Withdrawn,
        "UPDATE outbox SET state = 'cancelled', done_at = :at WHERE subject_kind = :subject_kind"
        " AND subject_id = :subject_id AND state = 'waiting' AND kind = :kind RETURNING person_id, parameters",
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        at=at,
    )


async def take_back(key: str, at: datetime) -> Withdrawn | None:
    """Withdraws the message of this key, if it waits; what it was to say. None: it does not wait."""
    return await db.row(
        Withdrawn,
        "UPDATE outbox SET state = 'cancelled', done_at = :at WHERE key = :key AND state = 'waiting'"
        " RETURNING person_id, parameters",
        key=key,
        at=at,
    )


async def cancel_messages_until(moment: datetime) -> None:
    """Withdraws everything that would be due by a moment: what is told of the past was heard then."""
    await db.values(
        "UPDATE outbox SET state = 'cancelled', done_at = :moment WHERE state = 'waiting' AND send_at <= :moment"
        " RETURNING id",
        moment=moment,
    )


@dataclass(frozen=True, slots=True)
class PlannedReminder:
    """A reminder of a case that waits to be sent, and the case's client."""

    id: int
    client_id: int
    parameters: dict[str, Any]
    send_at: datetime
    expires_at: datetime | None


async def find_case_reminders(first: datetime, before: datetime) -> list[PlannedReminder]:
    """Reminders of cases that are planned from ``first`` on and before another moment."""
    return await db.rows(
        PlannedReminder,
        "SELECT o.id, c.client_id, o.parameters, o.send_at, o.expires_at FROM outbox o"
        " JOIN service_case c ON c.id = o.subject_id WHERE o.kind = 'case_reminder' AND o.state = 'waiting'"
        " AND o.send_at >= :first AND o.send_at < :before ORDER BY o.id",
        first=first,
        before=before,
    )


async def move_message(message_id: int, send_at: datetime, expires_at: datetime | None) -> None:
    """Plans a waiting message for another moment."""
    await db.values(
        "UPDATE outbox SET send_at = :send_at, expires_at = :expires_at WHERE id = :id AND state = 'waiting'"
        " RETURNING id",
        id=message_id,
        send_at=send_at,
        expires_at=expires_at,
    )


MESSAGES = Queue("outbox", "send_at", MessageRecord, whose="person_id")
claim_messages = MESSAGES.claim
postpone_message = MESSAGES.postpone
next_send_at = MESSAGES.next_due


async def finish_message(
    message: MessageRecord,
    state: str,
    at: datetime,
    *,
    error: str = "",
    message_id: int | None = None,
    chat_id: int | None = None,
) -> bool:
    """Ends a claimed message as sent, expired, moot or dead; False when the claim was lost meanwhile."""
    return await MESSAGES.finish(message, state, at, error, noted={"message_id": message_id, "chat_id": chat_id})


async def get_first_set_aside(kind: str) -> int | None:
    """The first message of a kind that is set aside, those of practice left out."""
    return await db.value(int, f"SELECT MIN(id) AS id FROM outbox WHERE {_SET_ASIDE}", state=SET_ASIDE, kind=kind)


async def count_set_aside(kind: str) -> int:
    """How many messages of a kind are set aside, those of practice left out."""
    return await db.number(f"SELECT count(*) AS n FROM outbox WHERE {_SET_ASIDE}", state=SET_ASIDE, kind=kind)


_SET_ASIDE = "state = :state AND kind = :kind AND person_id > 0"


async def change_to_waiting(kinds: Iterable[str]) -> None:
    """Lets messages of these kinds wait again that were set aside."""
    names = {f"kind_{place}": kind for place, kind in enumerate(kinds)}
    await db.values(
        "UPDATE outbox SET state = 'waiting', done_at = NULL, attempts = 0 WHERE state = :state"
        f" AND kind IN ({', '.join(f':{name}' for name in names)}) RETURNING id",
        state=SET_ASIDE,
        **names,
    )


async def find_undelivered(person_id: int, since: datetime, most: int) -> list[MessageRecord]:
    """The latest messages to a person that were given up at ``since`` or later, the newest first."""
    return await db.rows(
        MessageRecord,
        "SELECT id, key, kind, person_id, subject_kind, subject_id, parameters, send_at, expires_at, attempts FROM outbox"
        " WHERE person_id = :person_id AND state = 'dead' AND done_at >= :since ORDER BY id DESC LIMIT :most",
        person_id=person_id,
        since=since,
        most=most,
    )


async def count_undelivered(person_id: int, since: datetime) -> int:
    """How many messages to a person were given up at ``since`` or later."""
    return await db.number(
        "SELECT count(*) AS n FROM outbox WHERE person_id = :person_id AND state = 'dead' AND done_at >= :since",
        person_id=person_id,
        since=since,
    )
