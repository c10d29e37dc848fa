"""When the week's and the month's report are due: on the last day that is worked, by the client's calendar (4.6)."""

from datetime import date, timedelta

from bot.rules.self_checks.words import MONTH, WEEK
from bot.rules.working_days import Calendar

_ONE = timedelta(days=1)
TOLD_ABOVE, RHYTHM = 2, 5
"""Working days behind its due day: on which the manager hears of a report, and after which both hear again."""


def begins(period: str, day: date) -> date:
    """By which day a period is named: the day itself, the Monday, the first of the month."""
    if period == WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if period == MONTH else day


def ends(period: str, first: date) -> date:
    """The last day of the period that begins on this one."""
    if period == WEEK:
        return first + timedelta(days=6)
    return (first + timedelta(days=31)).replace(day=1) - _ONE if period == MONTH else first


def due_on(period: str, first: date, calendar: Calendar) -> date | None:
    """The last day of the period that is worked; None: none is, and nothing is due."""
    day = ends(period, first)
    while day >= first:
        if calendar.is_working(day):
            return day
        day -= _ONE
    return None


def latest_due(period: str, day: date, calendar: Calendar) -> date:
    """The beginning of the latest period whose report is due by a day."""
    first = begins(period, day)
    due = due_on(period, first, calendar)
    while due is None or due > day:
        first = begins(period, first - _ONE)
        due = due_on(period, first, calendar)
    return first


def days_late(due: date, day: date, calendar: Calendar) -> int | None:
    """How many working days a report is late on a day; None: the day is not worked, so nothing is said on it."""
    if day != due and not calendar.is_working(day):
        return None
    return sum(calendar.is_working(due + _ONE * n) for n in range(1, (day - due).days + 1))


def is_said(late: int) -> bool:
    """Whether something is said of a report that is so late: on its day, on the next two, and each week from then."""
    return late <= TOLD_ABOVE or (late - TOLD_ABOVE) % RHYTHM == 0
