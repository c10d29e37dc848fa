"""Which days answer a question for a day or a moment: what the calendar offers is what is taken when it is typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.form import Kind, Question
from bot.rules.forms.unreadable import DayTooEarly, DayTooLate
from bot.rules.working_days import Calendar

BY_CALENDAR = frozenset({Kind.DATE, Kind.DATE_TIME})
"""Questions that a calendar is shown for."""
QUICK_DAYS = (3, 5, 10)
"""Working days after which something is usually promised, one tap away."""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """The days from ``first`` to ``last``, both included; None is no limit."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is one of them."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def meets(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last`` is one of them."""
        return (self.first is None or last >= self.first) and (self.last is None or first <= self.last)

    def check(self, day: date) -> None:
        """Raises DayTooEarly, DayTooLate."""
        if self.first is not None and day < self.first:
            raise DayTooEarly(self.first)
        if self.last is not None and day > self.last:
            raise DayTooLate(self.last)


def span_of(question: Question, today: date, since: date | None = None) -> DaySpan:
    """The days that such a question takes: ``minimum`` and ``maximum`` count from today; none before ``since``."""
    least, most = question.minimum, question.maximum
    first = None if least is None else today + timedelta(days=int(least))
    if since is not None and (first is None or since > first):
        first = since
    return DaySpan(first, None if most is None else today + timedelta(days=int(most)))


def asks_when_due(question: Question) -> bool:
    """Whether a question asks by when something will be done: a day that has to lie ahead is a promise."""
    return question.kind is Kind.DATE and question.minimum is not None and question.minimum >= 1


def quick_days(question: Question, span: DaySpan, today: date, calendar: Calendar) -> tuple[tuple[int, date], ...]:
    """Days to promise with one tap: so many working days after today, or after the day that was promised before."""
    if not asks_when_due(question):
        return ()
    since = today if span.first is None else max(today, span.first - timedelta(days=1))
    offered = ((n, calendar.next_working_day(since, n)) for n in QUICK_DAYS)
    return tuple((n, day) for n, day in offered if span.holds(day))
