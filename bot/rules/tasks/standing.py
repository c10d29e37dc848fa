"""How a task stands on a day: told from its dates and what became of it, never kept (clause 3.7)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.text import Text


class Standing(StrEnum):
    """How a task stands."""

    PLANNED = "planned"
    OPEN = "open"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    MADE_UP = "made_up"
    MISSED = "missed"
    WAIVED = "waived"


STANDING_NAMES = {
    Standing.PLANNED: Text("已计划", "Planned"),
    Standing.OPEN: Text("可以做了", "Open"),
    Standing.DUE: Text("今日到期", "Due today"),
    Standing.LATE: Text("已逾期", "Overdue"),
    Standing.DONE: Text("已完成", "Done"),
    Standing.MADE_UP: Text("已补做", "Made up late"),
    Standing.MISSED: Text("漏做", "Missed"),
    Standing.WAIVED: Text("免做", "Waived"),
}

OPEN_TO = frozenset({Standing.OPEN, Standing.DUE, Standing.LATE})
"""Where it can be done now."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A task's days: from which it can be done, on which it is due, until when it may be made up (None: for ever)."""

    opens: date
    due: date
    until: date | None


def standing(dates: Dates, today: date, *, done: date | None = None, waived: bool = False) -> Standing:
    """How it stands today; ``done``: on which day, ``waived``: somebody said that it need not be done, and why."""
    if done is not None:
        return Standing.DONE if done <= dates.due else Standing.MADE_UP
    if waived:
        return Standing.WAIVED
    if today < dates.opens:
        return Standing.PLANNED
    if today < dates.due:
        return Standing.OPEN
    if today == dates.due:
        return Standing.DUE
    return Standing.LATE if dates.until is None or today <= dates.until else Standing.MISSED
