"""The program as it is started for real: ``python -m bot …`` in a process of its own, set up by its environment."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.world import TOKEN

ROOT = Path(__file__).parents[2]
WITHIN_S = 180
"""How long a process may take to be ready or to end before the test fails: no test waits for so long by design."""


LOADED = (
    "import gc, runpy, sys; gc.disable(); import bot.app.together;"
    "print('loaded'); sys.stdin.readline(); sys.argv = ['bot', 'run'];"
    "runpy.run_module('bot', run_name='__main__', alter_sys=True)"
)
"""Given after ``-c``: ``-m bot run``, which first loads its modules and waits for ``go``; loading takes seconds."""

_numbers = count()


@dataclass
class Program:
    """A started program; ``said`` is what it wrote to its standard output so far, ``log`` where the rest goes."""

    process: asyncio.subprocess.Process
    said: list[str]
    log: Path

    async def until(self, word: str) -> str:
        """The first line with this word in it, of those not read yet."""
        assert self.process.stdout is not None
        async with asyncio.timeout(WITHIN_S):
            while line := (await self.process.stdout.readline()).decode():
                self.said.append(line.rstrip())
                if word in line:
                    return line.rstrip()
        raise AssertionError(f"it ended without saying {word}: {self.said}\n{self.log.read_text()}")

    async def ended(self) -> int:
        """The exit code, once it ended by itself."""
        assert self.process.stdout is not None
        async with asyncio.timeout(WITHIN_S):
            self.said += (await self.process.stdout.read()).decode().splitlines()
            return await self.process.wait()

    async def terminate(self) -> int:
        """Asks it to end, as a service manager does; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    def go(self) -> None:
        """Lets a program run that is loaded and waits (``LOADED``)."""
        assert self.process.stdin is not None
        self.process.stdin.write(b"go\n")

    async def kill(self) -> None:
        """A power cut: SIGKILL."""
        self.process.kill()
        await self.ended()


@asynccontextmanager
async def started(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Program]:
    """``python ARGUMENTS`` with these settings in its environment, killed at the end if it still runs.

    Its working folder is ``folder``, so that no ``.env`` of the developer's is read.
    """
    log = folder / f"log-{next(_numbers)}"
    environment = {name.upper(): value for name, value in settings.items()}
    with log.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=folder,
            env={**_clean(os.environ), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    program = Program(process, [], log)
    try:
        yield program
    finally:
        if process.returncode is None:
            await program.kill()


def settings(api_url: str, database_url: str, folder: Path) -> dict[str, str]:
    """The environment of a program that talks to this sandbox."""
    return {
        "telegram_api_url": api_url,
        "bot_token": TOKEN,
        "database_url": database_url,
        "files_folder": str(folder / "files"),
    }


def _clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The developer's environment without settings of the program."""
    from bot.settings import Settings

    return {name: value for name, value in environment.items() if name.lower() not in Settings.model_fields}
