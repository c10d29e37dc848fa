"""A cell's text as it is compared: on one line, without what cannot be seen."""

import re
from unicodedata import normalize

from bot.rules.unseen import without_unseen

_WHITE_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Text on one line, without what cannot be seen; full-width brackets in a firm's name stay as they are."""
    return _WHITE_SPACE.sub(" ", normalize("NFC", without_unseen(text))).strip()


def squeezed(text: str) -> str:
    """A name as it is compared with others: spaces and capitals do not count."""
    return "".join(text.split()).casefold()
