"""Codes by which clients confirm records on the spot: used by one of them, while they hold (clause 4.7.1)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.records.confirming import ConfirmationCode
from bot.records.links import Link
from storage import database as db
from storage import namesakes

_CODE = (
    "SELECT c.id, c.record_kind, c.record_id, c.digest, c.made_by_id, c.made_at, c.expires_at, c.used_by_id,"
    f" COALESCE({namesakes.person('p')}, '') AS used_by, c.confirmation_id FROM confirmation_code c"
    " LEFT JOIN person p ON p.id = c.used_by_id WHERE "
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A code that nobody can use any more, and who made it."""

    id: int
    made_by_id: int


async def add_code(record: Link, digest: str, made_by: int, at: datetime, expires_at: datetime) -> int:
    """Adds one; returns its id. The code itself is known once its picture is drawn (``change_code``)."""
    return await db.add(
        "confirmation_code",
        record_kind=record.kind,
        record_id=record.id,
        digest=digest,
        made_by_id=made_by,
        made_at=at,
        expires_at=expires_at,
    )


async def change_code(code_id: int, code: str) -> None:
    """Keeps what was drawn, of which the first holds; the code itself is kept nowhere."""
    await db.values(
        "UPDATE confirmation_code SET code_digest = :digest WHERE id = :id AND code_digest IS NULL RETURNING id",
        id=code_id,
        digest=_digest(code),
    )


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


async def get_code(code_id: int) -> ConfirmationCode | None:
    """A code by id."""
    return await db.row(ConfirmationCode, f"{_CODE}c.id = :id", id=code_id)


async def find_by_code(code: str) -> ConfirmationCode | None:
    """The one that was scanned."""
    return await db.row(ConfirmationCode, f"{_CODE}c.code_digest = :digest", digest=_digest(code))


async def get_last(record: Link) -> ConfirmationCode | None:
    """The last one that was made for a record."""
    return await db.row(
        ConfirmationCode,
        f"{_CODE}c.record_kind = :kind AND c.record_id = :record_id ORDER BY c.id DESC LIMIT 1",
        kind=record.kind,
        record_id=record.id,
    )


async def claim(code_id: int, person_id: int, at: datetime) -> bool:
    """Makes a code somebody's; False when somebody else was faster, or its time is over."""
    return await db.any_row(
        "UPDATE confirmation_code SET used_by_id = :person_id, used_at = :at WHERE id = :id AND used_by_id IS NULL"
        " AND confirmation_id IS NULL AND expires_at > :at RETURNING id",
        id=code_id,
        person_id=person_id,
        at=at,
    )


async def end_codes(record: Link, at: datetime) -> list[Ended]:
    """Ends those of a record that nobody has scanned yet."""
    return await db.rows(
        Ended,
        "UPDATE confirmation_code SET expires_at = :at WHERE record_kind = :kind AND record_id = :record_id"
        " AND used_by_id IS NULL AND confirmation_id IS NULL AND expires_at > :at RETURNING id, made_by_id",
        kind=record.kind,
        record_id=record.id,
        at=at,
    )


async def answer_codes(record: Link, digest: str, confirmation_id: int) -> list[Ended]:
    """Notes what was said to what a record said when they were made; returns those that show it now."""
    return await db.rows(
        Ended,
        "UPDATE confirmation_code SET confirmation_id = :confirmation_id WHERE record_kind = :kind"
        " AND record_id = :record_id AND digest = :digest AND confirmation_id IS NULL RETURNING id, made_by_id",
        kind=record.kind,
        record_id=record.id,
        digest=digest,
        confirmation_id=confirmation_id,
    )


async def find_who_scanned(record: Link, digest: str) -> list[int]:
    """Ids of the people who scanned a code for what a record says."""
    return await db.column(
        int,
        "SELECT DISTINCT used_by_id FROM confirmation_code WHERE record_kind = :kind AND record_id = :record_id"
        " AND digest = :digest AND used_by_id IS NOT NULL ORDER BY used_by_id",
        kind=record.kind,
        record_id=record.id,
        digest=digest,
    )
