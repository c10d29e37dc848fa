from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import BEIJING, NaiveMoment, at, beijing_day
from bot.rules.chinese_holidays import holiday_year
from bot.rules.text import Text
from bot.rules.working_days import CONFIRMED_YEARS, Calendar, DayKind, DayReason, NegativeDays

CALENDAR = Calendar()


def beijing(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BEIJING)


DAYS = st.dates(date(2021, 1, 1), date(2026, 11, 1))
MOMENTS = st.builds(at, DAYS, st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
CALENDARS = st.builds(
    Calendar,
    overrides=st.dictionaries(DAYS, st.booleans(), max_size=5),
    closed=st.frozensets(DAYS, max_size=5),
    six_day_week=st.booleans(),
)


@pytest.mark.parametrize("year", sorted(CONFIRMED_YEARS))
def test_each_confirmed_year_agrees_with_the_second_calendar_library(year: int) -> None:
    first = date(year, 1, 1)
    days = [first + timedelta(days=passed) for passed in range((date(year + 1, 1, 1) - first).days)]
    assert [day for day in days if CALENDAR.is_working(day) != chinese_calendar.is_workday(day)] == []


def test_no_year_is_confirmed_that_the_second_library_does_not_know() -> None:
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(max(CONFIRMED_YEARS) + 1, 6, 1))


def test_every_confirmed_year_has_make_up_days() -> None:
    assert all(holiday_year(year).make_up for year in CONFIRMED_YEARS)


@pytest.mark.parametrize(
    ("day", "reason", "working"),
    [
        (date(2026, 11, 23), DayReason(DayKind.ORDINARY), True),
        (date(2026, 11, 21), DayReason(DayKind.WEEKEND), False),
        (date(2026, 2, 17), DayReason(DayKind.HOLIDAY, Text("春节", "Spring Festival")), False),
        (date(2026, 2, 20), DayReason(DayKind.HOLIDAY, Text("春节", "Spring Festival")), False),
        (date(2026, 2, 14), DayReason(DayKind.MAKE_UP), True),
        (date(2026, 10, 10), DayReason(DayKind.MAKE_UP), True),
        (date(2026, 10, 5), DayReason(DayKind.HOLIDAY, Text("国庆节", "National Day")), False),
        (
            date(2020, 10, 1),
            DayReason(DayKind.HOLIDAY, Text("中秋节、国庆节", "Mid-Autumn Festival, National Day")),
            False,
        ),
    ],
)
def test_each_day_says_why_it_is_worked_or_not(day: date, reason: DayReason, working: bool) -> None:
    assert CALENDAR.why(day) == reason
    assert CALENDAR.is_working(day) is working


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert CALENDAR.why(date(2020, 10, 1)).name == Text("中秋节、国庆节", "Mid-Autumn Festival, National Day")


def test_an_override_wins_over_the_announcement() -> None:
    calendar = Calendar(overrides={date(2027, 2, 20): True, date(2027, 2, 22): False})
    assert calendar.is_working(date(2027, 2, 20))
    assert not calendar.is_working(date(2027, 2, 22))
    assert calendar.why(date(2027, 2, 20)) == DayReason(DayKind.OVERRIDE)


def test_a_clients_shutdown_wins_over_an_override() -> None:
    day = date(2026, 8, 3)
    calendar = Calendar(overrides={day: True}, closed=frozenset({day}))
    assert not calendar.is_working(day)
    assert calendar.why(day) == DayReason(DayKind.CLOSED)


def test_a_six_day_week_works_on_saturdays_but_not_inside_a_holiday() -> None:
    calendar = Calendar(six_day_week=True)
    assert calendar.is_working(date(2026, 11, 21))
    assert not calendar.is_working(date(2026, 11, 22))
    assert calendar.why(date(2026, 2, 21)) == DayReason(DayKind.HOLIDAY, Text("春节", "Spring Festival"))
    assert calendar.why(date(2026, 9, 26)) == DayReason(DayKind.HOLIDAY, Text("中秋节", "Mid-Autumn Festival"))
    assert calendar.is_working(date(2026, 6, 13))


