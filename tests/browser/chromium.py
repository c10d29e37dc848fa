"""A headless Chromium of the machine, and what a person does in a window of it."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MOVED_WITHIN_MS = 180_000
"""How long a move of the clock may take before a test fails: it waits out every pause that the stand-in asks for."""
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The machine's Chromium."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield launched
        finally:
            await launched.close()


class Screen:
    """One person's chat in a window of the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def of(
        cls,
        browser: Browser,
        url: str,
        person: int,
        *,
        size: dict[str, int],
        language: str = "zh",
        theme: str = "light",
    ) -> "Screen":
        """Opens the page as a person, at a size, in the page's language and theme."""
        page = await browser.new_page(viewport={"width": size["width"], "height": size["height"]})
        await page.goto(f"{url}/?lang={language}&theme={theme}#{person}")
        return cls(page)

    async def sees(self, text: str) -> None:
        """Waits until a bubble with this text is there."""
        await self.page.locator("#messages").get_by_text(text).last.wait_for()

    async def has_key(self, text: str) -> None:
        """Waits until an inline key with this text is there."""
        await self.page.locator(".key", has_text=text).last.wait_for()

    async def settled(self) -> None:
        """Waits until nothing fades in any more, for a picture."""
        await self.page.evaluate("() => Promise.all(document.getAnimations().map(moving => moving.finished))")

    async def press(self, text: str) -> None:
        """Presses the newest inline key with this text, and waits until it is answered."""
        await self.page.locator(".key", has_text=text).last.click()
        await self.page.locator(".key[aria-busy=true]").first.wait_for(state="detached")

    async def type(self, text: str) -> None:
        """Types a message and sends it."""
        await self.page.fill("#input", text)
        await self.page.press("#input", "Enter")

    async def asks(self, text: str) -> None:
        """Types a message and waits until it is answered: an older screen of the same kind must not be taken for it."""
        await self.page.locator("#chat-title:not(:empty)").wait_for()
        turns = self.page.locator("#messages .turn")
        before = await turns.count()
        await self.type(text)
        await turns.nth(before + 1).wait_for()

    async def number_of(self, words: str) -> str:
        """The number of the case whose line, in the newest list, has these words."""
        line = re.compile(rf"([A-Z]{{2}}\d{{8}}-\d+) {words}")
        bubble = await self.page.locator("#messages").get_by_text(line).last.inner_text()
        found = line.search(bubble)
        if found is None:
            raise RuntimeError(bubble)
        return found[1]

    async def send_photo(self, photo: Path, caption: str = "") -> None:
        """Attaches a photo."""
        await self.page.locator("#attach").click()
        async with self.page.expect_file_chooser() as choosing:
            await self.page.locator("[data-attach=photo]").click()
        await (await choosing.value).set_files(photo)
        await self.page.fill("dialog [name=caption]", caption)
        await self.page.locator("dialog .button-strong").click()

    async def move_clock(self, step: str) -> None:
        """Presses a step beside the clock and waits until everything on the way has happened."""
        button = self.page.locator(f"[data-step={step}]")
        async with self.page.expect_response("**/sandbox/clock", timeout=MOVED_WITHIN_MS) as moved:
            await button.click()
        response = await moved.value
        if not response.ok:
            raise RuntimeError(await response.text())
