"""Cadences: whatever the stretches, each time is planned once; months and days off come out as people mean."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.cadence import Cadence, Counted, OnDayOff, Unit, WrongCadence, occurrences
from bot.rules.working_days import Calendar

EVERY_DAY = Calendar(overrides={date(2026, 1, 1) + timedelta(days=n): True for n in range(800)})
"""On which every day is worked."""
CHINA = Calendar()
BEGINS = date(2026, 11, 2)

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
calendars = st.builds(
    Calendar, closed=st.frozensets(days, max_size=40), six_day_week=st.booleans(), overrides=st.just({})
)
cadences = st.builds(
    Cadence,
    unit=st.sampled_from(Unit),
    every=st.integers(1, 9),
    weekdays=st.frozensets(st.integers(0, 6)),
    nth=st.integers(-31, 31).filter(bool),
    counted=st.sampled_from(Counted),
    weekday=st.integers(0, 6),
    month=st.just(1),
    off=st.sampled_from(OnDayOff),
)


def due(cadence: Cadence, first: date, last: date, calendar: Calendar = EVERY_DAY, begins: date = BEGINS) -> list[date]:
    """The days on which it is due."""
    return [one.due for one in occurrences(cadence, begins, first, last, calendar)]


@given(cadences, days, days, st.lists(st.integers(1, 90), min_size=1, max_size=6), calendars)
def test_stretches_that_follow_each_other_give_each_time_once(
    cadence: Cadence, begins: date, first: date, lengths: list[int], calendar: Calendar
) -> None:
    cuts = [first]
    for length in lengths:
        cuts.append(cuts[-1] + timedelta(days=length))
    whole = occurrences(cadence, begins, first, cuts[-1] - timedelta(days=1), calendar)
    pieces = [
        one
        for since, until in itertools.pairwise(cuts)
        for one in occurrences(cadence, begins, since, until - timedelta(days=1), calendar)
    ]
    assert pieces == whole
    named = [one.period for one in whole]
    assert len(set(named)) == len(named)


@given(cadences, days, days, calendars)
def test_nothing_is_due_before_it_begins_nor_on_a_day_off(
    cadence: Cadence, begins: date, first: date, calendar: Calendar
) -> None:
    for one in occurrences(cadence, begins, first, first + timedelta(days=400), calendar):
        assert one.meant >= begins
        assert calendar.is_working(one.due)
        assert (one.due == one.meant) is calendar.is_working(one.meant)
        assert one.due == one.meant or cadence.off is not OnDayOff.LEAVE_OUT


@given(cadences, days, st.integers(0, 30), calendars, calendars)
def test_a_calendar_that_becomes_known_changes_no_name(
    cadence: Cadence, begins: date, later: int, before: Calendar, known: Calendar
) -> None:
    """Nothing is planned twice, nothing lost, when the holidays of a year are announced; a day may be left out then."""
    first = begins + timedelta(days=later)
    last = first + timedelta(days=120)
    provisional, planned = (
        {one.period for one in occurrences(cadence, begins, first, last, calendar)} for calendar in (before, known)
    )
    if cadence.off is not OnDayOff.LEAVE_OUT and cadence.counted is not Counted.WORKING_DAYS:
        assert provisional == planned


def test_every_working_day_follows_the_clients_calendar() -> None:
    daily = Cadence(Unit.DAY, off=OnDayOff.LEAVE_OUT)
    shut = Calendar(closed=frozenset({date(2026, 11, 4)}))
    week = due(daily, date(2026, 11, 2), date(2026, 11, 8), shut)
    assert [day.day for day in week] == [2, 3, 5, 6]
    assert 7 in [day.day for day in due(daily, date(2026, 11, 2), date(2026, 11, 8), Calendar(six_day_week=True))]


def test_chosen_weekdays_each_second_week() -> None:
    cadence = Cadence(Unit.WEEK, every=2, weekdays=frozenset({0, 3}))
    assert [day.day for day in due(cadence, date(2026, 11, 1), date(2026, 11, 30))] == [2, 5, 16, 19, 30]


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        (Cadence(Unit.MONTH, nth=31), [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]),
        (Cadence(Unit.MONTH, nth=-1), [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]),
        (
            Cadence(Unit.MONTH, nth=1, counted=Counted.WEEKDAY, weekday=4),
            [date(2027, 1, 1), date(2027, 2, 5), date(2027, 3, 5)],
        ),
        (
            Cadence(Unit.MONTH, nth=5, counted=Counted.WEEKDAY, weekday=4),
            [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26)],
        ),
        (Cadence(Unit.QUARTER, month=2, nth=10), [date(2027, 2, 10)]),
        (Cadence(Unit.YEAR, month=3, nth=15), [date(2027, 3, 15)]),
        (Cadence(Unit.MONTH, every=2, nth=10), [date(2027, 1, 10), date(2027, 3, 10)]),
    ],
)
def test_months_quarters_and_years(cadence: Cadence, expected: list[date]) -> None:
    assert due(cadence, date(2027, 1, 1), date(2027, 3, 31)) == expected


def test_the_n_th_working_day_counts_what_is_worked() -> None:
    cadence = Cadence(Unit.MONTH, nth=3, counted=Counted.WORKING_DAYS)
    # 1 October 2026 begins the holidays
    assert due(cadence, date(2026, 11, 1), date(2026, 11, 1), CHINA, date(2026, 1, 1)) == [date(2026, 11, 4)]


def test_a_leap_day_is_the_last_of_february_in_other_years() -> None:
    yearly = Cadence(Unit.YEAR, month=2, nth=29)
    all_worked = Calendar(overrides={date(2027, 2, 28): True, date(2028, 2, 29): True})
    begins = date(2027, 1, 1)
    found = [one.due for one in occurrences(yearly, begins, begins, date(2028, 12, 31), all_worked)]
    assert found == [date(2027, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("off", "expected"),
    [(OnDayOff.BEFORE, date(2026, 11, 6)), (OnDayOff.AFTER, date(2026, 11, 9)), (OnDayOff.LEAVE_OUT, None)],
)
def test_a_day_off_moves_it_as_it_says(off: OnDayOff, expected: date | None) -> None:
    found = occurrences(Cadence(Unit.MONTH, nth=7, off=off), BEGINS, date(2026, 11, 1), date(2026, 11, 1), CHINA)
    assert [one.due for one in found] == ([expected] if expected else [])
    assert [one.meant for one in found] == ([date(2026, 11, 7)] if expected else [])


@pytest.mark.parametrize("wrong", [{"every": 0}, {"nth": 0}, {"nth": 32}, {"month": 4}])
def test_what_no_calendar_has_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(WrongCadence):
        Cadence(Unit.QUARTER, **wrong)  # type: ignore[arg-type]
