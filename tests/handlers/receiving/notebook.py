"""A small program for the tests: it writes each text it receives into the database, in one transaction."""

import asyncio
from collections import Counter, defaultdict
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.types import Message, Update

from bot.rules.cause import Cause, UpdateKey
from handlers.receiving.receiver import Raw
from storage import database as db
from storage.database import AlreadyProcessed, writing

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


class Spoilt(Exception):
    """Raised for a text that cannot be written down."""


class Notebook:
    """Writes texts down. Those in ``held`` wait inside their transaction; those in ``spoilt`` fail so many times."""

    def __init__(self) -> None:
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.message.register(self.receive)
        self.held: dict[str, asyncio.Event] = {}
        self.spoilt: dict[str, int] = {}
        self.begun: defaultdict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.tried: Counter[str] = Counter()
        self.written: list[str] = []
        self.repeated: list[str] = []
        self.given_up: list[tuple[int, str]] = []

    def hold(self, text: str) -> asyncio.Event:
        """Holds a text until the event is set."""
        self.held[text] = asyncio.Event()
        return self.held[text]

    async def receive(self, message: Message, event_update: Update, bot: Bot) -> None:
        """Handles a message."""
        text = message.text or ""
        assert message.from_user
        self.tried[text] += 1
        cause = Cause(at=NOW, update=UpdateKey(bot.id, event_update.update_id), lock=message.from_user.id)
        try:
            await self._write(cause, text)
        except AlreadyProcessed:
            self.repeated.append(text)
        else:
            self.written.append(text)

    async def _write(self, cause: Cause, text: str) -> None:
        @writing
        async def write_down(cause: Cause) -> None:
            await db.values(
                "INSERT INTO serial (series, given) VALUES (:text, 1)"
                " ON CONFLICT (series) DO UPDATE SET given = serial.given + 1 RETURNING given",
                text=text,
            )
            self.begun[text].set()
            if text in self.held:
                await self.held[text].wait()
            if self.tried[text] <= self.spoilt.get(text, 0):
                raise Spoilt(text)

        await write_down(cause)

    async def give_up(self, raw: Raw, error: Exception) -> None:
        """Notes what was given up."""
        self.given_up.append((raw["update_id"], type(error).__name__))


async def times_written(text: str) -> int:
    """How many times a text was committed."""
    found = await db.values("SELECT given FROM serial WHERE series = :text", text=text)
    return int(found[0]["given"]) if found else 0


async def at_once(seconds: float) -> None:
    """A pause that takes no time, but lets others go on."""
    await asyncio.sleep(0)
