"""Where a firm's database is: a moment of it, and what people are told of the place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.backups.reading_postgres import connected, postgres_snapshot
from storage.backups.reading_sqlite import sqlite_snapshot
from storage.backups.snapshots import Snapshot
from storage.database import configuration


@dataclass(frozen=True, slots=True)
class SqlitePlace:
    """A SQLite file."""

    path: Path

    @property
    def shown(self) -> str:
        """Its absolute path."""
        return str(self.path.absolute())


@dataclass(frozen=True, slots=True)
class PostgresPlace:
    """A PostgreSQL database, by what it takes to connect to it."""

    credentials: dict[str, Any]

    @property
    def shown(self) -> str:
        """Its address without the password."""
        at = self.credentials
        return f"postgres://{at['user'] or ''}@{at['host'] or 'localhost'}:{at['port']}/{at['database']}"


Place = SqlitePlace | PostgresPlace


def place_of(url: str) -> Place:
    """The place that a database URL names. Raises storage.database.UnknownDatabase."""
    connections = configuration(url)["connections"]
    if "sqlite" in connections:
        return SqlitePlace(Path(connections["sqlite"]["credentials"]["file_path"]))
    return PostgresPlace(connections["postgres"]["credentials"])


BEFORE_MIGRATION_LOCK = 5_145_076
"""PostgreSQL advisory lock, beside the one that migrating takes."""


@asynccontextmanager
async def one_after_another(place: Place) -> AsyncIterator[None]:
    """Of processes that start at once on PostgreSQL each waits for the one before; SQLite has one.

    Raises DatabaseUnreachable.
    """
    if isinstance(place, SqlitePlace):
        yield
        return
    async with connected(place.credentials) as connection:
        await connection.execute("SELECT pg_advisory_lock($1)", BEFORE_MIGRATION_LOCK)
        yield


@asynccontextmanager
async def moment_of(place: Place) -> AsyncIterator[Snapshot]:
    """One moment of the database. Raises NoDatabase, DatabaseUnreachable."""
    if isinstance(place, SqlitePlace):
        with sqlite_snapshot(place.path) as moment:
            yield moment
    else:
        async with postgres_snapshot(place.credentials) as moment:
            yield moment
