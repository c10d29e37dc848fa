"""Fills an open, migrated, empty database with a firm: rows in bulk, past the guards that keep people from doing so."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import islice
from typing import Any

from tortoise.models import Model

from storage import database as db
from storage.search import keeping
from storage.tables import Seal, SearchEntry, SearchStale
from storage.trail.entries import seal_new_entries
from tests.growth.line import Firm, Line
from tests.growth.lines import LINES

AT_ONCE = 20_000
"""Rows that are made before they are written."""
SEALED_AT_ONCE = 10_000

MADE_BY_THE_PRODUCT: frozenset[type[Model]] = frozenset({Seal, SearchEntry, SearchStale})


async def seed(size: int, until: datetime, lines: Mapping[type[Model], Line] = LINES) -> Firm:
    """Founds a firm of about ``size`` records that has been at work until a moment; the database must be empty.

    ``lines``: of each table.
    """
    firm = Firm(size, until, lines)
    async with _unguarded():
        for table in lines:
            if table not in MADE_BY_THE_PRODUCT:
                await _fill(firm, table._meta.db_table)
    while await seal_new_entries(SEALED_AT_ONCE):
        pass
    await keeping.note_all()
    await keeping.index_all_noted()
    if db.dialect() == "postgres":
        # as the server does by itself; a firm's SQLite has never been analyzed
        await db.connection().execute_script("ANALYZE")
    return firm


async def _fill(firm: Firm, table: str) -> None:
    rules = firm.rules(table)
    columns = list(rules)
    numbers = iter(range(1, firm.count(table) + 1))
    while chunk := list(islice(numbers, AT_ONCE)):
        rows = [[rule(row) for rule in rules.values()] for row in (firm.row(table, number) for number in chunk)]
        await (_insert if db.dialect() == "sqlite" else _copy)(table, columns, rows)


async def _insert(table: str, columns: list[str], rows: list[list[Any]]) -> None:
    places = ", ".join("?" for _ in columns)
    await db.connection().execute_many(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",
        [[db._for_sqlite(value) for value in row] for row in rows],
    )


async def _copy(table: str, columns: list[str], rows: list[list[Any]]) -> None:
    async with db.connection().acquire_connection() as link:
        await link.execute("SET session_replication_role = replica")
        try:
            await link.copy_records_to_table(table, records=rows, columns=columns)
        finally:
            await link.execute("SET session_replication_role = DEFAULT")


@asynccontextmanager
async def _unguarded() -> AsyncIterator[None]:
    """Without triggers and foreign keys, and on SQLite without indexes, which are quicker to make behind the rows."""
    if db.dialect() == "postgres":
        yield
        await _go_on_numbering()
        return
    made = await db.values(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
    )
    script = db.connection().execute_script
    await script("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF")
    await script(";".join(f'DROP {one["type"]} "{one["name"]}"' for one in made))
    yield
    await script(";".join(str(one["sql"]) for one in made))
    await script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")


async def _go_on_numbering() -> None:
    """Rows that are added later have ids behind those that were given."""
    for series in await db.values(
        "SELECT table_name AS name, column_name AS id FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_default LIKE 'nextval%'"
    ):
        name, key = series["name"], series["id"]
        await db.values(f"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), max({key})) FROM {name}")
