"""What the program's own work needs: the clock, the sender, the archive, the press."""

from dataclasses import dataclass
from typing import Protocol

from bot.clock import Clock
from bot.documents.drawing import Drawn
from bot.documents.in_child import Press
from bot.records.made_backups import BackupReport
from bot.rules.cause import Cause
from bot.sending import Sender
from storage.files import FileStore


class Stopped(Exception):
    """The program stops, so what was under way was broken off and is to be done after the next start."""


class BackUp(Protocol):
    """Makes a backup apart from this process, however long that takes."""

    async def __call__(self) -> BackupReport:
        """How it went, failures too. Raises Stopped."""
        ...

    async def stop(self) -> None:
        """Breaks off what is under way, and makes none from now on."""
        ...


@dataclass(frozen=True, slots=True)
class Office:
    """``holder`` names this process where one process must be elected.

    ``back_up`` None: no backups are made, and none are missed. ``repeats``: what is done now was due before the firm
    was restored (``Cause.repeats``).
    """

    clock: Clock
    sender: Sender
    files: FileStore
    press: Press[Drawn]
    provider_name: str
    holder: str
    back_up: BackUp | None = None
    repeats: bool = False

    def cause(self) -> Cause:
        """The program itself, now."""
        return Cause(at=self.clock.now(), repeats=self.repeats)
