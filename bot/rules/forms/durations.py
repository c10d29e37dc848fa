"""How long something took, as people type it: 90分钟, 一个半小时, 1小时30分, 1h30, 1:30, 2 hrs, half an hour.

A number alone counts in the question's unit. Every text is read once from left to right: hours, then minutes.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import NotANumber
from bot.rules.plain_words import normalise
from bot.rules.text import Text

MINUTES_OF_HOUR = 60

_HOUR = r"(?:小时|钟头|hours?|hrs?|h)\.?"
_MINUTE = r"(?:分钟|分|minutes?|mins?|m|')\.?"
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {word: n for n, word in enumerate(_COUNTED, 1)}
_ONE_WORDS = {"a": 1, "an": 1, "两": 2, **_WORDS}
_NUMBER = rf"(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?|[零〇一二两三四五六七八九十百]{{1,8}}|an?|{'|'.join(_WORDS)})"
_HOURS = re.compile(rf"{_NUMBER} ?个?(?P<half_inside>半)? ?{_HOUR}(?P<half_behind>半| and a half)?")
_AND_A_HALF = re.compile(rf"{_NUMBER} and a half ?{_HOUR}")
_MINUTES = re.compile(rf"{_NUMBER} ?{_MINUTE}")
_BARE_MINUTES = re.compile(r"(?P<number>\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")
_QUARTERS = re.compile(r"(?P<quarters>[一二两三123]|an?|three)? ?(?:刻钟?|quarters? of an hour|quarter[- ]hours?)")
_HALF = re.compile(r"半个?(?:小时|钟头)|(?:a )?half(?: an| a)?[- ]hour")
_ABOUT = re.compile(r"(?:大约|大概|约|差不多|about|around|approx\.?|ca\.?|~) ?")
_BEHIND = re.compile(r" ?(?:左右|上下)")
_BETWEEN = re.compile(r"[ ,]{0,2}(?:and|又|零|、)? ?")
_UNITS_OF_TIME = {
    MINUTES_OF_HOUR: frozenset({"小时", "个小时", "hour", "hours", "h"}),
    1: frozenset({"分钟", "分", "minute", "minutes", "min"}),
}


@dataclass(slots=True)
class _Reading:
    """A text that is read from ``at`` on."""

    text: str
    at: int = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here; reading goes on behind it."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    @property
    def over(self) -> bool:
        """Whether everything was read."""
        return self.at == len(self.text)


def minutes_of(unit: Text | None) -> int | None:
    """How many minutes one of this unit is; None for what measures no time."""
    if unit is None:
        return None
    names = {normalise(name) for name in (unit.zh, unit.en, unit.one) if name}
    return next((minutes for minutes, known in _UNITS_OF_TIME.items() if names & known), None)


def read_minutes(text: str) -> Decimal | None:
    """The minutes that a typed length of time is, with its unit, whole ones where it was said in hours.

    None for anything else (``90``, ``2天``).
    """
    reading = _Reading(normalise(text))
    reading.take(_ABOUT)
    try:
        minutes = _minutes(reading)
    except NotANumber:
        return None
    reading.take(_BEHIND)
    return minutes if minutes is not None and reading.over else None


def _minutes(reading: _Reading) -> Decimal | None:
    if found := reading.take(_CLOCK):
        return Decimal(int(found["hours"]) * MINUTES_OF_HOUR + int(found["minutes"]))
    if reading.take(_HALF):
        return Decimal(30)
    if found := reading.take(_QUARTERS):
        return 15 * (_number(found["quarters"]) if found["quarters"] else Decimal(1))
    if found := reading.take(_AND_A_HALF):
        return (_number(found["number"]) * MINUTES_OF_HOUR + 30).quantize(Decimal(1))
    if found := reading.take(_HOURS):
        halves = bool(found["half_inside"]) + bool(found["half_behind"])
        hours = _number(found["number"]) * MINUTES_OF_HOUR + 30 * halves
        return (hours + (_rest(reading) if not halves else 0)).quantize(Decimal(1))
    found = reading.take(_MINUTES)
    return _number(found["number"]) if found is not None else None


def _rest(reading: _Reading) -> Decimal:
    """The minutes behind the hours, with their unit or without: 1小时30分, 1h30."""
    before = reading.at
    reading.take(_BETWEEN)
    if found := reading.take(_QUARTERS):
        return 15 * (_number(found["quarters"]) if found["quarters"] else Decimal(1))
    found = reading.take(_MINUTES) or reading.take(_BARE_MINUTES)
    if found is not None and (minutes := _number(found["number"])) < MINUTES_OF_HOUR:
        return minutes
    reading.at = before
    return Decimal(0)


def _number(text: str) -> Decimal:
    """Raises NotANumber."""
    if text in _ONE_WORDS:
        return Decimal(_ONE_WORDS[text])
    written = chinese_integer(text)
    if written is None and not text[0].isascii():
        # 二百五 is 205 to one and 250 to another
        raise NotANumber(text)
    return Decimal(text if written is None else written)
