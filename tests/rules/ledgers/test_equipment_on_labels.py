"""What the label of an instrument says of its use (clause 5.2.3)."""

from datetime import date

import pytest

from bot.rules.ledgers.equipment import on_label

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("state", "limits", "due", "by", "zh", "en"),
    [
        ("", "", "2027-11-19", "verification", "绿标 合格 至 2027-11-19", "Green: passed, until 2027-11-19"),
        ("in_use", "", "2027-11-19", "calibration", "绿标 可用 至 2027-11-19", "Green: fit for use, until 2027-11-19"),
        ("limited", "0–100 mm", "2027-11-19", "", "黄标 准用 0–100 mm", "Yellow: limited to 0–100 mm"),
        ("stopped", "", "2027-11-19", "", "红标 停用", "Red: out of use"),
        ("in_repair", "", "2027-11-19", "", "红标 停用（维修中）", "Red: in repair"),
        ("", "", "2026-11-22", "verification", "红标 停用（已超期）", "Red: out of use, overdue"),
    ],
)
def test_it_is_said_in_the_colours_of_the_trade(state: str, limits: str, due: str, by: str, zh: str, en: str) -> None:
    said = on_label({"state": state, "limited_to": limits, "calibration_due": due, "traced_by": by}, TODAY)
    assert said is not None
    assert (said.zh, said.en) == (zh, en)


def test_what_needs_no_calibration_says_nothing() -> None:
    assert on_label({"state": "", "limited_to": "", "calibration_due": "", "traced_by": ""}, TODAY) is None
