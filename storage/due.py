"""When the next row of a queue falls due: one that is claimed is due again once its claim runs out."""

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
    """The first moment after ``after`` at which a waiting row falls due; None when there is none."""
    due_at = f"CASE WHEN lease_until > {column} THEN lease_until ELSE {column} END"
    found = await db.rows(
        _Moment,
        f"SELECT MIN({due_at}) AS at FROM {queue} WHERE state = 'waiting' AND {due_at} > :after",
        after=after,
    )
    return found[0].at
