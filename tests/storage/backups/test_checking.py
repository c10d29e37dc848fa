"""Any single bit that flipped in a backup is named: in which table, which file."""

import random
from pathlib import Path

import pytest

from storage.backups import failures
from storage.backups.checking import check
from storage.backups.progress import untold
from storage.backups.vault import Vault
from storage.files import FileStore
from tests.storage.backups.steps import KEY, backed_up, stored, vault_in


async def said(vault: Vault) -> list[str]:
    """What is named of the newest backup."""
    try:
        _, found = await check(vault, vault.header(None), untold)
    except failures.Damaged as damaged:
        found = damaged.found
    assert all(vault.target.sizes(damage.where.rsplit("/", 1)[0]) for damage in found)
    return [damage.what for damage in found]


def names(vault: Vault, backup: str, folder: Path) -> dict[Path, str]:
    """What everything in the target of one backup is."""
    header = vault.header(backup)
    manifest = vault.manifest(header)
    of = {f"backups/{backup}/backup.json": "header", f"backups/{backup}/manifest": "manifest"}
    of |= {vault.table_name(backup, table.name): f"table {table.name}" for table in manifest.tables}
    of |= {vault.file_name(file.sha256): f"file {file.sha256}" for file in manifest.files}
    return {folder / "backups" / name: what for name, what in of.items()}


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
async def test_any_flipped_bit_is_named(small_firm: str, archive: FileStore, tmp_path: Path, key: str | None) -> None:
    vault = vault_in(tmp_path, key)
    made = await backed_up(small_firm, archive, vault)
    assert await said(vault) == []
    of = names(vault, made.manifest.name, tmp_path)
    assert sorted(of) == stored(tmp_path / "backups")
    chosen = random.Random(12)
    for path, what in of.items():
        content = path.read_bytes()
        # the last bytes hold padding that unpacking alone would not look at
        for bit in (
            chosen.randrange(len(content) * 8),
            *chosen.sample(range(len(content) * 8 - 48, len(content) * 8), 2),
        ):
            flipped = bytearray(content)
            flipped[bit // 8] ^= 1 << bit % 8
            path.write_bytes(flipped)
            assert await said(vault) == [what], (path, bit)
        path.write_bytes(content)
    assert await said(vault) == []


async def test_every_byte_of_what_a_backup_says_of_itself_counts(
    small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = vault_in(tmp_path)
    made = await backed_up(small_firm, archive, vault)
    path = tmp_path / f"backups/backups/{made.manifest.name}/backup.json"
    content = path.read_bytes()
    chosen = random.Random(12)
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1 << chosen.randrange(8)
        path.write_bytes(flipped)
        assert [one.header for one in vault.listed()] == [None]


async def test_what_is_gone_is_named(small_firm: str, archive: FileStore, tmp_path: Path) -> None:
    vault = vault_in(tmp_path)
    made = await backed_up(small_firm, archive, vault)
    gone = made.manifest.files[0].sha256
    vault.target.remove([vault.file_name(gone), vault.table_name(made.manifest.name, "trail")])
    assert await said(vault) == ["table trail", f"file {gone}"]


def test_a_target_without_any_backup_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(failures.NoBackups):
        vault_in(tmp_path).header(None)
