"""The whole program for a test: real dispatcher, real database, the sandbox over HTTP, a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from telegram.ext import AIORateLimiter

from bot.app.demo_company import CAST, Company, open_doors
from bot.app.together import prepare
from bot.app.worker import furnished
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.sandbox import Person as Account
from bot.sandbox import Sandbox
from bot.sending import Sender
from bot.settings import Settings
from handlers.conversation import conversation
from schedules.advancing import advance
from schedules.beat import Heart
from storage import tasks
from tests.clock import FrozenClock, HastySeconds
from tests.press import LastingPress
from tests.sandbox.phone import Phone

TOKEN = "42:SANDBOX"
STRANGER = 201
OTHER_STRANGER = 202

STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER = 101, 102, 103, 104
CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR = 105, 106, 107, 108, 109


@dataclass
class World:
    """What a test holds: phones of people, the clock, the beats."""

    sandbox: Sandbox
    clock: FrozenClock
    heart: Heart
    company: Company
    claim_link: str | None
    phones: dict[int, Phone] = field(default_factory=dict)

    async def phone(self, telegram_id: int) -> Phone:
        """The phone of a person, already in the chat with the bot."""
        phone = self.stranger(telegram_id)
        await phone.start()
        return phone

    def stranger(self, telegram_id: int) -> Phone:
        """The phone of someone who has not opened the chat yet."""
        return self.phones.setdefault(telegram_id, Phone(self.sandbox.url, telegram_id))

    async def beat(self) -> int:
        """Does what is due now."""
        return await self.heart.beat()

    async def pass_by(self, **span: float) -> None:
        """Lets time pass; everything that falls due on the way happens at its moment."""
        await self.until(self.clock.now() + timedelta(**span))

    async def until(self, moment: datetime) -> None:
        """Lets time pass until a moment."""
        await advance(self.clock, moment, self.heart.beat)

    async def plan_patrol(self, site: str = "总装车间", client: str = "HX") -> int:
        """A task for the consultant today."""
        consultant = self.company.people[CONSULTANT]
        return await tasks.add_task(
            self.company.clients[client],
            self.company.sites[site],
            consultant.id,
            "patrol",
            self.clock.now().date(),
        )


@asynccontextmanager
async def the_world(clock: FrozenClock, folder: Path, *, empty: bool = False) -> AsyncIterator[World]:
    """Starts the program on the open database, with the demo company's people (``empty``: nobody yet)."""
    accounts = [Account(member.telegram_id, member.name) for member in CAST]
    accounts += [Account(STRANGER, "新人"), Account(OTHER_STRANGER, "Visitor", language_code="en")]
    company = Company({}, {}, {}) if empty else await open_doors(clock.now() - timedelta(days=40))
    seconds = HastySeconds()
    gate, live = FloodGate(seconds.tick, seconds.sleep), LiveScreens()
    stop, press = asyncio.Event(), LastingPress()
    async with Sandbox(TOKEN, accounts, limits=None) as sandbox:
        settings = Settings(telegram_api_url=sandbox.url, files_folder=folder / "files")
        async with (
            conversation(TOKEN, sandbox.url, clock, gate, live) as talk,
            Sender(TOKEN, sandbox.url, gate, live, AIORateLimiter(0, 0, 0, 0)) as sender,
        ):
            link = await prepare(clock, talk.username)
            polling = asyncio.create_task(talk.poll(stop))
            world = World(sandbox, clock, Heart(furnished(settings, clock, sender, press)), company, link)
            try:
                yield world
            finally:
                for phone in world.phones.values():
                    await phone.close()
                stop.set()
                await polling
                await press.close()
