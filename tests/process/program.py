"""The program as it is started for real: ``python -m bot …`` in a process of its own, set up by its environment."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bot.clock import MovableClock
from tests.clock import FrozenClock
from tests.world import TOKEN

ROOT = Path(__file__).parents[2]
WITHIN_S = 180
"""How long a process may take to be ready or to end before the test fails: no test waits for so long by design."""

_numbers = count()


@dataclass
class Program:
    """A started program; ``said`` is what it wrote to its standard output so far, ``log`` where the rest goes."""

    pid: int
    log: Path
    output: asyncio.StreamReader
    exit_code: Callable[["Program"], Awaitable[int]]
    said: list[str] = field(default_factory=list)
    code: int | None = None

    async def until(self, word: str) -> str:
        """The first line with this word in it, of those not read yet."""
        async with asyncio.timeout(WITHIN_S):
            while line := (await self.output.readline()).decode():
                self.said.append(line.rstrip())
                if word in line:
                    return line.rstrip()
        raise AssertionError(f"it ended without saying {word}: {self.said}\n{self.log.read_text()}")

    async def ended(self) -> int:
        """The exit code, once it ended by itself."""
        async with asyncio.timeout(WITHIN_S):
            self.said += (await self.output.read()).decode().splitlines()
            self.code = await self.exit_code(self)
        return self.code

    async def terminate(self) -> int:
        """Asks it to end, as a service manager does; the exit code."""
        os.kill(self.pid, signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        """A power cut: SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)
        await self.ended()


def bot(*arguments: str, clock: MovableClock | FrozenClock | None = None) -> tuple[str, ...]:
    """What to start for ``python -m bot ARGUMENTS``; it goes by the clock, or by the real time."""
    if clock is None:
        return ("-m", "bot", *arguments)
    if isinstance(clock, FrozenClock):
        return ("-m", "tests.process.standing", clock.now().isoformat(), *arguments)
    return ("-m", "tests.process.shifted", str(clock.offset.total_seconds()), *arguments)


@asynccontextmanager
async def started(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Program]:
    """``python ARGUMENTS`` with these settings in its environment, killed at the end if it still runs.

    Its working folder is ``folder``, so that no ``.env`` of the developer's is read.
    """
    log = folder / f"log-{next(_numbers)}"
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=folder,
            env=environment(**settings),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    assert process.stdout is not None

    async def exit_code(_: Program) -> int:
        return await process.wait()

    async with _killed_at_the_end(Program(process.pid, log, process.stdout, exit_code)) as program:
        yield program


@asynccontextmanager
async def running(loaded: Path, folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Program]:
    """The same as ``started``, of a module (``-m``), forked from the process that has the program ``loaded``."""
    log = folder / f"log-{next(_numbers)}"
    output, request = await asyncio.open_unix_connection(loaded)
    asked = {
        "python": arguments,
        "environment": environment(**settings),
        "folder": str(folder),
        "log": str(log),
    }
    request.write(f"{json.dumps(asked)}\n".encode())
    pid = int(await output.readline())

    async def exit_code(program: Program) -> int:
        return int(program.said.pop().removeprefix("ended "))

    try:
        async with _killed_at_the_end(Program(pid, log, output, exit_code)) as program:
            yield program
    finally:
        request.close()
        await request.wait_closed()


@asynccontextmanager
async def _killed_at_the_end(program: Program) -> AsyncIterator[Program]:
    try:
        yield program
    finally:
        if program.code is None:
            await program.kill()


def settings(api_url: str, database_url: str, folder: Path) -> dict[str, str]:
    """The environment of a program that talks to this sandbox."""
    return {
        "telegram_api_url": api_url,
        "bot_token": TOKEN,
        "database_url": database_url,
        "files_folder": str(folder / "files"),
    }


def environment(**settings: str) -> Mapping[str, str]:
    """The developer's environment with these settings of the program in it and no others."""
    from bot.settings import Settings

    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    chosen = {name.upper(): value for name, value in settings.items()}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **chosen}
