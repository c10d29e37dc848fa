"""What clients said to records that they have, and why nobody said anything: kept for good (clause 4.7.1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.records.links import Link
from bot.records.work_records import ClientConfirmation
from bot.rules.confirming import Said
from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class SaidTo:
    """What was said to a record, of which ``digest`` is what it said then."""

    record_id: int
    said: Said
    digest: str


async def add_confirmation(
    record: Link,
    said: str,
    *,
    text: str,
    by: int | None,
    by_name: str,
    recorded_by: int | None,
    digest: str,
    at: datetime,
) -> int | None:
    """Keeps what was said to this content, and returns its id; None when it was said before whether it is right."""
    return await db.add_once(
        "client_confirmation",
        record_kind=record.kind,
        record_id=record.id,
        said=said,
        text=text,
        by_id=by,
        by_name=by_name,
        recorded_by_id=recorded_by,
        digest=digest,
        at=at,
    )


async def find_confirmations(record: Link) -> list[ClientConfirmation]:
    """What was said to a record, in order."""
    return await db.rows(
        ClientConfirmation,
        f"SELECT k.id, k.said, k.text, COALESCE({namesakes.person('p')}, k.by_name) AS by_name, k.at, k.digest,"
        f" COALESCE({namesakes.person('r')}, '') AS recorder, EXISTS (SELECT 1 FROM confirmation_code c"
        " WHERE c.confirmation_id = k.id AND c.used_by_id = k.by_id) AS scanned FROM client_confirmation k"
        " LEFT JOIN person p ON p.id = k.by_id LEFT JOIN person r ON r.id = k.recorded_by_id"
        " WHERE k.record_kind = :kind AND k.record_id = :id ORDER BY k.id",
        kind=record.kind,
        id=record.id,
    )


async def find_said_to(kind: str, ids: Collection[int]) -> dict[int, list[SaidTo]]:
    """By their ids those of these records of a kind to which anything was said, each with all of it in order."""
    found = dict[int, list[SaidTo]]()
    if not ids:
        return found
    for one in await db.rows(
        SaidTo,
        "SELECT k.record_id, k.said, k.digest FROM client_confirmation k WHERE k.record_kind = :kind"
        f" AND k.record_id IN ({db.listed(ids)}) ORDER BY k.id",
        kind=kind,
    ):
        found.setdefault(one.record_id, []).append(one)
    return found
