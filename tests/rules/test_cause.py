from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.cause import Cause

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "said_at"),
    [
        (None, NOW),
        (timedelta(0), NOW),
        (timedelta(minutes=1), NOW),
        (timedelta(minutes=1, seconds=1), NOW - timedelta(minutes=1, seconds=1)),
        (timedelta(hours=3), NOW - timedelta(hours=3)),
        (-timedelta(minutes=5), NOW),
    ],
    ids=str,
)
def test_the_moment_of_a_record_is_when_it_was_sent_if_that_is_noticeably_before(
    before: timedelta | None, said_at: datetime
) -> None:
    assert Cause(NOW, sent_at=None if before is None else NOW - before).said_at == said_at
