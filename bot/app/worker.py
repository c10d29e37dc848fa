"""Composes the program's own work: drainer, jobs, beats. Starts without aiogram (a test looks at sys.modules)."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.documents.drawing import Drawn, draw
from bot.documents.in_child import Press
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.sending import Sender, below_telegrams_limits
from bot.services.people.command_lists import tell_whom_nobody_told
from bot.settings import Settings
from schedules.beat import Heart
from schedules.office import BackUp, Office
from storage.files import FileStore


@asynccontextmanager
async def office(
    settings: Settings,
    token: str,
    clock: Clock,
    gate: FloodGate,
    live: LiveScreens,
    back_up: BackUp | None = None,
) -> AsyncIterator[Office]:
    """Everything the program's own work needs, closed at the end; ``back_up`` None: it makes no backups."""
    press = Press(draw)
    try:
        async with Sender(token, settings.telegram_api_url, gate, live, below_telegrams_limits()) as sender:
            yield furnished(settings, clock, sender, press, back_up)
    finally:
        await press.close()


def furnished(
    settings: Settings, clock: Clock, sender: Sender, press: Press[Drawn], back_up: BackUp | None = None
) -> Office:
    """The office around what was opened for it."""
    return Office(
        clock=clock,
        sender=sender,
        files=FileStore(settings.files_folder),
        press=press,
        provider_name=settings.provider_name,
        holder=f"{socket.gethostname()}:{os.getpid()}",
        back_up=back_up,
    )


async def work(at: Office, stop: asyncio.Event) -> None:
    """Beats until ``stop``; a beat under way is let to its end."""
    await tell_whom_nobody_told(at.cause())
    heart = Heart(at)
    await heart.take_up()
    heart.start()
    try:
        await stop.wait()
    finally:
        await heart.stop()
