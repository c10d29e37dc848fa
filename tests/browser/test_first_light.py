"""The whole story in a real Chromium: a patrol with a finding, its PDF, its reminder."""

from pathlib import Path

import pytest

from bot.app.demo_photo import demo_photo
from bot.clock import MovableClock
from tests.browser.chromium import CHROMIUM, PHONE, Screen, browser
from tests.browser.trial import tried_out

pytestmark = [
    pytest.mark.browser,
    pytest.mark.process,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the page is not driven"),
    pytest.mark.xdist_group("browser"),
]

CONSULTANT, MANAGER = 105, 102


@pytest.mark.moments("sunday")
async def test_a_patrol_is_walked_to_its_report_and_its_reminder_fires(
    tmp_path: Path, running_clock: MovableClock
) -> None:
    photo = tmp_path / "seal.png"
    photo.write_bytes(demo_photo("seal"))
    async with tried_out(tmp_path, running_clock) as url, browser() as chromium:
        consultant = await Screen.of(chromium, url, CONSULTANT, size=PHONE)
        await consultant.sees("今日待办 3 项")
        await consultant.press("恒信阀门 · 总装车间")
        await consultant.sees("法规政策落实")
        await consultant.type("全部符合，除4 封样缺失")
        await consultant.sees("问题照片")
        await consultant.send_photo(photo)
        await consultant.press("严重")
        await consultant.press("否")
        await consultant.sees("核对")
        await consultant.press("确认无误，提交")
        await consultant.sees("前整改")
        await consultant.sees(".pdf")

        manager = await Screen.of(chromium, url, MANAGER, size=PHONE)
        await manager.move_clock("week")
        await manager.sees("有 1 个问题需要整改")
        await manager.sees("快到期了")
        await manager.press("收到，马上处理")
        await manager.sees("整改中")
