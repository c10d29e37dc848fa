"""Which records look thin, and how long the last ones took (clauses 3.6, 4.6)."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.records.links import Link
from bot.records.work_records import ThinRecord
from bot.rules.thin import COMPARED, Thin
from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class Took:
    """What a record says of its times, and what the program saw."""

    said: dict[str, str]
    began_at: datetime
    filed_at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    said: str
    began_at: datetime
    filed_at: datetime


@dataclass(frozen=True, slots=True)
class _Mark:
    record_id: int
    reasons: str


async def find_last_times(kind: str, site_id: int, but: int) -> list[Took]:
    """The times of the last records of a kind at a site that stand, without one of them."""
    found = await db.rows(
        _Row,
        "SELECT w.said, w.began_at, w.filed_at FROM work_record w WHERE w.kind = :kind AND w.site_id = :site_id"
        " AND w.id <> :but AND w.state NOT IN ('recalled', 'voided')"
        f" ORDER BY w.day DESC LIMIT {COMPARED}",
        kind=kind,
        site_id=site_id,
        but=but,
    )
    return [Took(json.loads(one.said), one.began_at, one.filed_at) for one in found]


async def add_mark(record: Link, client_id: int, reasons: Sequence[Thin], at: datetime) -> None:
    """Notes once that a record looks thin."""
    await db.add_once(
        "thin_mark",
        record_kind=record.kind,
        record_id=record.id,
        client_id=client_id,
        reasons=" ".join(reasons),
        noted_at=at,
    )


async def find_marks(kind: str, ids: Collection[int]) -> dict[int, tuple[Thin, ...]]:
    """Why those of these records look thin that do."""
    if not ids:
        return {}
    found = await db.rows(
        _Mark,
        "SELECT t.record_id, t.reasons FROM thin_mark t WHERE t.record_kind = :kind"
        f" AND t.record_id IN ({db.listed(ids)})",
        kind=kind,
    )
    return {one.record_id: tuple(map(Thin, one.reasons.split())) for one in found}


async def find_marked(clients: tuple[int, ...], since: datetime, but: int) -> list[ThinRecord]:
    """The records of these clients that look thin and were filed since a moment, without a person's own, by client."""
    if not clients:
        return []
    return await db.rows(
        ThinRecord,
        f"SELECT w.kind, w.id, w.number, {namesakes.client('c')} AS client_name, COALESCE(s.name, '') AS site_name"
        " FROM thin_mark t JOIN work_record w ON w.kind = t.record_kind AND w.id = t.record_id"
        " JOIN client c ON c.id = w.client_id LEFT JOIN site s ON s.id = w.site_id"
        f" WHERE t.client_id IN ({db.listed(clients)}) AND t.noted_at >= :since AND w.person_id <> :but"
        " AND w.state NOT IN ('recalled', 'voided') ORDER BY t.client_id, t.id",
        since=since,
        but=but,
    )
