"""The product as the benchmark drives it: a whole process, its people and sites made before, patrols walked by taps."""

import asyncio
import os
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import psutil

from bot.rules.people import Role
from storage.clients import add_client, add_site
from storage.database import opened
from storage.migrating import migrate
from storage.people import persons as people
from tests.bench.load import Phone
from tests.bench.stand_in import TOKEN

SECRET = secrets.token_urlsafe(32)
BEGAN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Product:
    """A running product: how long it took to be ready (seconds), and its process."""

    ready_after_s: float
    process: psutil.Process

    def cpu_s(self) -> float:
        """Seconds of processor time used so far, user and system."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory_mb(self) -> float:
        """Resident memory now."""
        return float(self.process.memory_info().rss) / 1_000_000


async def seed(database_url: str, telegram_ids: Sequence[int]) -> None:
    """A consultant, a client and a site for each account."""
    async with opened(database_url):
        await migrate()
        for number, telegram_id in enumerate(telegram_ids):
            client = await add_client(f"B{number}", f"企业 {number}", f"企业 {number}", BEGAN)
            await add_site(client, "车间", "")
            person = await people.add_person(telegram_id=telegram_id, name=f"管家 {number}", language="zh", at=BEGAN)
            await people.change_consent(person, f"管家 {number}", BEGAN)
            await people.add_grant(person, Role.CONSULTANT, client, BEGAN)


@asynccontextmanager
async def product(api_url: str, database_url: str, folder: Path, *, webhook: bool = False) -> AsyncIterator[Product]:
    """``python -m bot run`` against a Bot API server, ready to answer; ``webhook``: updates are brought to it."""
    environment = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api_url,
        "DATABASE_URL": database_url,
        "FILES_FOLDER": str(folder / "files"),
        "LOG_LEVEL": "ERROR",
    }
    if webhook:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        environment |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_PORT": port, "WEBHOOK_SECRET": SECRET}
    how = ("--webhook",) if webhook else ()
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *how, env=environment, stdout=asyncio.subprocess.PIPE
    )
    if process.stdout is None:
        raise RuntimeError("no output to read")
    try:
        while b"Ready" not in (line := await process.stdout.readline()):
            if not line:
                raise RuntimeError("the product ended before it was ready")
        yield Product(perf_counter() - began, psutil.Process(process.pid))
    finally:
        process.terminate()
        await process.communicate()


async def begin(phone: Phone) -> None:
    """Opens the first patrol that is offered: one that is planned, or an ad-hoc one."""
    await phone.say("/patrol")
    await phone.press(next(data for data in _data(phone) if data.startswith("o|patrol|")))


def all_conform(phone: Phone) -> str | None:
    """Conform seven times, skip the photo, then give the draft up, so that no report is made; None: begin again."""
    buttons = _data(phone)
    for wanted in ("|conform", "|skip", "|cancel", "|ask_cancel"):
        for data in buttons:
            if data.endswith(wanted):
                return data
    return None


def _data(phone: Phone) -> list[str]:
    return [str(button["callback_data"]) for button in phone.buttons() if "callback_data" in button]
