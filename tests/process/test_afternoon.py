"""The afternoon against the running program, which began with an empty database: by chat, and by one spreadsheet."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from bot.clock import MovableClock
from bot.rules.text import Language
from bot.sandbox import Person, Sandbox
from storage.database import opened
from tests.flows.ledgers.ledgers import CONTENT_TYPE, add
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, link_token
from tests.process.program import bot, running, settings
from tests.sandbox.phone import Phone
from tests.world import STRANGER, TOKEN

pytestmark = pytest.mark.process

FIRM = {
    "Clients": [["HX", "恒信阀门有限公司", "恒信阀门", "no"]],
    "Sites": [["HX-1", "HX", "总装车间", ""]],
    "Assignments": [["HX", "P1", "Consultant", ""]],
}


@asynccontextmanager
async def begun(
    url: str, loaded: Path, folder: Path, language: Language, clock: MovableClock
) -> AsyncIterator[Afternoon]:
    """The program runs, and whoever has its terminal has claimed it."""
    async with (
        Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox,
        Phone(sandbox.url, STRANGER) as phone,
        running(loaded, folder, *bot("run", clock=clock), **settings(sandbox.url, url, folder)) as program,
    ):
        afternoon = Afternoon(phone, language)
        await afternoon.claim(link_token(await program.until("t.me")))
        yield afternoon
        assert await program.terminate() == 0
        assert "Traceback" not in program.log.read_text()
    async with opened(url):
        assert await count("work_record") == 1
        assert await count("failed_update") == 0


@pytest.mark.moments("leap_day")
async def test_only_by_chat(sqlite_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock) -> None:
    async with begun(sqlite_url, loaded, tmp_path, "zh", running_clock) as afternoon:
        await afternoon.set_up()
        await afternoon.patrol()
        assert afternoon.within


@pytest.mark.moments("make_up_saturday")
async def test_by_one_upload_of_the_filled_in_spreadsheet(
    sqlite_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock
) -> None:
    async with begun(sqlite_url, loaded, tmp_path, "en", running_clock) as afternoon:
        phone = afternoon.phone
        await afternoon.type("/import")
        await afternoon.press("📤", "📤")
        template = await phone.wait_for(lambda message: "document" in message.raw)
        book = openpyxl.load_workbook(BytesIO(await phone.download(template)))
        await phone.document(add(book, FIRM), "firms.xlsx", media_type=CONTENT_TYPE)
        await phone.wait_for(lambda message: any(key.text == "Import" for key in message.buttons))
        await afternoon.press("导入", "Import")
        await phone.wait_for(lambda message: "Imported" in message.text)
        await afternoon.patrol()
        assert afternoon.within
