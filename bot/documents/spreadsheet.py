"""Workbooks of typed columns. What a person wrote stays text: it is never read as a formula (DESIGN.md section 4)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO
from math import ceil

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.rules.beijing import in_beijing
from bot.rules.text import Language, Text
from bot.rules.unseen import without_unseen

Value = str | int | Decimal | date | datetime | None

LONGEST_TEXT = 32_767
"""What a cell holds, in UTF-16 units, by Excel's published limits."""

_SURELY_HELD = LONGEST_TEXT // 2
"""Characters of at most two units each."""

LONGEST_SHEET_TITLE = 31

_CUT = "…"
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x(005F|0009|000A|000D)_")
_NOT_IN_SHEET_TITLES = re.compile(r"[\[\]:*?/\\]")

_FONT = "Calibri"
HEADER_FILL = PatternFill("solid", fgColor="1F4E78")
LINE_HEIGHT = 16
HIGHEST_ROW = 409
"""Points; the latter by Excel's published limits."""
_LINE = Side(style="thin", color="BFBFBF")
GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


class Kind(Enum):
    """What a column holds: dates are days, moments are aware and shown in Beijing time, choices are keys with names."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    CHOICE = "choice"


_FORMATS = {Kind.TEXT: "@", Kind.NUMBER: "General", Kind.DATE: "yyyy-mm-dd", Kind.MOMENT: "yyyy-mm-dd hh:mm"}


_TYPES: Mapping[Kind, tuple[type, ...]] = {
    Kind.TEXT: (str,),
    Kind.NUMBER: (int, Decimal),
    Kind.DATE: (date,),
    Kind.MOMENT: (datetime,),
    Kind.CHOICE: (str,),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, ``width`` in characters of the body font (a Chinese character takes two)."""

    title: Text
    kind: Kind = Kind.TEXT
    width: int = 14
    choices: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. Each row has a value (None: nothing) for each column."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets behind a cover: what is filed says on its first page what it is, of whom and when it was made."""

    title: Text
    about: tuple[tuple[Text, Value], ...]
    sheets: tuple[Sheet, ...]
    language: Language
    made_at: datetime


class UnlikeItsColumn(Exception):
    """A value is not of its column's kind."""

    def __init__(self, column: Column, value: object) -> None:
        super().__init__(column.title.en, type(value).__name__)
        self.column = column


def plain_text(text: str) -> str:
    """``text`` as a cell can hold it.

    Line ends become line feeds; control characters and those that reorder text go; a lone surrogate becomes U+FFFD;
    what is longer than LONGEST_TEXT is cut, with an ellipsis.
    """
    kept = text if text.isprintable() else without_unseen(_LONE_SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text)))
    if len(kept) <= _SURELY_HELD:
        return kept
    units = kept.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return kept
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + _CUT


def sheet_title(title: str, taken: set[str]) -> str:
    """``title`` as the name of a sheet, unlike those ``taken`` (compared without case, as Excel does)."""
    safe = _NOT_IN_SHEET_TITLES.sub(" ", plain_text(title)).replace("\n", " ").replace("\t", " ").strip(" '")
    safe = safe or "-"
    named, number = safe[:LONGEST_SHEET_TITLE], 1
    while named.casefold() in {other.casefold() for other in taken}:
        number += 1
        ending = f" {number}"
        named = safe[: LONGEST_SHEET_TITLE - len(ending)] + ending
    return named


def draw_workbook(book: Workbook) -> bytes:
    """The workbook as an XLSX file: a cover, then the sheets with a frozen header row and filters.

    Raises UnlikeItsColumn, NaiveMoment.
    """
    for sheet in book.sheets:
        _check(sheet)
    file = new_workbook(book.title.to(book.language), book.made_at)
    taken: set[str] = set()
    _draw_cover(file, book, taken)
    for sheet in book.sheets:
        _draw_sheet(new_sheet(file, sheet.title.to(book.language), taken), sheet, book.language)
    return saved(file)


