"""The network is down when the program starts: it waits, says so in the log, and begins when Telegram is there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.app import reaching
from bot.app.reaching import StoppedBefore, once_reached
from bot.sandbox import Person, Sandbox
from bot.settings import TelegramUnreachable
from tests.process.backlog import begin_a_firm
from tests.process.program import bot, running, settings
from tests.world import STRANGER, TOKEN


class Dead:
    """A port at which somebody listens and hangs up: every attempt to reach Telegram is seen, and fails."""

    def __init__(self) -> None:
        self.port = 0
        self._attempts = asyncio.Semaphore(0)

    @property
    def url(self) -> str:
        """Where Telegram should be."""
        return f"http://127.0.0.1:{self.port}"

    async def attempted(self) -> None:
        """Comes back after one more attempt."""
        await self._attempts.acquire()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Hangs up on everybody inside the block."""

        async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.close()
            self._attempts.release()

        async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
            self.port = server.sockets[0].getsockname()[1]
            yield


@pytest.mark.process
@pytest.mark.parametrize("command", ["run", "worker"])
async def test_it_begins_as_soon_as_telegram_is_reached(
    postgres_url: str, loaded: Path, tmp_path: Path, command: str
) -> None:
    await begin_a_firm(postgres_url)
    dead = Dead()
    async with AsyncExitStack() as stack:
        async with dead.listening():
            environment = settings(dead.url, postgres_url, tmp_path)
            program = await stack.enter_async_context(running(loaded, tmp_path, *bot(command), **environment))
            await dead.attempted()
        async with Sandbox(TOKEN, [Person(STRANGER, "新人")], limits=None, port=dead.port):
            await program.until("Ready")
            assert await program.terminate() == 0
    said = program.log.read_text()
    assert "Traceback" not in said
    assert "again in 1 s" in said
    assert TOKEN not in said


@pytest.mark.process
async def test_it_can_be_stopped_while_it_waits(sqlite_url: str, loaded: Path, tmp_path: Path) -> None:
    dead = Dead()
    async with (
        dead.listening(),
        running(loaded, tmp_path, *bot("run"), **settings(dead.url, sqlite_url, tmp_path)) as program,
    ):
        await dead.attempted()
        assert await program.terminate() == 0
    assert "Traceback" not in program.log.read_text()


async def test_the_pause_grows_and_keeps_what_telegram_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reasons = iter([TelegramUnreachable("down")] * 7 + [TelegramUnreachable("busy", 90)])
    pauses: list[float] = []

    async def pause(seconds: float, _: asyncio.Event) -> None:
        pauses.append(seconds)

    @asynccontextmanager
    async def connect() -> AsyncIterator[str]:
        if reason := next(reasons, None):
            raise reason
        yield "connected"

    monkeypatch.setattr(reaching, "_pause", pause)
    async with once_reached(connect, asyncio.Event()) as connected:
        assert connected == "connected"
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 90]


async def test_a_stop_ends_the_waiting_at_once() -> None:
    stop = asyncio.Event()

    @asynccontextmanager
    async def connect() -> AsyncIterator[None]:
        if not stop.is_set():
            stop.set()
            raise TelegramUnreachable("down", wait_s=3600)
        yield

    with pytest.raises(StoppedBefore):
        async with once_reached(connect, stop):
            pass
