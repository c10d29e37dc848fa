"""The program is stopped and started again while somebody is in the middle of something."""

from pathlib import Path

import pytest

from bot.app.demo_company import CAST, open_doors
from bot.clock import MovableClock
from bot.sandbox import Person, Sandbox
from storage.database import opened
from tests.process.program import bot, running, settings
from tests.sandbox.phone import Phone
from tests.world import STAFF, TOKEN

pytestmark = pytest.mark.process


@pytest.mark.moments("a_minute_to_midnight")
async def test_a_complaint_half_told_is_finished_after_a_restart(
    sqlite_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock
) -> None:
    people = [Person(member.telegram_id, member.name) for member in CAST]
    async with Sandbox(TOKEN, people, limits=None) as sandbox, Phone(sandbox.url, STAFF) as staff:
        async with opened(sqlite_url):
            await open_doors(running_clock.now())
        environment = settings(sandbox.url, sqlite_url, tmp_path)
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await program.until("Ready")
            await staff.start()
            await staff.text("投诉")
            await staff.text("约好今天来，没有人来。")
            assert await program.terminate() == 0
        staff.patient = False
        # typed while nobody listens, and the same button twice
        await staff.press("服务时效")
        await staff.press("服务时效")
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await program.until("Ready")
            await staff.wait_for(lambda message: "涉及谁" in message.text)
            staff.patient = True
            for key in ("不清楚", "跳过", "✅"):
                await staff.press(key)
            filed = (await staff.last()).text
            assert "已收到您的投诉" in filed
            assert "-01" in filed
            assert await program.terminate() == 0
            assert "Traceback" not in program.log.read_text()
