"""Where a promise stands on a picture: a month's days in two lines, a quarter's weeks in one, a year's in two."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.records.cadence import CadenceView
from bot.rules.stretches import MONTHS_EN, Stretch
from bot.rules.text import CHINESE, Language


@dataclass(frozen=True, slots=True)
class Strips:
    """What a picture or a page is made of; dated ``made_at``."""

    view: CadenceView
    provider: str
    made_at: datetime
    language: Language


@dataclass(frozen=True, slots=True)
class Column:
    """The days from ``first`` to ``last``, under a label (empty: none)."""

    first: date
    last: date
    label: str

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last

    @property
    def is_weekend(self) -> bool:
        """Whether it is a single Saturday or Sunday."""
        return self.first == self.last and self.first.weekday() >= 5


Line = tuple[Column, ...]


def lines_of(stretch: Stretch, language: Language) -> tuple[Line, ...]:
    """The lines of a stretch; together they hold each of its days once."""
    if stretch.is_month:
        return _halves(tuple(Column(day, day, str(day.day)) for day in _days(stretch)))
    weeks = _weeks(stretch, language)
    if not stretch.is_year:
        return (weeks,)
    former, (first, *others) = _halves(weeks)
    return former, (replace(first, label=_month(first.last, language)), *others)


def _halves(columns: Line) -> tuple[Line, Line]:
    half = (len(columns) + 1) // 2
    return columns[:half], columns[half:]


def _month(day: date, language: Language) -> str:
    return f"{day.month}月" if language == CHINESE else MONTHS_EN[day.month - 1]


def _days(stretch: Stretch) -> list[date]:
    period = stretch.period
    return [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]


def _weeks(stretch: Stretch, language: Language) -> Line:
    """Its weeks from Monday on, the first and the last as far as they are within it."""
    weeks: list[Column] = []
    month = 0
    for day in _days(stretch):
        if weeks and day.weekday() != 0:
            continue
        last = min(day + timedelta(days=6 - day.weekday()), stretch.period.last)
        # a month is named over the week in which it begins
        label = "" if stretch.is_year else str(day.day)
        if last.month != month:
            month = last.month
            label = _month(last, language)
        weeks.append(Column(day, last, label))
    return tuple(weeks)
