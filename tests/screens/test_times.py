"""Moments as people read them."""

from datetime import UTC, datetime

from bot.screens.times import stamp


def test_what_is_over_is_stamped_without_its_weekday() -> None:
    moment = datetime(2026, 11, 20, 12, 52, tzinfo=UTC)
    assert stamp(moment, "zh") == "11月20日 20:52"
    assert stamp(moment, "en") == "20 Nov 20:52"
