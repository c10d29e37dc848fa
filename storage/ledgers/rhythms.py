"""Rhythms of many entries at once, as a workbook brings them: a day for those that have none, none where they ended."""

from collections.abc import Collection
from datetime import date

from bot.rules.ledgers.ledger import Column, Ledger
from storage import database as db


async def find_months(ledger: Ledger, column: Column) -> list[str]:
    """Every how many months it is, of entries in use whose next day nobody worked out yet."""
    return await db.column(
        str,
        f"SELECT DISTINCT {column.every} FROM {ledger.table}"
        f" WHERE ended_at IS NULL AND {column.key} IS NULL AND {column.every} <> ''",
    )


async def begin(ledger: Ledger, column: Column, months: str, until: date, kinds: Collection[str]) -> None:
    """Has those of so many months that were never seen to, by an event of these kinds, be seen to on a day."""
    await db.changed(
        f"UPDATE {ledger.table} SET {column.key} = :until WHERE ended_at IS NULL AND {column.key} IS NULL"
        f" AND {column.every} = :months AND id NOT IN (SELECT w.entry_id FROM work_record w"
        f" WHERE w.entry_kind = '{ledger.code}' AND w.kind IN ({db.listed(kinds)}))",
        until=until,
        months=months,
    )


async def stop(ledger: Ledger, column: Column) -> None:
    """Takes the day from those that have no rhythm any more."""
    await db.changed(
        f"UPDATE {ledger.table} SET {column.key} = NULL WHERE {column.key} IS NOT NULL AND {column.every} = ''"
    )


async def find_uncounted(ledger: Ledger, column: Column) -> list[int]:
    """The ids of entries in use that have a rhythm, and still no day."""
    return await db.column(
        int,
        f"SELECT id FROM {ledger.table} WHERE ended_at IS NULL AND {column.key} IS NULL AND {column.every} <> ''"
        " ORDER BY id",
    )
