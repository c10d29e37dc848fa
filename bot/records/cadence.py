"""Promised against done, of a client in a month, quarter or year."""

from dataclasses import dataclass
from datetime import date

from bot.records.clients import ClientRecord
from bot.rules.stretches import Stretch
from bot.rules.tasks.cadence_kept import Figures, PlanKept, total_of

STRETCHES = 1_000_000
"""More than the number of any stretch."""


@dataclass(frozen=True, slots=True)
class CadenceView:
    """What became by ``today`` of everything that was promised to the client for the days of a stretch."""

    client: ClientRecord
    stretch: Stretch
    today: date
    plans: tuple[PlanKept, ...]

    @property
    def total(self) -> Figures:
        """The figures of all plans together."""
        return total_of(self.plans)

    @property
    def about(self) -> int:
        """What a document of it is about, client and stretch, in one number."""
        return self.client.id * STRETCHES + self.stretch.number
