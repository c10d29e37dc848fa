"""What a typed cell means, by its column: the same in the chat and in a spreadsheet."""

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

from bot.rules.ledgers.ledger import Column, ColumnKind
from bot.rules.ledgers.plain_cells import plain
from bot.rules.text import Language, Text

YES = Text("是", "Yes")
NO = Text("否", "No")

_YES_WORDS = frozenset({"是", "有", "对", "yes", "y", "true", "1", "√", "✓", "✔"})
_NO_WORDS = frozenset({"", "否", "无", "不", "no", "n", "false", "0", "×", "✗"})
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_PHONE = re.compile(r"\+?[0-9]{5,19}")
_BETWEEN_DIGITS = re.compile(r"[\s().-]")


class CellFault(StrEnum):
    """Which rule a cell breaks."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_A_CODE = "not_a_code"
    NOT_A_CHOICE = "not_a_choice"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_PHONE = "not_a_phone"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell cannot be taken. ``column`` is its key; ``limit`` in characters goes with TOO_LONG."""

    fault: CellFault
    column: str
    limit: int = 0


def read_cell(column: Column, text: str) -> str | bool | CellProblem:
    """The value that ``text`` means in this column; an optional cell left empty is ``""`` (or False)."""
    said = plain(text) if column.kind is ColumnKind.TEXT else normalize("NFKC", plain(text))
    if column.kind is ColumnKind.YES_NO:
        return _yes_or_no(column, said)
    if not said:
        return CellProblem(CellFault.MISSING, column.key) if column.required else ""
    if column.kind is ColumnKind.CHOICE:
        return _option(column, said)
    if column.kind is ColumnKind.PHONE:
        said = _BETWEEN_DIGITS.sub("", said)
        if not _PHONE.fullmatch(said):
            return CellProblem(CellFault.NOT_A_PHONE, column.key)
    if len(said) > column.longest:
        return CellProblem(CellFault.TOO_LONG, column.key, column.longest)
    if column.kind in (ColumnKind.CODE, ColumnKind.REFERENCE) and not _CODE.fullmatch(said):
        return CellProblem(CellFault.NOT_A_CODE, column.key)
    return said


def shown(column: Column, value: str | bool, language: Language) -> str:
    """A value as people read it in a cell."""
    if isinstance(value, bool):
        return (YES if value else NO).to(language)
    for option in column.options:
        if option.value == value:
            return option.text.to(language)
    return value


def _yes_or_no(column: Column, said: str) -> bool | CellProblem:
    word = said.casefold()
    if word in _YES_WORDS:
        return True
    return False if word in _NO_WORDS else CellProblem(CellFault.NOT_YES_OR_NO, column.key)


def _option(column: Column, said: str) -> str | CellProblem:
    word = said.casefold()
    for option in column.options:
        if word in (option.value, option.text.zh.casefold(), option.text.en.casefold()):
            return option.value
    return CellProblem(CellFault.NOT_A_CHOICE, column.key)
