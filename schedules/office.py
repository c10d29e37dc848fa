"""What the program's own work needs: the clock, the sender, the archive, the press."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from bot.clock import Clock
from bot.documents.drawing import Drawn
from bot.documents.in_child import Press
from bot.records.made_backups import BackupReport
from bot.rules.cause import Cause
from bot.sending import Sender
from storage.files import FileStore
from storage.holders import Presence


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
    """``presence`` names this process where one must be elected; ``stop`` is set when the program is to end.

    ``back_up`` None: no backups are made, and none are missed. ``repeats``: what is done now was due before the firm
    was restored (``Cause.repeats``).
    """

    clock: Clock
    sender: Sender
    files: FileStore
    press: Press[Drawn]
    provider_name: str
    presence: Presence
    stop: asyncio.Event
    back_up: BackUp | None = None
    repeats: bool = False

    @property
    def holder(self) -> str:
        """The name of this process."""
        return self.presence.holder

    def cause(self) -> Cause:
        """The program itself, now."""
        return Cause(at=self.clock.now(), repeats=self.repeats)
