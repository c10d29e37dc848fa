"""When the emergency plan of each client was to be reviewed last (clause 5.4 c)."""

from dataclasses import dataclass
from datetime import date

from storage import database as db
from storage.days import beijing_day


@dataclass(frozen=True, slots=True)
class LastReview:
    """``last``: the day of the last review, or on which the client was entered."""

    client_id: int
    last: date


async def find_without_open(work: str) -> list[LastReview]:
    """The clients that are served, but practice, of which no task of this work is open."""
    return await db.rows(
        LastReview,
        "SELECT c.id AS client_id, COALESCE((SELECT MAX(t.due_on) FROM task t WHERE t.client_id = c.id"
        f" AND t.work = :work), {beijing_day('c.created_at')}) AS last FROM client c"
        " WHERE c.id > 0 AND c.ended_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM task t WHERE t.client_id = c.id AND t.work = :work AND t.state = 'open')"
        " ORDER BY c.id",
        work=work,
    )
