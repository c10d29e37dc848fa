"""What the program's own work needs: the clock, the sender, the archive, the press."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.documents.drawing import Drawn
from bot.documents.in_child import Press
from bot.rules.cause import Cause
from bot.sending import Sender
from storage.files import FileStore


@dataclass(frozen=True, slots=True)
class Office:
    """``holder`` names this process where one process must be elected."""

    clock: Clock
    sender: Sender
    files: FileStore
    press: Press[Drawn]
    provider_name: str
    holder: str

    def cause(self) -> Cause:
        """The program itself, now."""
        return Cause(at=self.clock.now())