def new_workbook(title: str, made_at: datetime) -> openpyxl.Workbook:
    """A workbook to be written sheet by sheet. Raises NaiveMoment."""
    file = openpyxl.Workbook(write_only=True)
    file.properties.title = plain_text(title)
    file.properties.creator = ""
    file.properties.created = in_beijing(made_at).replace(tzinfo=None)
    return file


def saved(file: openpyxl.Workbook) -> bytes:
    """The workbook as an XLSX file."""
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _placed(cells: Iterable[Cell], row: int) -> Iterator[Cell]:
    """The cells of a row in their places.

    The library does the same for values, and learns of each cell by an error that it is none: a quarter of an export.
    """
    for column, cell in enumerate(cells, start=1):
        cell.column, cell.row = column, row
        yield cell


def new_sheet(file: openpyxl.Workbook, title: str, taken: set[str]) -> Worksheet:
    """A sheet that prints on A4 with its name and pages below; ``taken`` are the names there are, and grows."""
    name = sheet_title(title, taken)
    taken.add(name)
    page: Worksheet = file.create_sheet(name)
    page._values_to_row = _placed  # type: ignore[attr-defined]
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4, by the file format's list of papers
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = page.oddFooter
    footer.left.text = "&A"  # type: ignore[union-attr]  # every sheet begins with one
    footer.right.text = "&P / &N"  # type: ignore[union-attr]
    return page


def _draw_cover(file: openpyxl.Workbook, book: Workbook, taken: set[str]) -> None:
    page = new_sheet(file, Text("封面", "Cover").to(book.language), taken)
    page.column_dimensions["A"].width = 28
    page.column_dimensions["B"].width = 60
    title = text_cell(page, bold=True, size=16)
    title.value = plain_text(book.title.to(book.language))
    page.append([title])
    page.append([])
    name = text_cell(page, bold=True)
    for label, value in book.about:
        name.value = label.to(book.language)
        kind = _kind_of(value)
        column = Column(label, kind)
        said = body_cell(page, kind)
        _fill(said, column, value, book.language)
        said.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        page.append([name, said])


def _kind_of(value: Value) -> Kind:
    if isinstance(value, datetime):
        return Kind.MOMENT
    if isinstance(value, date):
        return Kind.DATE
    return Kind.TEXT if isinstance(value, str) or value is None else Kind.NUMBER


def _draw_sheet(page: Worksheet, sheet: Sheet, language: Language) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    titles, widths = [column.title.to(language) for column in sheet.columns], [column.width for column in sheet.columns]
    make_room(page, 1, titles, widths)
    page.append([header_cell(page, title) for title in titles])
    # a cell is written out with its row, so one per column serves them all: styles are what costs time
    cells = [body_cell(page, column.kind) for column in sheet.columns]
    for number, row in enumerate(sheet.rows, start=2):
        for cell, column, value in zip(cells, sheet.columns, row, strict=True):
            _fill(cell, column, value, language)
        make_room(page, number, (cell.value for cell in cells), widths)
        page.append(cells)


def make_room(page: Worksheet, number: int, values: Iterable[object], widths: Iterable[int]) -> None:
    """Sets the height of a row in which text wraps: not every reader does it by itself."""
    lines = 1
    for value, width in zip(values, widths, strict=True):
        # no character is wider than two and a half, which spares most cells the counting
        if isinstance(value, str) and (5 * len(value) > 2 * (width - 1) or "\n" in value):
            lines = max(lines, lines_of(value, width))
    if lines > 1:
        page.row_dimensions[number].height = min(lines * LINE_HEIGHT, HIGHEST_ROW)


def lines_of(value: object, width: int) -> int:
    """How many lines a value takes in a column of this width."""
    if not isinstance(value, str):
        return 1
    if "\n" not in value:
        return max(1, ceil(_columns(value) / (width - 1)))
    return sum(max(1, ceil(_columns(line) / (width - 1))) for line in value.split("\n"))


