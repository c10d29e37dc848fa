"""Workbooks are read back with openpyxl, and looked at as the XML that they are."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell

from bot.documents.spreadsheet import (
    LONGEST_TEXT,
    Column,
    Kind,
    Sheet,
    UnlikeItsColumn,
    Value,
    Workbook,
    draw_workbook,
    plain_text,
    sheet_title,
)
from bot.rules.beijing import NaiveMoment
from bot.rules.text import Language, Text

MADE_AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
STATES = {"open": Text("待整改", "To fix"), "closed": Text("已闭环", "Closed")}
COLUMNS = (
    Column(Text("编号", "Number"), width=18),
    Column(Text("数量", "Quantity"), Kind.NUMBER),
    Column(Text("日期", "Date"), Kind.DATE),
    Column(Text("时间", "Time"), Kind.MOMENT, width=18),
    Column(Text("状态", "State"), Kind.CHOICE, choices=STATES),
)
HOSTILE = (
    "=1+1",
    "@x",
    "-1",
    "+1",
    '=HYPERLINK("http://x","y")',
    "\t=1+1",
    "'=1+1",
    "{=1+1}",
    "two\nlines",
    "two\r\nlines\rand\u2028more",
    "👩‍🔧 👍🏽",
    "_x0041_",
    "_x005F_x0041_",
    "<f>1+1</f>&amp;",
    "  spaces around  ",
    "null\x00bell\x07",
    "\ud800",
    "\ufffe\uffff",
    "\u202egnp.exe",
    "123",
    "2026-11-23",
    "#REF!",
    "TRUE",
    "x" * (LONGEST_TEXT + 1),
    "👍" * LONGEST_TEXT,
)


def book(*rows: tuple[Value, ...], columns: tuple[Column, ...] = COLUMNS, language: Language = "zh") -> bytes:
    sheet = Sheet(Text("问题", "Findings"), columns, rows)
    about = ((Text("服务对象", "Client"), "=cmd()"), (Text("制表时间", "Made at"), MADE_AT))
    return draw_workbook(Workbook(Text("服务台账", "Registers"), about, (sheet,), language, MADE_AT))


def texts(*given_texts: str) -> list[Cell | MergedCell]:
    """The cells of a column with these texts, read back from the file."""
    content = book(*((text,) for text in given_texts), columns=(Column(Text("内容", "Words")),))
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[1]
    no_formula_in(content)
    return [row[0] for row in page.iter_rows(min_row=2)]


def no_formula_in(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/"):
                assert re.search(rb"<f[\s>/]", file.read(name)) is None


def as_a_reader_takes(value: object) -> str:
    """What Excel makes of the text in the file; openpyxl leaves escaped characters as they are."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda escaped: chr(int(escaped[1], 16)), str(value or ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_the_text_it_is(text: str) -> None:
    (cell,) = texts(text)
    if plain_text(text):
        assert cell.data_type == "s"
        assert cell.quotePrefix
    assert as_a_reader_takes(cell.value) == plain_text(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(st.characters(codec=None), max_size=40),
            st.text("=+-@'\t\r\n_x0F5A{}<>&\"", max_size=20),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_text_stays_the_text_it_is(written: list[str]) -> None:
    for cell, text in zip(texts(*written), written, strict=True):
        assert as_a_reader_takes(cell.value) == plain_text(text)
        assert cell.data_type == ("s" if plain_text(text) else "n")


def test_text_without_anything_special_is_not_touched() -> None:
    for text in ("封样缺失，已拍照。", "two\nlines", "👩‍🔧 👍🏽", "=1+1", "  spaces  "):
        assert plain_text(text) == text


def test_text_too_long_for_a_cell_is_cut_with_an_ellipsis_and_never_within_a_character() -> None:
    cut = plain_text("a" + "👍" * LONGEST_TEXT)
    assert cut.endswith("👍…")
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_TEXT


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_dates_and_moments_are_what_they_are_and_moments_are_in_beijing_time(language: Language) -> None:
    content = book(("WT1", Decimal("2.5"), date(2026, 11, 30), MADE_AT, "open"), language=language)
    page = openpyxl.load_workbook(BytesIO(content)).worksheets[1]
    header, row = page.iter_rows(values_only=True)
    assert header == tuple(column.title.to(language) for column in COLUMNS)
    assert row == ("WT1", 2.5, datetime(2026, 11, 30), datetime(2026, 11, 23, 9, 30), STATES["open"].to(language))
    assert page["D2"].number_format == "yyyy-mm-dd hh:mm"
    assert page["C2"].is_date


def test_an_unknown_choice_is_shown_by_its_key_and_nothing_is_an_empty_cell() -> None:
    page = openpyxl.load_workbook(BytesIO(book(("WT1", None, None, None, "new")))).worksheets[1]
    assert list(page.iter_rows(min_row=2, values_only=True)) == [("WT1", None, None, None, "new")]


def test_the_header_is_frozen_filtered_and_printed_on_every_page_across_one_page_width() -> None:
    page = openpyxl.load_workbook(BytesIO(book(("WT1", 1, None, None, None)))).worksheets[1]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:E2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    fit = page.sheet_properties.pageSetUpPr
    assert fit is not None
    assert fit.fitToPage
    assert page.column_dimensions["A"].width == 18
    assert page["A2"].alignment.wrap_text


def test_a_row_is_as_high_as_its_longest_text() -> None:
    column = (Column(Text("内容", "Words"), width=11),)
    rows = (("一二三四五",), ("一二三四五六",), ("a\nb\nc",), ("字" * 2000,))
    page = openpyxl.load_workbook(BytesIO(book(*rows, columns=column))).worksheets[1]
    assert [page.row_dimensions[number].height for number in range(1, 6)] == [None, None, 32, 48, 409]


def test_the_cover_says_what_was_asked_about_and_that_is_text_too() -> None:
    content = book()
    cover = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    said = [row for row in cover.iter_rows(values_only=True) if row[0]]
    assert said[0][0] == "服务台账"
    assert said[1:] == [("服务对象", "=cmd()"), ("制表时间", datetime(2026, 11, 23, 9, 30))]
    no_formula_in(content)


def test_a_value_unlike_its_column_is_refused() -> None:
    with pytest.raises(UnlikeItsColumn):
        book(("WT1", "=1", None, None, None))
    with pytest.raises(NaiveMoment):
        book(("WT1", 1, None, datetime(2026, 11, 23), None))


@given(st.lists(st.text(max_size=40), max_size=5))
def test_sheet_titles_are_ones_that_excel_opens(titles: list[str]) -> None:
    taken: set[str] = set()
    for title in titles:
        name = sheet_title(title, taken)
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\\n\t")
        assert not name.startswith("'")
        assert name.casefold() not in {other.casefold() for other in taken}
        taken.add(name)
