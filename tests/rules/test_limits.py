"""Limits as people write them into cells and answers: with commas and full width, as ranges, around a value."""

from decimal import Decimal

import pytest

from bot.rules.ledgers.cells import CellFault, CellProblem, read_cell
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.limits import Limits, read_limits

LIMITS = LEDGERS["monitoring"].column("limits")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.50-2.25", "1.5–2.25"),
        ("１．５～２．２５", "1.5–2.25"),
        ("1.5 至 2.25。", "1.5–2.25"),
        ("2,000~2,500.5", "2000–2500.5"),
        ("２，０００到２，５００", "2000–2500"),
        ("-40~-5", "-40–-5"),
        ("－5--1", "-5–-1"),
        ("10±0.05", "9.95–10.05"),
        ("10 +/- .05", "9.95–10.05"),
        ("≥1.5", "≥1.5"),
        (">= １.５", "≥1.5"),
        ("不低于 0", "≥0"),
        ("≤2,000", "≤2000"),
        ("不超过0.50", "≤0.5"),
        ("at most 3", "≤3"),
        ("0～0", "0–0"),
        ("1.5 MPa～２．２５ MPa", "1.5–2.25 MPa"),
        ("10±0.05mm", "9.95–10.05 mm"),
        ("≥-5 ℃", "≥-5 °C"),
        ("5%~10%", "5–10 %"),
        ("≤0.3 mg/m3", "≤0.3 mg/m3"),
        ("无", ""),
        ("", ""),
    ],
)
def test_what_limits_are_read_and_kept_the_same_whoever_writes_them(typed: str, kept: str) -> None:
    assert read_cell(LIMITS, typed) == kept
    assert read_cell(LIMITS, kept) == kept


@pytest.mark.parametrize(
    "typed", ["十几度", "<0.5", ">3", "10", "1.2.3～5", "1,5～2", "2 MPa～3 kPa", "~5", "≥", "²～3", "1e3~2e3"]
)
def test_what_is_none_or_may_mean_several_is_not_taken(typed: str) -> None:
    assert read_cell(LIMITS, typed) == CellProblem(CellFault.NOT_LIMITS, "limits")


def test_an_upper_limit_is_not_below_the_lower_one() -> None:
    assert read_cell(LIMITS, "10～9.5") == CellProblem(CellFault.CROSSED, "limits")
    assert read_limits("9.5～10") == Limits(Decimal("9.5"), Decimal(10))
