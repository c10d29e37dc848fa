"""A filled-in workbook of the ledgers as rows: columns are recognised in either language and in any order."""

import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, cast
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from bot.documents.ledgers.scanning import MOST_COLUMNS, MOST_ROWS, SHEETS, Extent, scan, transitional
from bot.documents.spreadsheet import unescaped
from bot.records.ledgers.files import Hidden
from bot.rules.ledgers.faults import FileRefused, Heading, Reason, Refusal, SentSheet, Unreadable
from bot.rules.ledgers.garbled import is_garbled
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.ledgers.number_formats import as_seen
from bot.rules.ledgers.own_names import LEFT_OUT, OF_SHEETS, OwnNames, compared
from bot.rules.ledgers.planning import Row
from bot.rules.text import Text

PROBLEMS = Text("有误", "Problems")
"""The sheet that a returned copy has in front; it is not read back."""

MOST_HIDDEN_NAMED = 3
MOST_TITLES = 3
"""Rows with a single cell above the headings."""

_Line = tuple[int, tuple[str | Unreadable, ...]]
"""A row that is not empty: its number and its cells."""

DAMAGE = (
    BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,  # what XML parsers raise
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,  # there is no workbook among its parts
    TypeError,
    ValueError,
)
"""What the library raises over a file that is not as the format says."""

Sheets = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of each ledger that the workbook has a sheet for, and what of them its sender does not see.

    ``left_out``: sheets with their columns that the firm does not import (none: the whole sheet).
    """

    sheets: Sheets
    hidden: tuple[Hidden, ...] = ()
    left_out: tuple[tuple[str, tuple[str, ...]], ...] = ()


NO_NAMES: OwnNames = {}


def parse_workbook(content: bytes, own_names: OwnNames = NO_NAMES) -> Contents:
    """What is in a workbook; empty rows are left out. Raises FileRefused.

    ``own_names``: what the firm calls sheets and columns, beside their names.
    """
    extents = scan(content)
    try:
        with warnings.catch_warnings():
            # it warns of what it does not keep (drop-downs, headers), of which nothing is needed
            warnings.simplefilter("ignore")
            return _parse(transitional(content), extents, own_names)
    except DAMAGE as damage:
        raise FileRefused(Refusal.DAMAGED) from damage


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet that was read, with the columns that its headings mean."""

    sent: SentSheet
    ledger: Ledger | None
    columns: tuple[Column | None, ...]
    cells: tuple[tuple[int, tuple[str | Unreadable, ...]], ...]

    def rows(self) -> list[Row]:
        """The rows as they are planned."""
        return [
            Row(number, {column.key: text for column, text in zip(self.columns, texts, strict=False) if column})
            for number, texts in self.cells
        ]


def _parse(content: bytes, extents: Mapping[str, Extent], own_names: OwnNames) -> Contents:
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
    pages: dict[str, _Page] = {}
    hidden: list[Hidden] = []
    left_out: list[tuple[str, tuple[str, ...]]] = []
    unknown: list[SentSheet] = []
    try:
        for page in book.worksheets:
            place = str(PurePosixPath(str(page._worksheet_path).lstrip("/")))  # type: ignore[attr-defined]  # read-only
            if not place.startswith(SHEETS):
                raise FileRefused(Refusal.DAMAGED)
            title, extent = str(page.title), extents[place]
            _check(title, extent)
            called = own_names.get(OF_SHEETS, {}).get(compared(title))
            if called == LEFT_OUT:
                left_out.append((title, ()))
            if compared(title) in (PROBLEMS.zh, PROBLEMS.en.casefold()) or called == LEFT_OUT:
                continue
            ledger = _ledger(called or title)
            if extent.last_row == 0 and (ledger is None or ledger.code in pages):
                continue
            own = own_names.get(ledger.code, {}) if ledger else {}
            read = _read(page, ledger, title, extent.last_row, own)
            _refuse_merged(read.sent, extent)
            if ledger is None or ledger.code in pages:
                wrong = Refusal.GARBLED_NAMES if is_garbled(title) else Refusal.UNKNOWN_SHEET
                unknown.append(replace(read.sent, wrong=wrong))
                continue
            pages[ledger.code] = read
            hidden += _hidden(page, read, extent)
            ours = [heading.text for heading in read.sent.headings if own.get(compared(heading.text)) == LEFT_OUT]
            left_out += [(title, tuple(ours))] if ours else []
    finally:
        book.close()
    if not pages and not unknown:
        raise FileRefused(Refusal.NO_SHEETS)
    _refuse_unknown([*(page.sent for page in pages.values()), *unknown])
    sheets = {code: page.rows() for code, page in pages.items()}
    if sum(map(len, sheets.values())) > MOST_ROWS:
        raise FileRefused(Refusal.TOO_MANY_ROWS)
    return Contents(sheets, tuple(hidden), tuple(left_out))


