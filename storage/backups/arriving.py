"""How a whole database becomes a firm's: in one step that nobody sees half of."""

import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

from storage.backups.failures import NotTheSame, PlaceTaken
from storage.backups.filling import from_database
from storage.backups.filling_postgres import fill_postgres, is_empty
from storage.backups.places import PostgresPlace
from storage.backups.progress import Told
from storage.backups.reading_postgres import connected, seen_by
from storage.backups.snapshots import Counted, Snapshot, differing, read_through
from storage.files import sync_folder

SQLITES_OWN = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; left beside another file of the same name it would destroy that one."""


def discard(path: Path) -> None:
    """Removes a file that a killed process left on its way, with what SQLite kept beside it."""
    for suffix in ("", *SQLITES_OWN):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def put_in_place(made: Path, path: Path) -> None:
    """Makes a SQLite file the one at ``path``, where there is none or an empty one: before or after, never between."""
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    handle = os.open(made, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    for suffix in SQLITES_OWN:
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    made.replace(path)
    sync_folder(path.parent)


@asynccontextmanager
async def filled(place: PostgresPlace, source: Snapshot, told: Told) -> AsyncIterator[Sequence[Counted]]:
    """Fills a PostgreSQL database without rows from another database and compares; leaving the block makes it seen.

    Yields what was read.

    Raises PlaceTaken: it has rows; NotTheSame: a table does not read back as it was; SchemaDiffers, DoesNotFit,
    DatabaseUnreachable.
    """
    async with connected(place.credentials) as connection:
        async with connection.transaction():
            if not await is_empty(connection):
                raise PlaceTaken(place.shown)
            names = [table.name for table in source.tables]
            await fill_postgres(connection, names, from_database(source))
            before = [await read_through(source, table) for table in source.tables]
            now = await seen_by(connection)
            after = [
                await read_through(now, table, told=lambda name, rows: told(f"{name} compared", rows))
                for table in now.tables
            ]
            if others := differing(before, after):
                raise NotTheSame(", ".join(others))
            yield before
        # the planner knows nothing of rows that came all at once
        await connection.execute("ANALYZE")
