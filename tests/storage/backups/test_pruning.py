"""Backups that need not be kept go, with the files that they alone needed; nothing that is needed ever does."""

from datetime import timedelta
from pathlib import Path

from storage import database as db
from storage.backups.checking import check
from storage.backups.progress import untold
from storage.backups.pruning import prune
from storage.database import opened
from storage.files import FileStore
from tests.storage.backups.kept import FIRM
from tests.storage.backups.steps import KEY, NIGHT, OTHER_KEY, backed_up, copied, stored, vault_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def test_a_file_goes_with_the_last_backup_that_needs_it(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault, path = vault_in(tmp_path, KEY), copied(small_firm, tmp_path / "firm.db")
    first = await backed_up(f"sqlite://{path}", archive, vault)
    gone, stays = (file.sha256 for file in first.manifest.files)
    async with opened(f"sqlite://{path}"):
        await db.values("DELETE FROM stored_file WHERE sha256 = :gone RETURNING sha256", gone=gone)
    second = await backed_up(f"sqlite://{path}", archive, vault, NIGHT + HOUR)
    assert prune(vault, NIGHT + HOUR) == [first.manifest.name]
    assert list(vault.target.sizes("files")) == [vault.file_name(stays)]
    assert [one.name for one in vault.listed()] == [second.manifest.name]
    assert (await check(vault, vault.header(None), untold))[1] == []


async def test_files_of_another_key_go_with_its_last_backup(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    old, new = vault_in(tmp_path, KEY), vault_in(tmp_path, OTHER_KEY)
    await backed_up(small_firm, archive, old)
    await backed_up(small_firm, archive, new, NIGHT + DAY)
    assert prune(new, NIGHT + DAY) == []
    assert (await check(old, old.listed()[0].header or old.header(None), untold))[1] == []
    await backed_up(small_firm, archive, new, NIGHT + HOUR)
    prune(new, NIGHT + DAY)
    assert len(new.target.sizes("files")) == 2
    assert (await check(new, new.header(None), untold))[1] == []


async def test_what_was_never_finished_goes_after_a_day_and_keeps_files_until_then(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    await backed_up(small_firm, archive, vault)
    vault.target.write("backups/20261130T190000Z/tables/trail", b"half")
    vault.target.write("files/plain/ab/incoming-1", b"of the one under way")
    prune(vault, NIGHT + DAY)
    assert "files/plain/ab/incoming-1" in vault.target.sizes("files")
    prune(vault, NIGHT + DAY + HOUR)
    assert list(vault.target.sizes("backups/20261130T190000Z")) == []
    assert [path.name for path in stored(tmp_path / "backups/files")] == sorted(FIRM.files)[:2]


async def test_as_long_as_a_backup_cannot_be_read_no_file_is_removed(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    damaged = await backed_up(small_firm, archive, vault)
    await backed_up(small_firm, archive, vault, NIGHT + HOUR)
    vault.target.write(f"backups/{damaged.manifest.name}/backup.json", b"{}")
    vault.target.write("files/plain/ab/abcd", b"perhaps of that one")
    assert prune(vault, NIGHT + HOUR) == []
    assert len(vault.listed()) == 2
    assert len(vault.target.sizes("files")) == 3
    assert set(FIRM.files) >= {name.rsplit("/", 1)[1] for name in vault.target.sizes("files")} - {"abcd"}
