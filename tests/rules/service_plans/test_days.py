"""The days that a plan names are those for which its tasks are made (clauses 3.7, 4.1.3, 4.6)."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.service_plans.days import PlanDay, Span, Sure, days_of, months_of, span_of, times_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.tasks.making import dues
from bot.rules.tasks.schedule import SINCE_DONE, TO_BE_ARRANGED, Often, Rhythm
from bot.rules.working_days import Calendar
from tests.rules.service_plans.test_lines import lines
from tests.rules.tasks.test_making import calendars

YEAR = (date(2027, 1, 1), date(2027, 12, 31))
CHINA = Calendar()
contracts = st.builds(
    lambda begins, length: (begins, begins + timedelta(days=length)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.integers(0, 800),
)


def line(often: Often | None, begins: date | None = None, every: int = 1, times: int | None = None) -> PlanLine:
    """A line that is done so often."""
    return PlanLine(1, "巡查", "4.6", "patrol", often=often, every=every, begins=begins, times=times)


@given(lines, contracts, calendars)
def test_each_day_lies_within_contract_and_line_and_is_worked(
    one: PlanLine, contract: tuple[date, date], calendar: Calendar
) -> None:
    found, span = days_of(one, *contract, calendar), span_of(one, *contract)
    assert span is not None or not found
    assert [day.day for day in found] == sorted(day.day for day in found)
    for day in found:
        assert span is not None
        assert span.first <= (day.since or day.day) <= day.day <= span.last
        assert calendar.is_working(day.day)
        assert (day.since is not None) == (day.sure is Sure.ARRANGED) == (one.often in TO_BE_ARRANGED)
        assert day.sure is not Sure.EXPECTED or one.often in SINCE_DONE


@given(st.sampled_from(sorted(set(Often) - SINCE_DONE)), contracts, calendars, st.integers(1, 28))
def test_they_are_the_days_on_which_tasks_are_planned(
    often: Often, contract: tuple[date, date], calendar: Calendar, every: int
) -> None:
    begins, ends = contract
    planned = dues(Rhythm(often, begins, every), begins, ends, ends, calendar)
    assert [day.day for day in days_of(line(often, every=every), begins, ends, calendar)] == [
        due.day for due in planned
    ]


def test_weekly_work_of_a_year_leaves_out_no_week() -> None:
    found = days_of(line(Often.WEEKLY, date(2027, 1, 5)), *YEAR, CHINA)
    assert found[0] == PlanDay(date(2027, 1, 5))
    assert times_of(line(Often.WEEKLY), found) == len(found) == 52


def test_what_is_to_be_arranged_has_a_stretch_within_which() -> None:
    found = days_of(line(Often.TIMES_A_QUARTER, every=2), date(2027, 2, 10), date(2027, 6, 30), CHINA)
    assert found == (
        *(PlanDay(date(2027, 3, 31), Sure.ARRANGED, date(2027, 2, 10)),) * 2,
        *(PlanDay(date(2027, 6, 30), Sure.ARRANGED, date(2027, 4, 1)),) * 2,
    )


def test_what_is_counted_from_the_last_time_is_expected_as_if_done_on_its_day() -> None:
    found = days_of(line(Often.AFTER_MONTHS, date(2027, 1, 4), every=4), *YEAR, CHINA)
    assert found == (
        PlanDay(date(2027, 1, 4)),
        PlanDay(date(2027, 5, 5), Sure.EXPECTED),
        PlanDay(date(2027, 9, 6), Sure.EXPECTED),
    )


def test_what_is_done_when_needed_has_no_days_but_its_number() -> None:
    assert days_of(line(None, times=4), *YEAR, CHINA) == ()
    assert times_of(line(None, times=4), ()) == 4
    assert times_of(line(None), ()) is None


def test_a_line_outside_its_contract_has_none() -> None:
    assert span_of(line(Often.DAILY, date(2028, 1, 1)), *YEAR) is None
    assert days_of(line(Often.DAILY, date(2028, 1, 1)), *YEAR, CHINA) == ()
    assert span_of(line(Often.DAILY, date(2026, 1, 1)), *YEAR) == Span(*YEAR)


@given(contracts)
def test_the_months_hold_each_day_once(contract: tuple[date, date]) -> None:
    months = months_of(*contract)
    assert (months[0].first, months[-1].last) == contract
    for before, after in pairwise(months):
        assert after.first == before.last + timedelta(days=1)
    assert all(month.first.month == month.last.month and 28 <= month.length <= 31 for month in months)
    assert all(month.holds(month.first) and month.holds(month.last) for month in months)
