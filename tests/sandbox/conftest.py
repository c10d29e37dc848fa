"""A sandbox with three people and a group, the program's raw side, and phones that do not wait for anybody."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, async_playwright

from bot.sandbox import Group, Person, Sandbox
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.sandbox.desk import Desk, WallClock, fresh_sandbox
from tests.sandbox.phone import Phone
from tests.sandbox.program import Program

PEOPLE = (
    Person(101, "王芳", username="wangfang", caption_zh="客户员工", caption_en="Client staff"),
    Person(102, "李强", language_code="en"),
    Person(103, "Chen", "Jing", language_code="en-GB"),
)
GROUP = Group(-1001, "恒信阀门质量群", (101, 102))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """Without flood limits, and with webhook repetitions that do not take minutes."""
    async with Sandbox(people=PEOPLE, groups=[GROUP], limits=None, repeated_after_s=(0, 0.01, 0.02)) as sandbox:
        yield sandbox


@pytest.fixture
async def program(sandbox: Sandbox) -> AsyncIterator[Program]:
    async with Program(sandbox.url) as program:
        yield program


@pytest.fixture
async def fang(sandbox: Sandbox) -> AsyncIterator[Phone]:
    """Wang Fang, who has started the bot; the program has seen it."""
    async with Phone(sandbox.url, 101, patient=False) as phone, Program(sandbox.url) as program:
        await phone.start()
        await program.take()
        yield phone


@pytest.fixture
async def qiang(sandbox: Sandbox) -> AsyncIterator[Phone]:
    """Li Qiang, who has not started the bot."""
    async with Phone(sandbox.url, 102, patient=False) as phone:
        yield phone


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[BrowserContext]:
    """One for all tests: each sandbox has a port, and so a storage in the browser, of its own."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield await launched.new_context()
        await launched.close()


@pytest_asyncio.fixture(loop_scope="module")
async def desk(browser: BrowserContext) -> AsyncIterator[Desk]:
    """The page of a sandbox of its own; at the end nothing was complained of in the browser's console."""
    clock = WallClock()
    sandbox = fresh_sandbox(clock)
    await sandbox.start()
    async with aiohttp.ClientSession() as http:
        opened = Desk(sandbox, clock, browser, http)
        yield opened
        await opened.close()
    await opened.sandbox.stop()
    assert opened.complaints == []
