"""Names of people and firms, and telephone numbers, in what was written: whether there are any, and without them."""

import re
from collections.abc import Iterable

MASK = "×××"
"""In the place of a name."""
SHORTEST = 2
"""Characters that a name has at least to be told from a word."""
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)")


def said_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of these names a text says, and which numbers of telephones, the longest first."""
    found = {name for name in names if len(name) >= SHORTEST and _pattern(name).search(text)}
    return tuple(sorted(found.union(_PHONE.findall(text)), key=lambda one: (-len(one), one)))


class KnownNames:
    """Many names, of which the few are found quickly that a text may say."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name for name in names if len(name) >= SHORTEST)
        self._lengths = sorted({len(name) for name in self._names})

    def said_in(self, text: str) -> tuple[str, ...]:
        """``said_in`` of these names."""
        parts = (text[at : at + n] for n in self._lengths for at in range(len(text) - n + 1))
        return said_in(text, self._names.intersection(parts))


def nameless(text: str, names: Iterable[str]) -> str:
    """The text with a mask in the place of each of these names and of every number of a telephone."""
    for name in said_in(text, names):
        text = _pattern(name).sub(MASK, text)
    return text


def _pattern(name: str) -> re.Pattern[str]:
    """Chinese has no spaces between its words; in other writing a name is a word of its own."""
    before = r"(?<![^\W\u3400-\u9fff])" if name[0].isascii() else ""
    behind = r"(?![^\W\u3400-\u9fff])" if name[-1].isascii() else ""
    return re.compile(before + re.escape(name) + behind)