def _refuse_unknown(sent: Sequence[SentSheet]) -> None:
    """Names everything at once that nobody knows the meaning of. Raises FileRefused if there is any."""
    places: dict[Refusal, list[str]] = {}
    for sheet in sent:
        if sheet.wrong is not None:
            places.setdefault(sheet.wrong, []).append(sheet.title)
            continue
        for heading in sheet.headings:
            if heading.wrong is not None:
                places.setdefault(heading.wrong, []).append(f"{sheet.title}!{heading.text}")
        if sheet.missing:
            places.setdefault(Refusal.MISSING_COLUMN, []).append(f"{sheet.title}!{'/'.join(sheet.missing)}")
    if places:
        (refusal, first), *others = ((reason, "\n".join(found)) for reason, found in places.items())
        raise FileRefused(refusal, first, tuple(others), tuple(sent))


def _hidden(page: Any, read: _Page, extent: Extent) -> Iterator[Hidden]:
    """What of a sheet is read although its sender does not see it."""
    title = read.sent.title
    if page.sheet_state != "visible" and read.cells:
        yield Hidden(title, "sheet")
        return
    rows = [number for number, _ in read.cells if number in extent.hidden_rows]
    if rows:
        yield Hidden(title, "rows", tuple(map(str, rows[:MOST_HIDDEN_NAMED])), len(rows))
    columns = [
        heading.text
        for at, heading in enumerate(read.sent.headings, start=1)
        if heading.text and any(first <= at <= last for first, last in extent.hidden_columns)
    ]
    if columns and read.cells:
        yield Hidden(title, "columns", tuple(columns[:MOST_HIDDEN_NAMED]), len(columns))


def _check(title: str, extent: Extent) -> None:
    if extent.refusal is not None:
        places = [f"{title}!{place}" for place in extent.detail.split("\n") if place]
        raise FileRefused(extent.refusal, "\n".join(places) or title)


def _refuse_merged(sent: SentSheet, extent: Extent) -> None:
    """Cells may be merged above the headings, where a list has its title. Raises FileRefused."""
    merged = [place for place in extent.merged if _last_row(place) >= sent.first]
    if merged:
        raise FileRefused(Refusal.MERGED_CELLS, "\n".join(f"{sent.title}!{place}" for place in merged))


def _last_row(place: str) -> int:
    try:
        return int(range_boundaries(place)[3] or MOST_ROWS)
    except ValueError as damage:
        raise FileRefused(Refusal.DAMAGED) from damage


def _ledger(title: str) -> Ledger | None:
    for ledger in LEDGERS.values():
        formerly = map(str.casefold, ledger.formerly)
        if compared(title) in (ledger.code, ledger.title.zh, ledger.title.en.casefold(), *formerly):
            return ledger
    return None


