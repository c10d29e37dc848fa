"""Long tables on their way to the child process: packed page by page as they are read.

Handing the child a whole table at once was measured to hold up the chat for a quarter of a second per 20,000 rows.
"""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.documents.spreadsheet import Column, Sheet, Value, Workbook, draw_workbook
from bot.rules.text import Language, Text


@dataclass(frozen=True, slots=True)
class PackedSheet:
    """A sheet whose rows are ``pages`` as ``packed`` makes them; ``size`` counts the rows."""

    title: Text
    columns: tuple[Column, ...]
    pages: tuple[bytes, ...]
    size: int


@dataclass(frozen=True, slots=True)
class PackedWorkbook:
    """A workbook of packed sheets."""

    title: Text
    about: tuple[tuple[Text, Value], ...]
    sheets: tuple[PackedSheet, ...]
    language: Language
    made_at: datetime


def packed(rows: Sequence[tuple[Value, ...]]) -> bytes:
    """One page of rows."""
    return pickle.dumps(tuple(rows))


def draw_packed(book: PackedWorkbook) -> bytes:
    """The workbook as a file."""
    return draw_workbook(unpacked(book))


def unpacked(book: PackedWorkbook) -> Workbook:
    """The workbook as it is drawn."""
    return Workbook(book.title, book.about, tuple(map(_sheet, book.sheets)), book.language, book.made_at)


def _sheet(sheet: PackedSheet) -> Sheet:
    # the pages come from this program's own parent process
    rows = tuple(row for page in sheet.pages for row in pickle.loads(page))  # noqa: S301
    return Sheet(sheet.title, sheet.columns, rows)
