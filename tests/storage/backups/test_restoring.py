"""A backup of either database becomes a firm in either, and nothing half of it is ever a firm."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from bot.records.backups import BackupFacts
from bot.rules.installation import Firm
from storage import database as db
from storage.backups import failures
from storage.backups.restoring import MARKER
from storage.backups.schemas import KNOWN
from storage.database import DatabaseInUse, opened
from storage.files import FileStore
from storage.installation import add_firm, get_firm
from storage.migrating import migrate
from storage.trail.entries import head, verify
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import (
    KEY,
    NIGHT,
    OTHER_KEY,
    backed_up,
    copied,
    nothing,
    planned,
    read,
    restored,
    stored,
    vault_in,
)
from tests.storage.test_migrations import shape

KINDS = ("sqlite", "postgres")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_firm_comes_back_in_either_database_with_rows_files_and_seals(
    firm: str, archive: FileStore, kind: str, empty_place: Callable[[str], str], tmp_path: Path
) -> None:
    vault, url = vault_in(tmp_path, KEY), empty_place(kind)
    made = await backed_up(firm, archive, vault)
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(firm)
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in stored(tmp_path / "files")} == {
        file.sha256: file.sha256 for file in made.manifest.files
    }
    assert len(made.manifest.files) > 30
    async with opened(url):
        verdict = await verify()
        assert (verdict.sealed, verdict.broken_at) == (FIRM.facts["sealed"], None)
        assert await head() == made.manifest.head
        await everything_is_as_migrations_make_it(kind, tmp_path)
        await the_database_goes_on()


async def everything_is_as_migrations_make_it(kind: str, folder: Path) -> None:
    """Tables, indexes, constraints and triggers are those of a database that was migrated."""
    restored = await shape()
    if kind == "sqlite":
        async with opened(f"sqlite://{folder}/fresh.db"):
            await migrate()
            assert restored == await shape()
    with pytest.raises((IntegrityError, OperationalError), match=r"append-only|refuse"):
        await db.values("DELETE FROM trail WHERE id = 1 RETURNING id")
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        await db.values("DELETE FROM person WHERE id = 1 RETURNING id")


async def the_database_goes_on() -> None:
    """Ids are given out from where the lost database had come to, though the row of its last one had been deleted."""
    given = FIRM.facts["sequences"]["job"]
    assert await db.number("SELECT MAX(id) AS n FROM job") < given
    row = await db.add("job", key="new", kind="x", subject_id=1, state="done", run_at=NIGHT, attempts=0, error="")
    assert row == given + 1


async def test_a_backup_of_an_earlier_schema_becomes_a_firm_of_the_newest(
    old_sqlite_firm: str, sqlite_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, url = vault_in(tmp_path), f"sqlite://{tmp_path}/new.db"
    made = await backed_up(old_sqlite_firm, archive, vault)
    assert made.manifest.migrations == [name for name in KNOWN if name <= FIRM.migration]
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(sqlite_firm)


async def test_what_is_to_be_done_in_the_restored_firm_is_done_before_anybody_sees_it(
    empty_place: Callable[[str], str], small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, told = vault_in(tmp_path), list[BackupFacts]()
    made = await backed_up(small_firm, archive, vault)

    async def finish(backup: BackupFacts) -> None:
        told.append(backup)
        await db.values("INSERT INTO serial (series, given) VALUES ('restored', 1) RETURNING series")

    async def fail(backup: BackupFacts) -> None:
        await finish(backup)
        raise RuntimeError

    for kind in KINDS:
        url = empty_place(kind)
        with pytest.raises(RuntimeError):
            await restored(vault, url, tmp_path / kind, fail)
        with pytest.raises(failures.NoDatabase):
            await read(url)
        await restored(vault, url, tmp_path / kind, finish)
        async with opened(url):
            assert await db.column(str, "SELECT series FROM serial WHERE series = 'restored'") == ["restored"]
    assert set(told) == {BackupFacts(made.manifest.name, NIGHT, 3)}


async def test_a_backup_of_what_was_moved_away_is_a_firm_where_it_is_restored(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, old = vault_in(tmp_path), f"sqlite://{copied(small_firm, tmp_path / 'old.db')}"
    async with opened(old):
        await add_firm("a-firm", 42, NIGHT)
        await db.values("UPDATE installation SET moved_to = 'elsewhere' RETURNING id")
    await backed_up(old, archive, vault)
    await restored(vault, f"sqlite://{tmp_path}/new.db", tmp_path / "files")
    async with opened(f"sqlite://{tmp_path}/new.db"):
        assert await get_firm() == Firm("a-firm", 42, None)


async def test_a_plan_writes_nothing(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    before = stored(tmp_path)
    plan = await planned(vault, f"sqlite://{tmp_path}/new/quality.db", tmp_path / "new/files")
    assert (plan.interrupted, plan.arrived) == (None, False)
    assert stored(tmp_path) == before
    assert not (tmp_path / "new").exists()


async def test_who_owns_the_database_may_restore_it_and_need_be_nobody_more(
    small_firm: str, archive: FileStore, tmp_path: Path, empty_place: Callable[[str], str]
) -> None:
    vault, url = vault_in(tmp_path), empty_place("postgres")
    await backed_up(small_firm, archive, vault)
    name = urlsplit(url).path.lstrip("/")
    async with opened(url):
        await db.connection().execute_script(
            f'DROP ROLE IF EXISTS qb_owner; CREATE ROLE qb_owner LOGIN;ALTER DATABASE "{name}" OWNER TO qb_owner'
        )
    url = url.replace("postgres:@", "qb_owner:@", 1)
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(small_firm)


async def test_an_empty_table_of_somebody_else_stays_and_is_named(
    small_firm: str, archive: FileStore, tmp_path: Path, empty_place: Callable[[str], str]
) -> None:
    vault, url = vault_in(tmp_path), empty_place("postgres")
    await backed_up(small_firm, archive, vault)
    async with opened(url):
        await db.connection().execute_script("CREATE TABLE theirs (id INTEGER PRIMARY KEY)")
    with pytest.raises(failures.SchemaDiffers, match="theirs"):
        await restored(vault, url, tmp_path / "files")
    async with opened(url):
        assert await db.column(str, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == ["theirs"]


# Nothing is written over a firm.


async def test_a_database_with_rows_is_refused(firm: str, small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    with pytest.raises(failures.PlaceTaken):
        await planned(vault, firm, tmp_path / "files")


async def test_a_file_that_is_no_database_is_refused(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    (tmp_path / "new.db").write_text("a letter to my mother")
    with pytest.raises(failures.PlaceTaken):
        await planned(vault, f"sqlite://{tmp_path}/new.db", tmp_path / "files")


async def test_a_folder_with_files_is_refused(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    with pytest.raises(failures.PlaceTaken, match="archive"):
        await planned(vault, f"sqlite://{tmp_path}/new.db", archive.folder)


async def test_a_migrated_database_without_rows_is_an_empty_place(
    database: str, small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    url = database
    if url.startswith("postgres"):
        await db.connection().execute_query("DELETE FROM form_version")
    else:
        # this one is open; and what a killed program left beside its file would destroy the one that comes
        url = f"sqlite://{shutil.copy(url.removeprefix('sqlite://'), tmp_path / 'new.db')}"
        with closing(sqlite3.connect(tmp_path / "new.db")) as left:
            left.execute("PRAGMA journal_mode = WAL")
            left.execute("INSERT INTO person (name, created_at) VALUES ('', '')")
            left.commit()
            left.execute("DELETE FROM person")
            left.execute("DELETE FROM form_version")
            left.commit()
            shutil.copy(tmp_path / "new.db-wal", tmp_path / "kept-wal")
        (tmp_path / "kept-wal").rename(tmp_path / "new.db-wal")
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(small_firm)


async def test_a_file_that_a_process_has_open_is_not_replaced(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, url = vault_in(tmp_path), f"sqlite://{tmp_path}/new.db"
    await backed_up(small_firm, archive, vault)
    async with opened(url):
        with pytest.raises(DatabaseInUse):
            await restored(vault, url, tmp_path / "files")


# An interrupted restore.


async def test_an_interrupted_restore_goes_on_and_leaves_nothing_of_another_backup(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, url, files = vault_in(tmp_path), f"sqlite://{tmp_path}/new.db", tmp_path / "files"
    made = await backed_up(small_firm, archive, vault)
    (files / "ab").mkdir(parents=True)
    (files / "ab/incoming-1").write_bytes(b"half a photo")
    (files / MARKER).write_text(json.dumps({"backup": "20261101T000000Z"}))
    (tmp_path / "new.db.restoring").write_bytes(b"half a database")
    plan = await planned(vault, url, files)
    assert (plan.interrupted, plan.arrived) == ("20261101T000000Z", False)
    await restored(vault, url, files)
    assert [path.name for path in stored(files)] == [file.sha256 for file in made.manifest.files]
    assert await read(url) == await read(small_firm)
    assert [path.name for path in stored(tmp_path) if "restoring" in path.name] == []


async def test_a_restore_that_was_killed_while_it_wrote_its_marker_begins_anew(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, url, files = vault_in(tmp_path), f"sqlite://{tmp_path}/new.db", tmp_path / "files"
    made = await backed_up(small_firm, archive, vault)
    files.mkdir()
    (files / "incoming-1").write_bytes(b'{"back')
    assert (await planned(vault, url, files)).interrupted is None
    await restored(vault, url, files)
    assert [path.name for path in stored(files)] == [file.sha256 for file in made.manifest.files]


async def test_a_restore_that_was_killed_at_its_very_end_only_loses_its_marker(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, url, files = vault_in(tmp_path), f"sqlite://{tmp_path}/new.db", tmp_path / "files"
    made = await backed_up(small_firm, archive, vault)
    await restored(vault, url, files)
    (files / MARKER).write_text(json.dumps({"backup": made.manifest.name}))
    with closing(sqlite3.connect(tmp_path / "new.db")) as changed, changed:
        changed.execute("INSERT INTO serial VALUES ('since', 1)")
    assert (await planned(vault, url, files)).arrived
    await restored(vault, url, files)
    assert not (files / MARKER).exists()
    with closing(sqlite3.connect(tmp_path / "new.db")) as after:
        assert after.execute("SELECT given FROM serial WHERE series = 'since'").fetchone() == (1,)


# Keys.


@pytest.mark.parametrize(("key", "failure"), [(None, failures.KeyMissing), (OTHER_KEY, failures.WrongKey)])
async def test_an_encrypted_backup_is_read_with_its_own_key_alone(
    small_firm: str, archive: FileStore, tmp_path: Path, key: str | None, failure: type[Exception]
) -> None:
    await backed_up(small_firm, archive, vault_in(tmp_path, KEY))
    with pytest.raises(failure, match="age1zncmhlt7w40r5aawcz6tg0kuswl60tk8h6pfpvnhtqx354dx9snqreyeme"):
        await planned(vault_in(tmp_path, key), f"sqlite://{tmp_path}/new.db", tmp_path / "files")


async def test_a_backup_without_a_key_is_read_though_there_is_one_now(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    await backed_up(small_firm, archive, vault_in(tmp_path))
    url = f"sqlite://{tmp_path}/new.db"
    await restored(vault_in(tmp_path, KEY), url, tmp_path / "files", nothing)
    assert await read(url) == await read(small_firm)
