"""Backups that the program made by itself, and what the command that makes one says at its end."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

LONGEST_SENTENCE = 300
"""Characters that are kept of why a backup failed."""

BackupState = Literal["waiting", "running", "whole", "failed"]


class UnreadableReport(ValueError):
    """The command's last line is not what it says at its end."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """How one backup ended. ``target`` names no credentials; ``recipient`` is the public key, empty without one.

    ``error`` is empty for a whole one, else the name of what went wrong, and ``sentence`` what the command says of it.
    ``row_count`` and ``file_count`` are those of the whole backup, ``size`` (bytes) what was written this time. What it
    found in the firm: ``missing`` files that records name and the archive does not have; ``broken_at``, the entry at
    which the seals of the trail break.
    """

    name: str = ""
    target: str = ""
    row_count: int = 0
    file_count: int = 0
    size: int = 0
    encrypted: bool = False
    recipient: str = ""
    missing: int = 0
    broken_at: int | None = None
    error: str = ""
    sentence: str = ""

    @property
    def whole(self) -> bool:
        """Whether the backup was made and verified."""
        return not self.error


def failed_with(error: str, sentence: str) -> BackupReport:
    """The report of a backup of which there is nothing."""
    return BackupReport(error=error[:60], sentence=sentence[:LONGEST_SENTENCE])


def read_report(line: str) -> BackupReport:
    """What the JSON line says that ``backup --json`` ends with.

    Raises:
        UnreadableReport
    """
    try:
        told = json.loads(line)
        if "error" in told:
            return failed_with(str(told["error"]), str(told.get("sentence", "")))
        return BackupReport(
            name=str(told["name"]),
            target=str(told["target"]),
            row_count=int(told["rows"]),
            file_count=int(told["files"]),
            size=int(told["bytes"]),
            encrypted=bool(told["encrypted"]),
            recipient=str(told.get("recipient") or ""),
            missing=int(told.get("missing", 0)),
            broken_at=None if told.get("broken_at") is None else int(told["broken_at"]),
        )
    except (ValueError, KeyError, TypeError):
        raise UnreadableReport(line[:80]) from None


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """One backup that was planned, and what became of it; ``attempt`` counts the tries of one night from 1."""

    id: int
    state: BackupState
    attempt: int
    due_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    name: str
    target: str
    row_count: int
    file_count: int
    size: int
    encrypted: bool
    recipient: str
    missing: int
    broken_at: int | None
    error: str
    sentence: str

    @property
    def flawed(self) -> bool:
        """Whether it found something wrong in the firm itself; the backup is whole all the same."""
        return self.missing > 0 or self.broken_at is not None

    @property
    def open(self) -> bool:
        """Whether it is still to be made, or being made."""
        return self.state in ("waiting", "running")

    @property
    def began_at(self) -> datetime:
        """The moment whose records are in it at the least."""
        return self.started_at or self.due_at


@dataclass(frozen=True, slots=True)
class Restoration:
    """That the firm was restored: when, from which backup, and how far that one's trail was sealed."""

    id: int
    at: datetime
    backup_name: str
    taken_at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class HeldMessages:
    """Messages of one kind that were due before a restoration, and to whom they would go."""

    kind: str
    count: int
    readers: tuple[str, ...]
