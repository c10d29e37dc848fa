"""When the week's and the month's report are due: on the last day that is worked, by the client's calendar (4.6)."""

from datetime import date, timedelta

from bot.rules.self_checks.words import MONTH, WEEK
from bot.rules.working_days import Calendar

_ONE = timedelta(days=1)


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
