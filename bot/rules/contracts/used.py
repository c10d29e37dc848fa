"""已用: what was sold with a service of a contract, and what of it was done, in times and in hours (clauses 3.7, 7).

Every card, list and warning asks here, so that no two of them differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.rules.service_plans.days import days_of, times_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.working_days import Calendar

WARNED = (75, 90)
"""At how many percent used it is said, each once."""


@dataclass(frozen=True, slots=True)
class Sold:
    """How many times a service was promised over the period, and how many minutes with them; None: neither was said."""

    times: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Used:
    """What was ``sold``, and how many times, and minutes, were done of it and are the client's to see."""

    sold: Sold
    times: int
    minutes: int

    @property
    def times_percent(self) -> int | None:
        """Whole percent of the times, rounded down so that 100 means all; None where no number was promised."""
        return _percent(self.times, self.sold.times)

    @property
    def minutes_percent(self) -> int | None:
        """The same of the minutes."""
        return _percent(self.minutes, self.sold.minutes)

    @property
    def percent(self) -> int | None:
        """The more used of the two; None where neither was promised."""
        return max((one for one in (self.times_percent, self.minutes_percent) if one is not None), default=None)


def _percent(done: int, promised: int | None) -> int | None:
    return done * 100 // promised if promised else None


def sold_of(line: PlanLine, begins: date, ends: date, calendar: Calendar) -> Sold:
    """What a service promises in a contract from ``begins`` to ``ends``: its times, by the rules that plan them."""
    times = times_of(line, days_of(line, begins, ends, calendar))
    return Sold(times, times * line.minutes if times is not None and line.minutes is not None else None)


def reached(used: Used) -> tuple[int, ...]:
    """Which of the warned shares are used, in their order."""
    percent = used.percent
    return tuple(share for share in WARNED if percent is not None and percent >= share)


def minutes_in(said: Iterable[str]) -> int:
    """The minutes that records say, together; what none of them says is none."""
    return sum(int(one) for one in said if one)
