"""Rows of buttons at phone width: side by side where all labels fit; and buttons that many have."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from bot.rules.text import Language, Text
from bot.screens.buttons import Data, SetLanguage, ShowHome
from bot.screens.screen import Button, Row
from bot.screens.ways.homes import MENU

BEFORE_GOING = Text("🧭 行前一页", "🧭 Before you go")
"""What is to be known before a visit, offered wherever one begins."""
SHARES = {2: 46, 3: 28, 4: 19, 5: 14}
"""What fits into a half, a third, … of a phone's width, in thirds of a Latin letter.

That are 9, 5, 3 and 2 Chinese ones.
"""
NARROW, WIDE = frozenset("ijlftrI.,:;!'’|()/ "), frozenset("mMW")
"""Letters of two thirds and of five, so that “Documents” is as wide as it is."""


def side_by_side(buttons: Sequence[Button], most: int = 2) -> list[Row]:
    """The buttons in their order, ``most`` (2 to 5) to a row where no label would be cut."""
    rows: list[Row] = []
    for button in buttons:
        longer = (*rows[-1], button) if rows else ()
        if 1 < len(longer) <= most and all(thirds(one.text) <= SHARES[len(longer)] for one in longer):
            rows[-1] = longer
        else:
            rows.append((button,))
    return rows


def home_button(language: Language) -> Button:
    """The way home."""
    return Button(MENU.name.to(language), ShowHome())


def other_language(language: Language, screen: str) -> Button:
    """The way into the other language; ``screen`` as in ``SetLanguage``."""
    label, other = {"zh": ("English", "en"), "en": ("中文", "zh")}[language]
    return Button(label, SetLanguage(other, screen))


def choice(label: str, data: Data, *, chosen: bool) -> Button:
    """One of several values, ticked when it is the present one."""
    return Button(f"✓ {label}" if chosen else label, data)


def thirds(label: str) -> int:
    """How wide a label is, in thirds of a Latin letter, as nearly as a phone's letters are alike."""
    return sum(map(_of_letter, label))


def _of_letter(letter: str) -> int:
    if letter in WIDE or east_asian_width(letter) in "WF":
        return 5
    if letter in NARROW:
        return 2
    return 4 if letter.isupper() or letter == "w" else 3
