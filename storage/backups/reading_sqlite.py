"""A moment of a SQLite file that another process writes to: in WAL mode a reader holds nobody up."""

import base64
import re
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from storage.backups.catalogue import DERIVED, MIGRATIONS, Column, Kind, Table, kind_of
from storage.backups.failures import NoDatabase
from storage.backups.lines import PAGE, Row, converted

_AS_WE_WRITE_THEM = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d*[1-9]\d*)?\+00:00")


class SqliteSnapshot:
    """One read transaction of a connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.tables: Sequence[Table] = [_table(connection, name) for (name,) in connection.execute(_TABLES)]
        self.migrations: Sequence[str] = [
            str(name) for (name,) in connection.execute(f"SELECT name FROM {MIGRATIONS} ORDER BY id")
        ]

    async def pages(self, table: Table) -> AsyncIterator[list[Row]]:
        """The rows of a table in the order of its key."""
        cursor = self._connection.execute(
            f"SELECT {', '.join(_quoted(name) for name in table.names)} FROM {_quoted(table.name)}"
            f" ORDER BY {', '.join(_quoted(name) for name in table.key)}"
        )
        while found := cursor.fetchmany(PAGE):
            yield converted(table, found, _WRITE)

    async def sequence(self, table: Table) -> int | None:
        """The last id given out; None: the table gives none."""
        if table.counted is None:
            return None
        given = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table.name]).fetchone()
        return int(given[0]) if given else 0

    async def head(self) -> tuple[int, str] | None:
        """Position and hash of the trail's last seal."""
        last = self._connection.execute("SELECT position, hash FROM seal ORDER BY position DESC LIMIT 1").fetchone()
        return (int(last[0]), str(last[1])) if last else None


@contextmanager
def sqlite_snapshot(path: Path) -> Iterator[SqliteSnapshot]:
    """A moment of this file, which is not made when it is not there.

    Raises NoDatabase: there is none.
    """
    if not path.exists():
        raise NoDatabase(str(path.absolute()))
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.execute("BEGIN")
        try:
            yield SqliteSnapshot(connection)
        except sqlite3.OperationalError as failure:
            if "no such table" in str(failure):
                raise NoDatabase(str(path.absolute())) from None
            raise


_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    f" AND name <> '{MIGRATIONS}' AND name NOT GLOB '{DERIVED}*' ORDER BY name"
)


def _table(connection: sqlite3.Connection, name: str) -> Table:
    columns = connection.execute("SELECT name, type, pk FROM pragma_table_info(?) ORDER BY name", [name]).fetchall()
    key = [str(column) for column, _, place in sorted(columns, key=lambda one: one[2]) if place]
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).fetchone()
    return Table(
        name=name,
        columns=[Column(str(column), kind_of(name, column, declared)) for column, declared, _ in columns],
        key=key,
        counted=key[0] if "AUTOINCREMENT" in sql.upper() else None,
    )


def _quoted(name: str) -> str:
    return f'"{name}"'


def _moment(stored: Any) -> str:
    """In UTC; SQLite's own CURRENT_TIMESTAMP says so without an offset. What is no moment stays as it is."""
    if _AS_WE_WRITE_THEM.fullmatch(stored):
        return f"{stored[:10]}T{stored[11:]}"
    try:
        moment = datetime.fromisoformat(stored)
    except ValueError:
        return str(stored)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


_WRITE: dict[Kind, Any] = {Kind.MOMENT: _moment, Kind.BYTES: lambda stored: base64.b64encode(stored).decode()}
