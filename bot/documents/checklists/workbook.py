"""A checklist as a workbook to fill in, and one that was sent with its bad cells marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.checklists.reading import SentItems, SheetUpload, marked_places, read
from bot.documents.ledgers.parsing import PROBLEMS
from bot.documents.ledgers.workbook import comment_of, list_problems, marked_cell
from bot.documents.spreadsheet import (
    body_cell,
    fill_with_text,
    header_cell,
    make_room,
    new_sheet,
    new_workbook,
    saved,
)
from bot.rules.checklist_sheets import columns as c
from bot.rules.checklist_sheets.rows import YES_NO, head_of, rows_of
from bot.rules.checklists.asked import SEVERITIES
from bot.rules.checklists.checklist import Checklist
from bot.rules.checklists.words import DEPTHS_OF, EVIDENCES, KINDS
from bot.rules.text import Language, Text

HEAD_SHEET = Text("检查表", "Checklist")
ITEM_SHEET = Text("项目", "Items")
ROWS_WITH_DROP_DOWNS = 300
_HEAD_WIDTHS = (20, 48, 60)


@dataclass(frozen=True, slots=True)
class SheetExport:
    """A checklist as a workbook in one language; ``records``: what the kinds of records are called."""

    checklist: Checklist
    records: Mapping[str, Text]
    language: Language
    made_at: datetime


def draw_checklist(export: SheetExport) -> bytes:
    """The workbook: its head, then its items; what is written there is read again to the letter."""
    language = export.language
    book = new_workbook(export.checklist.title.to(language) or export.checklist.title.zh, export.made_at)
    taken: set[str] = set()
    _draw_head(new_sheet(book, HEAD_SHEET.to(language), taken), export)
    page = new_sheet(book, ITEM_SHEET.to(language), taken)
    page.freeze_panes = "E2"
    page.print_title_rows = "1:1"
    for number, column in enumerate(c.ITEMS, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].number_format = "@"
        if column.key in _CHOICES:
            rule = _drop_down(_CHOICES[column.key], language)
            rule.add(f"{letter}2:{letter}{ROWS_WITH_DROP_DOWNS}")
            page.data_validations.append(rule)
    header = []
    for column in c.ITEMS:
        cell = header_cell(page, column.title.to(language))
        cell.comment = comment_of(column.note.to(language))
        header.append(cell)
    page.append(header)
    cells = [body_cell(page) for _ in c.ITEMS]
    for number, row in enumerate(rows_of(export.checklist, language), start=2):
        for cell, column in zip(cells, c.ITEMS, strict=True):
            fill_with_text(cell, row.get(column.key, ""))
        make_room(page, number, [cell.value for cell in cells], [column.width for column in c.ITEMS])
        page.append(cells)
    return saved(book)


_CHOICES: Mapping[str, Sequence[Text]] = {
    c.KIND: tuple(KINDS.values()),
    c.SEVERITY: tuple(option.label for option in SEVERITIES),
    c.EVIDENCE: tuple(EVIDENCES.values()),
    **dict.fromkeys((c.VETO, c.INSTRUMENT, c.REQUIRED), tuple(YES_NO.values())),
}


def _drop_down(words: Sequence[Text], language: Language) -> DataValidation:
    """What can be chosen is offered; other words that mean the same are taken too."""
    listed = ",".join(word.to(language) for word in words)
    return DataValidation("list", formula1=f'"{listed}"', allow_blank=True, errorStyle="warning")


def _draw_head(page: Worksheet, export: SheetExport) -> None:
    language = export.language
    said = head_of(export.checklist, export.records, language)
    for number, width in enumerate(_HEAD_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    choices = {
        c.RECORD: [name.to(language) for name in export.records.values()],
        c.DEPTH: [name.to(language) for name in DEPTHS_OF.get(export.checklist.kind, {}).values()],
    }
    for number, column in enumerate(c.HEAD, start=1):
        if choices.get(column.key):
            rule = DataValidation("list", formula1=f'"{",".join(choices[column.key])}"', allow_blank=True)
            rule.add(f"B{number}")
            page.data_validations.append(rule)
    for number, column in enumerate(c.HEAD, start=1):
        value, note = body_cell(page), body_cell(page)
        fill_with_text(value, said[column.key])
        fill_with_text(note, column.note.to(language))
        make_room(page, number, (column.title.to(language), value.value, note.value), _HEAD_WIDTHS)
        page.append([header_cell(page, column.title.to(language)), value, note])


@dataclass(frozen=True, slots=True)
class Marking:
    """A workbook that was sent, to be marked in one language."""

    upload: SheetUpload
    language: Language
    made_at: datetime


def draw_marked(marking: Marking) -> bytes:
    """What was sent, with every bad cell coloured and explained, behind a list of all that is wrong."""
    found, language = read(marking.upload), marking.language
    book = new_workbook(HEAD_SHEET.to(language), marking.made_at)
    taken: set[str] = set()
    listed = new_sheet(book, PROBLEMS.to(language), taken)
    in_head: dict[tuple[int, int], str] = {}
    in_items: dict[tuple[int, int], str] = {}
    told: list[tuple[str, str, str, str]] = []
    title = found.items.title if found.items is not None else ""
    names = {column.key: column.title.to(language) for column in (*c.HEAD, *c.ITEMS)}
    for of_head, row, column, problem in marked_places(found):
        said = problem.sentence(language)
        bad = in_head if of_head else in_items
        bad[row, column] = "\n".join(filter(None, (bad.get((row, column)), said)))
        sheet = HEAD_SHEET.to(language) if of_head else title
        told.append((sheet, f"{get_column_letter(column)}{row}", names[problem.column], said))
    list_problems(listed, told, language)
    if found.head:
        page = new_sheet(book, HEAD_SHEET.to(language), taken)
        for number, width in enumerate(_HEAD_WIDTHS[:2], start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        _as_sent(page, list(enumerate(found.head, start=1)), in_head)
    if found.items is not None:
        _sent_items(new_sheet(book, title, taken), found.items, in_items)
    return saved(book)


def _sent_items(page: Worksheet, items: SentItems, bad: Mapping[tuple[int, int], str]) -> None:
    """The items in the rows in which they were sent."""
    widths = {column.key: column.width for column in c.ITEMS}
    for number, key in enumerate(items.keys, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = widths.get(key, 16)
        page.column_dimensions[letter].number_format = "@"
    for _ in range(1, items.first):
        page.append([])
    page.append([header_cell(page, name) for name in items.headings])
    _as_sent(page, items.rows, bad, items.first)


def _as_sent(
    page: Worksheet, rows: Sequence[tuple[int, Sequence[str]]], bad: Mapping[tuple[int, int], str], last: int = 0
) -> None:
    """Rows at their numbers, on text alone; ``last``: the row that was written before."""
    for number, texts in rows:
        for _ in range(last + 1, number):
            page.append([])
        last = number
        cells = []
        for at, text in enumerate(texts, start=1):
            said = bad.get((number, at))
            cell = body_cell(page) if said is None else marked_cell(page)
            fill_with_text(cell, text)
            if said is not None:
                cell.comment = comment_of(said)
            cells.append(cell)
        page.append(cells)
