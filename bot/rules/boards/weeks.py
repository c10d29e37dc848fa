"""Clients × weeks: what was done, is late, was missed and is planned in each week around today (clause 5.1.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.boards.clients import monday_of
from bot.rules.tasks.cadence_kept import Fate, Figures
from bot.rules.text import Text

BACK, AHEAD = 8, 5
"""Weeks before and behind this one; further ahead nothing is planned yet (``tasks/schedule.HORIZON``)."""

SHOWN: Mapping[Fate, Text] = {
    Fate.ON_TIME: Text("已完成", "Done"),
    Fate.OVERDUE: Text("逾期待补", "Late"),
    Fate.MISSED: Text("漏做", "Missed"),
    Fate.AHEAD: Text("已排", "Planned"),
}
"""What a cell tells; what was made up is done."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of a picture is called and, column by column, what became of what was promised."""

    name: str
    cells: tuple[Figures, ...]


def mondays_around(today: date) -> tuple[date, ...]:
    """The first day of each week that is shown."""
    first = monday_of(today) - timedelta(weeks=BACK)
    return tuple(first + timedelta(weeks=n) for n in range(BACK + 1 + AHEAD))


def told(week: Figures) -> tuple[tuple[Fate, int], ...]:
    """What a cell shows of a week, and how many there are of each."""
    counts = {
        Fate.ON_TIME: week.kept,
        Fate.OVERDUE: week.overdue,
        Fate.MISSED: week.missed,
        Fate.AHEAD: week.ahead,
    }
    return tuple((fate, n) for fate, n in counts.items() if n)
