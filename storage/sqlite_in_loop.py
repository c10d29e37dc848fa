"""A tortoise backend for SQLite without a thread (docs/decisions/0003): the embedded database runs in the event loop.

aiosqlite waits for the interpreter lock at each of its thread hops; one checklist step is six statements of a tenth of
a millisecond each, so the hops cost more than the work. Statements that may take long belong to jobs.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from tortoise.backends.sqlite.client import SqliteClient


class InLoopCursor:
    """The part of an aiosqlite cursor that tortoise touches."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    async def close(self) -> None:
        """Closes the cursor."""
        self._cursor.close()


class InLoopConnection:
    """The part of an aiosqlite connection that tortoise touches, answered at once."""

    def __init__(self, path: str) -> None:
        self._conn = sqlite3.connect(path, isolation_level=None, cached_statements=512)

    @property
    def total_changes(self) -> int:
        """Rows changed since the connection was opened."""
        return self._conn.total_changes

    async def execute(self, query: str, values: Sequence[Any] = ()) -> InLoopCursor:
        """Runs one statement."""
        return InLoopCursor(self._conn.execute(query, values or ()))

    async def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Runs one statement for many rows."""
        self._conn.executemany(query, values)

    async def executescript(self, query: str) -> None:
        """Runs several statements."""
        self._conn.executescript(query)

    async def execute_fetchall(self, query: str, values: Sequence[Any] | None = None) -> list[dict[str, Any]]:
        """Runs one statement and returns its rows."""
        cursor = self._conn.execute(query, values or ())
        # a sqlite3.Row looks for its columns one by one, which costs more than the row itself
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    async def execute_insert(self, query: str, values: Sequence[Any] = ()) -> tuple[int | None]:
        """Runs one insert and returns the new row's id."""
        return (self._conn.execute(query, values or ()).lastrowid,)

    async def commit(self) -> None:
        """Commits the open transaction, if any."""
        self._conn.commit()

    async def rollback(self) -> None:
        """Rolls the open transaction back, if any."""
        self._conn.rollback()

    async def close(self) -> None:
        """Closes the connection."""
        self._conn.close()


class InLoopSqliteClient(SqliteClient):
    """tortoise's SQLite client on a connection without a thread."""

    _connection: Any

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 -- tortoise's signature
        """Opens the file once and applies the pragmas."""
        if self._connection:
            return
        self._connection = InLoopConnection(self.filename)
        for pragma, value in self.pragmas.items():
            self._connection._conn.execute(f"PRAGMA {pragma}={value}")
        await self._post_connect()


client_class = InLoopSqliteClient
