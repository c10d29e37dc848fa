"""Which visits are told, and when: by the client's own calendar (clauses 3.7, 4.6)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.visits import is_routine, told_until
from bot.rules.working_days import Calendar

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("often", "every", "weekdays", "routine"),
    [
        ("daily", "", "", True),
        ("weekdays", "", "1 3 5", True),
        ("weekdays", "", "1 4", False),
        ("days", "2", "", True),
        ("days", "3", "", False),
        ("weekly", "", "", False),
        ("once", "", "", False),
        ("", "", "", False),
    ],
)
def test_what_comes_nearly_every_day_is_no_appointment(often: str, every: str, weekdays: str, routine: bool) -> None:
    assert is_routine(often, every, weekdays) is routine


def test_the_day_before_is_the_last_one_that_the_client_works() -> None:
    assert told_until(Calendar(), FRIDAY) == MONDAY
    assert told_until(Calendar(), SATURDAY) is None
    assert told_until(Calendar(six_day_week=True), FRIDAY) == SATURDAY
    assert told_until(Calendar(six_day_week=True), SATURDAY) == MONDAY
    assert told_until(Calendar(closed=frozenset({FRIDAY})), FRIDAY - timedelta(days=1)) == MONDAY


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.booleans(), st.frozensets(st.integers(0, 60), max_size=8))
def test_each_day_is_told_of_on_exactly_one_working_day_before_it(day: date, six: bool, off: frozenset[int]) -> None:
    calendar = Calendar(closed=frozenset(day - timedelta(days=30) + timedelta(days=n) for n in off), six_day_week=six)
    before = [day - timedelta(days=n) for n in range(1, 60)]
    tells = [one for one in before if (until := told_until(calendar, one)) is not None and one < day <= until]
    assert tells == [calendar.previous_working_day(day)]
