"""Periods of registers: whole Beijing days, both included."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.registers import FIRST_DAY, LAST_DAY, Period, PeriodBackwards, Register, Span, month_of, period_of
from bot.rules.work_records.registers import ALL, REGISTER_NAMES, registers_of

DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Span.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
        (Span.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        (Span.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_offered_periods_are_counted_from_today(span: Span, first: date, last: date) -> None:
    assert period_of(span, date(2026, 11, 23)) == Period(first, last)


def test_last_month_in_january_is_december_and_this_month_in_a_leap_february_has_29_days() -> None:
    assert period_of(Span.LAST_MONTH, date(2027, 1, 31)) == Period(date(2026, 12, 1), date(2026, 12, 31))
    assert period_of(Span.THIS_MONTH, date(2028, 2, 1)).last == date(2028, 2, 29)


def test_a_period_begins_and_ends_at_midnight_in_beijing() -> None:
    period = Period(date(2026, 11, 23), date(2026, 11, 23))
    assert period.since == datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert period.until == datetime(2026, 11, 23, 16, tzinfo=UTC)


def test_own_dates_that_run_backwards_are_refused() -> None:
    with pytest.raises(PeriodBackwards):
        period_of(Span.OWN, date(2026, 11, 23), date(2026, 11, 2), date(2026, 11, 1))


def test_own_dates_stay_within_the_calendar_of_the_forms() -> None:
    assert period_of(Span.OWN, date(2026, 11, 23), date(1, 1, 1), date(9999, 12, 31)) == Period(FIRST_DAY, LAST_DAY)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (date(2026, 11, 2), date(2026, 11, 4), (date(2026, 11, 2), date(2026, 11, 4))),
        (None, date(2026, 11, 24), (date(2026, 11, 23), date(2026, 11, 24))),
        (date(2026, 11, 2), None, (date(2026, 11, 2), date(2026, 11, 23))),
        (None, None, (date(2026, 11, 23), date(2026, 11, 23))),
    ],
)
def test_an_own_date_that_was_not_said_is_today(
    first: date | None, last: date | None, period: tuple[date, date]
) -> None:
    assert period_of(Span.OWN, date(2026, 11, 23), first, last) == Period(*period)


@pytest.mark.parametrize(
    ("named", "first"),
    [
        ("2026-02", date(2026, 2, 1)),
        ("2000-01", date(2000, 1, 1)),
        ("2099-12", date(2099, 12, 1)),
        ("1999-12", date(2026, 11, 1)),
        ("2100-01", date(2026, 11, 1)),
        ("2026-13", date(2026, 11, 1)),
        ("", date(2026, 11, 1)),
    ],
)
def test_a_button_names_a_month_of_the_calendar_or_means_this_one(named: str, first: date) -> None:
    assert month_of(named, date(2026, 11, 23)).first == first


@given(DAYS, st.integers(0, 1500))
def test_months_cover_a_period_without_gap_or_overlap(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days))
    months = period.months()
    assert months[0].first == period.first
    assert months[-1].last == period.last
    assert all(month.first.replace(day=1) == month.last.replace(day=1) for month in months)
    for one, following in pairwise(months):
        assert following.first == one.last + timedelta(days=1)


def test_an_answer_asks_for_one_register_or_all() -> None:
    assert registers_of(ALL) == tuple(REGISTER_NAMES)
    assert registers_of("findings") == (Register.FINDINGS,)
