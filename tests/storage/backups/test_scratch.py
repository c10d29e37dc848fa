"""Folders for restored databases: each is its process's own, and gone when it was killed."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.backups.scratch import PREFIX, scratch_folder

AT_ONCE, TIMES = 8, 150


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody else clears up."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_nobody_clears_up_what_somebody_has_just_begun(tmp_path: Path) -> None:
    def work(_: int) -> None:
        for _ in range(TIMES):
            with scratch_folder() as folder:
                (folder / "scratch.db").write_bytes(b"a whole firm")

    with ThreadPoolExecutor(AT_ONCE) as several:
        list(several.map(work, range(AT_ONCE)))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_up_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "lock").touch()
    (left / "scratch.db").write_bytes(b"a whole firm")
    with scratch_folder():
        assert not left.exists()
