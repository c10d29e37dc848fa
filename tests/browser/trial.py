"""``python -m bot try`` to open in a browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import MovableClock
from tests.process.program import bot, started


@asynccontextmanager
async def tried_out(folder: Path, clock: MovableClock | None = None) -> AsyncIterator[str]:
    """Runs ``try`` as a process, by this clock or the real one, and yields the address of its page."""
    trial = bot("try", "--port", "0", "--folder", str(folder / "try"), clock=clock)
    async with started(folder, *trial) as program:
        ready = await program.until("ready to try")
        yield ready.split()[-1]
