"""Characters that nobody sees and that show other words than were written: no text is kept or shown with them.

What is sent loses them where it is received (``received``), before anything is made of it; what was kept before that
loses them where it is shown: screens, sheets and pages. What Telegram never sends goes no further than that, either.
"""

import math
import re
import unicodedata
from typing import Any

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff]"
)
"""Control characters but white space, characters of direction and of annotation, hyphens and spaces that take no room,
and what no file can hold. What joins letters and pictures stays: without it they are others."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs by their category that show nothing."""


def without_unseen(text: str) -> str:
    """The text as it reads from left to right, with its line breaks and everything that can be seen."""
    return _UNSEEN.sub("", text)


def hides(character: str) -> bool:
    """Whether a character shows nothing, and makes no room as white space does."""
    if character in _BLANK:
        return True
    kind = unicodedata.category(character)
    return kind in ("Cf", "Cs", "Co", "Cn") or (kind == "Cc" and not character.isspace())


def is_blank(text: str) -> bool:
    """Whether nothing can be seen of a text."""
    return all(character.isspace() or hides(character) for character in text)


DEEPEST = 40
"""Lists and objects inside each other: a key below a message that another one replies to is the tenth."""
LARGEST = 2**63 - 1
"""The database's largest whole number; Telegram's ids have 52 bits."""


class Impossible(ValueError):
    """Telegram sends nothing like this: a number that no database holds, or lists in lists without end."""


def received(value: Any, deepest: int = DEEPEST) -> Any:
    """What came as JSON with every text in it ``without_unseen``: words, captions, names of files and of people.

    Raises:
        Impossible
    """
    match value:
        case str():
            return without_unseen(value)
        case list() | dict() if not deepest:
            raise Impossible("deep")
        case list():
            return [received(one, deepest - 1) for one in value]
        case dict():
            return {without_unseen(key): received(one, deepest - 1) for key, one in value.items()}
        case int() if abs(value) > LARGEST:
            raise Impossible("large")
        case float() if not math.isfinite(value):
            raise Impossible("endless")
        case _:
            return value
