"""Which days are owed: by the client's calendar, from the day on which it began, and never today."""

from datetime import date, timedelta

import pytest

from bot.rules.self_checks.missed import LOOKED_BACK, gap, missed
from bot.rules.self_checks.reports import days_late, is_said
from bot.rules.working_days import Calendar

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


def of_november(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 11, day) for day in days)


@pytest.mark.parametrize(
    ("calendar", "recorded", "owed"),
    [
        (Calendar(), (), (23, 24, 25, 26, 27)),
        (Calendar(), (23, 25), (24, 26, 27)),
        (Calendar(six_day_week=True), (23, 24, 25, 26), (27, 28)),
        (Calendar(closed=frozenset(of_november(24, 25))), (), (23, 26, 27)),
        (Calendar(overrides={SATURDAY: True}), (23, 24, 25, 26, 27), (28,)),
    ],
)
def test_working_days_without_a_record_are_missed(
    calendar: Calendar, recorded: tuple[int, ...], owed: tuple[int, ...]
) -> None:
    assert missed(calendar, MONDAY, of_november(*recorded), date(2026, 11, 30)) == of_november(*owed)


def test_holidays_and_make_up_days_count_as_the_country_works() -> None:
    before, after = date(2026, 9, 24), date(2026, 10, 12)
    found = missed(Calendar(), before, (), after)
    assert date(2026, 10, 1) not in found
    assert date(2026, 9, 24) in found
    assert all(Calendar().is_working(day) for day in found)


def test_a_gap_begins_behind_the_last_record_and_at_the_year_s_end_goes_on() -> None:
    assert gap(Calendar(), MONDAY, date(2026, 12, 30), date(2027, 1, 5)) == (date(2026, 12, 31), date(2027, 1, 4))
    assert gap(Calendar(), MONDAY, None, MONDAY) == ()
    assert gap(Calendar(), MONDAY, None, MONDAY + timedelta(days=1)) == (MONDAY,)
    assert len(gap(Calendar(), date.min, None, MONDAY)) <= LOOKED_BACK.days


def test_a_report_is_asked_for_on_its_day_on_the_next_two_and_each_week_from_then() -> None:
    due, calendar = date(2026, 11, 27), Calendar()
    late = [days_late(due, due + timedelta(days=n), calendar) for n in range(15)]
    assert late == [0, None, None, 1, 2, 3, 4, 5, None, None, 6, 7, 8, 9, 10]
    assert [n for n in range(15) if is_said(n)] == [0, 1, 2, 7, 12]
