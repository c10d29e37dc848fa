"""What the program's own work needs: the clock, the sender, the archive, the press."""

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.documents.drawing import Drawn
from bot.documents.in_child import Press
from bot.rules.cause import Cause
from bot.sending import Sender
from storage.files import FileStore
from storage.holders import Presence


@dataclass(frozen=True, slots=True)
class Office:
    """``presence`` names this process where one must be elected; ``stop`` is set when the program is to end."""

    clock: Clock
    sender: Sender
    files: FileStore
    press: Press[Drawn]
    provider_name: str
    presence: Presence
    stop: asyncio.Event

    @property
    def holder(self) -> str:
        """The name of this process."""
        return self.presence.holder

    def cause(self) -> Cause:
        """The program itself, now."""
        return Cause(at=self.clock.now())
