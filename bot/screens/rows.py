"""Rows of buttons at phone width: two side by side where both labels fit."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from bot.screens.screen import Button

HALF_A_ROW = 48
"""What fits into half a phone's width, in thirds of a Latin letter: 16 of them, or 9 Chinese characters."""


def side_by_side(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    """The buttons in their order, two to a row where neither label would be cut."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and all(_width(one.text) <= HALF_A_ROW for one in (*rows[-1], button)):
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return rows


def _width(label: str) -> int:
    return sum(5 if east_asian_width(letter) in "WF" else 3 for letter in label)
