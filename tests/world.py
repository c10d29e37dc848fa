"""The whole program for a test: real dispatcher, real database, the sandbox over HTTP, a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app.demo_company import CAST, COLLEAGUES, Company, open_doors
from bot.app.together import prepare
from bot.app.worker import furnished
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.sandbox import ClockStep, FloodLimits, Sandbox
from bot.sandbox import Person as Account
from bot.sending import Sender
from bot.services.drafts import loading
from bot.settings import Settings
from handlers.conversation import Conversation, conversation
from schedules.advancing import advance
from schedules.beat import Heart
from schedules.people import tell_everybody
from storage import tasks
from storage.holders import Presence
from storage.people import persons as people
from tests.clock import FrozenClock, HastySeconds
from tests.colours import check_colours
from tests.press import LastingPress
from tests.sandbox.phone import Phone

TOKEN = "42:SANDBOX"
WEBHOOK_SECRET = "a-secret-that-nobody-would-guess-0"
PROCESS = "the program"
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
    program: "Program"
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
        await advance(self.clock, moment, self.heart)

    async def restart(self) -> None:
        """Stops the program and starts it again; what it only remembered is gone."""
        await self.program.stop()
        self.heart, _ = await self.program.start()

    async def plan_patrol(self, site: str = "总装车间", client: str = "HX", days_ago: int = 0) -> int:
        """A task for the consultant today, or some days ago."""
        consultant = self.company.people[CONSULTANT]
        return await tasks.add_task(
            self.company.clients[client],
            self.company.sites[site],
            consultant.id,
            "patrol",
            self.clock.now().date() - timedelta(days=days_ago),
        )


class TelegramsClock:
    """Telegram's clock, by which messages are dated, goes as the program's does; it is moved by ``World`` alone."""

    steps: tuple[ClockStep, ...] = ()

    def __init__(self, clock: FrozenClock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The moment it stands at."""
        return self._clock.now()

    async def move(self, step: str) -> datetime:
        """There are no steps."""
        raise KeyError(step)

    async def move_to(self, moment: datetime) -> datetime:
        """Stays where it is."""
        return self._clock.now()


@dataclass
class Program:
    """The program around an open database and the sandbox, which both outlive it."""

    sandbox: Sandbox
    clock: FrozenClock
    settings: Settings
    seconds: HastySeconds
    talk: Conversation = field(init=False)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> tuple[Heart, str]:
        """Starts it; returns its beats and the bot's name."""
        stop, press = asyncio.Event(), LastingPress()
        gate, live = FloodGate(self.seconds.tick, self.seconds.sleep), LiveScreens()
        talk = await self._stack.enter_async_context(
            conversation(TOKEN, self.sandbox.url, self.clock, gate, live, PROCESS)
        )
        self.talk = talk
        sender = await self._stack.enter_async_context(Sender(TOKEN, self.sandbox.url, gate, live, stop))
        polling = asyncio.create_task(talk.poll(stop))

        async def end() -> None:
            stop.set()
            await polling
            await press.close()

        self._stack.push_async_callback(end)
        presence = Presence(PROCESS)
        self._stack.push_async_callback(presence.end)
        await presence.keep()
        office = furnished(self.settings, self.clock, sender, press, presence, stop)
        if await people.is_claimed():
            await tell_everybody(office, 0)
        return Heart(office), talk.username

    async def stop(self) -> None:
        """Ends it as a signal does: what is in flight is finished."""
        await self._stack.aclose()


@asynccontextmanager
async def the_world(
    clock: FrozenClock,
    folder: Path,
    *,
    empty: bool = False,
    limits: FloodLimits | None = None,
    seconds: HastySeconds | None = None,
) -> AsyncIterator[World]:
    """Starts the program on the open database, with the demo company's people (``empty``: nobody yet).

    ``limits`` are Telegram's flood limits, which do not hold otherwise; ``seconds`` those that the program's pauses
    pass in.
    """
    # another firm's own checklists have the same codes
    loading._forms.clear()
    accounts = [Account(member.telegram_id, member.name) for member in (*CAST, *COLLEAGUES)]
    accounts += [Account(STRANGER, "新人"), Account(OTHER_STRANGER, "Visitor", language_code="en")]
    company = Company({}, {}, {}) if empty else await open_doors(clock.now() - timedelta(days=40))
    async with Sandbox(TOKEN, accounts, clock=TelegramsClock(clock), limits=limits) as sandbox:
        settings = Settings(telegram_api_url=sandbox.url, files_folder=folder / "files")
        program = Program(sandbox, clock, settings, seconds or HastySeconds())
        heart, username = await program.start()
        world = World(sandbox, clock, heart, company, await prepare(clock, username), program)
        try:
            yield world
        finally:
            for phone in world.phones.values():
                await phone.close()
            await program.stop()
        async with Phone(sandbox.url, ADMINISTRATOR) as phone:
            check_colours(await phone.calls_since(0))
