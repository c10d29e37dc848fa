"""The ledgers as a workbook to fill in: a sheet each with notes and drop-downs; and the copy with bad cells marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.ledgers.parsing import PROBLEMS, rows_shown
from bot.documents.spreadsheet import (
    GRID,
    HEADER_FILL,
    body_cell,
    fill_with_text,
    header_cell,
    lines_of,
    make_room,
    new_sheet,
    new_workbook,
    saved,
    text_cell,
)
from bot.rules.ledgers.cells import showing, shown
from bot.rules.ledgers.existing import LedgerPages, current_rows, held_of_people
from bot.rules.ledgers.faults import REASONS, REFUSALS, Problem, Refusal, SentSheet
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.own_names import REQUIRED_MARK
from bot.rules.ledgers.planning import Row, Value
from bot.rules.text import Language, Text

TITLE = Text("质量管家 · 客户与人员表", "Quality Butler: clients and people")
LONGEST_LIST = 255
"""Characters of a list of choices that spreadsheet programs take."""
ROWS_WITH_DROP_DOWNS = 20_000
MOST_COMMENTS = 1_000
"""Bad cells that get a comment of their own; with more the file is wrong as a whole, and the list has them all."""

_BAD = PatternFill("solid", fgColor="FFC7CE")
_WIDTHS = {
    ColumnKind.CODE: 16,
    ColumnKind.REFERENCE: 16,
    ColumnKind.CHOICE: 24,
    ColumnKind.PHONE: 18,
    ColumnKind.YES_NO: 20,
}
_NARROWEST, _WIDEST, _LETTERS_PER_WIDTH = 16, 40, 4
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 260, 20, 32
"""Pixels, and Latin letters that go into a line of a comment."""
_COMMENTED_BY = "质量管家 Quality Butler"
_REQUIRED = Text("必填。", "Required. ")


@dataclass(frozen=True, slots=True)
class LedgerExport:
    """The ledgers as a workbook in one language."""

    pages: LedgerPages
    language: Language
    made_at: datetime


def draw_ledgers(export: LedgerExport) -> bytes:
    """The workbook: entries that have ended are left out; without entries it is the template to begin with."""
    book = new_workbook(TITLE.to(export.language), export.made_at)
    taken: set[str] = set()
    of_people = held_of_people(export.pages).entries
    for code, ledger in LEDGERS.items():
        said = [showing(column, export.language) for column in ledger.columns]
        if code in of_people:
            entries = (entry.values for entry in of_people[code].values() if not entry.ended)
            cells: Iterator[Sequence[Value]] = map(itemgetter(*(column.key for column in ledger.columns)), entries)
        else:
            cells = current_rows(ledger, export.pages.plain[code])
        rows = ([as_shown(value) for as_shown, value in zip(said, values, strict=True)] for values in cells)
        page = _sheet(book, ledger, taken, export.language)
        _fill(page, ledger, enumerate(rows, start=2), {}, export.language)
    return saved(book)


def draw_copy(
    sheets: Mapping[str, Sequence[Row]], problems: Sequence[Problem], language: Language, made_at: datetime
) -> bytes:
    """What was sent, with every bad cell coloured and explained, behind a list of all that is wrong."""
    book = new_workbook(TITLE.to(language), made_at)
    taken: set[str] = set()
    _list_of_ledgers(new_sheet(book, PROBLEMS.to(language), taken), problems, language)
    commented = 0
    for code, ledger in LEDGERS.items():
        bad: dict[tuple[int, str], str] = {}
        for problem in problems:
            if problem.ledger == code:
                told = bad.get((problem.row, problem.column))
                said = sentence(problem, language)
                bad[(problem.row, problem.column)] = said if told is None else f"{told}\n{said}"
        page = _sheet(book, ledger, taken, language)
        keys = [column.key for column in ledger.columns]
        rows = ((number, [texts.get(key, "") for key in keys]) for number, texts in rows_shown(sheets.get(code, ())))
        commented += _fill(page, ledger, rows, bad, language, MOST_COMMENTS - commented)
    return saved(book)


def draw_unknown(sent: Sequence[SentSheet], language: Language, made_at: datetime) -> bytes:
    """What was sent, with every name coloured and explained that nobody knows, behind a list of them."""
    book = new_workbook(TITLE.to(language), made_at)
    taken: set[str] = set()
    listed = new_sheet(book, PROBLEMS.to(language), taken)
    told: list[tuple[str, str, str, str]] = []
    for sheet in sent:
        page = new_sheet(book, sheet.title, taken)
        for at, heading in enumerate(sheet.headings, start=1):
            refusal = sheet.wrong if at == 1 and sheet.wrong is not None else heading.wrong
            if refusal is not None:
                said = REFUSALS[refusal].to(language, detail=sheet.title if refusal is sheet.wrong else heading.text)
                told.append((sheet.title, f"{get_column_letter(at)}{sheet.first}", heading.text, said))
        if sheet.missing:
            said = REFUSALS[Refusal.MISSING_COLUMN].to(language, detail=" / ".join(sheet.missing))
            told.append((sheet.title, "", "", said))
        _as_sent(page, sheet, language)
    list_problems(listed, told, language)
    return saved(book)


def _as_sent(page: Worksheet, sheet: SentSheet, language: Language) -> None:
    """A sheet as it was sent, on text alone; what nobody knows is coloured."""
    for _ in range(1, sheet.first):
        page.append([])
    names = []
    for at, heading in enumerate(sheet.headings):
        page.column_dimensions[get_column_letter(at + 1)].number_format = "@"
        refusal = sheet.wrong if at == 0 and sheet.wrong is not None else heading.wrong
        cell = header_cell(page, heading.text)
        if refusal is not None:
            cell = marked_cell(page)
            fill_with_text(cell, heading.text)
            detail = sheet.title if refusal is sheet.wrong else heading.text
            cell.comment = comment_of(REFUSALS[refusal].to(language, detail=detail))
        names.append(cell)
    page.append(names)
    cells, last = [body_cell(page) for _ in sheet.headings], sheet.first
    for number, texts in sheet.rows:
        for _ in range(last + 1, number):
            page.append([])
        last = number
        for cell, text in zip(cells, texts, strict=True):
            fill_with_text(cell, text)
        page.append(cells)


def sentence(problem: Problem, language: Language) -> str:
    """What is wrong with a cell and what to do."""
    return REASONS[problem.reason].to(language, detail=problem.detail)


def _sheet(book: openpyxl.Workbook, ledger: Ledger, taken: set[str], language: Language) -> Worksheet:
    page = new_sheet(book, ledger.title.to(language), taken)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    for number, column in enumerate(ledger.columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = _width(column)
        page.column_dimensions[letter].number_format = "@"  # a code typed as 007 stays 007
        rule = _drop_down(column, language)
        if rule is not None:
            rule.add(f"{letter}2:{letter}{ROWS_WITH_DROP_DOWNS}")
            page.data_validations.append(rule)
    return page


def _width(column: Column) -> int:
    return _WIDTHS.get(column.kind) or min(_WIDEST, max(_NARROWEST, column.longest // _LETTERS_PER_WIDTH))


def _drop_down(column: Column, language: Language) -> DataValidation | None:
    """What can be chosen; codes of another sheet are offered, and others only warned of: they may be right."""
    if column.refers:
        refers = LEDGERS[column.refers].title.to(language)
        codes = f"{quote_sheetname(refers)}!$A$2:$A${ROWS_WITH_DROP_DOWNS}"
        return DataValidation("list", formula1=codes, allow_blank=True, errorStyle="warning")
    words = [option.text.to(language) for option in column.options]
    if column.kind is ColumnKind.YES_NO:
        words = [shown(column, said, language) for said in (True, False)]
    # what is longer no program takes, and several are no choice from a list: the note says what can be written
    if not words or column.kind is ColumnKind.SEVERAL or len(",".join(words)) > LONGEST_LIST:
        return None
    rule = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle = column.title.to(language)
    rule.error = Text("请从列表中选择。", "Please choose from the list.").to(language)
    return rule


def _fill(
    page: Worksheet,
    ledger: Ledger,
    rows: Iterator[tuple[int, Sequence[str]]],
    bad: Mapping[tuple[int, str], str],
    language: Language,
    most_comments: int = 0,
) -> int:
    """Writes the header and the rows, each at its number and by its columns; returns how many cells got a comment."""
    page.append(list(_header(page, ledger, language)))
    # a cell is written out with its row, so one per column serves them all; but a comment stays with its cell
    cells = [body_cell(page) for _ in ledger.columns]
    keys = [column.key for column in ledger.columns]
    marked = {key: marked_cell(page) for key in keys} if bad else {}
    commented, last = 0, 1
    widths = [_width(column) for column in ledger.columns]
    with_bad = {number for number, _ in bad}
    for number, texts in rows:
        for _ in range(last + 1, number):
            page.append([])
        last = number
        if number not in with_bad:
            for cell, text in zip(cells, texts, strict=True):
                fill_with_text(cell, text)
            make_room(page, number, texts, widths)
            page.append(cells)
            continue
        shown_cells = []
        for cell, key, text in zip(cells, keys, texts, strict=True):
            said = bad.get((number, key))
            used = cell
            if said is not None:
                used = marked[key]
                if commented < most_comments:
                    used = marked_cell(page)
                    used.comment = comment_of(said)
                    commented += 1
            fill_with_text(used, text)
            shown_cells.append(used)
        make_room(page, number, [cell.value for cell in shown_cells], widths)
        page.append(shown_cells)
    return commented


def marked_cell(page: Worksheet) -> Cell:
    cell = body_cell(page)
    cell.fill = _BAD
    return cell


def _header(page: Worksheet, ledger: Ledger, language: Language) -> Iterator[Cell]:
    for column in ledger.columns:
        cell = header_cell(page, column.title.to(language) + (f" {REQUIRED_MARK}" if column.demanded else ""))
        cell.comment = comment_of((_REQUIRED.to(language) if column.demanded else "") + column.note.to(language))
        yield cell


def comment_of(text: str) -> Comment:
    lines = lines_of(text, _NOTE_LETTERS) + 1
    return Comment(text, _COMMENTED_BY, height=lines * _NOTE_LINE, width=_NOTE_WIDTH)


def _list_of_ledgers(page: Worksheet, problems: Sequence[Problem], language: Language) -> None:
    told = []
    for problem in problems:
        ledger = LEDGERS[problem.ledger]
        column = ledger.column(problem.column)
        place = f"{get_column_letter(ledger.columns.index(column) + 1)}{problem.row}"
        told.append((ledger.title.to(language), place, column.title.to(language), sentence(problem, language)))
    list_problems(page, told, language)


def list_problems(page: Worksheet, told: Sequence[tuple[str, str, str, str]], language: Language) -> None:
    titles = (Text("表", "Sheet"), Text("单元格", "Cell"), Text("列", "Column"), Text("怎么改", "What to do"))
    widths = (16, 12, 20, 80)
    page.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    header = []
    for title in titles:
        cell = text_cell(page, bold=True, color="FFFFFF")
        cell.fill, cell.border, cell.value = HEADER_FILL, GRID, title.to(language)
        header.append(cell)
    page.append(header)
    cells = [body_cell(page) for _ in titles]
    for number, line in enumerate(told, start=2):
        for cell, text in zip(cells, line, strict=True):
            fill_with_text(cell, text)
        make_room(page, number, line, widths)
        page.append(cells)
