"""Entries of plain ledgers that run out soon, or have."""

from datetime import date

from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from storage import database as db
from storage.ledgers import plain


async def find_expiring(ledger: Ledger, expiry: Expiry, until: date) -> list[int]:
    """The ids of the entries in use, of clients and people in use, that run out so by ``until``, the soonest first."""
    column, following = expiry.column, expiry.followed_by
    followed = f"SELECT 1 FROM {ledger.table} n WHERE n.{following}_id = e.id AND n.ended_at IS NULL"
    alone = f" AND NOT EXISTS ({followed})" if following else ""
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.id > 0 AND e.ended_at IS NULL AND e.{column} <= :until"
        f"{alone}{_going_on(ledger)} ORDER BY e.{column}, e.id",
        until=until,
    )


def _going_on(ledger: Ledger) -> str:
    """SQL: that an entry's client is in use, whose own it is, and that under which it stands."""
    conditions = ""
    if ledger.goes_with_client:
        conditions += " AND NOT EXISTS (SELECT 1 FROM client c WHERE c.id = e.client_id AND c.ended_at IS NOT NULL)"
    if ledger.owner:
        owner = f"e.{plain.owner_of(ledger)}"
        conditions += f" AND EXISTS (SELECT 1 FROM person o WHERE o.id = {owner} AND o.ended_at IS NULL)"
    if ledger.under:
        above = LEDGERS[ledger.column(ledger.under).refers].table
        conditions += (
            f" AND NOT EXISTS (SELECT 1 FROM {above} a WHERE a.id = e.{ledger.under}_id AND a.ended_at IS NOT NULL)"
        )
    return conditions


async def find_expiring_of(ledger: Ledger, expiry: Expiry, client_id: int, until: date) -> list[int]:
    """The ids of the entries in use of one client that run out so by ``until``, the soonest first.

    Raises:
        LookupError: its entries belong to no client.
    """
    if not ledger.of_client:
        raise LookupError(ledger.code)
    column = expiry.column
    return await db.column(
        int,
        f"SELECT e.id FROM {ledger.table} e WHERE e.client_id = :client_id AND e.ended_at IS NULL"
        f" AND e.{column} <= :until ORDER BY e.{column}, e.id",
        client_id=client_id,
        until=until,
    )
