"""Deadlines count Chinese working days: holidays are skipped, make-up days count, and every date can be explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.rules.beijing import at, beijing_day, in_beijing
from bot.rules.chinese_holidays import CONFIRMED_YEARS, holiday_around, holiday_name, is_make_up_day
from bot.rules.text import Text

__all__ = ["CONFIRMED_YEARS", "END_OF_DAY", "Calendar", "DayKind", "DayReason", "ExplainedDay", "Explanation"]

END_OF_DAY = time(18, 0)
"""When a working day's deadlines fall due, Beijing time."""

_ONE = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6


class NegativeDays(Exception):
    """A deadline cannot lie before its start."""

    def __init__(self, n: int) -> None:
        super().__init__(n)
        self.n = n


class DayKind(StrEnum):
    """Why a day counts or not: ORDINARY and MAKE_UP are worked, an OVERRIDE says itself, the others are days off."""

    ORDINARY = "ordinary"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    CLOSED = "closed"
    OVERRIDE = "override"


@dataclass(frozen=True, slots=True)
class DayReason:
    """Why a day is worked or not; ``name`` is the holiday's."""

    kind: DayKind
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One day on the way to a deadline: counted or skipped, and why."""

    day: date
    counted: bool
    reason: DayReason
    provisional: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Answers 为什么是这天？: the days after the start's day up to the due day."""

    started: date
    due: date
    days: tuple[ExplainedDay, ...]

    @property
    def counted(self) -> int:
        """How many working days were counted."""
        return sum(day.counted for day in self.days)

    @property
    def provisional(self) -> bool:
        """Whether a day on the way lies in a year whose holidays are not announced yet."""
        return any(day.provisional for day in self.days)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked, for one client.

    ``overrides`` is the administrators' table of corrections (True: worked), ``closed`` the client's own shutdown days;
    a shutdown wins over a correction, which speaks of the country. With ``six_day_week`` Saturdays are worked unless
    they lie inside a public holiday.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict, hash=False)
    closed: frozenset[date] = frozenset()
    six_day_week: bool = False

    def why(self, day: date) -> DayReason:
        """Why this day is worked or not."""
        if day in self.closed:
            return DayReason(DayKind.CLOSED)
        if day in self.overrides:
            return DayReason(DayKind.OVERRIDE)
        return _why(day, six_day_week=self.six_day_week)

    def is_working(self, day: date) -> bool:
        """Whether this day is worked."""
        if day in self.closed:
            return False
        said = self.overrides.get(day)
        return _is_worked(day, self.six_day_week) if said is None else said

    def provisional(self, day: date) -> bool:
        """Whether this day may still change: its year is not announced, and neither table speaks of it."""
        return day.year not in CONFIRMED_YEARS and day not in self.overrides and day not in self.closed

    def next_working_day(self, day: date, n: int = 1) -> date:
        """The n-th working day after this day (n >= 1)."""
        return self._walk(day, n, _ONE)

    def previous_working_day(self, day: date, n: int = 1) -> date:
        """The n-th working day before this day (n >= 1)."""
        return self._walk(day, n, -_ONE)

    def working_day_from(self, day: date) -> date:
        """This day when it is worked, else the next one that is."""
        return day if self.is_working(day) else self.next_working_day(day)

    def add_working_days(self, start: datetime, n: int, *, end_of_day: time = END_OF_DAY) -> datetime:
        """The end, in UTC, of the n-th working day after the start's day.

        Filed on Monday with n = 1 is due on Tuesday 18:00 Beijing; filed on a day off it counts from the eve of the
        next working day, so Saturday with n = 1 is due on Monday. n = 0 is the same working day; filed on a day off or
        after the end of the day, the next one, since nothing falls due before it was filed.

        Raises NegativeDays, NaiveMoment.
        """
        if n < 0:
            raise NegativeDays(n)
        local = in_beijing(start)
        if n > 0:
            return at(self.next_working_day(local.date(), n), end_of_day)
        over = local.time() > end_of_day
        return at(self.working_day_from(local.date() + (_ONE if over else timedelta())), end_of_day)

    def working_days_between(self, a: datetime, b: datetime) -> int:
        """How many working days lie after a's day up to and including b's; negative when b's day is the earlier.

        Raises NaiveMoment.
        """
        first, last = beijing_day(a), beijing_day(b)
        if last < first:
            return -self.working_days_between(b, a)
        return sum(self.is_working(day) for day in _days_after(first, last))

    def explain(self, start: datetime, due: datetime) -> Explanation:
        """Every day after the start's day up to the due day: counted, or skipped and why. Raises NaiveMoment."""
        first, last = beijing_day(start), beijing_day(due)
        days = tuple(
            ExplainedDay(day, self.is_working(day), self.why(day), self.provisional(day))
            for day in _days_after(first, last)
        )
        return Explanation(first, last, days)

    def _walk(self, day: date, n: int, step: timedelta) -> date:
        if n < 1:
            raise NegativeDays(n)
        while n > 0:
            day += step
            n -= self.is_working(day)
        return day


def _why(day: date, *, six_day_week: bool) -> DayReason:
    """Why a day that nobody spoke of is worked or not."""
    name = holiday_name(day)
    if name is not None:
        return DayReason(DayKind.HOLIDAY, name)
    if is_make_up_day(day):
        return DayReason(DayKind.MAKE_UP)
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not six_day_week):
        return DayReason(DayKind.WEEKEND)
    if day.weekday() == _SATURDAY:
        around = holiday_around(day)
        if around is not None:
            return DayReason(DayKind.HOLIDAY, around)
    return DayReason(DayKind.ORDINARY)


@lru_cache(maxsize=10_000)
def _is_worked(day: date, six_day_week: bool) -> bool:
    return _why(day, six_day_week=six_day_week).kind in (DayKind.ORDINARY, DayKind.MAKE_UP)


def _days_after(first: date, last: date) -> list[date]:
    return [first + timedelta(days=passed) for passed in range(1, (last - first).days + 1)]
