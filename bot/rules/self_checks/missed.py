"""Which days a client owed a record of and did not make one; a missed day stays missed (clause 4.6)."""

from collections.abc import Collection
from datetime import date, timedelta

from bot.rules.working_days import Calendar

LOOKED_BACK = timedelta(days=62)
"""How far back a gap is counted; longer ones are said to be as long."""
_ONE = timedelta(days=1)


def missed(calendar: Calendar, since: date, recorded: Collection[date], until: date) -> tuple[date, ...]:
    """The working days from ``since`` until before ``until`` of which there is no record, the earliest first."""
    day, found = max(since, until - LOOKED_BACK), []
    while day < until:
        if calendar.is_working(day) and day not in recorded:
            found.append(day)
        day += _ONE
    return tuple(found)


def gap(calendar: Calendar, since: date, last: date | None, until: date) -> tuple[date, ...]:
    """The days missed since the last record: that somebody stopped recording."""
    return missed(calendar, since if last is None else max(since, last + _ONE), (), until)
