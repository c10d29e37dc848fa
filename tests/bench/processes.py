"""The sandbox and a bot, each in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def stand_in() -> AsyncIterator[str]:
    """A sandbox without flood limits; yields its address."""
    async with running("-m", "tests.bench.stand_in", stdout=asyncio.subprocess.PIPE) as process:
        assert process.stdout
        yield (await process.stdout.readline()).decode().strip()


@asynccontextmanager
async def running(*arguments: str, stdout: int | None = None) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python process with these arguments, ended with the block."""
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=stdout)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
