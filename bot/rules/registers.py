"""Registers: the records of one client and period, as they are filed (clauses 3.6, 6.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.rules.beijing import at
from bot.rules.text import Text


class Register(StrEnum):
    """The registers that are not of one kind of work record; those have what their kind says."""

    FINDINGS = "findings"
    COMPLAINTS = "complaints"
    INCIDENTS = "incidents"
    SIGN_UPS = "sign_ups"


FIRST_DAY = date(2000, 1, 1)
LAST_DAY = date(2099, 12, 31)
"""The days that the calendar of the forms has."""


class Span(StrEnum):
    """The periods that are offered."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    OWN = "own"


SPAN_NAMES: Mapping[Span, Text] = {
    Span.THIS_MONTH: Text("本月", "This month"),
    Span.LAST_MONTH: Text("上月", "Last month"),
    Span.THIS_YEAR: Text("今年", "This year"),
    Span.LAST_YEAR: Text("去年", "Last year"),
    Span.OWN: Text("自选日期", "Choose dates"),
}


class PeriodBackwards(ValueError):
    """A period ends before it begins."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole Beijing days, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodBackwards(self.first, self.last)

    @property
    def since(self) -> datetime:
        """Its first moment, in UTC."""
        return at(self.first, time())

    @property
    def until(self) -> datetime:
        """The moment after its last, in UTC."""
        return at(self.last + timedelta(days=1), time())

    def months(self) -> tuple["Period", ...]:
        """It in pieces of at most a calendar month, in order."""
        pieces = []
        first = self.first
        while first <= self.last:
            last = min(_next_month(first) - timedelta(days=1), self.last)
            pieces.append(Period(first, last))
            first = last + timedelta(days=1)
        return tuple(pieces)


def period_of(span: Span, today: date, first: date | None = None, last: date | None = None) -> Period:
    """The period that was chosen on ``today``; ``first`` and ``last`` count for own dates.

    Raises PeriodBackwards: own dates end before they begin.
    """
    month = today.replace(day=1)
    match span:
        case Span.THIS_MONTH:
            return Period(month, _next_month(month) - timedelta(days=1))
        case Span.LAST_MONTH:
            before = month - timedelta(days=1)
            return Period(before.replace(day=1), before)
        case Span.THIS_YEAR:
            return Period(date(today.year, 1, 1), date(today.year, 12, 31))
        case Span.LAST_YEAR:
            return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
        case Span.OWN:
            return Period(_within_calendar(first or today), _within_calendar(last or today))


def month_of(month: str, today: date) -> Period:
    """The month that a button names (``2026-11``); the present one where it names none."""
    try:
        day = date.fromisoformat(f"{month}-01")
    except ValueError:
        day = today
    return period_of(Span.THIS_MONTH, day if FIRST_DAY <= day <= LAST_DAY else today)


def _within_calendar(day: date) -> date:
    return min(max(day, FIRST_DAY), LAST_DAY)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
