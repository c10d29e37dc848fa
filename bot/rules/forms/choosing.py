"""Options as people type them: by label in either language, by an unambiguous beginning, by number."""

import re

from bot.rules.form import Option, Question
from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import Ambiguous, NotAnOption
from bot.rules.plain_words import normalise

_NUMBER = re.compile(r"(?:第|选|no\.? ?|#)?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|项|号)?")
_STRONG = re.compile(r"[、,;/\n]+")


def choose(question: Question, text: str) -> str:
    """The key of the one option typed: an exact label or key first, then its number 1..n, then a unique beginning.

    Raises NotAnOption, Ambiguous.
    """
    plain = normalise(text)
    found = _named(question.options, plain) or _numbered(question.options, plain)
    if found is not None:
        return found
    begun = tuple(option.key for option in question.options if plain and _begins(option, plain))
    if not begun:
        raise NotAnOption(plain, question.options)
    if len(begun) > 1:
        raise Ambiguous(plain, begun)
    return begun[0]


def choose_several(question: Question, text: str) -> list[str]:
    """The keys of all options typed, in the form's order; separated by 、 , ; / or spaces.

    Where an option's own label holds a separator, the label wins. Raises NotAnOption, Ambiguous.
    """
    whole = _named(question.options, normalise(text))
    if whole is not None:
        return [whole]
    chosen: set[str] = set()
    for part in _STRONG.split(text.replace("，", ",").replace("；", ";")):
        words = normalise(part).split(" ") if normalise(part) else []
        while words:
            taken = _longest_label(question.options, words)
            chosen.add(choose(question, " ".join(words[:taken])))
            words = words[taken:]
    if not chosen:
        raise NotAnOption(normalise(text), question.options)
    return [option.key for option in question.options if option.key in chosen]


def _longest_label(options: tuple[Option, ...], words: list[str]) -> int:
    # no more words than a label has: whoever sends thousands is not waited for by everybody
    most = max(spelling.count(" ") + 1 for option in options for spelling in _spellings(option))
    for taken in range(min(len(words), most), 1, -1):
        beginning = " ".join(words[:taken])
        if _named(options, beginning) is not None or any(_begins(option, beginning) for option in options):
            return taken
    return 1


def _spellings(option: Option) -> tuple[str, ...]:
    return normalise(option.label.zh), normalise(option.label.en), normalise(option.key)


def _named(options: tuple[Option, ...], plain: str) -> str | None:
    return next((option.key for option in options if plain in _spellings(option)), None)


def _begins(option: Option, plain: str) -> bool:
    return any(spelling.startswith(plain) for spelling in _spellings(option))


def _numbered(options: tuple[Option, ...], plain: str) -> str | None:
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    typed = match["number"]
    number = int(typed) if typed.isdecimal() else chinese_integer(typed)
    return options[number - 1].key if number is not None and 1 <= number <= len(options) else None
