"""Begins although the network or Telegram is down: asks again after a growing pause, until asked to stop."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import TypeVar

from bot.settings import TelegramUnreachable

T = TypeVar("T")

LONGEST_PAUSE_S = 30.0

log = logging.getLogger(__name__)


class StoppedBefore(Exception):
    """The program was asked to stop before it had reached Telegram."""


@asynccontextmanager
async def once_reached(connect: Callable[[], AbstractAsyncContextManager[T]], stop: asyncio.Event) -> AsyncIterator[T]:
    """Enters what ``connect`` makes, as soon as that reaches Telegram.

    Raises StoppedBefore: ``stop`` was set while waiting.
    """
    failures = 0
    async with AsyncExitStack() as stack:
        while True:
            try:
                connected = await stack.enter_async_context(connect())
                break
            except TelegramUnreachable as failure:
                pause = max(failure.wait_s, min(2.0**failures, LONGEST_PAUSE_S))
                log.warning("Telegram cannot be reached (%s); again in %g s", failure.reason, pause)
            failures += 1
            await _pause(pause, stop)
            if stop.is_set():
                raise StoppedBefore
        yield connected


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    """Waits so long, or until ``stop``; no transaction is open here that a cancelled task could leave half-way."""
    stopping = asyncio.get_running_loop().create_task(stop.wait())
    await asyncio.wait({stopping}, timeout=seconds)
    stopping.cancel()
