"""Characters that nobody sees and that show other words than were written: no text is kept or shown with them."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters but white space, characters of direction, and what no file can hold."""


def without_unseen(text: str) -> str:
    """The text as it reads from left to right, with its line breaks and everything that can be seen."""
    return _UNSEEN.sub("", text)
