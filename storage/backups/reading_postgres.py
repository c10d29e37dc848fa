"""A moment of a PostgreSQL database: one REPEATABLE READ, READ ONLY transaction on a connection of its own."""

import base64
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC
from typing import Any

import asyncpg

from storage.backups.catalogue import DERIVED, MIGRATIONS, Column, Kind, Table, kind_of
from storage.backups.failures import DatabaseUnreachable, DiskFull, NoDatabase, NoRights
from storage.backups.lines import PAGE, Row, converted

CONNECT_WITHIN_S = 10

_TABLES = """SELECT c.relname AS name,
 ARRAY(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
   WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)) AS key
 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname COLLATE "C"
"""

_COLUMNS = """SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
 pg_get_serial_sequence(quote_ident($1), a.attname) AS sequence
 FROM pg_attribute a WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped
 ORDER BY a.attname COLLATE "C"
"""


class PostgresSnapshot:
    """What one transaction sees."""

    def __init__(self, connection: Any, tables: Sequence[Table], migrations: Sequence[str]) -> None:
        self._connection = connection
        self.tables = tables
        self.migrations = migrations

    async def pages(self, table: Table) -> AsyncIterator[list[Row]]:
        """The rows of a table in the order of its key."""
        # texts by their bytes, as SQLite has them in order
        order = [
            f'"{column.name}"' + (' COLLATE "C"' if column.kind is Kind.TEXT else "")
            for name in table.key
            for column in table.columns
            if column.name == name
        ]
        cursor = await self._connection.cursor(
            f'SELECT {", ".join(f"{chr(34)}{name}{chr(34)}" for name in table.names)} FROM "{table.name}"'
            f" ORDER BY {', '.join(order)}"
        )
        while found := await cursor.fetch(PAGE):
            yield converted(table, found, _WRITE)

    async def sequence(self, table: Table) -> int | None:
        """The last id given out; None: the table gives none."""
        if table.counted is None:
            return None
        name = await self._connection.fetchval(
            "SELECT pg_get_serial_sequence(quote_ident($1), $2)", table.name, table.counted
        )
        return int(
            await self._connection.fetchval(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}")
        )

    async def head(self) -> tuple[int, str] | None:
        """Position and hash of the trail's last seal."""
        last = await self._connection.fetchrow("SELECT position, hash FROM seal ORDER BY position DESC LIMIT 1")
        return (int(last["position"]), str(last["hash"])) if last else None


@asynccontextmanager
async def connected(credentials: dict[str, Any]) -> AsyncIterator[Any]:
    """A connection of its own, as tortoise's settings name it.

    Raises DatabaseUnreachable: it does not answer, or there is no such database or user; NoRights, DiskFull: as the
    server says of what is done on it.
    """
    wanted = {name: credentials[name] for name in ("host", "port", "user", "password", "database")}
    try:
        connection = await asyncpg.connect(**wanted, timeout=CONNECT_WITHIN_S)
    except (OSError, TimeoutError, asyncpg.PostgresError) as failure:
        raise DatabaseUnreachable(str(failure) or "no answer") from None
    try:
        yield connection
    except asyncpg.InsufficientPrivilegeError as failure:
        raise NoRights(f"{wanted['database']} ({failure})") from None
    except asyncpg.DiskFullError:
        raise DiskFull(wanted["database"]) from None
    except (asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError, ConnectionError) as failure:
        raise DatabaseUnreachable(str(failure)) from None
    finally:
        await connection.close()


@asynccontextmanager
async def postgres_snapshot(credentials: dict[str, Any]) -> AsyncIterator[PostgresSnapshot]:
    """A moment of this database. Raises DatabaseUnreachable, and NoDatabase: nothing was ever migrated into it."""
    async with (
        connected(credentials) as connection,
        connection.transaction(isolation="repeatable_read", readonly=True),
    ):
        yield await seen_by(connection)


async def seen_by(connection: Any) -> PostgresSnapshot:
    """What the connection's open transaction sees. Raises NoDatabase: nothing was ever migrated into it."""
    names = {str(found["name"]): [str(key) for key in found["key"]] for found in await connection.fetch(_TABLES)}
    if MIGRATIONS not in names:
        raise NoDatabase(await connection.fetchval("SELECT current_database()"))
    del names[MIGRATIONS]
    names = {name: key for name, key in names.items() if not name.startswith(DERIVED)}
    tables = []
    for name, key in names.items():
        columns = await connection.fetch(_COLUMNS, name)
        tables.append(
            Table(
                name=name,
                columns=[Column(str(c["name"]), kind_of(name, c["name"], c["type"])) for c in columns],
                key=key,
                counted=next((str(c["name"]) for c in columns if c["sequence"]), None),
            )
        )
    applied = await connection.fetch(f"SELECT name FROM {MIGRATIONS} ORDER BY id")
    return PostgresSnapshot(connection, tables, [str(found["name"]) for found in applied])


_WRITE: dict[Kind, Callable[[Any], Any]] = {
    Kind.MOMENT: lambda moment: moment.astimezone(UTC).isoformat(),
    Kind.DAY: lambda day: day.isoformat(),
    Kind.TRUTH: int,
    Kind.BYTES: lambda stored: base64.b64encode(stored).decode(),
}
