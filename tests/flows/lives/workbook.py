"""Ledgers as the administrator's workbook, in the language of the story."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from tests.flows.contracts.test_a_year import Cast
from tests.flows.ledgers.ledgers import CONTENT_TYPE, add, saved
from tests.flows.steps import heard


async def taken_out(cast: Cast) -> Workbook:
    """The workbook of all ledgers as they stand."""
    await cast.world.pass_by(minutes=1)  # one export per screen, which is told from others by its moment
    await cast.boss.do(">/import", ("📤 导出表格", "📤 Export"))
    await cast.world.beat()
    return openpyxl.load_workbook(BytesIO(await cast.boss.phone.download(await cast.boss.phone.last())))


async def put_in(cast: Cast, rows: Mapping[tuple[str, str], Sequence[Sequence[str]]]) -> None:
    """The same with further rows, imported."""
    book = await taken_out(cast)
    sheets = {cast.said(sheet): added for sheet, added in rows.items()}
    await _imported(cast, add(book, sheets))


async def changed(cast: Cast, sheet: tuple[str, str], code: str, column: tuple[str, str], value: str) -> None:
    """The same with another cell in the row of this code, imported."""
    book = await taken_out(cast)
    row, place = row_of(book, cast.said(sheet), code), column_of(book, cast.said(sheet), cast.said(column))
    book[cast.said(sheet)].cell(row, place).value = value
    await _imported(cast, saved(book))


async def _imported(cast: Cast, content: bytes) -> None:
    await cast.boss.phone.document(content, "ledgers.xlsx", media_type=CONTENT_TYPE)
    await cast.world.beat()
    await cast.boss.do(("导入", "Import"))
    await cast.world.beat()
    await heard(cast.boss.phone, cast.said(("已导入", "Imported")))


def row_of(book: Workbook, sheet: str, code: str) -> int:
    """The number of the row of an entry."""
    return next(row for row in range(2, book[sheet].max_row + 1) if book[sheet].cell(row, 1).value == code)


def column_of(book: Workbook, sheet: str, head: str) -> int:
    """The number of the column with this head."""
    return next(cell.column for cell in book[sheet][1] if cell.value == head)


async def codes(cast: Cast, sheet: tuple[str, str]) -> list[str]:
    """The codes of what the workbook has there now."""
    book = await taken_out(cast)
    return [str(row[0]) for row in book[cast.said(sheet)].iter_rows(min_row=2, values_only=True) if row[0]]


async def cell(cast: Cast, sheet: tuple[str, str], code: str, column: tuple[str, str]) -> object:
    """What the workbook says there now."""
    book = await taken_out(cast)
    name = cast.said(sheet)
    return book[name].cell(row_of(book, name, code), column_of(book, name, cast.said(column))).value
