"""Updates set down before they are handled: what one person sent in a burst, so that nobody's wait behind it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rules.cause import UpdateKey
from storage import database as db
from storage.holders import is_gone

_ROWS = {
    "sqlite": "SELECT value ->> 'key' AS key, value ->> 'update_id' AS update_id, value ->> 'body' AS body"
    " FROM json_each(:rows)",
    "postgres": "SELECT key, update_id, body FROM json_to_recordset(CAST(:rows AS json))"
    " AS r (key varchar, update_id bigint, body text)",
}


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """One update as Telegram sent it."""

    id: int
    body: str

    def parsed(self) -> dict[str, Any]:
        """The update itself."""
        update: dict[str, Any] = json.loads(self.body)
        return update


async def add_waiting_updates(
    updates: Sequence[tuple[UpdateKey, dict[str, Any]]], *, lane: int, holder: str, at: datetime
) -> None:
    """Sets updates of one person (``lane``) down, in their order, by one statement; one that is there already stays.

    ``holder`` is the process that handles them.
    """
    rows = [
        {"key": f"{key.bot_id}:{key.update_id}", "update_id": key.update_id, "body": json.dumps(raw)}
        for key, raw in updates
    ]
    await db.values(
        "INSERT INTO waiting_update (key, lane, update_id, body, held_by, at)"
        f" SELECT key, CAST(:lane AS BIGINT), update_id, body, CAST(:holder AS VARCHAR(60)), CAST(:at AS {db.moment_type()})"
        f" FROM ({_ROWS[db.dialect()]}) AS given WHERE true ON CONFLICT (key) DO NOTHING RETURNING id",
        rows=rows,
        lane=lane,
        holder=holder,
        at=at,
    )


async def find_waiting_updates(lane: int, holder: str, most: int) -> list[WaitingUpdate]:
    """The first updates of a person that this process handles next."""
    return await db.rows(
        WaitingUpdate,
        "SELECT id, body FROM waiting_update WHERE lane = :lane AND held_by = :holder ORDER BY update_id LIMIT :most",
        lane=lane,
        holder=holder,
        most=most,
    )


async def remove_waiting_updates(ids: Iterable[int]) -> None:
    """Forgets updates that were handled."""
    await db.values(f"DELETE FROM waiting_update WHERE id IN ({db.ids_in('ids')}) RETURNING id", ids=list(ids))


async def take_over_waiting_updates(holder: str) -> list[int]:
    """Makes what processes that are gone had set down this one's; whose updates this one has now."""
    await db.values(
        f"UPDATE waiting_update SET held_by = :holder WHERE held_by <> :holder AND {is_gone('held_by')} RETURNING id",
        holder=holder,
    )
    return await db.column(
        int, "SELECT DISTINCT lane FROM waiting_update WHERE held_by = :holder ORDER BY lane", holder=holder
    )