def test_days_of_unannounced_years_are_provisional_until_someone_decides_them() -> None:
    assert not CALENDAR.provisional(date(2026, 12, 31))
    assert CALENDAR.provisional(date(2027, 1, 4))
    assert not Calendar(overrides={date(2027, 1, 4): True}).provisional(date(2027, 1, 4))


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (beijing(2026, 11, 23), 1, beijing(2026, 11, 24, 18)),
        (beijing(2026, 11, 23, 23, 59), 1, beijing(2026, 11, 24, 18)),
        (beijing(2026, 11, 20), 1, beijing(2026, 11, 23, 18)),
        (beijing(2026, 11, 21), 1, beijing(2026, 11, 23, 18)),
        (beijing(2026, 11, 22), 1, beijing(2026, 11, 23, 18)),
        (beijing(2026, 11, 23), 0, beijing(2026, 11, 23, 18)),
        (beijing(2026, 11, 23, 18), 0, beijing(2026, 11, 23, 18)),
        (beijing(2026, 11, 23, 18, 1), 0, beijing(2026, 11, 24, 18)),
        (beijing(2026, 11, 21), 0, beijing(2026, 11, 23, 18)),
        (beijing(2026, 2, 13), 1, beijing(2026, 2, 14, 18)),
        (beijing(2026, 2, 13), 2, beijing(2026, 2, 24, 18)),
        (beijing(2026, 9, 30), 3, beijing(2026, 10, 10, 18)),
    ],
)
def test_deadlines_count_working_days_from_the_day_of_filing(start: datetime, n: int, due: datetime) -> None:
    assert CALENDAR.add_working_days(start, n) == due


def test_the_day_of_filing_is_beijings_not_utcs() -> None:
    late_sunday_in_utc = datetime(2026, 11, 22, 17, tzinfo=UTC)
    assert CALENDAR.add_working_days(late_sunday_in_utc, 1) == beijing(2026, 11, 24, 18)


def test_the_end_of_the_day_can_be_another_one() -> None:
    assert CALENDAR.add_working_days(beijing(2026, 11, 23), 1, end_of_day=time(17, 30)) == beijing(2026, 11, 24, 17, 30)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveMoment):
        CALENDAR.add_working_days(datetime(2026, 11, 23), 1)


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(NegativeDays):
        CALENDAR.add_working_days(beijing(2026, 11, 23), -1)


def test_an_explanation_names_every_day_on_the_way() -> None:
    start = beijing(2026, 2, 13)
    explanation = CALENDAR.explain(start, CALENDAR.add_working_days(start, 2))
    assert explanation.started == date(2026, 2, 13)
    assert explanation.due == date(2026, 2, 24)
    assert explanation.counted == 2
    assert not explanation.provisional
    assert [day.day for day in explanation.days if day.counted] == [date(2026, 2, 14), date(2026, 2, 24)]
    assert [day.reason.kind for day in explanation.days] == [
        DayKind.MAKE_UP,
        DayKind.WEEKEND,
        *[DayKind.HOLIDAY] * 5,
        DayKind.WEEKEND,
        DayKind.WEEKEND,
        DayKind.HOLIDAY,
        DayKind.ORDINARY,
    ]


def test_an_explanation_that_reaches_an_unannounced_year_is_provisional() -> None:
    start = beijing(2026, 12, 30)
    assert CALENDAR.explain(start, CALENDAR.add_working_days(start, 3)).provisional


@given(CALENDARS, MOMENTS, st.integers(0, 40))
def test_a_deadline_is_the_end_of_a_working_day_and_never_before_its_start(
    calendar: Calendar, start: datetime, n: int
) -> None:
    due = calendar.add_working_days(start, n)
    assert due.tzinfo is UTC
    assert due.astimezone(BEIJING).time() == time(18)
    assert calendar.is_working(beijing_day(due))
    assert due >= start


@given(CALENDARS, MOMENTS, st.integers(1, 40))
def test_the_days_between_start_and_deadline_are_the_days_allowed(calendar: Calendar, start: datetime, n: int) -> None:
    due = calendar.add_working_days(start, n)
    assert calendar.working_days_between(start, due) == n
    assert calendar.working_days_between(due, start) == -n
    assert calendar.explain(start, due).counted == n


@given(CALENDARS, MOMENTS, st.integers(0, 20), st.integers(0, 20))
def test_more_days_and_later_filing_never_mean_an_earlier_deadline(
    calendar: Calendar, start: datetime, n: int, more: int
) -> None:
    assert calendar.add_working_days(start, n + more) >= calendar.add_working_days(start, n)
    assert calendar.add_working_days(start + timedelta(hours=more), n) >= calendar.add_working_days(start, n)
