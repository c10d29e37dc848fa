"""When the work of a service plan falls due over the period of its contract (clauses 3.7, 4.1.3, 4.6).

The same rules plan the tasks (``rules.tasks.making``), so a plan promises no day that is not planned later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.making import dues, since_done
from bot.rules.tasks.schedule import SINCE_DONE, Rhythm
from bot.rules.working_days import Calendar


class Sure(StrEnum):
    """How far the day of a time is known: it is this one, within a stretch still to be arranged, or about then.

    ``EXPECTED``: it is counted from when the time before is done, and stands where that is done on its day.
    """

    FIXED = "fixed"
    ARRANGED = "arranged"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One time of a line: due on ``day``, and not before ``since`` where it is to be arranged."""

    day: date
    sure: Sure = Sure.FIXED
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``."""

    first: date
    last: date


def span_of(line: PlanLine, begins: date, ends: date) -> Span | None:
    """Within which days of a contract a line is to be done; None: it lies outside, so there are none."""
    first, last = max(begins, line.begins or begins), min(ends, line.ends or ends)
    return Span(first, last) if first <= last else None


def days_of(line: PlanLine, begins: date, ends: date, calendar: Calendar) -> tuple[PlanDay, ...]:
    """Each time of a line in a contract from ``begins`` to ``ends``, in order; none where it is done when needed."""
    span = span_of(line, begins, ends)
    if line.often is None or span is None:
        return ()
    rhythm = Rhythm(
        line.often, line.begins or begins, line.every, frozenset(int(day) - 1 for day in line.weekdays.split())
    )
    if rhythm.often in SINCE_DONE:
        return tuple(_after_each_other(rhythm, span, calendar))
    return tuple(
        PlanDay(due.day) if due.arranged else PlanDay(due.day, Sure.ARRANGED, max(due.opens, span.first))
        for due in dues(rhythm, span.first, span.last, span.last, calendar)
    )


def _after_each_other(rhythm: Rhythm, span: Span, calendar: Calendar) -> Iterator[PlanDay]:
    """As if each were done on its day."""
    day = since_done(rhythm, None, span.last, calendar).day
    sure = Sure.FIXED
    while day <= span.last:
        if day >= span.first:
            yield PlanDay(day, sure)
        day, sure = since_done(rhythm, day, span.last, calendar).day, Sure.EXPECTED


def times_of(line: PlanLine, days: tuple[PlanDay, ...]) -> int | None:
    """How many times a line is promised, these being its days; None: no number was."""
    return line.times if line.often is None else len(days)


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, as far as a contract goes on in it."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """Days of the whole month, whatever of it the contract has."""
        begins = self.first.replace(day=1)
        return ((begins + timedelta(days=31)).replace(day=1) - begins).days

    def holds(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


def months_of(begins: date, ends: date) -> tuple[Month, ...]:
    """The months of a contract in order; together they have each of its days once."""
    found: list[Month] = []
    first = begins
    while first <= ends:
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        found.append(Month(first, min(following - timedelta(days=1), ends)))
        first = following
    return tuple(found)
