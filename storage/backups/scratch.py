"""A SQLite file that a backup is restored into: to prove it, or on its way to be a firm's database again."""

import fcntl
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import error as NotPacked  # noqa: N812 -- the module's own name says nothing

from bot.records.backups import Damage, Manifest, TableFacts
from storage.backups.failures import Damaged
from storage.backups.filling import Incoming
from storage.backups.filling_sqlite import fill_sqlite
from storage.backups.lines import Row, pages, unpacked
from storage.backups.progress import Told, untold
from storage.backups.reading_sqlite import sqlite_snapshot
from storage.backups.schemas import make_sqlite, sqlite_url
from storage.backups.snapshots import Counted, read_through
from storage.backups.vault import Vault
from storage.database import opened
from storage.trail.entries import verify

PREFIX = "quality-butler-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder of our own that is gone afterwards: of a process that was killed, when the next one needs such a folder.

    What is in it is a whole firm, not encrypted, that only the same user may read.
    """
    _clear_up()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name, (Path(name) / "locking").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # whoever clears up looks for this name, and must never find it before it is held
        Path(lock.name).rename(Path(name) / "lock")
        yield Path(name)


def _clear_up() -> None:
    for held in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/lock"):
        try:
            with held.open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(held.parent)
        except OSError:
            # somebody is at work in it, or it is another user's
            continue


@dataclass(frozen=True, slots=True)
class Read:
    """A database that was read to its end."""

    tables: Sequence[Counted]
    head: tuple[int, str] | None


async def build_sqlite(path: Path, migrations: Sequence[str], tables: AsyncIterator[Incoming], told: Told) -> Read:
    """Makes a file at the schema of these migrations, fills it, and reads it to its end.

    Raises NewerSchema, SchemaDiffers, Damaged, NotTheSame: as ``fill_sqlite`` and what is read from say.
    """
    await make_sqlite(path, migrations)
    await fill_sqlite(path, tables)
    return await read_all(path, told)


async def read_all(path: Path, told: Told = untold) -> Read:
    """Reads a file to its end."""
    with sqlite_snapshot(path) as moment:
        tables = [
            await read_through(moment, table, told=lambda name, rows: told(f"{name} restored", rows))
            for table in moment.tables
        ]
        return Read(tables, await moment.head())


async def from_backup(vault: Vault, manifest: Manifest) -> AsyncIterator[Incoming]:
    """The tables of a backup. Raises Damaged: one is not as it was written."""
    for table in manifest.tables:
        yield Incoming(table.name, table.sequence, _pages(vault, manifest.name, table))


async def _pages(vault: Vault, backup: str, table: TableFacts) -> AsyncIterator[list[Row]]:
    stored = vault.read_table(backup, table)
    try:
        for page in pages(unpacked(stored)):
            yield page
    except (NotPacked, ValueError):
        raise Damaged([Damage(f"table {table.name}", vault.table_name(backup, table.name))]) from None


async def whole_trail(path: Path) -> int | None:
    """The entry at which the seals of a file's trail break; None: they hold."""
    async with opened(sqlite_url(path), beside=True):
        return (await verify()).broken_at
