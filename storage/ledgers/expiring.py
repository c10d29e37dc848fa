"""Entries of plain ledgers that run out soon, or have."""

from datetime import date

from bot.rules.ledgers.ledger import Ledger
from storage import database as db
from storage.ledgers import plain


async def find_expiring(ledger: Ledger, until: date) -> list[int]:
    """The ids of the entries in use, of clients and people in use, that run out by ``until``, the soonest first.

    Raises:
        LookupError: its entries do not run out.
    """
    if ledger.expiry is None:
        raise LookupError(ledger.code)
    column, following = ledger.expiry.column, ledger.expiry.followed_by
    followed = f"SELECT 1 FROM {ledger.table} n WHERE n.{following}_id = e.id AND n.ended_at IS NULL"
    alone = f" AND NOT EXISTS ({followed})" if following else ""
    served = " JOIN client c ON c.id = e.client_id AND c.ended_at IS NULL" if ledger.of_client else ""
    if ledger.owner:
        served += f" JOIN person o ON o.id = e.{plain.owner_of(ledger)} AND o.ended_at IS NULL"
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e{served} WHERE e.id > 0 AND e.ended_at IS NULL AND e.{column} <= :until"
        f"{alone} ORDER BY e.{column}, e.id",
        until=until,
    )


async def find_expiring_of(ledger: Ledger, client_id: int, until: date) -> list[int]:
    """The ids of the entries in use of one client that run out by ``until``, the soonest first.

    Raises:
        LookupError: its entries do not run out, or belong to no client.
    """
    if ledger.expiry is None or not ledger.of_client:
        raise LookupError(ledger.code)
    column = ledger.expiry.column
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.client_id = :client_id AND e.ended_at IS NULL"
        f" AND e.{column} <= :until ORDER BY e.{column}, e.id",
        client_id=client_id,
        until=until,
    )
