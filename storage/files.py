"""The archive of files: each is kept under the SHA-256 of its content, so it is kept once and damage is noticed."""

import asyncio
import hashlib
import os
import re
import tempfile
from datetime import datetime
from pathlib import Path

from storage import database as db

_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotASha256(ValueError):
    """The name of a file is the lower-case hexadecimal SHA-256 of its content and nothing else."""


class FileMissing(Exception):
    """The archive has no file of this name."""


class FileDamaged(Exception):
    """The file's content is no longer the one it is named after."""


class FileStore:
    """A folder of files named after their content; ``ab/abcd…`` keeps one folder from holding them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def put(self, content: bytes, media_type: str) -> str:  # noqa: ARG002 -- a store other than a folder keeps it
        """Keeps a file, whole or not at all, and returns its SHA-256; a file kept before stays, a damaged one is mended.

        When this returns the file is on disk. ``media_type`` is what a store that serves files itself needs; a folder
        has no place for it, it is in the file's row (``add_stored_file``).
        """
        return await asyncio.to_thread(self._write, content)

    async def get(self, sha256: str) -> bytes:
        """A file's content, checked against its name.

        Raises:
            NotASha256: the name is none; nothing was looked up.
            FileMissing: there is no such file.
            FileDamaged: its content changed.
        """
        return await asyncio.to_thread(self._read, sha256)

    async def remove(self, sha256: str) -> None:
        """Deletes a file; nothing happens when there is none. Only for what no record has (``storage.practice``).

        Raises NotASha256: the name is none.
        """
        await asyncio.to_thread(self._path(sha256).unlink, missing_ok=True)

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise NotASha256
        return self.folder / sha256[:2] / sha256

    def _read(self, sha256: str) -> bytes:
        try:
            content = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise FileMissing(sha256) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(sha256)
        return content

    def _write(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (path.is_file() and path.read_bytes() == content):
            replace_file(path, content)
        # also when the file was there: whoever put it may not have come this far
        for folder in (path.parent, self.folder):
            sync_folder(folder)
        return sha256


INCOMING = "incoming-"
"""With which the names of files begin that are being written; a process that was killed leaves them behind."""


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all; its folder is to be synced by whoever needs it to survive a power cut."""
    handle, temporary = tempfile.mkstemp(prefix=INCOMING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """A renamed file survives a power cut only when its folder was written too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


async def add_stored_file(sha256: str, size: int, media_type: str, at: datetime) -> None:
    """Notes a file that the archive keeps; ``size`` in bytes. The first note of a file stays."""
    await db.values(
        "INSERT INTO stored_file (sha256, size, media_type, stored_at) VALUES (:sha256, :size, :media_type, :at)"
        " ON CONFLICT (sha256) DO NOTHING RETURNING sha256",
        sha256=sha256,
        size=size,
        media_type=media_type,
        at=at,
    )
