"""The archive keeps a file under its content's hash, whole or not at all, and notices when it changed."""

import asyncio
import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import database as db
from storage.files import FileDamaged, FileMissing, FileStore, NotASha256, add_stored_file

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff a photo of a switchboard"
NAME = hashlib.sha256(PHOTO).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An archive whose folder is not there yet."""
    return FileStore(tmp_path / "files")


def kept(store: FileStore) -> list[Path]:
    """All files in the archive's folder."""
    return [path for path in store.folder.rglob("*") if path.is_file()]


async def test_a_file_comes_back_as_it_went_by_the_hash_of_its_content(store: FileStore) -> None:
    assert await store.put(PHOTO, "image/jpeg") == NAME
    assert await store.get(NAME) == PHOTO
    assert [path.name for path in kept(store)] == [NAME]


async def test_an_empty_file_is_a_file(store: FileStore) -> None:
    assert await store.get(await store.put(b"", "text/plain")) == b""


async def test_the_same_content_is_kept_once_and_not_written_again(store: FileStore) -> None:
    await store.put(PHOTO, "image/jpeg")
    (path,) = kept(store)
    written = path.stat()
    assert await store.put(PHOTO, "image/jpeg") == NAME
    (path,) = kept(store)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


async def test_putting_the_same_and_other_files_at_once_keeps_each_whole(store: FileStore) -> None:
    contents = [bytes([number % 4]) * 100_000 for number in range(24)]
    names = await asyncio.gather(*(store.put(content, "image/jpeg") for content in contents))
    assert len(kept(store)) == 4
    for name, content in zip(names, contents, strict=True):
        assert await store.get(name) == content


async def test_a_damaged_file_is_refused_and_mended_by_putting_it_again(store: FileStore) -> None:
    await store.put(PHOTO, "image/jpeg")
    (path,) = kept(store)
    path.write_bytes(PHOTO[:-1])
    with pytest.raises(FileDamaged):
        await store.get(NAME)
    await store.put(PHOTO, "image/jpeg")
    assert await store.get(NAME) == PHOTO


async def test_a_file_that_is_not_there_is_missing(store: FileStore) -> None:
    with pytest.raises(FileMissing):
        await store.get(NAME)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../etc/passwd",
        f"../{NAME}",
        f"{NAME}/..",
        f"/{NAME}",
        f"{NAME}\n",
        NAME[:-1],
        NAME.upper(),
        "x" * 64,
        "٣" * 64,
    ],
)
async def test_a_name_that_is_no_hash_is_refused_before_any_path_is_made_of_it(store: FileStore, name: str) -> None:
    with pytest.raises(NotASha256):
        await store.get(name)


async def test_a_put_that_fails_leaves_nothing_behind(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", disk_full)
    with pytest.raises(OSError, match="No space left"):
        await store.put(PHOTO, "image/jpeg")
    assert kept(store) == []
    monkeypatch.undo()
    with pytest.raises(FileMissing):
        await store.get(NAME)


async def test_file_and_folders_are_on_disk_before_put_returns(
    store: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    real = os.fsync

    def noting(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        real(handle)

    monkeypatch.setattr(os, "fsync", noting)
    await store.put(PHOTO, "image/jpeg")
    (path,) = kept(store)
    assert synced == [place.stat().st_ino for place in (path, path.parent, store.folder)]


async def test_the_first_note_of_a_stored_file_stays(database: str) -> None:
    await add_stored_file(NAME, len(PHOTO), "image/jpeg", NOW)
    await add_stored_file(NAME, len(PHOTO), "application/pdf", NOW + timedelta(days=1))
    noted = await db.values("SELECT sha256, size, media_type FROM stored_file")
    assert [dict(row) for row in noted] == [{"sha256": NAME, "size": len(PHOTO), "media_type": "image/jpeg"}]
    assert await db.values("SELECT 1 AS one FROM stored_file WHERE stored_at = :at", at=NOW)
