"""The tasks of a plan: for whom, at which sites and on which days, with what was moved or waived (clauses 3.7, 4.6)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bot.rules.tasks.cadence import Occurrence, each_occurrence, first_period
from bot.rules.tasks.schedule import TO_BE_ARRANGED, Often, Rhythm, cadence_of
from bot.rules.working_days import Calendar

SHORT = timedelta(days=92)
"""Within how many days the next time is looked for; no shutdown is longer."""


@dataclass(frozen=True, slots=True)
class Due:
    """One time of a plan, named by its ``period``: on which day, from when on it may be done and until when.

    ``arranged``: whether the day is known; else it is the last one of the period in which it is to be arranged.
    """

    period: date
    day: date
    opens: date
    until: date | None
    arranged: bool = True


def dues(rhythm: Rhythm, first: date, until: date, ends: date | None, calendar: Calendar) -> list[Due]:
    """Each time that is due from ``first`` on, in the periods up to ``until``, and not behind the end of the plan.

    What days off would move behind that end is due on the last day worked before it. Two times that are moved to the
    same day are one.
    """
    cadence = cadence_of(rhythm, calendar)
    since = first_period(cadence, first, calendar)
    distinct: dict[date, Occurrence] = {}
    for one in each_occurrence(cadence, rhythm.begins, since, until + SHORT, calendar):
        one = replace(one, due=_not_behind(ends, one.due, one.meant, rhythm.begins, calendar))
        if one.due not in distinct:
            distinct[one.due] = one
            if not _is_within(one, until):
                # known from here on: what follows the last one
                break
    following = dict(pairwise(distinct))
    return [
        due
        for one in distinct.values()
        if _is_within(one, until)
        for due in _each(rhythm, one, following.get(one.due))
        if due.day >= first and (ends is None or due.day <= ends)
    ]


def _not_behind(ends: date | None, day: date, meant: date, earliest: date, calendar: Calendar) -> date:
    """The day; where only days off move it behind ``ends``, the last one worked before, if that is not too early."""
    if ends is None or not meant <= ends < day:
        return day
    last = calendar.previous_working_day(ends + timedelta(days=1))
    return last if last >= earliest else day


def _is_within(one: Occurrence, until: date) -> bool:
    """Whether it is made up to a day: else what is moved to the day before a day off would never be."""
    return min(one.period, one.due) <= until


def _each(rhythm: Rhythm, one: Occurrence, following: date | None) -> Iterator[Due]:
    if rhythm.often in TO_BE_ARRANGED:
        # named by the first days of its period
        for number in range(rhythm.every):
            period = one.period + timedelta(days=number)
            yield Due(period, one.due, max(one.period, rhythm.begins), rhythm.until(one.due, None), arranged=False)
    else:
        yield Due(one.period, one.due, rhythm.opens_on(one.due), rhythm.until(one.due, following))


def since_done(rhythm: Rhythm, last: date | None, ends: date | None, calendar: Calendar) -> Due:
    """The only time that is due, counted from the day on which it was done last (None: never, so when it begins).

    ``ends``: behind which days off do not move it.
    """
    if last is None:
        meant = rhythm.begins
    elif rhythm.often is Often.AFTER_DAYS:
        meant = last + timedelta(days=rhythm.every)
    else:
        meant = months_later(last, rhythm.every)
    earliest = rhythm.begins if last is None else last + timedelta(days=1)
    day = _not_behind(ends, calendar.working_day_from(meant), meant, earliest, calendar)
    return Due(meant, day, rhythm.opens_on(day), rhythm.until(day, None))


def months_later(day: date, months: int) -> date:
    """The same date so many months later, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
