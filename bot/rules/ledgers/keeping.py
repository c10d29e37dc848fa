"""How long an entry is kept at least: so many years behind what it covers, and behind the client's contracts (6.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LEAST_YEARS = 6
"""Clauses 6.2 and 6.3: records are kept for no less."""


@dataclass(frozen=True, slots=True)
class Kept:
    """At least ``years`` behind the day in the column ``after``, and behind the last day of the client's contracts."""

    after: str
    years: int = LEAST_YEARS

    def earliest(self, ends: Iterable[str]) -> date | None:
        """The first day until which it may be kept; ``ends``: the days that it counts from, "" where one is not known.

        None: none of them is.
        """
        last = max((date.fromisoformat(day) for day in ends if day), default=None)
        if last is None:
            return None
        try:
            return last.replace(year=last.year + self.years)
        except ValueError:
            # of the 29th of February
            return last.replace(year=last.year + self.years, month=3, day=1)
