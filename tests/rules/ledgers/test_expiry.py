"""What runs out is spoken of exactly as its series says, whatever day somebody looks (clause 6.2)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ledgers.expiry import WEEK, stage_reached
from bot.rules.ledgers.licences import LICENCES

UNTIL = date(2027, 6, 21)
SERIES = st.lists(st.integers(1, 400), min_size=1, max_size=4, unique=True).map(
    lambda days: tuple(sorted(days, reverse=True))
)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (211, None),
        (210, 210),
        (209, 210),
        (180, 180),
        (60, 60),
        (1, 60),
        (0, 0),
        (-1, 0),
        (-6, 0),
        (-7, -7),
        (-15, -14),
    ],
)
def test_the_stage_is_the_last_one_that_has_come(left: int, said: int | None) -> None:
    assert stage_reached(UNTIL, UNTIL - timedelta(left), (210, 180, 60)) == said


@given(SERIES, st.integers(0, 60))
def test_who_looks_every_day_sees_each_stage_once_in_order(series: tuple[int, ...], after: int) -> None:
    days = [UNTIL - timedelta(left) for left in range(series[0] + 5, -after - 1, -1)]
    seen = [stage for day in days if (stage := stage_reached(UNTIL, day, series)) is not None]
    assert list(dict.fromkeys(seen)) == [*series, *range(0, -after - 1, -WEEK)]


@given(SERIES, st.lists(st.integers(-60, 420), min_size=1, unique=True))
def test_who_looks_seldom_sees_the_stages_in_order_and_none_too_early(series: tuple[int, ...], left: list[int]) -> None:
    seen = [(one, stage_reached(UNTIL, UNTIL - timedelta(one), series)) for one in sorted(left, reverse=True)]
    told = [stage for _, stage in seen if stage is not None]
    assert told == sorted(told, reverse=True)
    assert all(stage is None or one <= stage for one, stage in seen)


def test_each_kind_of_licence_has_its_own_series() -> None:
    expiry = LICENCES.expiry
    assert expiry is not None
    found = {kind: expiry.series_of({"kind": kind}).before for kind in ("production", "ccc", "cma", "other")}
    assert found == {
        "production": (210, 180, 60),
        "ccc": (120, 90, 30),
        "cma": (120, 90, 30),
        "other": (60, 30, 7),
    }
