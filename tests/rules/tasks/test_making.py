"""Whatever a plan says and however its days are cut, its tasks are disjoint and complete (clauses 3.7, 4.6)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.cadence import OnDayOff, each_occurrence
from bot.rules.tasks.making import Due, dues, months_later, since_done
from bot.rules.tasks.schedule import SINCE_DONE, TO_BE_ARRANGED, Often, OnDay, Rhythm, cadence_of
from bot.rules.working_days import Calendar

TODAY = date(2026, 11, 23)
CHINA = Calendar()
LONGEST = timedelta(days=366)

days = st.dates(date(2025, 6, 1), date(2027, 12, 31))
shutdowns = st.builds(
    lambda first, length: frozenset(first + timedelta(days=n) for n in range(length)), days, st.integers(0, 45)
)
calendars = st.builds(
    Calendar, closed=shutdowns, six_day_week=st.booleans(), overrides=st.dictionaries(days, st.booleans(), max_size=9)
)
rhythms = st.builds(
    Rhythm,
    st.sampled_from(sorted(set(Often) - SINCE_DONE)),
    days,
    every=st.integers(1, 28),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    on_day=st.sampled_from(OnDay),
    off=st.none() | st.sampled_from(OnDayOff),
    early=st.none() | st.integers(0, 30),
    late=st.none() | st.integers(0, 30),
)


def of(rhythm: Rhythm, first: date, until: date, calendar: Calendar = CHINA) -> list[Due]:
    """What is due from a day on, in the periods up to another."""
    return dues(rhythm, first, until, None, calendar)


@given(rhythms, days, st.lists(st.integers(1, 60), min_size=1, max_size=8), calendars)
def test_however_the_days_are_cut_the_same_times_are_made(
    rhythm: Rhythm, first: date, steps: list[int], calendar: Calendar
) -> None:
    made: dict[date, Due] = {}
    since, until = first, first
    for step in steps:
        until += timedelta(days=step)
        # as the planner: what is due behind what was planned before; what is there already stays
        for due in of(rhythm, since, until, calendar):
            made.setdefault(due.period, due)
        since = until + timedelta(days=1)
    assert made == {due.period: due for due in of(rhythm, first, until, calendar)}


@given(rhythms, days, calendars)
def test_each_time_has_its_own_day_on_which_work_is_done(rhythm: Rhythm, first: date, calendar: Calendar) -> None:
    found = of(rhythm, first, first + timedelta(days=200), calendar)
    assert all(calendar.is_working(due.day) for due in found)
    assert all(due.opens <= due.day for due in found)
    assert all(due.until is None or due.until >= due.day for due in found)
    assert len({due.period for due in found}) == len(found)
    if rhythm.often not in TO_BE_ARRANGED:
        assert len({due.day for due in found}) == len(found), "two that fall on one day are one"


@given(rhythms, days, calendars)
def test_what_lies_behind_the_end_is_not_planned(rhythm: Rhythm, ends: date, calendar: Calendar) -> None:
    first = ends - timedelta(days=60)
    found = dues(rhythm, first, ends + timedelta(days=60), ends, calendar)
    without_end = [due for due in of(rhythm, first, ends + timedelta(days=60), calendar) if due.day <= ends]
    assert [due.day for due in found[: len(without_end)]] == [due.day for due in without_end]
    assert [due.day for due in found[len(without_end) :]] in ([], [_last_worked(ends, calendar)])


def _last_worked(ends: date, calendar: Calendar) -> date:
    return calendar.previous_working_day(ends + timedelta(days=1))


@given(rhythms, st.integers(0, 400), calendars)
def test_no_time_is_lost_because_days_off_would_move_it_behind_the_end(
    rhythm: Rhythm, length: int, calendar: Calendar
) -> None:
    rhythm = replace(rhythm, off=OnDayOff.AFTER)
    ends = rhythm.begins + timedelta(days=length)
    last = _last_worked(ends, calendar)
    meant = each_occurrence(cadence_of(rhythm, calendar), rhythm.begins, rhythm.begins - LONGEST, ends, calendar)
    wanted = {min(one.due, last) for one in meant if one.meant <= ends}
    found = {due.day for due in dues(rhythm, rhythm.begins, ends, ends, calendar)}
    assert found == {day for day in wanted if day >= rhythm.begins}


def test_a_report_that_is_due_on_the_last_day_of_a_contract_is_due_before_its_weekend() -> None:
    """28 November 2027 is a Sunday."""
    ends = date(2027, 11, 28)
    quarterly = dues(Rhythm(Often.QUARTERLY, date(2027, 2, 28)), date(2027, 2, 28), ends, ends, CHINA)
    assert [f"{due.day:%m-%d}" for due in quarterly] == ["03-01", "05-28", "08-30", "11-26"]
    since = Rhythm(Often.AFTER_DAYS, date(2027, 11, 1), every=6)
    assert since_done(since, date(2027, 11, 22), ends, CHINA).day == date(2027, 11, 26)
    assert since_done(since, date(2027, 11, 26), ends, CHINA).day > ends, "it was done that day"


@given(st.sampled_from([Often.DAILY, Often.WEEKDAYS]), days, calendars, st.frozensets(st.integers(0, 6), min_size=1))
def test_work_of_every_day_never_piles_up(
    often: Often, begins: date, calendar: Calendar, weekdays: frozenset[int]
) -> None:
    rhythm = Rhythm(often, begins, weekdays=weekdays)
    for one, following in pairwise(of(rhythm, begins, begins + timedelta(days=120), calendar)):
        assert one.until is not None
        assert one.until < following.opens, "of two times the first can be made up no more when the second is there"


@pytest.mark.parametrize("often", [Often.WEEKLY, Often.MONTHLY, Often.QUARTERLY, Often.YEARLY])
def test_rare_work_never_vanishes(often: Often) -> None:
    assert all(due.until is None for due in of(Rhythm(often, TODAY), TODAY, TODAY + timedelta(days=400)))


def test_what_is_to_be_arranged_is_so_many_times_within_its_period() -> None:
    found = of(Rhythm(Often.TIMES_A_MONTH, date(2026, 12, 1), every=3), date(2026, 12, 1), date(2026, 12, 31))
    assert [(due.day, due.arranged) for due in found] == [(date(2026, 12, 31), False)] * 3
    assert {due.opens for due in found} == {date(2026, 12, 1)}


@pytest.mark.parametrize(
    ("on_day", "december"),
    [
        (OnDay.DATE, date(2026, 12, 24)),
        (OnDay.WORKING_DAY, date(2026, 12, 23)),
        (OnDay.WEEKDAY, date(2026, 12, 22)),
        (OnDay.LAST_WORKING_DAY, date(2026, 12, 31)),
    ],
)
def test_the_day_of_the_month_is_read_from_the_first_time(on_day: OnDay, december: date) -> None:
    """24 November 2026: the fourth Tuesday, and the seventeenth working day."""
    rhythm = Rhythm(Often.MONTHLY, date(2026, 11, 24), on_day=on_day)
    assert [due.day for due in of(rhythm, date(2026, 12, 1), date(2026, 12, 31))] == [december]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    rhythm = Rhythm(Often.MONTHLY, date(2026, 10, 31), off=OnDayOff.BEFORE)
    found = of(rhythm, date(2027, 1, 1), date(2027, 4, 30))
    assert [due.day for due in found] == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 31), date(2027, 4, 30)]


def test_a_shutdown_over_several_times_leaves_one_of_them_behind_it() -> None:
    shut = Calendar(closed=frozenset(date(2026, 12, 1) + timedelta(days=n) for n in range(20)))
    found = of(Rhythm(Often.WEEKLY, date(2026, 11, 24)), date(2026, 11, 24), date(2026, 12, 31), shut)
    assert [due.day for due in found] == [
        date(2026, 11, 24),
        date(2026, 12, 21),
        date(2026, 12, 22),
        date(2026, 12, 29),
    ]


@given(st.sampled_from(sorted(SINCE_DONE)), st.integers(1, 12), st.none() | days, calendars)
def test_what_is_counted_from_the_last_time_is_due_once(
    often: Often, every: int, last: date | None, calendar: Calendar
) -> None:
    due = since_done(Rhythm(often, TODAY, every=every), last, None, calendar)
    assert calendar.is_working(due.day)
    assert due.day >= due.period
    assert due.period > last if last is not None else due.period == TODAY


def test_a_month_later_is_the_same_date_or_the_last_one() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2027, 1, 31), 13) == date(2028, 2, 29)
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_what_is_moved_to_the_day_before_is_made_whenever_its_week_is_planned() -> None:
    saturdays = Rhythm(Often.WEEKLY, date(2026, 11, 28), off=OnDayOff.BEFORE)
    day_by_day = [due.day for n in range(21) for due in of(saturdays, TODAY + timedelta(n), TODAY + timedelta(n))]
    assert day_by_day == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11)]
