"""Long tables reach the child whole: what is packed page by page is drawn as if it had been one table."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.documents.in_child import Press
from bot.documents.packing import PackedSheet, PackedWorkbook, draw_packed, packed, unpacked
from bot.documents.spreadsheet import Column, Kind, Value
from bot.rules.text import Text

COLUMNS = (
    Column(Text("说明", "Note")),
    Column(Text("数量", "Count"), Kind.NUMBER),
    Column(Text("日期", "Day"), Kind.DATE),
    Column(Text("时间", "Time"), Kind.MOMENT),
)
AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("=1+1\n😀\ud800", 7, date(2026, 11, 30), AT),
    ("", Decimal("1.50"), None, None),
    ("-1", 0, date(2026, 1, 1), AT),
)


def book(*pages: tuple[tuple[Value, ...], ...]) -> PackedWorkbook:
    """A workbook of one sheet with these pages."""
    sheet = PackedSheet(Text("问题", "Findings"), COLUMNS, tuple(map(packed, pages)), sum(map(len, pages)))
    return PackedWorkbook(Text("台账", "Registers"), ((Text("企业", "Client"), "恒信"),), (sheet,), "zh", AT)


@pytest.mark.parametrize("cuts", [(3,), (1, 2), (0, 1, 1, 1), (2, 0, 1)])
def test_rows_come_out_as_they_went_in_wherever_the_pages_were_cut(cuts: tuple[int, ...]) -> None:
    pages, begun = [], 0
    for n in cuts:
        pages.append(ROWS[begun : begun + n])
        begun += n
    (sheet,) = unpacked(book(*pages)).sheets
    assert sheet.rows == ROWS
    assert (sheet.title, sheet.columns) == (Text("问题", "Findings"), COLUMNS)


def modules_after_drawing(subject: PackedWorkbook) -> bytes:
    """Draws, then says what the child has loaded."""
    import sys

    from bot.documents.drawing import Drawn, draw

    assert draw(Drawn(draw_packed, subject))[:2] == b"PK"
    return " ".join(sys.modules).encode()


async def test_the_child_draws_a_packed_workbook_without_the_database() -> None:
    press = Press(modules_after_drawing)
    try:
        loaded = set((await press.render(book(ROWS))).decode().split())
    finally:
        await press.close()
    assert "openpyxl" in loaded
    assert not {"storage", "tortoise", "aiogram", "telegram"} & loaded
