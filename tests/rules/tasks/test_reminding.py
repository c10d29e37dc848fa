"""Of which days people hear on which: by the calendar of the firm, whatever its holidays."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.reminding import begins_week, eve_of, weeks_before
from bot.rules.working_days import Calendar

CALENDAR = Calendar()
DAYS = st.dates(date(2026, 1, 5), date(2026, 12, 20))


@given(DAYS)
def test_every_day_is_told_of_on_one_eve(day: date) -> None:
    eves = [day - timedelta(days=n) for n in range(1, 20)]
    told = [eve for eve in eves if CALENDAR.is_working(eve) and _lies_in(day, eve_of(eve, CALENDAR))]
    assert told == [CALENDAR.previous_working_day(day)]


@given(DAYS)
def test_every_week_in_which_anybody_works_begins_once_and_every_day_lies_in_the_weeks_before_one(day: date) -> None:
    monday = day - timedelta(days=day.weekday())
    week = [monday + timedelta(days=n) for n in range(7)]
    worked = [one for one in week if CALENDAR.is_working(one)]
    assert [one for one in worked if begins_week(one, CALENDAR)] == worked[:1]
    after = [monday + timedelta(days=n) for n in range(7, 35)]
    told = [one for one in after if CALENDAR.is_working(one) and begins_week(one, CALENDAR)]
    assert sum(_lies_in(day, weeks_before(one, CALENDAR)) for one in told) == 1


def test_on_a_friday_saturday_and_monday_are_told_of() -> None:
    assert eve_of(date(2026, 11, 27), CALENDAR) == (date(2026, 11, 28), date(2026, 11, 30))


def test_behind_a_week_in_which_nobody_worked_the_one_before_is_told_of_too() -> None:
    first = next(
        date(2026, 10, 1) + timedelta(days=n)
        for n in range(20)
        if CALENDAR.is_working(date(2026, 10, 1) + timedelta(days=n))
    )
    assert weeks_before(first, CALENDAR)[0] <= date(2026, 9, 30)


def _lies_in(day: date, span: tuple[date, date]) -> bool:
    return span[0] <= day <= span[1]
