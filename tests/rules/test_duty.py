"""Who is on duty when: days, weekdays, hours, over midnight (clause 5.4 b)."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import at
from bot.rules.duty import Shift

HOURS = st.integers(0, 23)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
MONDAY = date(2026, 11, 23)


def hour(day: date, clock: int) -> datetime:
    """A full hour of Beijing, half past."""
    return at(day, datetime(2000, 1, 1, clock, 30).time())


@given(MOMENTS)
def test_where_nothing_is_said_somebody_is_always_on_duty(moment: datetime) -> None:
    assert Shift().covers(moment)


@given(MOMENTS, HOURS, HOURS)
def test_two_shifts_that_meet_cover_every_moment_once(moment: datetime, one: int, other: int) -> None:
    if one == other:
        assert Shift(hour_from=one, hour_until=other).covers(moment)
        return
    covering = [Shift(hour_from=one, hour_until=other), Shift(hour_from=other, hour_until=one)]
    assert [shift.covers(moment) for shift in covering].count(True) == 1


@given(MOMENTS, st.lists(st.integers(1, 7), min_size=1, unique=True), HOURS, HOURS)
def test_weekdays_and_the_others_never_overlap(moment: datetime, days: list[int], one: int, other: int) -> None:
    rest = frozenset(range(1, 8)) - frozenset(days)
    here = Shift(frozenset(days), one, other or 24).covers(moment)
    there = bool(rest) and Shift(rest, one, other or 24).covers(moment)
    assert not (here and there)
    assert (here or there) is Shift(hour_from=one, hour_until=other or 24).covers(moment) or not rest


def test_a_night_is_that_of_the_day_on_which_it_begins() -> None:
    monday = Shift(frozenset({1}), 20, 8, valid_until=MONDAY)
    tuesday = MONDAY + timedelta(days=1)
    assert not monday.covers(hour(MONDAY, 3))
    assert monday.covers(hour(MONDAY, 20))
    assert monday.covers(hour(tuesday, 7))
    assert not monday.covers(hour(tuesday, 8))
    assert not monday.covers(hour(MONDAY + timedelta(days=7), 21))
