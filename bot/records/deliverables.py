"""What is owed, delivered and accepted, as readers see it."""

from dataclasses import dataclass
from datetime import date

from bot.records.clients import ClientRecord
from bot.rules.deliverables.owed import Figures, Owed
from bot.rules.stretches import Stretch


@dataclass(frozen=True, slots=True)
class OwedList:
    """The deliverables of a client in a stretch, as they stand ``today``.

    ``works``: whether the reader is one of ours, who sees tasks; ``by_person``: whether they see who was on time.
    ``several``: there are other clients to look at.
    """

    client: ClientRecord
    stretch: Stretch
    today: date
    owed: tuple[Owed, ...]
    figures: Figures
    works: bool
    by_person: bool
    several: bool


@dataclass(frozen=True, slots=True)
class OwedByClient:
    """Clients, and the figures of those on one page of their list in a stretch."""

    stretch: Stretch
    clients: tuple[ClientRecord, ...]
    page: int
    figures: dict[int, Figures]
    by_person: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of a person or of an item, called ``name``, or as its ``work`` is where nobody said more."""

    figures: Figures
    name: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True)
class OwedBy:
    """The figures of a stretch by ``person`` or ``item``, those with the most late first.

    ``client`` None: of all clients of which the reader sees who was on time.
    """

    by: str
    client: ClientRecord | None
    stretch: Stretch
    today: date
    parts: tuple[Part, ...]
    by_person: bool
