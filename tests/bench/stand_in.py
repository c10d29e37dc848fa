"""The sandbox in a process of its own: ``python -m tests.bench.stand_in`` writes its address, then serves."""

import asyncio
import sys
from contextlib import suppress

from bot.sandbox import Sandbox

TOKEN = "42:SANDBOX"


async def serve() -> None:
    """Serves until the process is ended."""
    async with Sandbox(TOKEN, limits=None) as sandbox:
        sys.stdout.write(f"{sandbox.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve())
