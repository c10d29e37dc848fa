"""Months, quarters and years: their days, their numbers, and what is offered."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.stretches import NoSuchStretch, Stretch, month_of, offered, quarter_of, stretch_of
from bot.rules.text import CHINESE, ENGLISH

days = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@given(days)
def test_a_day_is_in_its_stretches_and_their_numbers_lead_back(day: date) -> None:
    for stretch in (month_of(day), quarter_of(day), Stretch(day.year, 0), *offered(day).values()):
        assert stretch_of(stretch.number) == stretch
    for stretch in (month_of(day), quarter_of(day), Stretch(day.year, 0)):
        assert stretch.period.first <= day <= stretch.period.last


@given(st.integers(2000, 2099))
def test_months_and_quarters_make_up_the_year(year: int) -> None:
    for parts in (range(1, 13), range(13, 17)):
        periods = [Stretch(year, part).period for part in parts]
        assert periods[0].first == date(year, 1, 1)
        assert periods[-1].last == date(year, 12, 31)
        for before, after in pairwise(periods):
            assert after.first == before.last + timedelta(days=1)


@given(st.integers(-(10**18), 10**18))
def test_any_other_number_is_none(number: int) -> None:
    if not (200000 <= number <= 209916 and number % 100 <= 16):
        with pytest.raises(NoSuchStretch):
            stretch_of(number)


def test_what_they_are_called() -> None:
    named = [Stretch(2026, part) for part in (11, 16, 0)]
    assert [one.to(CHINESE) for one in named] == ["2026年11月", "2026年第4季度", "2026年"]
    assert [one.to(ENGLISH) for one in named] == ["Nov 2026", "Q4 2026", "2026"]


def test_in_january_the_last_month_and_quarter_are_of_the_year_before() -> None:
    assert [one.number for one in offered(date(2027, 1, 4)).values()] == [202701, 202612, 202713, 202616, 202700]
