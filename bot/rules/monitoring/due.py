"""When a row of a monitoring plan is due: the row itself is the schedule, by the client's calendar (clause 4.4.1).

What is recorded counts for the latest day that was due, or for the next one where it opens that early; a day that was
missed before stays missed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.ledgers.monitoring import BATCH
from bot.rules.tasks.making import Due, dues
from bot.rules.tasks.schedule import OPENS_BEFORE, Often, Rhythm
from bot.rules.working_days import Calendar

_EARLIEST = timedelta(days=max(OPENS_BEFORE.values()))
_SPANS = tuple(timedelta(days=days) for days in (40, 400, 1200))
"""How far ahead the next time is looked for, one after the other: most are near, none is further."""
_LOOKED_BACK = {often: timedelta(days=62) for often in (Often.DAILY, Often.WEEKDAYS, Often.DAYS)}
_LONGEST = timedelta(days=732)
"""How far back a gap is counted; longer ones are said to be as long."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands on a day: ``due`` is to be recorded now, ``missed`` are the days before that were not."""

    due: date | None
    missed: tuple[date, ...]


def rhythm_of(often: str, every: str, weekdays: str, begins: date) -> Rhythm | None:
    """How often a row says that it is measured; None: it is due on no day."""
    if often == BATCH:
        return None
    return Rhythm(Often(often), begins, int(every or 1), frozenset(int(day) - 1 for day in weekdays.split()))


def next_due(rhythm: Rhythm, since: date, calendar: Calendar) -> date | None:
    """The first day from ``since`` on which it is due."""
    first = max(since, rhythm.begins)
    for span in _SPANS:
        found = dues(rhythm, first, first + span, None, calendar)
        if found:
            return found[0].day
    return None


def standing(rhythm: Rhythm, waits_since: date, today: date, calendar: Calendar) -> Standing:
    """How a row stands of which nothing was recorded that is due from a day on."""
    found = [due for due in _since(rhythm, waits_since, today, calendar) if due.day <= today]
    last = found[-1] if found else None
    open_still = last is not None and (last.until is None or last.until >= today)
    return Standing(
        last.day if last is not None and open_still else None, tuple(one.day for one in found if one.day < today)
    )


def covered(rhythm: Rhythm, waits_since: date, day: date, calendar: Calendar) -> date | None:
    """For which day something counts that was measured on this one; None: for none, it is one more."""
    found = _since(rhythm, waits_since, day + _EARLIEST, calendar)
    come = [due.day for due in found if due.day <= day]
    if come:
        return come[-1]
    return next((due.day for due in found if due.opens <= day), None)


def _since(rhythm: Rhythm, waits_since: date, until: date, calendar: Calendar) -> list[Due]:
    first = max(waits_since, until - _LOOKED_BACK.get(rhythm.often, _LONGEST))
    return dues(rhythm, first, until, None, calendar)
