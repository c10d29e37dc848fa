"""A sandbox in which Wang Fang and Li Qiang have a phone, and a bot that talks to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.sandbox import Person, Sandbox

WANG, LI = 101, 102


class Phones:
    """The people's phones, and a look at what Telegram knows."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.session = session

    async def post(self, path: str, **body: Any) -> Any:
        """Does something under /sandbox/."""
        async with self.session.post(f"{self.url}/sandbox/{path}", json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def get(self, path: str) -> Any:
        """Looks at something under /sandbox/."""
        async with self.session.get(f"{self.url}/sandbox/{path}") as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def say(self, person: int, text: str) -> int:
        """Writes a text; returns the update's id."""
        return int((await self.post(f"people/{person}/text", text=text))["update_id"])

    async def pending(self) -> int:
        """How many updates are not confirmed."""
        return int((await self.get("updates"))["pending"])

    async def asked(self) -> int:
        """How many getUpdates were answered."""
        return sum(call["method"].lower() == "getupdates" for call in await self.get("calls"))

    async def until(self, condition: Callable[[dict[str, Any]], bool]) -> None:
        """Returns when the counts of updates are as wished."""
        async with asyncio.timeout(20):
            while not condition(await self.get("updates")):
                pass

    async def until_asked_again(self, times: int = 2) -> None:
        """Returns when the program asked for updates so many times more."""
        wanted = await self.asked() + times
        async with asyncio.timeout(20):
            while await self.asked() < wanted:
                pass


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox without flood limits that repeats webhook deliveries at once."""
    people = [Person(WANG, "王芳"), Person(LI, "李强")]
    async with Sandbox(people=people, limits=None, repeated_after_s=(0.0,)) as sandbox:
        yield sandbox


@pytest.fixture
async def phones(sandbox: Sandbox) -> AsyncIterator[Phones]:
    """The people's phones."""
    async with aiohttp.ClientSession() as session:
        yield Phones(sandbox.url, session)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """The bot, which takes the sandbox for Telegram."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot("42:SANDBOX", session=session) as bot:
        yield bot
