"""A cell's text as it is compared: on one line, without what cannot be seen."""

import re
from unicodedata import normalize

_NEVER_KEPT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, characters that show other words than were written, and what no file can hold."""
_WHITE_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """Text on one line, without what cannot be seen; full-width brackets in a firm's name stay as they are."""
    return _WHITE_SPACE.sub(" ", normalize("NFC", _NEVER_KEPT.sub("", text))).strip()
