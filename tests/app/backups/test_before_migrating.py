"""A database with something in it is backed up before it is migrated; where that cannot be done, it stays as it is."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.app.backups.making import bring_up_to_date
from bot.rules.backups import Reason
from bot.settings import Settings
from storage.backups.places import moment_of, place_of
from storage.backups.schemas import KNOWN
from storage.backups.targets import Folder
from storage.backups.vault import Vault
from storage.database import opened
from storage.files import FileStore
from tests.clock import FrozenClock
from tests.firms.opening import load
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import copied, read, restored

CLOCK = FrozenClock(datetime(2026, 11, 30, 1, 0, tzinfo=UTC))


def migrate(url: str, folder: Path, **environment: str) -> tuple[int, str]:
    """``python -m bot migrate``: its exit code and what it said."""
    settings = {"DATABASE_URL": url, "FILES_FOLDER": str(folder / "files"), "BACKUP_TO": str(folder / "backups")}
    result = CliRunner(env=settings | environment).invoke(app, ["migrate"], obj=CLOCK)
    return result.exit_code, result.stdout or result.stderr


async def applied(url: str) -> list[str]:
    """The migrations of a database."""
    async with moment_of(place_of(url)) as moment:
        return list(moment.migrations)


@pytest.fixture(params=["sqlite", "postgres"])
def old_firm(
    request: pytest.FixtureRequest, old_sqlite_firm: str, empty_place: Callable[[str], str], tmp_path: Path
) -> str:
    """A firm at its own version's schema, which a test may change."""
    if request.param == "sqlite":
        return f"sqlite://{copied(old_sqlite_firm, tmp_path / 'quality.db')}"
    url = empty_place("postgres")

    async def loaded() -> None:
        async with opened(url):
            await load(FIRM)

    asyncio.run(loaded())
    return url


def test_the_way_back_from_a_migration_is_the_backup_before_it(
    old_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    shutil.copytree(archive.folder, tmp_path / "files")
    before = asyncio.run(read(old_firm))
    assert migrate(old_firm, tmp_path) == (0, "The database is up to date.\n")
    assert asyncio.run(applied(old_firm)) == list(KNOWN)

    vault = Vault(Folder(tmp_path / "backups"), None)
    (listed,) = vault.listed()
    assert listed.header is not None
    assert listed.header.reason is Reason.BEFORE_MIGRATION
    manifest = vault.manifest(listed.header)
    assert manifest.migrations[-1] == FIRM.migration
    assert {table.name: table.sha256 for table in manifest.tables} == {one.table: one.sha256 for one in before}
    assert manifest.missing == []
    asyncio.run(restored(vault, f"sqlite://{tmp_path}/back.db", tmp_path / "back"))
    assert asyncio.run(applied(f"sqlite://{tmp_path}/back.db")) == list(KNOWN)

    # nothing is pending any more
    assert migrate(old_firm, tmp_path)[0] == 0
    assert len(vault.listed()) == 1


async def test_of_processes_that_start_at_once_one_backs_up_and_migrates(
    empty_place: Callable[[str], str], tmp_path: Path
) -> None:
    url = await asyncio.to_thread(empty_place, "postgres")
    settings = Settings(database_url=url, files_folder=tmp_path / "files", backup_to=str(tmp_path / "backups"))

    class Ticking:
        """Every look at it is a second later, so that each backup would have a name of its own."""

        moment = CLOCK.moment

        def now(self) -> datetime:
            self.moment += timedelta(seconds=1)
            return self.moment

    clock = Ticking()

    async def start() -> None:
        async with opened(url):
            await bring_up_to_date(settings, clock)

    async with opened(url):
        await load(FIRM)
    await asyncio.gather(*(start() for _ in range(3)))
    assert await applied(url) == list(KNOWN)
    assert len(Vault(Folder(tmp_path / "backups"), None).listed()) == 1


def test_without_a_backup_nothing_is_migrated(old_firm: str, archive: FileStore, tmp_path: Path) -> None:
    shutil.copytree(archive.folder, tmp_path / "files")
    code, said = migrate(old_firm, tmp_path, BACKUP_TO="s3://firm/backups")
    assert code == 2
    assert said == (
        "Nothing was migrated, because no backup could be made before. s3://firm/backups is another machine's, and what"
        " goes there is encrypted: make a key with `python -m bot backup --new-key` and set BACKUP_KEY.\n"
    )
    assert asyncio.run(applied(old_firm))[-1] == FIRM.migration


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_a_new_database_needs_none(empty_place: Callable[[str], str], tmp_path: Path, kind: str) -> None:
    url = empty_place(kind)
    assert migrate(url, tmp_path)[0] == 0
    assert asyncio.run(applied(url)) == list(KNOWN)
    assert not (tmp_path / "backups").exists()
