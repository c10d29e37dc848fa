"""A backup of either database becomes a firm in either, and nothing half of it is ever a firm."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import database as db
from storage.database import opened
from storage.files import FileStore
from storage.trail.entries import head, verify
from tests.storage.backups.conftest import FIRM
from tests.storage.backups.steps import backed_up, planned, read, restored, stored, vault_in

KINDS = ("sqlite", "postgres")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_firm_comes_back_in_either_database_with_rows_files_and_seals(
    firm: str, archive: FileStore, kind: str, empty_place: Callable[[str], str], tmp_path: Path
) -> None:
    vault, url = vault_in(tmp_path), empty_place(kind)
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
        assert (await head() or (0, ""))[0] == FIRM.facts["sealed"]
