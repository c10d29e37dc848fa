"""The trail (clause 3.6): who did what when to which record, sealed by a chain of hashes so that a change shows.

Entries are numbered when they are written and sealed after they are committed, so a seal's position, not the entry's
id, is the order of the chain. Whoever can alter entries can also compute all later seals anew, or cut the end off
both: only a ``head`` that was shown to someone outside proves the chain whole.
"""

import asyncio
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tortoise.exceptions import IntegrityError

from bot.rules.cause import Cause
from storage import database as db

LONGEST_DETAIL = 80
"""Characters. A detail is an id, a number or a code; what people wrote stays in their records."""

LOOK_BACK: Mapping[db.Dialect, int] = {"sqlite": 100, "postgres": 10_000}
"""How far behind the last sealed id an entry may be committed and still be found: a transaction that lasts while
this many others begin. Looking through all entries at every tick would hold the chat up after a few years. On SQLite
entries are written one transaction after the other, so hardly any is behind."""

PAGE = 1_000
"""Entries checked before others get their turn: SQLite runs in the event loop."""

BEFORE_THE_FIRST = "0" * 64


SENT_AT = "sent_at"
"""The detail that says when it was sent, where that differs."""


class DetailTooLong(ValueError):
    """A detail of a trail entry looks like a text; the trail holds ids."""


@dataclass(frozen=True, slots=True)
class TrailRecord:
    """One entry; ``update_key`` names the update that caused it, empty for the program's own work."""

    id: int
    at: datetime
    person_id: int | None
    action: str
    subject_kind: str
    subject_id: int
    details: dict[str, int | str]
    update_key: str

    @property
    def said_at(self) -> datetime:
        """The moment of what was done: when it was sent, where that was noticeably before it was dealt with (``at``)."""
        sent_at = self.details.get(SENT_AT)
        return self.at if sent_at is None else datetime.fromisoformat(str(sent_at))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What ``verify`` found: ``broken_at`` is the entry at which the chain breaks first, None when it is whole."""

    entries: int
    sealed: int
    broken_at: int | None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is hashed: ``details`` is the stored text, to the letter."""

    id: int
    at: datetime
    person_id: int | None
    action: str
    subject_kind: str
    subject_id: int
    details: str
    update_key: str


@dataclass(frozen=True, slots=True)
class _Seal:
    position: int
    trail_id: int
    hash: str


_COLUMNS = "id, at, person_id, action, subject_kind, subject_id, details, update_key"


async def add_entry(cause: Cause, action: str, subject_kind: str, subject_id: int, /, **details: int | str) -> None:
    """Notes what was done, in the transaction that does it; what is recorded for somebody else says so in the details.

    Raises DetailTooLong: a detail has more than ``LONGEST_DETAIL`` characters.
    """
    if cause.behalf is not None:
        told = {"channel": cause.behalf.channel.value, "told_on": cause.behalf.told_on.isoformat()}
        details = {"on_behalf_of": cause.behalf.person_id, **told, **details}
    if cause.said_at != cause.at:
        details = {**details, SENT_AT: cause.said_at.isoformat()}
    for name, detail in details.items():
        if len(str(detail)) > LONGEST_DETAIL:
            raise DetailTooLong(name)
    await db.add(
        "trail",
        at=cause.at,
        person_id=cause.person_id,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        details=_canonical(details),
        update_key=f"{cause.update.bot_id}:{cause.update.update_id}" if cause.update else "",
    )


