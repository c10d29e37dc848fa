"""Names of people, firms and places: what others can see and tell apart, on one line.

The same rule in the chat, by a joining card and in a spreadsheet. A name may be one character: 吾 is one.
"""

import re
from unicodedata import normalize

from bot.rules.unseen import hides

LONGEST_NAME = 60
BETWEEN_NAME_AND_CODE = " · "
LONGEST_BEFORE_CODE = 16
"""Characters of a name that has a code behind it: on a button of a phone the code has to be seen."""

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_WHITE_SPACE = re.compile(r"\s+")


def read_name(text: str) -> str | None:
    """The name without what cannot be seen; None when nothing can be read in it, or it has several lines."""
    seen = "".join(character for character in text if not hides(character)).strip()
    if _LINE_END.search(seen) or not any(character.isalnum() for character in seen):
        return None
    return _WHITE_SPACE.sub(" ", normalize("NFC", seen))


def told_apart(name: str, code: str) -> str:
    """A name that several have, with the code of which of them it is; without a code the name alone."""
    if not code:
        return name
    shown = name if len(name) <= LONGEST_BEFORE_CODE else f"{name[: LONGEST_BEFORE_CODE - 1]}…"
    return f"{shown}{BETWEEN_NAME_AND_CODE}{code}"
