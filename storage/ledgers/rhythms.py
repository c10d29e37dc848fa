"""Which entries have a rhythm whose next day nobody worked out yet, or a day without the rhythm it came from."""

from bot.rules.ledgers.ledger import Column, Ledger
from storage import database as db


async def find_uncounted(ledger: Ledger, column: Column) -> list[int]:
    """The ids of entries in use; ``column``: the day of the rhythm."""
    return await db.column(
        int,
        f"SELECT id FROM {ledger.table} WHERE ended_at IS NULL AND (({column.every} <> '' AND {column.key} IS NULL)"
        f" OR ({column.every} = '' AND {column.key} IS NOT NULL)) ORDER BY id",
    )
