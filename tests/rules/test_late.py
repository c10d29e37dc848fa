"""What was sent noticeably before it was dealt with has two moments."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.late import Late, late_of, noticed, processed_at

NINE = datetime(2026, 11, 23, 1, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
ELEVEN = NINE + timedelta(hours=2)


@pytest.mark.parametrize(
    ("sent_at", "late"),
    [
        (None, None),
        (TEN, None),
        (TEN - timedelta(minutes=1), None),
        (TEN - timedelta(seconds=61), Late(TEN - timedelta(seconds=61), TEN)),
        (ELEVEN, None),
    ],
)
def test_a_minute_is_no_delay(sent_at: datetime | None, late: Late | None) -> None:
    assert noticed(sent_at, TEN) == late


def test_a_moment_is_found_by_when_it_was_sent_and_else_by_when_it_was_dealt_with() -> None:
    first, second = Late(NINE, TEN), Late(TEN, ELEVEN)
    assert late_of(NINE, (first, second)) == first
    assert late_of(TEN, (first, second)) == second
    assert late_of(ELEVEN, (first, second)) == second
    assert late_of(NINE, (second,)) is None
    assert processed_at(NINE, (first,)) == TEN
    assert processed_at(ELEVEN, (first,)) is None
