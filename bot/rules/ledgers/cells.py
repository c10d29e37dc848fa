"""What a typed cell means, by its column: the same in the chat and in a spreadsheet."""

import re
from enum import StrEnum
from unicodedata import normalize

from bot.rules.ledgers.ledger import Column, ColumnKind
from bot.rules.text import Language, Text

YES = Text("是", "Yes")
NO = Text("否", "No")

_YES_WORDS = frozenset({"是", "有", "对", "yes", "y", "true", "1", "√", "✓", "✔"})
_NO_WORDS = frozenset({"", "否", "无", "不", "no", "n", "false", "0", "×", "✗"})
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_PHONE = re.compile(r"\+?[0-9]{5,19}")
_BETWEEN_DIGITS = re.compile(r"[\s().-]")
_NEVER_KEPT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, characters that show other words than were written, and what no file can hold."""
_WHITE_SPACE = re.compile(r"\s+")


class CellProblem(StrEnum):
    """Why a cell cannot be taken as it is."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_CODE = "not_a_code"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_OPTION = "not_an_option"
    NOT_YES_OR_NO = "not_yes_or_no"


def read_cell(column: Column, text: str) -> str | bool | CellProblem:
    """The value that ``text`` means in this column; an optional cell left empty is ``""`` (or False)."""
    said = plain(text) if column.kind is ColumnKind.TEXT else normalize("NFKC", plain(text))
    if column.kind is ColumnKind.YES_NO:
        return _yes_or_no(said)
    if not said:
        return CellProblem.EMPTY if column.required else ""
    if column.kind is ColumnKind.CHOICE:
        return _option(column, said)
    if column.kind is ColumnKind.PHONE:
        said = _BETWEEN_DIGITS.sub("", said)
        if not _PHONE.fullmatch(said):
            return CellProblem.NOT_A_PHONE
    if len(said) > column.longest:
        return CellProblem.TOO_LONG
    if column.kind in (ColumnKind.CODE, ColumnKind.REFERENCE) and not _CODE.fullmatch(said):
        return CellProblem.NOT_A_CODE
    return said


def plain(text: str) -> str:
    """Text on one line, without what cannot be seen; full-width brackets in a firm's name stay as they are."""
    return _WHITE_SPACE.sub(" ", normalize("NFC", _NEVER_KEPT.sub("", text))).strip()


def shown(column: Column, value: str | bool, language: Language) -> str:
    """A value as people read it in a cell."""
    if isinstance(value, bool):
        return (YES if value else NO).to(language)
    for option in column.options:
        if option.value == value:
            return option.text.to(language)
    return value


def _yes_or_no(said: str) -> bool | CellProblem:
    word = said.casefold()
    if word in _YES_WORDS:
        return True
    return False if word in _NO_WORDS else CellProblem.NOT_YES_OR_NO


def _option(column: Column, said: str) -> str | CellProblem:
    word = said.casefold()
    for option in column.options:
        if word in (option.value, option.text.zh.casefold(), option.text.en.casefold()):
            return option.value
    return CellProblem.NOT_AN_OPTION
