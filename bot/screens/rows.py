"""Rows of buttons at phone width: side by side where all labels fit; and buttons that many have."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from bot.rules.text import Language, Text
from bot.screens.buttons import Data, SetLanguage, ShowHome
from bot.screens.screen import Button, Row
from bot.screens.ways.homes import MENU

BEFORE_GOING = Text("🧭 行前一页", "🧭 Before you go")
"""What is to be known before a visit, offered wherever one begins."""
SHARES = {2: 48, 3: 30}
"""What fits into a half and a third of a phone's width, in thirds of a Latin letter: 16 letters, or 9 Chinese ones."""


def side_by_side(buttons: Sequence[Button], most: int = 2) -> list[Row]:
    """The buttons in their order, ``most`` (2 or 3) to a row where no label would be cut."""
    rows: list[Row] = []
    for button in buttons:
        longer = (*rows[-1], button) if rows else ()
        if 1 < len(longer) <= most and all(_width(one.text) <= SHARES[len(longer)] for one in longer):
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


def _width(label: str) -> int:
    return sum(5 if east_asian_width(letter) in "WF" else 3 for letter in label)
