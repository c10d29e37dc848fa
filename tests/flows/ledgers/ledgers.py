"""Spreadsheets of the ledgers on an administrator's phone: exported, changed with openpyxl, sent back."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from tests.flows.steps import heard
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, World

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def exported(world: World, phone: Phone) -> Workbook:
    """The workbook that the administrator asks for."""
    world.clock.pass_by(minutes=1)  # one export per screen, which is told from others by its moment
    await phone.text("/import")
    await phone.press("📤")
    await world.beat()
    # what else is told an administrator may come behind it
    sent = [message for message in await phone.messages() if "document" in message.raw]
    return openpyxl.load_workbook(BytesIO(await phone.download(sent[-1])))


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def add(book: Workbook, rows: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """The workbook with more rows, as a file."""
    for sheet, added in rows.items():
        for row in added:
            book[sheet].append(list(row))
            for cell in book[sheet][book[sheet].max_row]:
                cell.data_type = "s" if cell.value is not None else cell.data_type  # a person's =1+1 is text
    return saved(book)


async def upload(world: World, phone: Phone, content: bytes, name: str = "客户与人员.xlsx") -> Message:
    """Sends a workbook and gives back what came of checking it."""
    await phone.document(content, name, media_type=CONTENT_TYPE)
    await world.beat()
    return await phone.last()


async def uploaded(world: World, rows: Mapping[str, Sequence[Sequence[str]]]) -> Phone:
    """The administrator's phone with the preview of an import of these further rows."""
    phone = await world.phone(ADMINISTRATOR)
    book = await exported(world, phone)
    await upload(world, phone, add(book, rows))
    return phone


async def imported(world: World, phone: Phone) -> Message:
    """Confirms the preview; the message that says what was imported."""
    await phone.press("导入")
    await world.beat()
    return await heard(phone, "已导入")
