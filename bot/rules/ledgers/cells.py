"""One typed text -> a column's value and back: the chat and the spreadsheets read cells alike.

Tolerant of how people type: full-width letters, 是/yes/√/1, a choice by its name in either language or by its key.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.folding import folded
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.plain_cells import plain
from bot.rules.limits import LONGEST as LONGEST_LIMITS
from bot.rules.limits import read_limits
from bot.rules.names import read_name
from bot.rules.plain_words import NO, YES, YES_NO_WORDS, normalise, trimmed
from bot.rules.spots import read_spot
from bot.rules.text import CHINESE, Language, Text
from bot.rules.unseen import is_blank

Value = str | bool
"""A bool for YES_NO, else text: an option's ``value``, several parted by blanks, a code, a day as ``2026-11-30``, a
number in digits, limits as ``1.5–2.25 MPa``; "" is an empty cell."""

NOTHING = frozenset({"-", "--", "/", "无", "没有", "none", "n/a"})
"""What people write into a cell that they leave empty."""

YES_NO_NAMES: Mapping[bool, Text] = {True: Text("是", "Yes"), False: Text("否", "No")}

LONGEST_PHONE = 20
FEWEST_DIGITS = 5
LONGEST_NUMBER = 4

_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?")
_DAYS = tuple(
    re.compile(shape + r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?")
    for shape in (
        r"(?P<year>\d{4}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2}) ?[日号]?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})",
    )
)
_PHONE = re.compile(r"\+?[0-9]+(?:-[0-9]+)*")


class CellFault(StrEnum):
    """Which rule a cell breaks."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"
    NOT_A_CODE = "not_a_code"
    NOT_A_CHOICE = "not_a_choice"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_DAY = "not_a_day"
    NOT_A_NUMBER = "not_a_number"
    NOT_LIMITS = "not_limits"
    CROSSED = "crossed"
    NOT_A_PLACE = "not_a_place"
    NOT_HERE = "not_here"
    NO_SUCH_ENTRY = "no_such_entry"
    TAKEN = "taken"
    FIXED = "fixed"
    BACKWARDS = "backwards"
    KEPT_TOO_SHORT = "kept_too_short"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell cannot be taken. ``column`` is its key; ``limit`` goes with TOO_LONG, in characters, and with
    NOT_A_NUMBER, ``earliest`` with KEPT_TOO_SHORT."""

    fault: CellFault
    column: str
    limit: int = 0
    earliest: str = ""


def read_cell(column: Column, text: str) -> Value | CellProblem:
    """The value that a text gives a column; whether a reference exists or a code is free is not asked here."""
    typed = trimmed(plain(text))
    if is_blank(typed) or (not column.required and normalise(typed) in NOTHING):
        typed = ""
    if not typed:
        if column.required:
            return CellProblem(CellFault.MISSING, column.key)
        return False if column.kind is ColumnKind.YES_NO else ""
    if column.names:
        name = read_name(text)
        return CellProblem(CellFault.NOT_A_NAME, column.key) if name is None else _text(column, name)
    return _READ[column.kind](column, typed)


def _text(column: Column, typed: str) -> Value | CellProblem:
    if len(typed) > column.longest:
        return CellProblem(CellFault.TOO_LONG, column.key, column.longest)
    return next((text.zh for text in column.texts if typed == text.en), typed)


def _code(column: Column, typed: str) -> Value | CellProblem:
    code = normalise(typed).upper()
    if not _CODE.fullmatch(code):
        return CellProblem(CellFault.NOT_A_CODE, column.key)
    if len(code) > column.longest:
        return CellProblem(CellFault.TOO_LONG, column.key, column.longest)
    return code


def _choice(column: Column, typed: str) -> Value | CellProblem:
    said = normalise(typed)
    for option in column.options:
        if said in map(normalise, (option.text.zh, option.text.en, option.value, *option.once)):
            return option.value
    return CellProblem(CellFault.NOT_A_CHOICE, column.key)


_PARTED = re.compile(r"[,，、;；/|\n]+")
_BETWEEN = re.compile(r"[\s,，、;；/|]+|\band\b")


def _several(column: Column, typed: str) -> Value | CellProblem:
    """Several of the options, parted as people part them, in the options' order; a name may be of several words."""
    chosen = set()
    for part in filter(None, map(str.strip, _PARTED.split(typed))):
        whole = _choice(column, part)
        for word in (part,) if isinstance(whole, str) else filter(None, _BETWEEN.split(part)):
            value = _choice(column, word)
            if isinstance(value, CellProblem):
                return value
            chosen.add(value)
    return " ".join(option.value for option in column.options if option.value in chosen)