async def timeline(subject_kind: str, subject_id: int) -> list[TrailRecord]:
    """All entries about one record, in the order they were written."""
    return await db.rows(
        TrailRecord,
        f"SELECT {_COLUMNS} FROM trail WHERE subject_kind = :subject_kind AND subject_id = :subject_id ORDER BY id",
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def count_of(action: str, subject_kind: str, subject_id: int) -> int:
    """How often this was done to a record."""
    return await db.number(
        "SELECT count(*) AS n FROM trail WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        " AND action = :action",
        subject_kind=subject_kind,
        subject_id=subject_id,
        action=action,
    )


async def get_doer(action: str, subject_kind: str, subject_id: int) -> int | None:
    """The id of whoever did this to a record first; None: nobody did, or the program itself."""
    return await db.value(
        int,
        "SELECT person_id FROM trail WHERE subject_kind = :subject_kind AND subject_id = :subject_id"
        " AND action = :action ORDER BY id LIMIT 1",
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
    )


async def head() -> tuple[int, str] | None:
    """Position and hash of the last seal, None before the first."""
    last = await db.row(_Seal, "SELECT position, trail_id, hash FROM seal ORDER BY position DESC LIMIT 1")
    return (last.position, last.hash) if last else None


async def get_seal(position: int) -> str | None:
    """The hash at a position, None when the chain is shorter."""
    seal = await db.row(
        _Seal, "SELECT position, trail_id, hash FROM seal WHERE position = :position", position=position
    )
    return seal.hash if seal else None


async def seal_new_entries(limit: int = 500) -> int:
    """Seals up to ``limit`` entries that have no seal yet and returns how many.

    All seals are one statement, so of two processes that do this at once one seals and the other changes nothing
    (returns 0): its first position is taken.
    """
    position, chained = await head() or (0, BEFORE_THE_FIRST)
    seals: list[tuple[int, int, str]] = []
    for entry in await _unsealed(limit):
        position += 1
        chained = _hash(chained, entry)
        seals.append((position, entry.id, chained))
    if not seals:
        return 0
    try:
        await db.values(_INSERT_SEALS[db.dialect()], seals=seals)
    except IntegrityError:
        return 0
    return len(seals)


async def verify() -> Verdict:
    """Computes all hashes anew: a sealed entry or a seal that was altered or removed, or a seal slipped in, breaks the chain."""
    position, chained = 0, BEFORE_THE_FIRST
    broken_at: int | None = None
    while broken_at is None and (seals := await _seals_after(position)):
        entries = {entry.id: entry for entry in await _sealed_by(seals[0].position, seals[-1].position)}
        for seal in seals:
            entry = entries.get(seal.trail_id)
            if entry is None or seal.position != position + 1 or seal.hash != _hash(chained, entry):
                broken_at = seal.trail_id
                break
            position, chained = seal.position, seal.hash
        await asyncio.sleep(0)
    counted = await db.values("SELECT (SELECT COUNT(*) FROM trail) AS entries, (SELECT COUNT(*) FROM seal) AS sealed")
    return Verdict(int(counted[0]["entries"]), int(counted[0]["sealed"]), broken_at)


_INSERT_SEALS = {
    "sqlite": "INSERT INTO seal (position, trail_id, hash)"
    " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
    " FROM json_each(:seals) RETURNING position",
    "postgres": "INSERT INTO seal (position, trail_id, hash)"
    " SELECT (value ->> 0)::bigint, (value ->> 1)::bigint, value ->> 2 "
    " FROM json_array_elements(:seals::json) RETURNING position",
}


async def _unsealed(limit: int) -> list[_Entry]:
    last = await db.number("SELECT COALESCE(MAX(trail_id), 0) AS id FROM seal")
    # told from where on, and of the seals too, PostgreSQL reads this stretch; else it would compare all of both tables
    return await db.rows(
        _Entry,
        f"SELECT {_COLUMNS} FROM trail WHERE id > :since AND NOT EXISTS (SELECT 1 FROM seal"
        " WHERE seal.trail_id = trail.id AND seal.trail_id > :since) ORDER BY id LIMIT :limit",
        since=last - LOOK_BACK[db.dialect()],
        limit=limit,
    )


async def _seals_after(position: int) -> list[_Seal]:
    return await db.rows(
        _Seal,
        f"SELECT position, trail_id, hash FROM seal WHERE position > :position ORDER BY position LIMIT {PAGE}",
        position=position,
    )


async def _sealed_by(first: int, last: int) -> list[_Entry]:
    return await db.rows(
        _Entry,
        f"SELECT {_COLUMNS} FROM trail WHERE id IN (SELECT trail_id FROM seal WHERE position BETWEEN :first AND :last)",
        first=first,
        last=last,
    )


def _hash(previous: str, entry: _Entry) -> str:
    fields = {
        "action": entry.action,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "details": entry.details,
        "id": entry.id,
        "person_id": entry.person_id,
        "subject_id": entry.subject_id,
        "subject_kind": entry.subject_kind,
        "update_key": entry.update_key,
    }
    return hashlib.sha256((previous + _canonical(fields)).encode()).hexdigest()


def _canonical(value: object) -> str:
    """The one way to write a JSON value: keys in order, no spaces, no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
