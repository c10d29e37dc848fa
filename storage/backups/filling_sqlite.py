"""Fills a new SQLite file: in one transaction, its triggers and indexes put aside meanwhile."""

import base64
import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from storage.backups.catalogue import Kind, Table
from storage.backups.failures import NotTheSame, SchemaDiffers
from storage.backups.filling import Incoming, must_have_all, rows_of
from storage.backups.lines import converted
from storage.backups.reading_sqlite import SqliteSnapshot
from storage.search.sources import SOURCES, all_stale

_A_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")

_SEQUENCES = "sqlite_sequence"
"""SQLite's own table of the last ids that it gave out."""

_ASIDE = (
    "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type"
)


async def fill_sqlite(path: Path, tables: AsyncIterator[Incoming]) -> None:
    """Fills a file that has its schema and no rows: all of it or nothing.

    A submitted draft's answers are frozen by a trigger, and rows refer to rows that come later: both hold again at the
    end. Raises SchemaDiffers: a table is not the one of the file; NotTheSame: rows refer to rows that are not there.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # nobody else has the file, and a killed restore begins anew
        for pragma in ("foreign_keys = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        there = {table.name: table for table in SqliteSnapshot(connection).tables}
        aside = connection.execute(_ASIDE).fetchall()
        for kind, name, _ in aside:
            connection.execute(f'DROP {kind} "{name}"')
        came = set[str]()
        async for incoming in tables:
            if incoming.table not in there:
                raise SchemaDiffers(incoming.table)
            await _fill(connection, there[incoming.table], incoming)
            came.add(incoming.table)
        must_have_all(came, list(there.values()))
        for _, _, sql in aside:
            connection.execute(sql)
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_stale'").fetchone():
            # what is made of the rows that came, as far as this schema has it
            for source in SOURCES.values():
                if source.table in there:
                    connection.execute(all_stale(source))
        if astray := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise NotTheSame(str(astray[0]))
        connection.execute("COMMIT")


async def _fill(connection: sqlite3.Connection, table: Table, incoming: Incoming) -> None:
    names = ", ".join(f'"{name}"' for name in table.names)
    insert = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join("?" * len(table.columns))})'
    async for page in rows_of(incoming, table):
        rows = converted(table, page, _READ)
        connection.executemany(insert, rows)
    if table.counted is not None and incoming.sequence is not None:
        connection.execute(f"DELETE FROM {_SEQUENCES} WHERE name = ?", [table.name])
        connection.execute(
            f'INSERT INTO {_SEQUENCES} (name, seq) SELECT ?, MAX(?, COALESCE(MAX("{table.counted}"), 0))'
            f' FROM "{table.name}"',
            [table.name, incoming.sequence],
        )


def _moment(written: str) -> str:
    """As the program writes moments, which SQLite compares as text."""
    return written.replace("T", " ") if _A_MOMENT.fullmatch(written) else written


_READ: dict[Kind, Callable[[Any], Any]] = {Kind.MOMENT: _moment, Kind.BYTES: base64.b64decode}
