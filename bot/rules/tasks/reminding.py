"""When people hear of planned work: the day before, in the afternoon, the morning after, each week (clauses 3.7, 4.6).

The hours are those of the trade: by five what tomorrow brings can still be prepared, by three what was not begun can
still be done today. The week is told of on its first morning and not on Friday: at five on a Friday people are still at
work and the figures are not those of the week yet, while on Monday the whole of it can still be arranged anew.
"""

from datetime import date, time, timedelta

from bot.rules.working_days import Calendar

EVE_AT = time(17)
"""When the work of the days up to the next working day is told of."""
UNBEGUN_AT = time(15)
"""When the work of the day is told of that nobody has begun."""
ARRANGED_WITHIN = timedelta(days=92)
"""No period is longer within which a day is to be arranged."""
_ONE = timedelta(days=1)


def eve_of(day: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last of the days of whose work people hear on a working day: up to the next one.

    What is due on a day off of ours (a Saturday at a client with a six-day week) is among it.
    """
    return day + _ONE, calendar.next_working_day(day)


def begins_week(day: date, calendar: Calendar) -> bool:
    """Whether a working day is the first of its week."""
    return not any(calendar.is_working(_monday(day) + timedelta(days=n)) for n in range(day.weekday()))


def weeks_before(day: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day of the week before; with the one before it where nobody worked at all in it."""
    last_worked = calendar.previous_working_day(_monday(day))
    return _monday(last_worked), _monday(day) - _ONE


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
