"""An instrument is overdue once its day has passed; the day itself still counts."""

from datetime import date

import pytest

from bot.rules.ledgers.equipment import overdue

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "late"), [("2026-11-22", True), ("2026-11-23", False), ("2026-11-24", False), ("", False)]
)
def test_it_is_overdue_once_its_day_has_passed(due: str, late: bool) -> None:
    assert overdue({"calibration_due": due}, TODAY) is late
