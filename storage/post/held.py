"""Messages that were due before the firm was restored: nobody knows whether they were sent, so people decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.records.made_backups import HeldMessages
from storage import database as db
from storage import namesakes
from storage.post.outbox import HELD


async def hold_messages_due(at: datetime) -> int:
    """Holds what is due by then and could still be sent; returns how many. What has expired goes its own way."""
    return await db.changed(
        "UPDATE outbox SET state = :held, lease_until = NULL, attempts = 0 WHERE state = 'waiting' AND person_id > 0"
        " AND send_at <= :at AND (expires_at IS NULL OR expires_at > :at)",
        held=HELD,
        at=at,
    )


async def cancel_practice_due(at: datetime) -> None:
    """Withdraws what is due by then of practice, about which nobody is asked."""
    await db.values(
        "UPDATE outbox SET state = 'cancelled', done_at = :at WHERE state = 'waiting' AND person_id < 0"
        " AND send_at <= :at RETURNING id",
        at=at,
    )


@dataclass(frozen=True, slots=True)
class _Held:
    kind: str
    reader: str
    n: int


async def find_held() -> list[HeldMessages]:
    """What is held, by kind and reader."""
    found = await db.rows(
        _Held,
        f"SELECT o.kind, {namesakes.person('p')} AS reader, count(*) AS n FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.state = :held GROUP BY o.kind, p.id, p.name ORDER BY o.kind, p.name, p.id",
        held=HELD,
    )
    return list(_by_kind(found))


def _by_kind(found: list[_Held]) -> Iterator[HeldMessages]:
    for kind, group in groupby(found, lambda one: one.kind):
        of_kind = list(group)
        yield HeldMessages(kind, sum(one.n for one in of_kind), tuple(dict.fromkeys(one.reader for one in of_kind)))


async def count_held() -> int:
    """How many are held."""
    return await db.number("SELECT count(*) AS n FROM outbox WHERE state = :held", held=HELD)


async def get_last_held() -> int:
    """The id of the newest one that is held; 0 when there is none."""
    return await db.number("SELECT COALESCE(MAX(id), 0) AS id FROM outbox WHERE state = :held", held=HELD)


async def release_held(up_to: int, kind: str | None, at: datetime) -> int:
    """Lets go out what is held, up to an id, of one kind or of all; returns how many. Each says what holds by then."""
    return await db.changed(
        f"UPDATE outbox SET state = 'waiting', send_at = :at WHERE {_of(kind)}",
        held=HELD,
        up_to=up_to,
        kind=kind,
        at=at,
    )


async def drop_held(up_to: int, kind: str | None, at: datetime) -> int:
    """Withdraws what is held, up to an id, of one kind or of all; returns how many."""
    return await db.changed(
        f"UPDATE outbox SET state = 'cancelled', done_at = :at WHERE {_of(kind)}",
        held=HELD,
        up_to=up_to,
        kind=kind,
        at=at,
    )


def _of(kind: str | None) -> str:
    return "state = :held AND id <= :up_to" + ("" if kind is None else " AND kind = :kind")
