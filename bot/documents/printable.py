"""Makes text from people fit to print: nothing invisible that reorders it, nothing the fonts cannot draw, and places
to break a word longer than its column."""

import re
import unicodedata
from itertools import pairwise

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n\s*\n\s*")
_KEPT_FORMATTING = frozenset("\u200b\u200c\u200d")
_DRAWN_INSTEAD = str.maketrans(
    {
        "\u2705": "\u2713",
        "\u2715": "\u2717",
        "\u2716": "\u2717",
        "\u274c": "\u2717",
        "\u274e": "\u2717",
        "\u2753": "?",
        "\u2754": "?",
        "\u2755": "!",
        "\u2757": "!",
        "\u2795": "+",
        "\u2796": "-",
        "\u2797": "\u00f7",
        "\ufe0f": None,
        "\u20e3": None,
        "\t": " ",
    }
)
_PICTURE = "\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u26b3-\u26bc\u26bf-\u2700\u270a\u270b\u27b0"
_EMOJI = re.compile(f"[{_PICTURE}](?:[{_PICTURE}\\s]*[{_PICTURE}])?(?:\u200d[\u2640\u2642\u2695-\u2708\u2764])?")
_BREAKS_ANYWHERE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_LONGEST_RUN = 16
_ZERO_WIDTH_SPACE = "\u200b"
_PARTING = "-_/.:"
_PARTS = re.compile(rf"[^{_PARTING}]*[{_PARTING}]+|[^{_PARTING}]+")


def printable(text: str, emoji: str) -> str:
    """``text`` with its line breaks, without what must not or cannot be printed.

    Control and bidirectional override characters go (they could show other words than were written), lone surrogates
    become U+FFFD, several blank lines become one, and pictures become ``emoji``, a word for them.
    """
    text = _LINE_ENDS.sub("\n", text).translate(_DRAWN_INSTEAD)
    kept = "".join(_kept(character) for character in text)
    return _BLANK_LINES.sub("\n\n", _EMOJI.sub(emoji, kept)).strip()


def on_one_line(text: str) -> str:
    """``text`` with every run of white space made one space: for names and titles."""
    return " ".join(text.split())


def with_breaks(text: str, longest: int = _LONGEST_RUN) -> str:
    """``text`` with zero-width spaces inside every run of more than ``longest`` characters without a place to break.

    Behind ``-_/.:`` where that is enough: a letter that is drawn once with such a space is copied with one everywhere.
    """
    return re.sub(rf"[^\s{_BREAKS_ANYWHERE}]{{{longest + 1},}}", lambda run: _broken(run[0], longest), text)


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc":
        return character if character == "\n" else ""
    if category == "Cf":
        return character if character in _KEPT_FORMATTING else ""
    return character


def _broken(run: str, longest: int) -> str:
    parts = _PARTS.findall(run)
    if all(len(part.rstrip(_PARTING)) <= longest for part in parts):
        return _ZERO_WIDTH_SPACE.join(parts)
    pieces = [run[0]]
    for before, character in pairwise(run):
        joined = unicodedata.category(character).startswith("M") or "\u200d" in (before, character)
        pieces.append(character if joined else _ZERO_WIDTH_SPACE + character)
    return "".join(pieces)
