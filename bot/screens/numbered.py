"""Lists whose lines say more than a button holds: each line has a number, and the number is its button.

So nothing is said twice, no label is cut, and eight lines with their buttons fit one page of a phone.
"""

from collections.abc import Iterable

from bot.screens.buttons import Data
from bot.screens.screen import Button, Row

PER_ROW = 4
"""Buttons side by side, as wide as a thumb in a glove needs them."""


def numbered_lines(found: Iterable[tuple[str, Data]]) -> tuple[list[str], list[Row]]:
    """The lines (HTML) with their numbers, from 1, and the rows of buttons that open what they are about."""
    lines: list[str] = []
    buttons: list[Button] = []
    for number, (html, opens) in enumerate(found, start=1):
        lines.append(f"<b>{number}.</b> {html}")
        buttons.append(Button(str(number), opens))
    rows = [tuple(buttons[first : first + PER_ROW]) for first in range(0, len(buttons), PER_ROW)]
    return lines, rows
