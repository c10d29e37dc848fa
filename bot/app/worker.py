"""Composes the program's own work: drainer, jobs, beats. Starts without aiogram (a test looks at sys.modules)."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.app.collector import keep_collector_away
from bot.app.installing import bot_of, check_to_work
from bot.app.reaching import once_reached
from bot.clock import Clock
from bot.documents.drawing import Drawn, draw
from bot.documents.in_child import Press
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.sending import Sender
from bot.settings import Settings
from schedules.beat import Heart
from schedules.office import BackUp, Office
from storage.database import configuration, opened
from storage.files import FileStore
from storage.holders import Presence


@asynccontextmanager
async def office(
    settings: Settings,
    token: str,
    clock: Clock,
    gate: FloodGate,
    live: LiveScreens,
    stop: asyncio.Event,
    back_up: BackUp | None = None,
    holder: str | None = None,
) -> AsyncIterator[Office]:
    """Everything the program's own work needs, closed at the end; that comes soon after ``stop``.

    ``back_up`` None: it makes no backups. ``holder`` names this process where its conversation has a name already.
    """
    press, presence = Press(draw), Presence(holder or this_process())
    try:
        async with Sender(token, settings.telegram_api_url, gate, live, stop) as sender:
            # before anything is claimed: a claim of who is not there is void
            await presence.keep()
            yield furnished(settings, clock, sender, press, presence, stop, back_up)
    finally:
        await press.close()
        await presence.end()


def this_process() -> str:
    """A name that no process has had before: in containers the host and the number are often the same again."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}"


def furnished(
    settings: Settings,
    clock: Clock,
    sender: Sender,
    press: Press[Drawn],
    presence: Presence,
    stop: asyncio.Event,
    back_up: BackUp | None = None,
) -> Office:
    """The office around what was opened for it."""
    return Office(
        clock=clock,
        sender=sender,
        files=FileStore(settings.files_folder),
        press=press,
        provider_name=settings.provider_name,
        presence=presence,
        stop=stop,
        back_up=back_up,
    )


class WorkerOnSqlite(Exception):
    """With SQLite there is one process, which does everything."""


async def alone(
    settings: Settings,
    token: str,
    clock: Clock,
    stop: asyncio.Event,
    back_up: BackUp,
    ready: Callable[[], None],
) -> None:
    """Does the program's own work beside processes of conversation, until ``stop``; ``ready`` is called once.

    Raises:
        WorkerOnSqlite
        MayNotBegin: it would be the work of another firm, or there is none to work for.
        TokenRefused, DatabaseTrouble, UnknownDatabase, StoppedBefore
    """
    if configuration(settings.database_url)["connections"].get("sqlite"):
        raise WorkerOnSqlite
    async with opened(settings.database_url):
        await check_to_work(settings, bot_of(token))
        async with once_reached(
            lambda: office(settings, token, clock, FloodGate(), LiveScreens(), stop, back_up), stop
        ) as at:
            keep_collector_away()
            ready()
            await work(at)


async def work(at: Office) -> None:
    """Beats until the office is to stop."""
    heart = Heart(at)
    await heart.take_over()
    await heart.take_up()
    heart.start()
    await heart.ended()
