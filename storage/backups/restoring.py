"""Restores a backup into an empty place. What a killed one leaves says so, and the next try goes on."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from bot.records.backups import BackupFacts, FileFacts, Header, Manifest
from storage.backups.arriving import discard, filled, put_in_place
from storage.backups.emptiness import has_rows
from storage.backups.failures import NotTheSame, PlaceTaken
from storage.backups.places import Place, SqlitePlace
from storage.backups.progress import Told
from storage.backups.reading_sqlite import sqlite_snapshot
from storage.backups.schemas import sqlite_url
from storage.backups.scratch import build_sqlite, from_backup, scratch_folder
from storage.backups.several import for_each
from storage.backups.targets import Folder, explained
from storage.backups.vault import Vault
from storage.database import alone, opened
from storage.files import INCOMING, FileStore
from storage.installation import go_on_here
from storage.migrating import migrate

MARKER = "restoring.json"
"""In the files folder as long as a restore is under way: what is there is no firm's yet."""

Finish = Callable[[BackupFacts], Awaitable[None]]
"""What is done inside the restored database before anybody can see it."""


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """A backup and the empty place that it goes into.

    ``interrupted``: the backup that an earlier try was killed with, None: there was none. ``arrived``: that try had
    come to its end, but for taking its marker away.
    """

    vault: Vault
    manifest: Manifest
    place: Place
    archive: FileStore
    interrupted: str | None
    arrived: bool

    @property
    def marker(self) -> Path:
        """The file that says that a restore is under way."""
        return self.archive.folder / MARKER


async def plan_restore(vault: Vault, header: Header, place: Place, archive: FileStore) -> RestorePlan:
    """What restoring this backup would do; nothing is written.

    Raises:
        PlaceTaken: the database or the folder has something in it; the argument is which.
        KeyMissing, WrongKey, Damaged: as ``Vault.manifest``; DatabaseUnreachable.
    """
    vault = vault.reading(header)
    manifest = vault.manifest(header)
    interrupted = _interrupted(archive.folder / MARKER)
    taken = await has_rows(place)
    if taken and interrupted is None:
        raise PlaceTaken(place.shown)
    if interrupted is None and _has_files(archive.folder):
        raise PlaceTaken(str(archive.folder.absolute()))
    return RestorePlan(vault, manifest, place, archive, interrupted, taken)


async def restore(plan: RestorePlan, finish: Finish, told: Told) -> None:
    """Does it: the files, then the database, which nobody can see before it is whole.

    Raises DatabaseInUse: somebody has the SQLite file open; Damaged, NotTheSame, NewerSchema, SchemaDiffers,
    DoesNotFit, NoRights, DiskFull.
    """
    with (
        explained(plan.archive.folder),
        alone(sqlite_url(plan.place.path)) if isinstance(plan.place, SqlitePlace) else nullcontext(),
    ):
        if not plan.arrived:
            _discard_incoming(plan.archive.folder)
            mark = json.dumps({"backup": plan.manifest.name}).encode()
            Folder(plan.archive.folder).write(MARKER, mark)
            await _restore_files(plan, told)
            async with _scratch(plan.place) as scratch:
                await _restore_database(plan, scratch, finish, told)
                await _arrive(plan.place, scratch, told)
        plan.marker.unlink()


async def _restore_files(plan: RestorePlan, told: Told) -> None:
    wanted = {file.sha256 for file in plan.manifest.files}
    for path in plan.archive.folder.glob("*/*"):
        # of an interrupted restore of another backup
        if path.name not in wanted:
            path.unlink()

    async def one(file: FileFacts) -> None:
        content = await asyncio.to_thread(plan.vault.read_file, file.sha256)
        await plan.archive.put(content, "application/octet-stream")

    await for_each(plan.manifest.files, one, "files", told)


async def _restore_database(plan: RestorePlan, scratch: Path, finish: Finish, told: Told) -> None:
    manifest = plan.manifest
    restored = await build_sqlite(scratch, manifest.migrations, from_backup(plan.vault, manifest), told)
    wanted = {table.name: (table.rows, table.sha256) for table in manifest.tables}
    came = {table.table: (table.rows, table.sha256) for table in restored.tables}
    if others := [name for name, facts in wanted.items() if came[name] != facts]:
        raise NotTheSame(", ".join(others))
    if restored.head != manifest.head:
        raise NotTheSame("seal")
    async with opened(sqlite_url(scratch), beside=True):
        await migrate()
        # a backup of a database that was moved away afterwards is a firm again where it is restored
        await go_on_here()
        await finish(manifest.facts)


async def _arrive(place: Place, scratch: Path, told: Told) -> None:
    if isinstance(place, SqlitePlace):
        put_in_place(scratch, place.path)
    else:
        with sqlite_snapshot(scratch) as moment:
            async with filled(place, moment, told):
                pass


@asynccontextmanager
async def _scratch(place: Place) -> AsyncIterator[Path]:
    """Where the database is made: beside where it will be, so that a rename is enough; for PostgreSQL anywhere."""
    if isinstance(place, SqlitePlace):
        path = Path(f"{place.path}.restoring")
        discard(path)
        yield path
        discard(path)
    else:
        with scratch_folder() as folder:
            yield folder / "restoring.db"


def _interrupted(marker: Path) -> str | None:
    with explained(marker):
        return str(json.loads(marker.read_bytes())["backup"]) if marker.exists() else None


def _has_files(folder: Path) -> bool:
    """Whether there is anything but what a try left that was killed before its marker was whole."""
    with explained(folder):
        return folder.is_dir() and any(
            path.is_file() and not path.name.startswith(INCOMING) for path in folder.rglob("*")
        )


def _discard_incoming(folder: Path) -> None:
    for path in folder.rglob(f"{INCOMING}*"):
        path.unlink(missing_ok=True)
