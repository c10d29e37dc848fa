"""What free text is the start of: small rules that anybody can read, each with its words where its subject is declared.

Nothing is decided by them. They only say in which order what can be done is offered; a tap decides, and the text goes
along.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TypeVar

from bot.rules.folding import folded
from bot.rules.plain_words import for_finding, normalise
from bot.rules.text import Text

NOTHING = Text("", "")
FIRST = 2
"""How many letters more a word counts with which a text begins."""
MOST_ADDRESSED = 8
"""Columns that may be left beside a greeting: whom it greets (谢谢周工)."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How people say that they mean one thing; several words parted by bars. ``starts``: the text begins with it."""

    starts: Text = NOTHING
    contains: Text = NOTHING


UNHEARD = Heard()
"""For what no free text is the start of."""


class Courtesy(Enum):
    """What is said to a person, and wants nothing but a person's answer."""

    THANKS = "thanks"
    GREETING = "greeting"
    TAKEN_NOTE = "taken_note"


_COURTESIES: Mapping[Courtesy, str] = {
    Courtesy.THANKS: "非常感谢|十分感谢|感谢|谢谢|谢了|多谢|辛苦了|辛苦|麻烦了|thank you very much|thank you so much|"
    "many thanks|thanks a lot|thank you|thanks|thx|cheers|🙏|🌹",
    Courtesy.GREETING: "你好|您好|大家好|在吗|在不在|有人吗|早上好|上午好|中午好|下午好|晚上好|早安|hello|hi|hey|"
    "good morning|good afternoon|good evening|👋",
    Courtesy.TAKEN_NOTE: "好的|好|收到|知道了|明白了|明白|了解|嗯嗯|嗯|没问题|没事了|不用了|再见|拜拜|okay|ok|got it|"
    "i see|never mind|bye|👌|👍",
}
_PARTICLES = "啊|呀|啦|了|哦|哈|你们|您们|你|您|很|太|so much"

T = TypeVar("T")


def likeliest(text: str, heard: Mapping[T, Heard]) -> tuple[T, ...]:
    """What a text may be the start of, the likeliest first: what has the longest word in it, or at its beginning.

    Of equally long words the one comes first that is declared first.
    """
    plain = _plain(text)
    found = {one: _weight(plain, said) for one, said in heard.items()}
    return tuple(sorted((one for one in found if found[one]), key=lambda one: -found[one]))


def begins(text: str, heard: Heard) -> bool:
    """Whether a text begins with one of the words with which people begin just this."""
    plain = _plain(text)
    return any(_find(plain, word) == 0 for word in _words(heard.starts))


def is_just(text: str, heard: Heard) -> bool:
    """Whether a text says no more than one of these words, so that nothing of it is worth taking along."""
    return normalise(text) in {*_words(heard.starts), *_words(heard.contains)}


def courtesy_of(text: str, *, addressed: bool = False) -> Courtesy | None:
    """Which courtesy a text is, if it is nothing else; ``addressed``: somebody's name may stand beside it."""
    plain = left = _plain(text)
    first: tuple[int, Courtesy] | None = None
    for courtesy, words in _COURTESIES.items():
        for word in words.split("|"):
            place = _find(plain, word)
            if place >= 0 and (first is None or courtesy is Courtesy.THANKS):
                first = (place, courtesy)
            left = _without(left, word)
    for particle in _PARTICLES.split("|"):
        left = _without(left, particle)
    left = re.sub(r"[\W_]+", "", left)
    room = MOST_ADDRESSED if addressed else 0
    return first[1] if first is not None and _columns(left) <= room else None


LONGEST_WORDS = 24
"""Characters of what may be words of a case; whoever types more tells something."""
SHORTEST_WORDS = 2


def may_be_words_of_a_case(text: str) -> bool:
    """Whether a text is short enough to be what somebody remembers of a case, and is more than digits."""
    wanted = for_finding(text)
    return SHORTEST_WORDS <= len(wanted) <= LONGEST_WORDS and not wanted.isdecimal() and "\n" not in text.strip()


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def _plain(text: str) -> str:
    # a question mark at the end says something here
    return folded(text).translate(_DASHES).casefold().strip()


def _weight(plain: str, heard: Heard) -> int:
    longest = max((_columns(word) for word in _words(heard.contains) if _find(plain, word) >= 0), default=0)
    first = max((_columns(word) + FIRST for word in _words(heard.starts) if _find(plain, word) == 0), default=0)
    return max(longest, first)


@cache
def _words(text: Text) -> tuple[str, ...]:
    return tuple(word for half in (text.zh, text.en) for word in half.casefold().split("|") if word)


def _find(plain: str, word: str) -> int:
    """Where a word stands; one of Latin letters only where it is no part of another."""
    return next(_places(plain, word), -1)


def _places(plain: str, word: str) -> Iterator[int]:
    before, behind = (r"(?<![a-z])" if word[:1].isascii() and word[:1].isalpha() else ""), ""
    if word[-1:].isascii() and word[-1:].isalpha():
        behind = r"(?![a-z])"
    return (found.start() for found in re.finditer(f"{before}{re.escape(word)}{behind}", plain))


def _without(plain: str, word: str) -> str:
    for place in reversed(list(_places(plain, word))):
        plain = f"{plain[:place]} {plain[place + len(word) :]}"
    return plain


def _columns(text: Iterable[str]) -> int:
    """How much a word says: a Chinese character says as much as two letters."""
    return sum(1 if letter.isascii() else 2 for letter in text)
