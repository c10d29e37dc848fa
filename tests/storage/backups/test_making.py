"""A backup is of one moment, says the same of both databases, grows by what is new, and counts once it was proven."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.records.backups import Manifest
from storage import database as db
from storage.backups import failures, filling_sqlite
from storage.backups.catalogue import Kind
from storage.backups.places import moment_of, place_of
from storage.backups.snapshots import read_through
from storage.backups.targets import Folder
from storage.backups.vault import Vault
from storage.files import FileStore
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import KEY, NIGHT, backed_up, copied, stored, vault_in

FILES = sorted(FIRM.files)[:2]
"""Of the small firm."""


def tables(manifest: Manifest) -> list[tuple[str, int, str, int | None]]:
    """What a backup says of its tables, but for how they are stored."""
    return [(table.name, table.rows, table.sha256, table.sequence) for table in manifest.tables]


async def test_backups_of_both_databases_are_the_same_to_the_byte(
    old_sqlite_firm: str, old_postgres_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    of_sqlite = (await backed_up(old_sqlite_firm, archive, vault_in(tmp_path / "s"))).manifest
    of_postgres = (await backed_up(old_postgres_firm, archive, vault_in(tmp_path / "p"))).manifest
    assert tables(of_sqlite) == tables(of_postgres)
    assert (of_sqlite.files, of_sqlite.head) == (of_postgres.files, of_postgres.head)
    assert of_sqlite.head is not None
    assert of_sqlite.head[0] == FIRM.facts["sealed"]
    assert of_sqlite.rows > 3_000


async def test_it_is_of_one_moment_while_people_write(database: str) -> None:
    async def write(number: int) -> None:
        await db.values("INSERT INTO serial (series, given) VALUES (:series, 1) RETURNING given", series=f"S{number}")

    await write(1)
    async with moment_of(place_of(database)) as moment:
        (serial,) = [table for table in moment.tables if table.name == "serial"]
        await write(2)
        assert (await read_through(moment, serial)).rows == 1
        await write(3)
        assert (await read_through(moment, serial)).rows == 1
    async with moment_of(place_of(database)) as later:
        assert (await read_through(later, serial)).rows == 3


async def test_moments_are_written_in_one_way_however_sqlite_has_them(small_firm: str, tmp_path: Path) -> None:
    path = copied(small_firm, tmp_path / "copy.db")
    written = {
        "2026-11-23 01:30:00+00:00": "2026-11-23T01:30:00+00:00",
        "2026-11-23 01:30:00.250000+00:00": "2026-11-23T01:30:00.250000+00:00",
        "2026-11-23 01:30:00": "2026-11-23T01:30:00+00:00",
        "2026-11-23T09:30:00+08:00": "2026-11-23T01:30:00+00:00",
        "2026-11-23 01:30:00.000000+00:00": "2026-11-23T01:30:00+00:00",
        "some day": "some day",
    }
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO processed_update VALUES (?, ?)", enumerate(written))
    async with moment_of(place_of(f"sqlite://{path}")) as moment:
        (table,) = [table for table in moment.tables if table.name == "processed_update"]
        assert table.names == ["at", "key"]
        assert [row[0] for rows in [page async for page in moment.pages(table)] for row in rows] == list(
            written.values()
        )


# Files.


async def test_a_file_is_kept_once_however_many_backups_need_it(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path, KEY)
    first = await backed_up(small_firm, archive, vault)
    kept = {path: path.stat().st_ino for path in stored(tmp_path / "backups/files")}
    second = await backed_up(small_firm, archive, vault, NIGHT + timedelta(days=1))
    assert (first.new_files, second.new_files) == (2, 0)
    assert second.manifest.files == first.manifest.files
    assert {path: path.stat().st_ino for path in stored(tmp_path / "backups/files")} == kept
    # but for the manifest, which is packed and encrypted anew
    files = sum(len(FIRM.files[name]) for name in FILES)
    assert second.written == pytest.approx(first.written - files, abs=files // 10)


async def test_a_file_that_the_archive_lost_is_named_and_the_rest_is_backed_up(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    poor = FileStore(tmp_path / "archive")
    await poor.put(FIRM.files[FILES[0]], "image/jpeg")
    (poor.folder / FILES[1][:2]).mkdir(exist_ok=True)
    (poor.folder / FILES[1][:2] / FILES[1]).write_bytes(b"something else")
    vault = vault_in(tmp_path)
    made = await backed_up(small_firm, poor, vault)
    assert made.manifest.missing == [FILES[1]]
    assert [file.sha256 for file in made.manifest.files] == [FILES[0]]
    # once a backup has a file, the archive may lose it
    await backed_up(small_firm, archive, vault, NIGHT + timedelta(days=1))
    again = await backed_up(small_firm, poor, vault, NIGHT + timedelta(days=2))
    assert (again.manifest.missing, len(again.manifest.files)) == ([], 2)


async def test_a_file_that_is_gone_from_the_target_is_written_again_at_once(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    vault.target.remove([vault.file_name(FILES[0])])
    vault.target.write(vault.file_name(FILES[1]), b"shorter")
    made = await backed_up(small_firm, archive, vault, NIGHT + timedelta(days=1))
    assert (made.new_files, made.mended) == (0, 2)
    assert vault.read_file(FILES[1]) == FIRM.files[FILES[1]]


async def test_a_file_that_rots_in_the_target_is_found_and_mended_within_a_week(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    for name in FILES:
        rotten = bytearray(FIRM.files[name])
        rotten[len(rotten) // 2] ^= 1
        vault.target.write(vault.file_name(name), bytes(rotten))
    mended = [(await backed_up(small_firm, archive, vault, NIGHT + timedelta(days=day))).mended for day in range(1, 8)]
    assert sum(mended) == 2
    assert [vault.read_file(name) for name in FILES] == [FIRM.files[name] for name in FILES]


# What counts.


class Forgetful(Folder):
    """A disk that keeps another bit than it was given in what ``wrong`` is a part of the name of."""

    wrong = ""

    def write(self, name: str, content: bytes) -> None:
        """Keeps the content, or nearly."""
        if self.wrong in name:
            content = content[:-1] + bytes([content[-1] ^ 1])
        super().write(name, content)


@pytest.mark.parametrize("wrong", ["/tables/", "/manifest", "files/"])
async def test_what_does_not_read_back_does_not_count(
    small_firm: str, archive: FileStore, tmp_path: Path, wrong: str
) -> None:
    target = Forgetful(tmp_path / "backups")
    target.wrong = wrong
    vault = Vault(target, None)
    with pytest.raises(failures.Damaged):
        await backed_up(small_firm, archive, vault)
    assert vault.listed() == []


async def test_a_database_that_does_not_come_back_the_same_does_not_count(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    path = copied(small_firm, tmp_path / "torn.db")
    with closing(sqlite3.connect(path)) as torn, torn:
        torn.execute(
            "INSERT INTO role_grant (person_id, role, since) VALUES (1000, 'consultant', '2026-11-23 01:30:00+00:00')"
        )
    vault = vault_in(tmp_path)
    with pytest.raises(failures.NotTheSame, match="role_grant"):
        await backed_up(f"sqlite://{path}", archive, vault)
    assert vault.listed() == []


async def test_a_fault_in_restoring_is_found_before_a_backup_counts(
    small_firm: str, archive: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(filling_sqlite._READ, Kind.MOMENT, lambda moment: "2026-11-23 01:30:01+00:00")
    vault = vault_in(tmp_path)
    with pytest.raises(failures.NotTheSame, match="draft, draft_answer"):
        await backed_up(small_firm, archive, vault)
    assert vault.listed() == []


async def test_a_firm_whose_trail_is_broken_is_backed_up_and_said_to_be_so(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    path = copied(small_firm, tmp_path / "altered.db")
    with closing(sqlite3.connect(path)) as altered, altered:
        altered.execute("DROP TRIGGER trail_no_update")
        altered.execute("UPDATE trail SET action = 'never' WHERE id = 2")
        altered.execute(
            "CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail"
            " BEGIN SELECT RAISE(ABORT, 'trail is append-only'); END"
        )
    vault = vault_in(tmp_path)
    assert (await backed_up(f"sqlite://{path}", archive, vault)).broken_at == 2
    assert len(vault.listed()) == 1


async def test_two_backups_of_one_second_are_refused(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    with pytest.raises(failures.NameTaken):
        await backed_up(small_firm, archive, vault)


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_there_is_no_backup_of_nothing(
    empty_place: Callable[[str], str], archive: FileStore, tmp_path: Path, kind: str
) -> None:
    with pytest.raises(failures.NoDatabase):
        await backed_up(empty_place(kind), archive, vault_in(tmp_path))
    assert stored(tmp_path) == []


async def test_a_newer_schema_is_refused(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    path = copied(small_firm, tmp_path / "newer.db")
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute(
            "INSERT INTO tortoise_migrations (app, name, applied_at)"
            " VALUES ('storage', '9999_later', CURRENT_TIMESTAMP)"
        )
    with pytest.raises(failures.NewerSchema, match="9999_later"):
        await backed_up(f"sqlite://{path}", archive, vault_in(tmp_path))


# What an encrypted one tells.


async def test_an_encrypted_backup_tells_nothing_but_when_and_for_whom(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path, KEY)
    await backed_up(small_firm, archive, vault)
    written = stored(tmp_path / "backups")
    telling = [path for path in written if path.name == "backup.json"]
    assert len(telling) == 1
    for path in written:
        content = path.read_bytes()
        assert KEY.encode() not in content
        if path not in telling:
            assert content.startswith(b"age-encryption.org/v1\n")
            assert not any(name in str(path) for name in (*FIRM.files, "person", "trail"))
    for photo in FILES:
        assert not any(FIRM.files[photo][:64] in path.read_bytes() for path in written)
