"""How often something is to be done, and on which days (clauses 3.7, 4.6, 7): pure, by the client's calendar.

A cadence has periods, each named by a day that no calendar moves, so that whoever plans, however often and for however
long a stretch, means the same tasks. On which day of its period a task is due, the calendar decides as it is known.
"""

import calendar as months_of_years
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.working_days import Calendar

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


class Unit(StrEnum):
    """What is repeated: days, weeks, months, quarters, years; or it is done once."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ONCE = "once"


class Counted(StrEnum):
    """Of what the n-th is meant within a month: its days, its working days, or one weekday."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKDAY = "weekday"


class OnDayOff(StrEnum):
    """What becomes of a day that is not worked."""

    BEFORE = "before"
    AFTER = "after"
    LEAVE_OUT = "leave_out"


class WrongCadence(ValueError):
    """A cadence that no calendar has: its broken rule."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often: each ``every``-th unit.

    ``weekdays``: of a week, Monday is 0. ``nth`` of what is ``counted`` in the month, from its end if negative; of a
    quarter or a year, in its ``month`` (from 1); of ``weekday`` where one is counted. ``off``: where its day is not
    worked.

    Raises:
        WrongCadence
    """

    unit: Unit
    every: int = 1
    weekdays: frozenset[int] = frozenset()
    nth: int = 1
    counted: Counted = Counted.DAYS
    weekday: int = 0
    month: int = 1
    off: OnDayOff = OnDayOff.AFTER

    def __post_init__(self) -> None:
        if self.every < 1:
            raise WrongCadence("every", self.every)
        if self.unit is Unit.WEEK and not self.weekdays <= set(range(7)):
            raise WrongCadence("weekdays", self.weekdays)
        if self.nth == 0 or not -31 <= self.nth <= 31 or not 0 <= self.weekday <= 6:
            raise WrongCadence("nth", self.nth)
        if self.unit in MONTHS_OF and not 1 <= self.month <= MONTHS_OF[self.unit]:
            raise WrongCadence("month", self.month)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it is to be done, named by its ``period``, on which day it is ``due`` and was ``meant`` to be."""

    period: date
    due: date
    meant: date


def occurrences(cadence: Cadence, begins: date, first: date, last: date, calendar: Calendar) -> list[Occurrence]:
    """What is to be done in the periods named by days from ``first`` to ``last``, of a schedule since ``begins``.

    Stretches that follow each other give each of them once, whoever asks for which. Nothing lies before ``begins``.
    """
    return list(each_occurrence(cadence, begins, first, last, calendar))


def each_occurrence(
    cadence: Cadence, begins: date, first: date, last: date, calendar: Calendar
) -> Iterator[Occurrence]:
    """The same one after the other, for who need not know them all."""
    for period in _periods(cadence, begins, first, last):
        meant = _meant(cadence, period, calendar)
        due = _worked(cadence, meant, calendar)
        if due is not None and meant >= begins:
            yield Occurrence(period, due, meant)


LONGEST: Mapping[Unit, timedelta] = {
    Unit.MONTH: timedelta(days=31),
    Unit.QUARTER: timedelta(days=92),
    Unit.YEAR: timedelta(days=366),
}
"""How long the periods are that are longer than a day."""


def first_period(cadence: Cadence, day: date, calendar: Calendar) -> date:
    """A day from which on periods have to be looked at for what is due from a day on.

    What was meant for a day up to the last one that was worked before it is due before it, too.
    """
    return calendar.previous_working_day(day) + timedelta(days=1) - LONGEST.get(cadence.unit, timedelta())


def _periods(cadence: Cadence, begins: date, first: date, last: date) -> Iterator[date]:
    """The days that name its periods, in order."""
    match cadence.unit:
        case Unit.ONCE:
            if first <= begins <= last:
                yield begins
        case Unit.DAY:
            day = begins + timedelta(days=_steps((first - begins).days, cadence.every) * cadence.every)
            while day <= last:
                yield day
                day += timedelta(days=cadence.every)
        case Unit.WEEK:
            days = cadence.weekdays or frozenset({begins.weekday()})
            for monday in _weeks(cadence, begins, first - timedelta(days=6), last):
                for weekday in sorted(days):
                    day = monday + timedelta(days=weekday)
                    if first <= day <= last and day >= begins:
                        yield day
        case _:
            months = MONTHS_OF[cadence.unit] * cadence.every
            start = _start(begins, MONTHS_OF[cadence.unit])
            day = _add_months(start, _steps(_months(start, first), months) * months)
            while day <= last:
                if day >= first:
                    yield day
                day = _add_months(day, months)


def _steps(distance: int, step: int) -> int:
    """How many whole steps lead at least so far, none of them back."""
    return max(0, -(-distance // step))


def _weeks(cadence: Cadence, begins: date, first: date, last: date) -> Iterator[date]:
    monday = begins - timedelta(days=begins.weekday())
    monday += timedelta(weeks=_steps((first - monday).days, 7 * cadence.every) * cadence.every)
    while monday <= last:
        yield monday
        monday += timedelta(weeks=cadence.every)


def _start(day: date, months: int) -> date:
    """The first day of the month, quarter or year in which a day lies."""
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _months(since: date, until: date) -> int:
    """Months from the one in which a day lies to that of another, rounded up to whole ones of the latter."""
    whole = (until.year - since.year) * 12 + until.month - since.month
    return whole + (until.day > 1)


def _add_months(first: date, months: int) -> date:
    year, month = divmod(first.month - 1 + months, 12)
    return date(first.year + year, month + 1, 1)


def _meant(cadence: Cadence, period: date, calendar: Calendar) -> date:
    """The day of a period on which it would be due."""
    if cadence.unit not in MONTHS_OF:
        return period
    first = _add_months(period, cadence.month - 1)
    days = [first + timedelta(days=n) for n in range(months_of_years.monthrange(first.year, first.month)[1])]
    if cadence.counted is Counted.WORKING_DAYS:
        worked = [day for day in days if calendar.is_working(day)]
        days = worked or days[-1:]
    elif cadence.counted is Counted.WEEKDAY:
        days = [day for day in days if day.weekday() == cadence.weekday]
    # the 31st of a short month is its last day, as people mean it
    return days[max(-len(days), min(cadence.nth, len(days)) - 1 if cadence.nth > 0 else cadence.nth)]


def _worked(cadence: Cadence, meant: date, calendar: Calendar) -> date | None:
    """The day on which it is due: moved where that one is not worked, or (None) left out."""
    if calendar.is_working(meant):
        return meant
    match cadence.off:
        case OnDayOff.BEFORE:
            return calendar.previous_working_day(meant)
        case OnDayOff.AFTER:
            return calendar.next_working_day(meant)
        case OnDayOff.LEAVE_OUT:
            return None
