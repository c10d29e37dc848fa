"""A desk for testing the sandbox's page: windows of a real Chromium, and the program, played over the Bot API."""

import asyncio
import struct
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from playwright.async_api import BrowserContext, Locator, Page, expect

from bot.sandbox import ClockStep, Group, Person, Sandbox

TOKEN = "42:SANDBOX"
WANG, LI, ANNA = 101, 102, 103
GROUP = -1001
MONDAY = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


class CallRefused(Exception):
    """The Bot API answered ``ok: false``; ``code`` is its error code."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code


class WallClock:
    """A clock that stands still; a step waits until the test lets it go on."""

    steps: Sequence[ClockStep] = (ClockStep("hour", "+1 小时", "+1 hour"), ClockStep("week", "+1 周", "+1 week"))

    def __init__(self) -> None:
        self.moment = MONDAY
        self.let_go = asyncio.Event()

    def now(self) -> datetime:
        return self.moment

    async def move(self, step: str) -> datetime:
        await self.let_go.wait()
        return await self.move_to(self.moment + {"hour": timedelta(hours=1), "week": timedelta(weeks=1)}[step])

    async def move_to(self, moment: datetime) -> datetime:
        self.moment = moment
        return moment


class Desk:
    """What a test has before it: the sandbox, the program's side of it, and windows of the page."""

    def __init__(
        self, sandbox: Sandbox, clock: WallClock, browser: BrowserContext, http: aiohttp.ClientSession
    ) -> None:
        self.sandbox = sandbox
        self.url = sandbox.url
        self.clock = clock
        self.complaints: list[str] = []
        self._browser = browser
        self._http = http
        self._offset = 0

    async def call(self, method: str, **parameters: Any) -> Any:
        """One Bot API call of the program; raises CallRefused."""
        async with self._http.post(f"{self.url}/bot{TOKEN}/{method}", json=parameters) as response:
            answer = await response.json()
        if not answer["ok"]:
            raise CallRefused(answer["error_code"], answer["description"])
        return answer["result"]

    async def say(self, text: str, chat_id: int = WANG, **parameters: Any) -> Any:
        return await self.call("sendMessage", chat_id=chat_id, text=text, **parameters)

    async def give(self, method: str, field: str, content: bytes, name: str, **parameters: str) -> None:
        """Sends a file of the program to Wang Fang."""
        form = aiohttp.FormData({"chat_id": str(WANG), **parameters}, quote_fields=False)
        form.add_field(field, content, filename=name)
        async with self._http.post(f"{self.url}/bot{TOKEN}/{method}", data=form) as response:
            assert response.status == 200, await response.text()

    async def next_update(self) -> Any:
        """The next update the program receives, confirmed by the call after it."""
        (update,) = await self.call("getUpdates", offset=self._offset, limit=1, timeout=20)
        self._offset = update["update_id"] + 1
        return update

    async def start(self, person_id: int) -> None:
        """Lets a person press START beforehand, so that the bot may write to them."""
        async with self._http.post(f"{self.url}/sandbox/people/{person_id}/start", json={}) as response:
            assert response.status == 200
        await self.next_update()

    async def read(self, person_id: int) -> None:
        """A person has read everything."""
        address = f"{self.url}/sandbox/people/{person_id}/read"
        async with self._http.post(address, json={"chat_id": person_id}) as response:
            assert response.status == 200

    async def open(self, person_id: int, *, width: int = 1280, height: int = 800, query: str = "") -> Page:
        """A window of the page with a person's phone in it, in Chinese unless the query says otherwise."""
        page = await self.window(width=width, height=height)
        await page.goto(f"{self.url}/{query}#{person_id}")
        await expect(page.locator("#chat-title")).not_to_be_empty()
        return page

    async def window(self, *, width: int = 1280, height: int = 800) -> Page:
        """An empty window of the browser."""
        page = await self._browser.new_page()
        await page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._check(request.url))
        return page

    def _check(self, address: str) -> None:
        if not address.startswith((self.url, "blob:", "data:")):
            self.complaints.append(f"asked for {address}")

    async def close(self) -> None:
        for page in self._browser.pages:
            await page.close()


def fresh_sandbox(clock: WallClock, port: int = 0) -> Sandbox:
    people = [
        Person(WANG, "王芳", caption_zh="客户员工", caption_en="Client staff"),
        Person(LI, "李建国", caption_zh="客户管理员", caption_en="Client manager"),
        Person(ANNA, "Anna", language_code="en"),
    ]
    groups = [Group(GROUP, "恒信阀门项目群", (WANG, LI))]
    return Sandbox(token=TOKEN, people=people, groups=groups, clock=clock, limits=None, port=port)


def keys(*rows: Sequence[str]) -> dict[str, Any]:
    """An inline keyboard whose buttons carry their text as data."""
    return {"inline_keyboard": [[{"text": text, "callback_data": text} for text in row] for row in rows]}


def turns(page: Page) -> Locator:
    return page.locator("#messages .turn")


def key(page: Page, text: str) -> Locator:
    return page.locator("#messages .key", has_text=text)


def picture(shade: int) -> bytes:
    """A small grey PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes([shade]) * 40) * 30
    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def file(name: str, kind: str, content: bytes) -> Any:
    return {"name": name, "mimeType": kind, "buffer": content}


async def attach(page: Page, way: str, *files: Any) -> None:
    """Sends files by the paper clip."""
    await page.get_by_role("button", name="附件").click()
    async with page.expect_file_chooser() as chooser:
        await page.locator(f"[data-attach={way}]").click()
    await (await chooser.value).set_files(list(files))
    await page.locator("dialog .button-strong").click()
