"""When the next row of a queue is due: one that is claimed is due again once its claim runs out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage import database as db


@dataclass(frozen=True, slots=True)
class _Moment:
    at: datetime | None


async def next_due(
    queue: Literal["job", "outbox"], column: Literal["run_at", "send_at"], after: datetime
) -> datetime | None:
    """The moment of the first waiting row, at or after ``after``; None when nothing waits."""
    found = await db.rows(
        _Moment,
        f"SELECT MIN(CASE WHEN lease_until > {column} THEN lease_until ELSE {column} END) AS at FROM {queue}"
        " WHERE state = 'waiting'",
    )
    moment = found[0].at
    return None if moment is None else max(moment, after)
