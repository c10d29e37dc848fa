"""The words by which everything is found that people look for: of two characters each, where no spaces part words.

Each thing is kept under all of its words (``kept``), and what somebody types is turned into words that whatever has it
must have (``asked``). Words only narrow: whether the typed text stands in it is looked at in its plain form, so two
words that stand apart are no hit.

Names are written with and without a space (王 芳), codes with and without dashes: only letters and digits count. Latin
words and numbers are found from their beginning, and a number also by its last digits. A name is found by how it is
said as well (``said``), which is all that it takes: how it is said stands in no text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.rules.folding import folded, plain
from bot.rules.pinyin import sound_asked, sounds

LONGEST_WORD = 32
"""Characters of a word that are kept, and asked for."""
LAST_DIGITS = "z"
"""With what a number begins that is kept from its end."""
SOUND = "ㄆ"
"""With what a sound begins; no word of a text does, since Latin letters are a run of their own."""
_RUNS = re.compile(r"[a-z0-9]+|[^a-z0-9]+")
_STRETCHES = re.compile(r"[a-z0-9](?:[^\w]|_|[a-z0-9])*")
_PIECES = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that an entry must have; ``begins``: one that begins so."""

    text: str
    begins: bool


Asked = tuple[tuple[Word, ...], ...]
"""An entry must have one word of each group."""


def kept(texts: Iterable[str]) -> frozenset[str]:
    """The words under which something with these texts is kept."""
    return frozenset(word for text in texts for word in _words(text))


def asked(text: str) -> Asked:
    """The words that whatever has this text in it is kept under; of what has no letter and no digit there are none."""
    wanted = plain(text)
    if wanted.isascii() and wanted.isdecimal():
        from_behind = LAST_DIGITS + wanted[::-1]
        return ((Word(wanted[:LONGEST_WORD], True), Word(from_behind[:LONGEST_WORD], True)),)
    words = tuple(dict.fromkeys(word for run in _RUNS.findall(wanted) for word in _asked_of(run)))
    # a thousand words begin with some one letter or digit: looking all of them up takes longer than they save
    narrow = tuple(word for word in words if len(word.text) > 1 or not word.text.isascii())
    return tuple((word,) for word in narrow or words)


def said(names: Iterable[str]) -> frozenset[str]:
    """The words under which something with these names is kept for those who type how they are said (rules/pinyin)."""
    return frozenset(SOUND + sound for name in names for sound in sounds(name))


def asked_said(text: str) -> Word | None:
    """The word that every name begins with, from one of its characters on, that is said so; None: no name is."""
    sound = sound_asked(text)
    return Word(SOUND + sound, begins=True) if sound else None


def _asked_of(run: str) -> Iterator[Word]:
    if run.isascii() or len(run) == 1:
        yield Word(run[:LONGEST_WORD], True)
    else:
        yield from (Word(pair, False) for pair in _pairs(run))


def _words(text: str) -> Iterator[str]:
    for run in _RUNS.findall(plain(text)):
        if not run.isascii():
            yield from _pairs(run)
            # whoever asks for one character asks for what begins with it
            yield run[-1]
    for stretch in _STRETCHES.findall(folded(text).casefold()):
        pieces = _PIECES.findall(stretch)
        joined, at = "".join(pieces), 0
        for piece in pieces:
            yield joined[at : at + LONGEST_WORD]
            at += len(piece)
        digits = joined[len(joined.rstrip("0123456789")) :]
        if digits:
            yield (LAST_DIGITS + digits[::-1])[:LONGEST_WORD]


def _pairs(run: str) -> Iterator[str]:
    return (run[n : n + 2] for n in range(len(run) - 1))