def _columns(line: str) -> float:
    """How wide a line is: a character of one byte is one wide, a Chinese one (three bytes) two."""
    return len(line) if line.isascii() else (len(line) + len(line.encode())) / 2


def header_cell(page: Worksheet, title: str) -> Cell:
    """A cell of a sheet's first row."""
    cell = text_cell(page, bold=True, color="FFFFFF")
    cell.fill = HEADER_FILL
    cell.border = GRID
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.value = title
    return cell


def body_cell(page: Worksheet, kind: Kind = Kind.TEXT) -> Cell:
    """A cell of a table's row, to be filled; once it was written out its style is what it was then."""
    cell = _Settled(page, row=1, column=1)
    if kind in (Kind.TEXT, Kind.CHOICE):
        _as_text(cell)
    cell.border = GRID
    cell.alignment = Alignment(vertical="top", wrap_text=kind in (Kind.TEXT, Kind.CHOICE))
    cell.number_format = _FORMATS.get(kind, _FORMATS[Kind.TEXT])
    return cell


def text_cell(page: Worksheet, *, bold: bool = False, size: int = 11, color: str = "000000") -> Cell:
    """A cell for text, ``size`` in points."""
    cell: Cell = WriteOnlyCell(page)
    _as_text(cell, bold=bold, size=size, color=color)
    return cell


def _as_text(cell: Cell, *, bold: bool = False, size: int = 11, color: str = "000000") -> None:
    cell.font = Font(name=_FONT, bold=bold, size=size, color=color)
    cell.quotePrefix = True  # typed anew by hand, it still is text


class _Settled(Cell):
    """A cell whose style is looked up when it is written out first, not again for each row of a sheet."""

    __slots__ = ("_number_of_style",)

    @property
    def has_style(self) -> bool:
        return True

    @property
    def style_id(self) -> int:
        try:
            return self._number_of_style
        except AttributeError:
            self._number_of_style: int = super().style_id
            return self._number_of_style


def _check(sheet: Sheet) -> None:
    """Raises UnlikeItsColumn or NaiveMoment before anything is written: a file begun must be ended."""
    for row in sheet.rows:
        for column, value in zip(sheet.columns, row, strict=True):
            if value is None:
                continue
            if not isinstance(value, _TYPES[column.kind]) or (column.kind is Kind.DATE and isinstance(value, datetime)):
                raise UnlikeItsColumn(column, value)
            if isinstance(value, datetime):
                in_beijing(value)


def _fill(cell: Cell, column: Column, value: Value, language: Language) -> None:
    if isinstance(value, datetime):
        cell.value = in_beijing(value).replace(tzinfo=None)
    elif isinstance(value, str):
        name = column.choices.get(value)
        fill_with_text(cell, value if name is None else name.to(language))
    else:
        cell.value = value


def fill_with_text(cell: Cell, text: str) -> None:
    """Puts text into a cell: text it stays, whatever it begins with."""
    if not text:
        cell._value, cell.data_type = None, "n"  # type: ignore[attr-defined]
        return
    # nearly every cell is short and all printable, and so is plain already; a sheet has thousands
    plain = text if len(text) <= _SURELY_HELD and text.isprintable() else plain_text(text)
    if not plain:
        cell.value = None
        return
    # a reader would take _x0041_ for an escaped A, so its underscore is escaped
    escaped = _LOOKS_ESCAPED.sub("_x005F_", plain) if "_x" in plain else plain
    # past the setter, as the library does where it reads: that asks of each cell whether it is a formula, which text is
    # not, and looks for forbidden characters, of which ``plain_text`` leaves none
    cell._value = escaped  # type: ignore[attr-defined]
    cell.data_type = "s"


def unescaped(text: str) -> str:
    """Text of a cell as it was written; the library leaves in place what stands for an underscore or a line end."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
