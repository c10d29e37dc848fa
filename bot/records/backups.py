"""Backups as they leave storage: what one holds, what came of making it, where it can be found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rules.backups import Reason


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """The backup that a firm was restored from; ``position`` is of the trail's last seal in it, 0 before the first."""

    name: str
    taken_at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table of a backup: ``sha256`` is of its lines, ``stored_sha256`` of what the target keeps.

    ``sequence`` is the last id that the database gave out, None where it gives none: ids are never given twice.
    """

    name: str
    rows: int
    sha256: str
    stored_sha256: str
    sequence: int | None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file of the archive in a backup; sizes in bytes, ``stored_size`` as the target keeps it (encrypted)."""

    sha256: str
    size: int
    stored_size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a backup says of itself; ``missing`` are files that records name and the archive did not have."""

    name: str
    taken_at: datetime
    reason: Reason
    product: str
    dialect: str
    migrations: Sequence[str]
    tables: Sequence[TableFacts]
    files: Sequence[FileFacts]
    missing: Sequence[str]
    head: tuple[int, str] | None

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(table.rows for table in self.tables)

    @property
    def facts(self) -> BackupFacts:
        """What the restored firm is told."""
        return BackupFacts(self.name, self.taken_at, self.head[0] if self.head else 0)


@dataclass(frozen=True, slots=True)
class Header:
    """What anyone may read of a backup; ``recipient`` is the public key that it was encrypted for, None: it was not.

    ``manifest_sha256`` is of the manifest as the target keeps it.
    """

    name: str
    taken_at: datetime
    reason: Reason
    recipient: str | None
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup in a target; ``header`` is None when it cannot be read as it was written."""

    name: str
    header: Header | None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something of a backup that is not as it was written: ``what`` it is, and ``where`` in the target."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What came of making a backup. ``target`` names no credentials; ``bytes`` were written, ``new_files`` among them.

    ``mended``: files of the target that were damaged or gone and were written anew. ``missing``: files that records
    name and the archive does not have. ``broken_at``: the trail's entry where its seals break, in the firm itself.
    """

    name: str
    at: datetime
    target: str
    rows: int
    tables: int
    files: int
    new_files: int
    mended: int
    missing: int
    bytes: int
    encrypted: bool
    recipient: str | None
    head: tuple[int, str] | None
    broken_at: int | None
    removed: Sequence[str]
    seconds: float
    verified: bool
