"""Which firm a database is of, and what is known of it before it is opened for good or migrated."""

from datetime import datetime

from bot.rules.installation import Firm
from storage import database as db

_HAS_TABLE = {
    "sqlite": "SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = :name",
    "postgres": "SELECT 1 AS one FROM pg_tables WHERE schemaname = current_schema() AND tablename = :name",
}


async def find_applied_migrations() -> list[str]:
    """The migrations that made this database, in their order; none where there is nothing yet."""
    if not await _has_table("tortoise_migrations"):
        return []
    return await db.column(str, "SELECT name FROM tortoise_migrations ORDER BY name")


async def get_firm() -> Firm | None:
    """The firm, None where none has been entered."""
    if not await _has_table("installation"):
        return None
    return await db.row(Firm, "SELECT firm, bot_id, moved_to FROM installation")


async def is_in_use() -> bool:
    """Whether anything is on record: people, clients, or a spreadsheet that was to bring them."""
    return await _any("person") or await _any("client") or await _any("ledger_file")


async def names_files() -> bool:
    """Whether a record names a file of the archive."""
    return any([await _any(table, "sha256 IS NOT NULL") for table in ("attachment", "document", "ledger_file")])


async def add_firm(firm: str, bot_id: int, at: datetime) -> bool:
    """Enters the firm; False when one was entered before, which stays."""
    return await db.any_row(
        "INSERT INTO installation (id, firm, bot_id, founded_at) VALUES (1, :firm, :bot_id, :at)"
        " ON CONFLICT (id) DO NOTHING RETURNING id",
        firm=firm,
        bot_id=bot_id,
        at=at,
    )


async def change_bot(bot_id: int) -> None:
    """The firm is served by another bot from now on."""
    await db.values("UPDATE installation SET bot_id = :bot_id RETURNING id", bot_id=bot_id)


async def go_on_here() -> None:
    """The firm is in this database, wherever it was said to have gone."""
    await db.values("UPDATE installation SET moved_to = NULL RETURNING id")


async def _any(table: str, which: str = "true") -> bool:
    return await _has_table(table) and await db.any_row(f"SELECT 1 AS one FROM {table} WHERE {which} LIMIT 1")


async def _has_table(name: str) -> bool:
    return await db.any_row(_HAS_TABLE[db.dialect()], name=name)
