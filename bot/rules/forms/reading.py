"""Typed text -> an answer's value, tolerant of how people type; never a guess: what has two readings is asked back."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from bot.rules.beijing import in_beijing
from bot.rules.form import Kind, Limit, Question
from bot.rules.forms.answers import Value
from bot.rules.forms.choosing import choose, choose_several
from bot.rules.forms.day_span import span_of
from bot.rules.forms.durations import minutes_of, read_minutes
from bot.rules.forms.moments import as_answer, read_day, read_hour, read_moment
from bot.rules.forms.numerals import read_decimal
from bot.rules.forms.people_named import People, split_names
from bot.rules.forms.periods import as_answer as period_answer
from bot.rules.forms.periods import read_period
from bot.rules.forms.unreadable import (
    NotAConformity,
    NotADate,
    NotAName,
    NotAnHour,
    NotANumber,
    NotAPeriod,
    NotAPhone,
    NotASpot,
    NotByText,
    NotConfirmed,
    NotYesOrNo,
    NumberOutOfRange,
    TextMissing,
    TextTooLong,
    TextTooShort,
    Unreadable,
)
from bot.rules.names import read_name
from bot.rules.plain_words import CONFIRM_WORDS, CONFORMITY_WORDS, YES, YES_NO_WORDS, normalise, trimmed
from bot.rules.spots import read_spot
from bot.rules.text import Language
from bot.rules.unseen import is_blank, without_unseen

__all__ = ["CONFORMITY_WORDS", "YES_NO_WORDS", "Unreadable", "read"]

LONGEST_TEXT = 8000
"""Characters: two messages of the longest that an app sends at once."""
MOST_DIGITS = 16
"""Of a number, its point included: nothing that is measured or counted here has more, and no table holds forty."""
LONGEST_ANSWER = 300
"""Characters of what may be a day, an hour or a choice: whoever sends thousands is not read, since the program stands
still for everybody meanwhile."""
BEST_RATING = 5

_RATING_WORDS = {
    "很满意": 5,
    "非常满意": 5,
    "满意": 4,
    "一般": 3,
    "不满意": 2,
    "很不满意": 1,
    "非常不满意": 1,
    "very satisfied": 5,
    "satisfied": 4,
    "neutral": 3,
    "dissatisfied": 2,
    "not satisfied": 2,
    "very dissatisfied": 1,
}
_NO_ANSWER: Mapping[Kind, type[Unreadable]] = {
    Kind.NUMBER: NotANumber,
    Kind.DATE: NotADate,
    Kind.DATE_TIME: NotADate,
    Kind.TIME: NotAnHour,
    Kind.PERIOD: NotAPeriod,
    Kind.CONTACT: NotAPhone,
}
_CONFIRMING = {**{word: key for word, key in YES_NO_WORDS.items() if key == YES}, **CONFIRM_WORDS}
_STARS = re.compile("[★⭐🌟☆]+")
_GRADE = re.compile(
    r"(?P<grade>\d{1,2}|[一二三四五六七八九十]) ?(?:星级?|颗星|分|stars?|points?)?(?: ?/ ?(?P<of>\d{1,2}))?"
)
_PHONE = re.compile(r"(?<!\d)(?:\+\d{1,3}[ -]?)?(?:\(?\d{2,4}\)?[ -]?)?\d{3,4}[ -]?\d{4}(?:-\d{1,5})?(?!\d)")


def read(question: Question, text: str, *, now: datetime, language: Language, first_day: date | None = None) -> Value:
    """The value that a typed text answers this question with, in the shape that ``answers.Value`` gives per kind.

    ``now`` is the present, aware; days and times are Beijing's. ``language`` is the reader's and decides only how
    ``3/4`` is read. A RECORD question is answered by typing only where it lists options. ``first_day``: the first that
    a DATE question takes, where that hangs on what was answered or promised before.

    Raises a subclass of Unreadable for each broken rule, NaiveMoment for a ``now`` without a zone.
    """
    if question.kind is Kind.TEXT:
        return _text(question, text)
    if is_blank(text):
        raise TextMissing
    if len(text) > LONGEST_ANSWER and question.kind in _NO_ANSWER:
        raise _NO_ANSWER[question.kind](text)
    match question.kind:
        case Kind.CONFORMITY:
            return _word(CONFORMITY_WORDS, text, NotAConformity, question)
        case Kind.YES_NO:
            return _word(YES_NO_WORDS, text, NotYesOrNo, question)
        case Kind.CONFIRM:
            return _word(_CONFIRMING, text, NotConfirmed, question)
        case Kind.CHOICE:
            return choose(question, text)
        case Kind.CHOICES:
            return choose_several(question, text)
        case Kind.NUMBER:
            return _number(question, text)
        case Kind.DATE:
            day = read_day(text, in_beijing(now).date(), language)
            span_of(question, in_beijing(now).date(), first_day).check(day)
            return as_answer(day)
        case Kind.DATE_TIME:
            moment = read_moment(text, in_beijing(now), language)
            span_of(question, in_beijing(now).date(), first_day).check(moment.date())
            return as_answer(moment)
        case Kind.TIME:
            return read_hour(text).isoformat("minutes")
        case Kind.PERIOD:
            return period_answer(*read_period(text, in_beijing(now).date(), language))
        case Kind.RATING:
            return _rating(question, text)
        case Kind.CONTACT:
            return _contact(text)
        case Kind.LOCATION:
            return _spot(text)
        case Kind.RECORD if question.options:
            return choose(question, text)
        case Kind.PEOPLE:
            return People(named=split_names(_text(question, text), ())).value()
        case _:
            raise NotByText(question.kind)


def _spot(text: str) -> Value:
    spot = read_spot(text)
    if spot is None:
        raise NotASpot(text)
    return {"latitude": spot.latitude, "longitude": spot.longitude}


def _word(words: Mapping[str, str], text: str, otherwise: type[Unreadable], question: Question) -> str:
    key = words.get(normalise(text))
    if key is not None:
        return key
    if question.options:
        return choose(question, text)
    raise otherwise(text)


def _text(question: Question, text: str) -> str:
    typed = trimmed(without_unseen(text))
    if is_blank(typed):
        raise TextMissing
    if question.names:
        name = read_name(text)
        if name is None:
            raise NotAName(text)
        typed = name
    if question.minimum is not None and len(typed) < question.minimum:
        raise TextTooShort(int(question.minimum), len(typed))
    maximum = LONGEST_TEXT if question.maximum is None else int(question.maximum)
    if len(typed) > maximum:
        raise TextTooLong(maximum, len(typed))
    return typed


def _number(question: Question, text: str) -> str:
    value = _measured(question, text)
    _check_range(value, question.minimum, question.maximum)
    if len(format(abs(value), "f")) > MOST_DIGITS:
        raise NotANumber(text)
    return format(abs(value) if value == 0 else value, "f")


def _measured(question: Question, text: str) -> Decimal:
    """A number, or a length of time in the unit of time that is asked for."""
    unit = minutes_of(question.unit)
    minutes = read_minutes(text) if unit is not None else None
    if unit is None or minutes is None:
        return read_decimal(text, question.unit)
    return (minutes / unit).quantize(Decimal("0.01")).normalize() if unit > 1 else minutes


def _rating(question: Question, text: str) -> int:
    lowest = 1 if question.minimum is None else int(question.minimum)
    best = BEST_RATING if question.maximum is None else int(question.maximum)
    plain = normalise(text)
    grade = _GRADE.fullmatch(plain)
    if plain in _RATING_WORDS and (lowest, best) == (1, BEST_RATING):
        return _RATING_WORDS[plain]
    if _STARS.fullmatch(plain):
        value = len(plain.rstrip("☆"))
    elif grade is not None and grade["of"] in (None, str(best)):
        value = int(read_decimal(grade["grade"], None))
    else:
        raise NotANumber(text)
    _check_range(Decimal(value), lowest, best)
    return value


def _check_range(value: Decimal, minimum: Limit | None, maximum: Limit | None) -> None:
    if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
        raise NumberOutOfRange(minimum, maximum, format(value, "f"))


def _contact(text: str) -> dict[str, str]:
    plain = normalise(text)
    found = _PHONE.search(plain)
    if found is None:
        raise NotAPhone(text)
    rest = trimmed(text).translate(_FULL_WIDTH_DIGITS)
    name = rest.replace(found[0], " ").strip(" ,，、:：;；")
    return {"phone": re.sub(r"[ ()]", "", found[0]), "name": name}


_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９＋－（）", "0123456789+-()")
