"""Moves a firm from SQLite to PostgreSQL, or back: everything is read, written, read again and compared."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from storage.backups.arriving import discard, filled, put_in_place
from storage.backups.emptiness import has_rows
from storage.backups.failures import NoDatabase, NotTheSame, PlaceTaken, ProgramRunning, SamePlace
from storage.backups.filling import from_database
from storage.backups.places import Place, SqlitePlace, moment_of
from storage.backups.progress import Told
from storage.backups.reading_postgres import connected
from storage.backups.schemas import must_be_newest, sqlite_url
from storage.backups.scratch import build_sqlite
from storage.backups.snapshots import Counted, Snapshot, differing, read_through
from storage.database import alone

_OTHERS = """SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved, table by table, and the trail's last seal."""

    tables: int
    rows: int
    head: tuple[int, str] | None


async def plan_move(source: Place, target: Place) -> Moved:
    """What would be moved; nothing is written.

    Raises:
        SamePlace: they are the same.
        PlaceTaken: the new place has something in it.
        OlderSchema, NewerSchema: the database is not at this version's schema.
        NoDatabase, DatabaseUnreachable.
    """
    async with moment_of(source) as moment:
        await _must_be_movable(source, moment, target)
        return _moved([await read_through(moment, table) for table in moment.tables], await moment.head())


async def move(source: Place, target: Place, told: Told) -> Moved:
    """Does it, while nobody else uses the database, which says from then on where the firm is.

    It says so before the new one can be seen: a kill in between leaves a firm that starts nowhere until the same is done
    again, never one that starts twice. Raises as ``plan_move``; DatabaseInUse, ProgramRunning: the program is running; NotTheSame: something does not read
    back as it was, and the new place is left without anything.
    """
    async with _stopped(source):
        async with moment_of(source) as before:
            await _must_be_movable(source, before, target)
        # of a move that was killed
        await _say_moved(source, None)
        try:
            async with moment_of(source) as moment:
                if isinstance(target, SqlitePlace):
                    return await _into_sqlite(source, target, moment, told)
                async with filled(target, moment, told) as read:
                    await _say_moved(source, target.shown)
                    return _moved(read, await moment.head())
        except Exception:
            # whoever fails after the new one was there has moved all the same
            if not await has_rows(target):
                await _say_moved(source, None)
            raise


async def _say_moved(place: Place, to: str | None) -> None:
    if isinstance(place, SqlitePlace):
        with closing(sqlite3.connect(place.path, isolation_level=None)) as connection:
            connection.execute("UPDATE installation SET moved_to = ?", [to])
        return
    async with connected(place.credentials) as connection:
        await connection.execute("UPDATE installation SET moved_to = $1", to)


async def _must_be_movable(source: Place, moment: Snapshot, target: Place) -> None:
    if source.shown == target.shown:
        raise SamePlace(target.shown)
    must_be_newest(moment.migrations)
    if await has_rows(target):
        raise PlaceTaken(target.shown)


async def _into_sqlite(source: Place, target: SqlitePlace, moment: Snapshot, told: Told) -> Moved:
    scratch = Path(f"{target.path}.moving")
    with alone(sqlite_url(target.path)):
        discard(scratch)
        arrived = await build_sqlite(scratch, moment.migrations, from_database(moment), told)
        before = [await read_through(moment, table) for table in moment.tables]
        if others := differing(before, arrived.tables):
            raise NotTheSame(", ".join(others))
        await _say_moved(source, target.shown)
        put_in_place(scratch, target.path)
    return _moved(before, arrived.head)


def _moved(read: Sequence[Counted], head: tuple[int, str] | None) -> Moved:
    return Moved(len(read), sum(counted.rows for counted in read), head)


@asynccontextmanager
async def _stopped(source: Place) -> AsyncIterator[None]:
    if isinstance(source, SqlitePlace):
        if not source.path.exists():
            raise NoDatabase(source.shown)
        with alone(sqlite_url(source.path)):
            yield
        return
    async with connected(source.credentials) as connection:
        if await connection.fetchval(_OTHERS):
            raise ProgramRunning(source.shown)
        yield
