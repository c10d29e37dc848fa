"""What is required of the items of the service menu, and who has read it."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.text import ENGLISH, Language


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An item whose requirements somebody has still to read."""

    id: int
    name: str
    english: str
    clause: str

    def called(self, language: Language) -> str:
        """What a reader calls it."""
        return self.english if self.english and language == ENGLISH else self.name


@dataclass(frozen=True, slots=True)
class Confirmed:
    """That somebody read the requirements; ``current``: as they are now, else only as they were."""

    name: str
    read_at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Somebody who has still to read them; ``hears``: what is said here reaches them (rules/hearing)."""

    name: str
    hears: bool


@dataclass(frozen=True, slots=True)
class RequirementsView:
    """The requirements of an item as a reader may see who has read them.

    ``edition``: which words they are. ``asked``: the reader may confirm them now; ``read_at``: when they did.
    ``left``: the items that wait for the reader besides. ``confirmed`` and ``unconfirmed``: for who looks after it.
    """

    edition: str
    asked: bool
    read_at: datetime | None
    left: tuple[ToConfirm, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    seen: bool = False
