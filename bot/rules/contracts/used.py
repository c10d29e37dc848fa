"""已用: what was sold with a service of a contract, and what of it was done, in times and in hours (clauses 3.7, 7).

Every card, list and warning asks here, so that no two of them differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.rules.service_plans.days import days_of, times_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.works import TRAINING, WORKS
from bot.rules.work_records.kinds import kind_of_form
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


def _percent(done: int, promised: int | None) -> int | None:
    return done * 100 // promised if promised else None


def sold_of(line: PlanLine, begins: date, ends: date, calendar: Calendar, sites: int = 1) -> Sold:
    """What a service promises in a contract from ``begins`` to ``ends``: its times, by the rules that plan them.

    What is done at all ``sites`` of the client is promised at each.

    Minutes only where it is known how many its work took, by its records or as a training: else none would be used.
    """
    times = times_of(line, days_of(line, begins, ends, calendar))
    if times is not None and line.site_id is None and WORKS[line.work].at_site:
        times *= sites
    kind = kind_of_form(WORKS[line.work].form)
    known = line.work == TRAINING.code or (kind is not None and kind.minutes)
    counts = known and times is not None and line.minutes is not None
    return Sold(times, (times or 0) * (line.minutes or 0) if counts else None)


def reached(used: Used) -> int | None:
    """The highest of the warned shares that is used of times or minutes; None: none of them.

    A service that was done exactly as often as it was sold is finished, which is nothing to be warned of.
    """
    times = used.times_percent if used.times != used.sold.times else None
    percent = max((one for one in (times, used.minutes_percent) if one is not None), default=0)
    return max((share for share in WARNED if percent >= share), default=None)


def minutes_in(said: Iterable[str]) -> int:
    """The minutes that records say, together; what none of them says is none."""
    return sum(int(one) for one in said if one)
