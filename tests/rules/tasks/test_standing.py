"""How a task stands follows from its days: daily work does not pile up, rare work does not vanish."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.standing import OPEN_TO, Dates, Standing, standing

DUE = date(2026, 11, 23)
A_WEEK = Dates(DUE - timedelta(days=2), DUE, DUE + timedelta(days=3))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-3, Standing.PLANNED),
        (-2, Standing.OPEN),
        (-1, Standing.OPEN),
        (0, Standing.DUE),
        (1, Standing.LATE),
        (3, Standing.LATE),
        (4, Standing.MISSED),
    ],
)
def test_a_task_opens_is_due_is_late_and_is_missed(days: int, expected: Standing) -> None:
    assert standing(A_WEEK, DUE + timedelta(days=days)) is expected


@given(st.integers(0, 5000))
def test_what_may_be_made_up_for_ever_never_vanishes(days: int) -> None:
    assert standing(Dates(DUE, DUE, None), DUE + timedelta(days=days)) in OPEN_TO


@given(st.integers(-10, 400), st.integers(-10, 400))
def test_what_was_done_stays_done(done: int, today: int) -> None:
    on = DUE + timedelta(days=done)
    expected = Standing.DONE if on <= DUE else Standing.MADE_UP
    assert standing(A_WEEK, DUE + timedelta(days=today), done=on) is expected
    assert standing(A_WEEK, DUE + timedelta(days=today), done=on, waived=True) is expected


def test_what_need_not_be_done_is_neither_late_nor_missed() -> None:
    assert standing(A_WEEK, DUE + timedelta(days=9), waived=True) is Standing.WAIVED
