"""Takes the pictures of the README: ``python -m tests.browser.screenshots docs/pictures``."""

import asyncio
import sys
import tempfile
from pathlib import Path

from bot.app.demo_photo import demo_photo
from bot.rules.text import CHINESE, ENGLISH
from tests.browser.afternoon import the_afternoon
from tests.browser.chromium import DESKTOP, PHONE, Screen, browser
from tests.browser.stories import STORIES, Stage
from tests.browser.trial import tried_out

CONSULTANT, MANAGER, LEAD = 105, 102, 106


async def take(folder: Path) -> None:
    """Walks a patrol with a finding and saves what is seen on the way."""
    with tempfile.TemporaryDirectory() as scratch:
        photo = Path(scratch) / "seal.png"
        photo.write_bytes(demo_photo("seal"))
        async with tried_out(Path(scratch)) as url, browser() as chromium:
            consultant = await Screen.of(chromium, url, CONSULTANT, size=PHONE)
            await consultant.sees("今日待办 3 项")
            await consultant.page.screenshot(path=folder / "home-zh.png")
            await consultant.press("恒信阀门 · 总装车间")
            await consultant.sees("法规政策落实")
            await consultant.page.screenshot(path=folder / "question-zh.png")
            await consultant.type("全部符合，除4 封样缺失")
            await consultant.sees("问题照片")
            await consultant.send_photo(photo)
            await consultant.press("严重")
            await consultant.press("否")
            await consultant.sees("要改哪项，点哪项")
            await consultant.page.screenshot(path=folder / "review-zh.png")
            await consultant.press("确认无误，提交")
            await consultant.sees(".pdf")
            await consultant.settled()
            await consultant.page.screenshot(path=folder / "report-zh.png")

            manager = await Screen.of(chromium, url, MANAGER, size=PHONE, theme="dark")
            await manager.move_clock("week")
            await manager.sees("快到期了")
            await manager.settled()
            await manager.page.screenshot(path=folder / "reminder-zh.png")

            lead = await Screen.of(chromium, url, LEAD, size=DESKTOP, language="en")
            await lead.type("English")
            await lead.sees("Hello")
            await lead.type("findings")
            await lead.sees("Open findings  ")
            await lead.settled()
            await lead.page.screenshot(path=folder / "desktop-en.png")


async def take_stories(folder: Path) -> None:
    """Plays the stories in both languages, each on a fresh company."""
    for language in (CHINESE, ENGLISH):
        with tempfile.TemporaryDirectory() as scratch:
            async with tried_out(Path(scratch)) as url, browser() as chromium:
                for story in STORIES:
                    await story(Stage(chromium, url, Path(scratch), language, folder))


async def take_afternoon(folder: Path) -> None:
    """Sets an empty company up in both languages."""
    for language in (CHINESE, ENGLISH):
        async with browser() as chromium:
            await the_afternoon(chromium, language, folder)


async def main(folder: Path) -> None:
    """Takes all pictures."""
    await take(folder)
    await take_stories(folder)
    await take_afternoon(folder)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
