"""Where a firm's database is: a moment of it, and what people are told of the place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.backups.reading_postgres import postgres_snapshot
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


@asynccontextmanager
async def moment_of(place: Place) -> AsyncIterator[Snapshot]:
    """One moment of the database. Raises NoDatabase, DatabaseUnreachable."""
    if isinstance(place, SqlitePlace):
        with sqlite_snapshot(place.path) as moment:
            yield moment
    else:
        async with postgres_snapshot(place.credentials) as moment:
            yield moment
