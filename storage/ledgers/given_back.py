"""What is the clients' and has to be given back once no contract with them is left (clauses 5.3, 3.7)."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.ledgers.contracts import Standing
from bot.rules.ledgers.ledger import Ledger
from storage import database as db

_GOES_ON = (
    "EXISTS (SELECT 1 FROM contract a WHERE a.client_id = k.client_id AND a.ended_at IS NULL"
    f" AND a.standing <> '{Standing.DRAFT.value}')"
)


@dataclass(frozen=True, slots=True)
class Ended:
    """A client's last contract, by its id, and when it ended."""

    id: int
    client_id: int
    ended_at: datetime


async def find_ended(ledger: Ledger) -> list[Ended]:
    """The last contract of each client of which something is still here and no contract is left."""
    return await db.rows(
        Ended,
        "SELECT k.id, k.client_id, k.ended_at FROM contract k WHERE k.client_id > 0 AND EXISTS"
        f" (SELECT 1 FROM {ledger.table} e WHERE e.client_id = k.client_id AND e.ended_at IS NULL)"
        " AND k.id = (SELECT MAX(l.id) FROM contract l WHERE l.client_id = k.client_id AND l.ended_at IS NOT NULL)"
        f" AND NOT {_GOES_ON} ORDER BY k.id",
    )


async def find_still_here(ledger: Ledger, client_id: int) -> list[int]:
    """The ids of what is still here of a client with whom no contract is left; of others nothing is asked for."""
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.client_id = :client_id AND e.ended_at IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM contract a WHERE a.client_id = :client_id AND a.ended_at IS NULL"
        f" AND a.standing <> '{Standing.DRAFT.value}') ORDER BY e.id",
        client_id=client_id,
    )