def _number(column: Column, typed: str) -> Value | CellProblem:
    said = folded(typed).strip(" .。").removesuffix(".0")
    if not (said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER):
        return CellProblem(CellFault.NOT_A_NUMBER, column.key, column.most)
    number = int(said)
    return (
        str(number)
        if column.least <= number <= column.most
        else CellProblem(CellFault.NOT_A_NUMBER, column.key, column.most)
    )


def _limits(column: Column, typed: str) -> Value | CellProblem:
    limits = read_limits(typed)
    if limits is None or len(str(limits)) > LONGEST_LIMITS:
        return CellProblem(CellFault.NOT_LIMITS, column.key)
    return CellProblem(CellFault.CROSSED, column.key) if limits.crossed else str(limits)


def _yes_no(column: Column, typed: str) -> Value | CellProblem:
    word = YES_NO_WORDS.get(normalise(typed))
    if word not in (YES, NO):
        return CellProblem(CellFault.NOT_YES_OR_NO, column.key)
    return word == YES


def _phone(column: Column, typed: str) -> Value | CellProblem:
    phone = re.sub(r"[ ().]", "", normalise(typed))
    if not _PHONE.fullmatch(phone) or sum(letter.isdecimal() for letter in phone) < FEWEST_DIGITS:
        return CellProblem(CellFault.NOT_A_PHONE, column.key)
    if len(phone) > LONGEST_PHONE:
        return CellProblem(CellFault.TOO_LONG, column.key, LONGEST_PHONE)
    return phone


def _day(column: Column, typed: str) -> Value | CellProblem:
    """A day with its year: 2026-11-30, 2026年11月30日, 20261130, 30.11.2026; a time of day is passed over."""
    said = folded(typed).strip(" .。")
    for shape in _DAYS:
        if match := shape.fullmatch(said):
            try:
                return date(*(int(match[part]) for part in ("year", "month", "day"))).isoformat()
            except ValueError:
                break
    return CellProblem(CellFault.NOT_A_DAY, column.key)


def _place(column: Column, typed: str) -> Value | CellProblem:
    spot = read_spot(typed)
    return spot.written() if spot is not None else CellProblem(CellFault.NOT_A_PLACE, column.key)


_READ = {
    ColumnKind.CODE: _code,
    ColumnKind.TEXT: _text,
    ColumnKind.CHOICE: _choice,
    ColumnKind.SEVERAL: _several,
    ColumnKind.NUMBER: _number,
    ColumnKind.LIMITS: _limits,
    ColumnKind.REFERENCE: _code,
    ColumnKind.PHONE: _phone,
    ColumnKind.YES_NO: _yes_no,
    ColumnKind.DAY: _day,
    ColumnKind.PLACE: _place,
}


def shown(column: Column, value: Value, language: Language) -> str:
    """A value as people read it, and as ``read_cell`` reads it again; "" for an empty one."""
    return showing(column, language)(value)


def showing(column: Column, language: Language) -> Callable[[Value], str]:
    """``shown`` of a column: what is the same for each of its cells is looked up once, since a sheet has thousands."""
    if column.kind is ColumnKind.YES_NO:
        no, yes = (YES_NO_NAMES[said].to(language) for said in (False, True))
        return lambda value: yes if value else no
    if column.kind is ColumnKind.SEVERAL:
        between = "、" if language == CHINESE else ", "
        options = [(option.value, option.text.to(language)) for option in column.options]
        return lambda value: between.join(text for one, text in options if one in str(value).split())
    names: dict[Value, str] = {text.zh: text.to(language) for text in column.texts}
    names |= {option.value: option.text.to(language) for option in column.options}
    return (lambda value: names.get(value) or str(value)) if names else str


def kept_too_short(ledger: Ledger, values: Mapping[str, object], contracts: Iterable[str]) -> CellProblem | None:
    """Why an entry is not kept long enough (clause 6.2); ``contracts``: the last days of those with the client."""
    for column in ledger.columns:
        if column.kept is None or not values.get(column.key):
            continue
        earliest = column.kept.earliest((str(values.get(column.kept.after, "")), *contracts))
        if earliest is not None and str(values[column.key]) < earliest.isoformat():
            return CellProblem(CellFault.KEPT_TOO_SHORT, column.key, earliest=earliest.isoformat())
    return None


def disagreement(ledger: Ledger, values: Mapping[str, object]) -> CellProblem | None:
    """Why values that are each fine do not go together.

    One is missing beside the others, or has no business there; or something ends before it begins.
    """
    for column in ledger.columns:
        only, value = column.only, values.get(column.key, "")
        if value and column.not_before and str(value) < str(values.get(column.not_before, "")):
            return CellProblem(CellFault.BACKWARDS, column.key)
        if only is None:
            continue
        applies = column.applies(values)
        if value and not applies:
            return CellProblem(CellFault.NOT_HERE, column.key)
        if applies and only.required and not value:
            return CellProblem(CellFault.MISSING, column.key)
    return None
