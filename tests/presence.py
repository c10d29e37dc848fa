"""Processes that are there and do nothing."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from storage.holders import Presence


@asynccontextmanager
async def present(*names: str) -> AsyncIterator[None]:
    """Processes of these names are there inside the block."""
    async with AsyncExitStack() as stack:
        for name in names:
            presence = Presence(name)
            stack.push_async_callback(presence.end)
            await presence.keep()
        yield
