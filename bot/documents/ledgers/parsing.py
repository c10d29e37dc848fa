"""A filled-in workbook of the ledgers as rows: columns are recognised in either language and in any order."""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, cast
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bot.documents.ledgers.scanning import MOST_COLUMNS, MOST_ROWS, SHEETS, Extent, scan
from bot.documents.spreadsheet import unescaped
from bot.rules.folding import folded
from bot.rules.ledgers.faults import FileRefused, Reason, Refusal, Unreadable
from bot.rules.ledgers.garbled import is_garbled
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.ledgers.plain_cells import plain
from bot.rules.ledgers.planning import Row
from bot.rules.text import Text

PROBLEMS = Text("有误", "Problems")
"""The sheet that a returned copy has in front; it is not read back."""

REQUIRED_MARK = "*"

_DAMAGE = (
    BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,  # what XML parsers raise
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    TypeError,
    ValueError,
)
"""What the library raises over a file that is not as the format says."""

Sheets = dict[str, list[Row]]


def parse_workbook(content: bytes) -> Sheets:
    """The rows of each ledger that the workbook has a sheet for; empty rows are left out. Raises FileRefused."""
    extents = scan(content)
    try:
        with warnings.catch_warnings():
            # it warns of what it does not keep (drop-downs, headers), of which nothing is needed
            warnings.simplefilter("ignore")
            return _parse(content, extents)
    except _DAMAGE as damage:
        raise FileRefused(Refusal.DAMAGED) from damage


def _parse(content: bytes, extents: Mapping[str, Extent]) -> Sheets:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        found: Sheets = {}
        for page in book.worksheets:
            place = str(PurePosixPath(str(page._worksheet_path).lstrip("/")))  # type: ignore[attr-defined]  # read-only
            if not place.startswith(SHEETS):
                raise FileRefused(Refusal.DAMAGED)
            title, last_row = str(page.title), extents[place].last_row
            _check(title, extents[place])
            if _named(title) in (PROBLEMS.zh, PROBLEMS.en.casefold()):
                continue
            ledger = _ledger(title)
            if ledger is None or ledger.code in found:
                if last_row == 0:
                    continue
                raise FileRefused(Refusal.GARBLED_NAMES if is_garbled(title) else Refusal.UNKNOWN_SHEET, title)
            found[ledger.code] = list(_rows(page, ledger, title, last_row))
    finally:
        book.close()
    if not found:
        raise FileRefused(Refusal.NO_SHEETS)
    if sum(map(len, found.values())) > MOST_ROWS:
        raise FileRefused(Refusal.TOO_MANY_ROWS)
    return found


def _check(title: str, extent: Extent) -> None:
    if extent.refusal is not None:
        raise FileRefused(extent.refusal, f"{title}!{extent.detail}" if extent.detail else title)


def _named(title: str) -> str:
    return plain(folded(title)).rstrip(REQUIRED_MARK).strip().casefold()


def _ledger(title: str) -> Ledger | None:
    for ledger in LEDGERS.values():
        if _named(title) in (ledger.code, ledger.title.zh, ledger.title.en.casefold()):
            return ledger
    return None


def _rows(page: Any, ledger: Ledger, title: str, last_row: int) -> Iterator[Row]:
    if last_row == 0:
        return
    page.reset_dimensions()
    columns: Sequence[Column | None] | None = None
    for number, cells in enumerate(page.iter_rows(max_row=last_row, max_col=MOST_COLUMNS), start=1):
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        if columns is None:
            columns = _columns(ledger, title, texts)
            continue
        for index, text in enumerate(texts):
            if text and columns[index] is None:
                raise FileRefused(Refusal.UNKNOWN_COLUMN, f"{title}!{get_column_letter(index + 1)}")
        named = zip(columns, texts, strict=True)
        yield Row(number, {column.key: text for column, text in named if column is not None})


def _columns(ledger: Ledger, title: str, texts: Sequence[str | Unreadable]) -> list[Column | None]:
    found: list[Column | None] = []
    for text in texts:
        said = text if isinstance(text, str) else text.shown
        column = _column(ledger, said) if said else None
        if said and column is None:
            raise FileRefused(Refusal.GARBLED_NAMES if is_garbled(said) else Refusal.UNKNOWN_COLUMN, f"{title}!{said}")
        if column is not None and column in found:
            raise FileRefused(Refusal.DOUBLE_COLUMN, f"{title}!{said}")
        found.append(column)
    missing = [column for column in ledger.columns if column not in found]
    if missing:
        chinese = title == ledger.title.zh
        names = [column.title.zh if chinese else column.title.en for column in missing]
        raise FileRefused(Refusal.MISSING_COLUMN, f"{title}: " + ("、" if chinese else ", ").join(names))
    return found


def _column(ledger: Ledger, said: str) -> Column | None:
    for column in ledger.columns:
        if _named(said) in (column.key, column.title.zh.casefold(), column.title.en.casefold()):
            return column
    return None


def _text(cell: Any) -> str | Unreadable:
    """What stands in a cell, as text; the columns decide what it means."""
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind == "f":
        return Unreadable(Reason.FORMULA, value if isinstance(value, str) else "=…")
    if kind == "e":
        return Unreadable(Reason.ERROR_VALUE, str(value))
    if isinstance(value, datetime | date | time | timedelta):
        return Unreadable(Reason.DATE, str(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = unescaped(str(value))
    return text if text.strip() else ""


def rows_shown(rows: Sequence[Row]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows with what stood in them, bad cells too, for the copy that is handed back."""
    for row in rows:
        yield row.number, {key: cast(str, getattr(cell, "shown", cell)) for key, cell in row.cells.items()}
