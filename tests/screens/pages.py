"""How much of a phone a screen takes: 390 × 844, with the chat's head, the input and two rows of keys below it.

Estimated from lines and rows; that it is right is looked at in a browser.
"""

import re
from html import unescape

from bot.screens.screen import Screen, columns

LINE, ROW, PADDING = 20, 44, 24
"""Pixels of a line of text and of a row of buttons, and around a message."""
LETTERS_OF_LINE = 44
ROOM = 844 - 56 - 56 - 2 * 48
"""Between the head of the chat and the keys at the bottom."""


LINES_OF_FOLDED = 3


def _folded(quote: re.Match[str]) -> str:
    """What is in sight of a folded quotation."""
    return "\n".join(quote[1].splitlines()[:LINES_OF_FOLDED])


def height(screen: Screen) -> int:
    """Pixels, as near as lines and rows tell."""
    shown = re.sub("<blockquote expandable>(.*?)</blockquote>", _folded, screen.html, flags=re.DOTALL)
    text = unescape(re.sub("<[^>]+>", "", shown))
    lines = sum(max(1, -(-columns(line) // LETTERS_OF_LINE)) for line in text.splitlines())
    return LINE * lines + ROW * len(screen.rows) + PADDING


def fits(screen: Screen) -> bool:
    """Whether all of it is in sight at once."""
    return height(screen) <= ROOM
