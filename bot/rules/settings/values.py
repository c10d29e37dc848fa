"""How the values of settings are written down and read: the words of a row, and what they mean."""

import json
from datetime import time

from bot.rules.deadlines import Allowance, Term, Unit
from bot.rules.learning import MOST_MONTHS
from bot.rules.ledgers.expiry import Days
from bot.rules.plain_words import NO, YES
from bot.rules.text import Text
from bot.rules.thin import LEAST_SHARE, MOST_SHARE
from bot.rules.whole_numbers import read_whole

MOST_DAYS, MOST_STEPS = 365, 30
FARTHEST = 5000
"""Metres: how far from a site a firm may let a phone be at most."""

_UNITS = {"w": Unit.WORKING_DAYS, "n": Unit.NATURAL_DAYS, "m": Unit.MINUTES}
_SIGNS = {unit: sign for sign, unit in _UNITS.items()}


class BadValue(ValueError):
    """A value that a setting cannot have: not of its kind, or outside its range."""


def read_allowance(value: str) -> Allowance:
    """``3w`` is three working days, ``7n`` seven natural ones, ``10m`` ten minutes. Raises BadValue."""
    number, unit = value[:-1], value[-1:]
    if unit not in _UNITS or not number.isdecimal() or not int(number) <= MOST_DAYS:
        raise BadValue(value)
    return Allowance(int(number), _UNITS[unit])


def write_allowance(allowance: Allowance) -> str:
    """The other way round."""
    return f"{allowance.n}{_SIGNS[allowance.unit]}"


def read_time(term: Term, value: str) -> Allowance:
    """A promised time of one sort with the usual one: days for days, some minutes for minutes. Raises BadValue."""
    found = read_allowance(value)
    if (found.unit is Unit.MINUTES) is not (term.usual.unit is Unit.MINUTES):
        raise BadValue(value)
    if found == Allowance(0, Unit.MINUTES):
        raise BadValue(value)
    return found


def read_hour(value: str) -> time:
    """``08:30``. Raises BadValue."""
    try:
        found = time.fromisoformat(value)
    except ValueError:
        raise BadValue(value) from None
    if len(value) != len("08:30") or found.tzinfo is not None:
        raise BadValue(value)
    return found


def read_steps(value: str) -> int:
    """Working days of the ladder, at least one. Raises BadValue."""
    if not value.isdecimal() or not 1 <= int(value) <= MOST_STEPS:
        raise BadValue(value)
    return int(value)


def read_metres(value: str) -> int:
    """How far something may be. Raises BadValue."""
    found = read_whole(value)
    if found is None or not 1 <= found <= FARTHEST:
        raise BadValue(value[:20])
    return found


def read_months(value: str) -> int:
    """How many months. Raises BadValue."""
    found = read_whole(value)
    if found is None or not 1 <= found <= MOST_MONTHS:
        raise BadValue(value[:20])
    return found


def read_share(value: str) -> int:
    """How many percent. Raises BadValue."""
    found = read_whole(value)
    if found is None or not LEAST_SHARE <= found <= MOST_SHARE:
        raise BadValue(value[:20])
    return found


def read_switch(value: str) -> bool:
    """Whether something is so. Raises BadValue."""
    if value not in (YES, NO):
        raise BadValue(value[:20])
    return value == YES


def read_series(value: str) -> Days:
    """``210,180,60``: how many days before, the earliest first. Raises BadValue."""
    parts = value.split(",")
    if not all(part.isascii() and part.isdecimal() and 1 <= int(part) <= MOST_DAYS for part in parts):
        raise BadValue(value[:20])
    days = tuple(map(int, parts))
    if list(days) != sorted(set(days), reverse=True):
        raise BadValue(value[:20])
    return days


def write_series(days: Days) -> str:
    """The other way round."""
    return ",".join(map(str, days))


def read_id(value: str) -> int:
    """The id of a record. Raises BadValue."""
    found = read_whole(value)
    if found is None or found < 0:
        raise BadValue(value[:20])
    return found


def write_texts(texts: Text) -> str:
    """A text in both languages as it is stored."""
    return json.dumps({"zh": texts.zh, "en": texts.en}, ensure_ascii=False)


def read_texts(value: str) -> Text:
    """The other way round. Raises BadValue."""
    try:
        found = json.loads(value)
        return Text(str(found["zh"]), str(found["en"]))
    except (ValueError, KeyError, TypeError):
        raise BadValue(value[:20]) from None
