"""Which days a question takes: both ends are among them, and one that is not there is no limit."""

from datetime import date, timedelta

import pytest

from bot.rules.form import Kind, Question
from bot.rules.forms.day_span import DaySpan, quick_days, span_of
from bot.rules.forms.unreadable import DayTooEarly, DayTooLate
from bot.rules.text import Text
from bot.rules.working_days import Calendar

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
FROM, UNTIL, WITHIN, ANY = DaySpan(MONDAY), DaySpan(None, MONDAY), DaySpan(MONDAY, MONDAY + DAY), DaySpan()


def asked(minimum: int | None = None, maximum: int | None = None, kind: Kind = Kind.DATE) -> Question:
    """A question for a day, so many days from today."""
    return Question("until", kind, Text("哪天？", "Which day?"), minimum=minimum, maximum=maximum)


@pytest.mark.parametrize(
    ("span", "taken"),
    [
        (FROM, (False, True, True, True)),
        (UNTIL, (True, True, False, False)),
        (WITHIN, (False, True, True, False)),
        (ANY, (True, True, True, True)),
    ],
)
def test_a_day_is_taken_from_the_first_to_the_last(span: DaySpan, taken: tuple[bool, ...]) -> None:
    days = [MONDAY + n * DAY for n in range(-1, 3)]
    assert tuple(span.holds(day) for day in days) == taken
    assert tuple(span.meets(day, day) for day in days) == taken
    for day, is_taken in zip(days, taken, strict=True):
        if is_taken:
            span.check(day)
        else:
            with pytest.raises(DayTooEarly if day < MONDAY else DayTooLate) as refused:
                span.check(day)
            assert refused.value.args == (span.first if day < MONDAY else span.last,)


@pytest.mark.parametrize(
    ("first", "last", "met"),
    [(-3, -1, False), (-3, 0, True), (-3, 5, True), (1, 5, True), (2, 5, False)],
)
def test_a_stretch_is_met_where_one_of_its_days_is_taken(first: int, last: int, met: bool) -> None:
    assert WITHIN.meets(MONDAY + first * DAY, MONDAY + last * DAY) is met


@pytest.mark.parametrize(
    ("minimum", "maximum", "since", "span"),
    [
        (None, None, None, (None, None)),
        (1, 30, None, (1, 30)),
        (0, None, None, (0, None)),
        (None, 0, None, (None, 0)),
        (1, None, 4, (4, None)),
        (5, None, 4, (5, None)),
        (None, None, -4, (-4, None)),
    ],
)
def test_days_count_from_today_and_none_is_before_what_was_answered(
    minimum: int | None, maximum: int | None, since: int | None, span: tuple[int | None, int | None]
) -> None:
    found = span_of(asked(minimum, maximum), MONDAY, None if since is None else MONDAY + since * DAY)
    assert found == DaySpan(*(None if n is None else MONDAY + n * DAY for n in span))


def test_a_promise_is_made_with_one_tap_so_many_working_days_ahead() -> None:
    calendar = Calendar()
    ahead = asked(1)
    assert quick_days(ahead, span_of(ahead, MONDAY), MONDAY, calendar) == (
        (3, date(2026, 11, 26)),
        (5, date(2026, 11, 30)),
        (10, date(2026, 12, 7)),
    )
    # behind what was promised before, and none behind the last day that is taken
    again = DaySpan(date(2026, 11, 28), date(2026, 12, 4))
    assert quick_days(ahead, again, MONDAY, calendar) == ((3, date(2026, 12, 2)), (5, date(2026, 12, 4)))
    for other in (asked(0), asked(None), asked(1, kind=Kind.DATE_TIME)):
        assert quick_days(other, span_of(other, MONDAY), MONDAY, calendar) == ()