def _read(page: Any, ledger: Ledger | None, title: str, last_row: int, own: Mapping[str, str]) -> _Page:
    """A sheet's headings and rows; what its headings mean in the ledger, if it is one's."""
    page.reset_dimensions()
    cells: list[tuple[int, tuple[str | Unreadable, ...]]] = []
    if last_row:
        for number, found in enumerate(page.iter_rows(max_row=last_row, max_col=MOST_COLUMNS), start=1):
            texts = tuple(cell_text(cell) for cell in found)
            if any(texts):
                cells.append((number, texts))
    (first, names), *rows = _from_headings(cells, ledger, own) or [(1, ())]
    columns = tuple(_column(ledger, _said(name), own) if ledger and name else None for name in names)
    width = max((at for _, texts in cells for at, text in enumerate(texts, start=1) if text), default=0)
    headings = tuple(_headings(ledger, names, columns, rows, width, own))
    absent = [column for column in ledger.columns if column not in columns] if ledger and cells else []
    missing = [column for column in absent if column.demanded and not column.unsaid]
    chinese = ledger is not None and title not in (ledger.title.en, ledger.code)
    sent = SentSheet(
        title,
        headings,
        tuple((number, tuple(map(_said, texts[:width]))) for number, texts in rows),
        first=first,
        missing=tuple(column.title.zh if chinese else column.title.en for column in missing),
        ledger=ledger.code if ledger else "",
        lacking=tuple(column.key for column in missing),
        spare=tuple(column.key for column in absent if column not in missing),
    )
    return _Page(sent, ledger, columns, tuple(rows))


def _from_headings(cells: Sequence[_Line], ledger: Ledger | None, own: Mapping[str, str]) -> Sequence[_Line]:
    """Without what stands alone above the headings: an office's lists begin with their title, and who keeps them."""
    for at, (_, texts) in enumerate(cells):
        if at > MOST_TITLES:
            break
        alone, *further = [text for text in texts if text]
        if further or (ledger is not None and _column(ledger, _said(alone), own) is not None):
            return cells[at:]
    return cells


def _headings(
    ledger: Ledger | None,
    names: Sequence[str | Unreadable],
    columns: Sequence[Column | None],
    rows: Sequence[tuple[int, Sequence[str | Unreadable]]],
    width: int,
    own: Mapping[str, str],
) -> Iterator[Heading]:
    filled = {at for _, texts in rows for at, text in enumerate(texts) if text}
    for at in range(width):
        said = _said(names[at]) if at < len(names) else ""
        wrong: Refusal | None = None
        lettered = not said
        if ledger is None or own.get(compared(said)) == LEFT_OUT:
            wrong = None
        elif said and columns[at] is None:
            wrong = Refusal.GARBLED_NAMES if is_garbled(said) else Refusal.UNKNOWN_COLUMN
        elif not said and at in filled:
            wrong, said = Refusal.UNKNOWN_COLUMN, get_column_letter(at + 1)
        elif columns[at] is not None and columns[at] in columns[:at]:
            wrong = Refusal.DOUBLE_COLUMN
        yield Heading(said, wrong, lettered)


def _said(text: str | Unreadable) -> str:
    return text if isinstance(text, str) else text.shown


def _column(ledger: Ledger, said: str, own: Mapping[str, str]) -> Column | None:
    for column in ledger.columns:
        once = map(str.casefold, column.once)
        if own.get(compared(said)) == column.key or compared(said) in (
            column.key,
            column.title.zh.casefold(),
            column.title.en.casefold(),
            *once,
        ):
            return column
    return None


def cell_text(cell: Any) -> str | Unreadable:
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
    if isinstance(value, int | float) and not isinstance(value, bool):
        return as_seen(value, str(cell.number_format))
    text = unescaped(str(value))
    return text if text.strip() else ""


def rows_shown(rows: Sequence[Row]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows with what stood in them, bad cells too, for the copy that is handed back."""
    for row in rows:
        yield row.number, {key: cast(str, getattr(cell, "shown", cell)) for key, cell in row.cells.items()}
