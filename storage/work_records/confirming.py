"""What clients said to records that they have: once to each content, and kept for good (clause 4.7.1)."""

from datetime import datetime

from bot.records.links import Link
from bot.records.work_records import ClientConfirmation
from storage import database as db
from storage import namesakes


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
    """Keeps what was said to this content, and returns its id; None when something was said to it before."""
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
