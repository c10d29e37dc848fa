"""What runs out: when it is said, before, on the day, and each week until it is renewed or ended (clause 6.2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.rules.people import Role

WEEK = 7


@dataclass(frozen=True, slots=True)
class Expiry:
    """The key of the DAY ``column`` on which an entry runs out, and whom of its client, and of ours, that is told.

    ``before``: how many days before, the earliest first; ``by``: the column by whose values in ``series`` that differs.
    """

    column: str
    told: frozenset[Role]
    before: tuple[int, ...]
    by: str = ""
    series: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def earliest(self) -> int:
        """How many days before an entry can be spoken of at all."""
        return max(self.before[0], *(days[0] for days in self.series.values()))

    def before_of(self, values: Mapping[str, object]) -> tuple[int, ...]:
        """How many days before an entry with these values is spoken of."""
        return self.series.get(str(values.get(self.by, "")), self.before)


def stage_reached(until: date, today: date, before: tuple[int, ...]) -> int | None:
    """What is to be said by now: so many days before (0: the day itself, -7: a week after it); None: nothing yet."""
    left = (until - today).days
    if left <= 0:
        return -(-left // WEEK) * WEEK
    return min((days for days in before if left <= days), default=None)
