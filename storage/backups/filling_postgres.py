"""Fills an empty PostgreSQL database within the caller's transaction; the owner of the tables may do all of it."""

import base64
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date, datetime
from typing import Any

import asyncpg

from storage.backups.catalogue import DERIVED, MIGRATIONS, Kind, Table
from storage.backups.failures import DoesNotFit, SchemaDiffers
from storage.backups.filling import Incoming, must_have_all, rows_of
from storage.backups.lines import converted
from storage.backups.reading_postgres import seen_by
from storage.migrating import MIGRATION_LOCK, SCHEMA
from storage.search.sources import SOURCES, all_stale

_FOREIGN_KEYS = """SELECT conrelid::regclass::text AS on_table, quote_ident(conname) AS name,
 pg_get_constraintdef(oid) AS definition FROM pg_constraint
 WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"""

_NAMES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"


async def is_empty(connection: Any) -> bool:
    """Whether there is no row in any table but the migrations'."""
    for found in await connection.fetch(_NAMES):
        name = found["tablename"]
        if (
            name != MIGRATIONS
            and not name.startswith(DERIVED)
            and await connection.fetchval(f'SELECT EXISTS (SELECT 1 FROM "{name}")')
        ):
            return False
    return True


async def fill_postgres(connection: Any, names: Sequence[str], tables: AsyncIterator[Incoming]) -> None:
    """Makes the newest schema in a database without rows and fills it; ``names`` are those of the tables that come.

    Foreign keys are made again, and so checked, at the end: rows refer to rows that come later. A submitted draft's
    answers are frozen by a trigger, which rests meanwhile. Raises SchemaDiffers: a table is not of the newest schema;
    DoesNotFit: this database refuses a value that the other one kept.
    """
    await connection.execute("SELECT pg_advisory_xact_lock($1)", MIGRATION_LOCK)
    # of an empty database that was migrated; what somebody else keeps here stays, and is complained of below
    derived = [found["tablename"] for found in await connection.fetch(_NAMES) if found["tablename"].startswith(DERIVED)]
    for name in (*names, *derived, MIGRATIONS):
        await connection.execute(f'DROP TABLE IF EXISTS "{name}" CASCADE')
    # what the triggers of these tables call
    await connection.execute("DROP FUNCTION IF EXISTS search_note()")
    await connection.execute((SCHEMA / "postgres.sql").read_text(encoding="utf-8"))
    there = {table.name: table for table in (await seen_by(connection)).tables}
    keys = await connection.fetch(_FOREIGN_KEYS)
    for key in keys:
        await connection.execute(f"ALTER TABLE {key['on_table']} DROP CONSTRAINT {key['name']}")
    for name in there:
        await connection.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
    came = set[str]()
    async for incoming in tables:
        if incoming.table not in there:
            raise SchemaDiffers(incoming.table)
        await _fill(connection, there[incoming.table], incoming)
        came.add(incoming.table)
    must_have_all(came, list(there.values()))
    for source in SOURCES.values():
        await connection.execute(all_stale(source))
    for name in there:
        await connection.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
    for key in keys:
        await connection.execute(f"ALTER TABLE {key['on_table']} ADD CONSTRAINT {key['name']} {key['definition']}")


async def _fill(connection: Any, table: Table, incoming: Incoming) -> None:
    try:
        async for page in rows_of(incoming, table):
            rows = converted(table, page, _READ)
            await connection.copy_records_to_table(table.name, records=rows, columns=table.names)
    except (asyncpg.DataError, asyncpg.InterfaceError, asyncpg.CharacterNotInRepertoireError, ValueError) as failure:
        raise DoesNotFit(f"{table.name}: {failure}") from None
    if table.counted is not None and incoming.sequence is not None:
        last = await connection.fetchval(f'SELECT COALESCE(MAX("{table.counted}"), 0) FROM "{table.name}"')
        if (given := max(last, incoming.sequence)) > 0:
            await connection.execute(
                "SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), $3)", table.name, table.counted, given
            )


_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.MOMENT: datetime.fromisoformat,
    Kind.DAY: date.fromisoformat,
    Kind.TRUTH: bool,
    Kind.BYTES: base64.b64decode,
}
