"""Where backups are kept: a folder, or a bucket of an S3-compatible store."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import (
    BaseError,
    NotFoundError,
    PermissionDeniedError,
    UnauthenticatedError,
    UnknownConfigurationKeyError,
)
from obstore.store import S3Store

from storage.backups.failures import DiskFull, NoRights, TargetUnreachable, UnknownTarget
from storage.files import replace_file, sync_folder

RETRY_FOR = timedelta(seconds=60)


class Absent(Exception):
    """The target keeps nothing of this name."""


class Target(Protocol):
    """Keeps contents by name, each whole or not at all."""

    @property
    def shown(self) -> str:
        """What people are told of it: an absolute path, or an address without credentials."""
        ...

    @property
    def remote(self) -> bool:
        """Whether it is another machine's."""
        ...

    def write(self, name: str, content: bytes) -> None:
        """Keeps the content; when this returns it is there for good."""
        ...

    def read(self, name: str) -> bytes:
        """The content. Raises Absent."""
        ...

    def sizes(self, prefix: str) -> Mapping[str, int]:
        """The names below ``prefix/`` and how many bytes each has."""
        ...

    def remove(self, names: Sequence[str]) -> None:
        """Keeps these no longer."""
        ...


def target_of(url: str) -> Target:
    """The target at a path, ``file:///path`` or ``s3://bucket/prefix``. Raises UnknownTarget."""
    parts = urlsplit(url)
    match parts.scheme:
        case "":
            return Folder(Path(url))
        case "file":
            return Folder(Path(unquote(parts.path)))
        case "s3" if parts.hostname:
            return Bucket(url)
        case _:
            raise UnknownTarget(f"{parts.scheme}://")


class Folder:
    """A folder of this machine."""

    remote = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def shown(self) -> str:
        """Its absolute path."""
        return str(self._folder.absolute())

    def write(self, name: str, content: bytes) -> None:
        """Keeps the content; when this returns it is on disk."""
        path = self._folder / name
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
            sync_folder(path.parent)

    def read(self, name: str) -> bytes:
        """The content. Raises Absent."""
        path = self._folder / name
        with explained(path):
            try:
                return path.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                raise Absent(name) from None

    def sizes(self, prefix: str) -> Mapping[str, int]:
        """The names below ``prefix/`` and how many bytes each has."""
        top = self._folder / prefix
        with explained(top):
            # rglob leaves out what it may not enter
            if top.is_dir():
                os.listdir(top)
            return {
                path.relative_to(self._folder).as_posix(): path.stat().st_size
                for path in sorted(top.rglob("*"))
                if path.is_file()
            }

    def remove(self, names: Sequence[str]) -> None:
        """Keeps these no longer, nor folders that are empty then."""
        for name in names:
            path = self._folder / name
            with explained(path):
                path.unlink(missing_ok=True)
                parent = path.parent
                while parent != self._folder and parent.is_dir() and not any(parent.iterdir()):
                    parent.rmdir()
                    parent = parent.parent


class Bucket:
    """A prefix of a bucket; credentials, region and endpoint come from the usual ``AWS_…`` environment."""

    remote = True

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.shown = f"s3://{parts.hostname}{parts.path.rstrip('/')}"
        plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
        with self._answering():
            self._store = S3Store.from_url(
                self.shown,
                client_options={"allow_http": plain, "timeout": "120 seconds", "connect_timeout": "10 seconds"},
                retry_config={"max_retries": 4, "retry_timeout": RETRY_FOR},
            )

    def write(self, name: str, content: bytes) -> None:
        """Keeps the content; when this returns the store has it."""
        with self._answering():
            obstore.put(self._store, name, content)

    def read(self, name: str) -> bytes:
        """The content. Raises Absent."""
        with self._answering():
            try:
                return bytes(obstore.get(self._store, name).bytes())
            except (NotFoundError, FileNotFoundError):
                raise Absent(name) from None

    def sizes(self, prefix: str) -> Mapping[str, int]:
        """The names below ``prefix/`` and how many bytes each has."""
        with self._answering():
            return {
                str(found["path"]): int(found["size"])
                for page in obstore.list(self._store, prefix=f"{prefix}/")
                for found in page
            }

    def remove(self, names: Sequence[str]) -> None:
        """Keeps these no longer."""
        with self._answering():
            if names:
                obstore.delete(self._store, names)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError, PermissionError):
            raise TargetUnreachable(f"{self.shown}: access denied") from None
        except (NotFoundError, FileNotFoundError):
            raise TargetUnreachable(f"{self.shown}: no such bucket") from None
        except (BaseError, UnknownConfigurationKeyError) as failure:
            raise TargetUnreachable(f"{self.shown}: {_first_line(failure)}") from None


def _first_line(failure: Exception) -> str:
    """What went wrong without the requests that were tried, which may hold a signature."""
    return str(failure).splitlines()[0][:200] if str(failure) else type(failure).__name__


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns the system's errors about a file into what to do about them. Raises NoRights, DiskFull."""
    try:
        yield
    except PermissionError as failure:
        raise NoRights(str(Path(failure.filename or path).absolute())) from None
    except OSError as failure:
        if failure.errno == errno.EROFS:
            raise NoRights(str(Path(failure.filename or path).absolute())) from None
        if failure.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(str(Path(failure.filename or path).absolute())) from None
        if failure.errno in (errno.ENOTDIR, errno.EEXIST):
            raise UnknownTarget(str(path.absolute())) from None
        raise
