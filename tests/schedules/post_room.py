"""The post room of a test: letters put into the outbox, troubles of the network, and what became of each letter."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import aiohttp

from bot.app.worker import office
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.rules.text import Language
from bot.settings import Settings
from schedules.draining import Drainer
from schedules.office import Office
from storage import database
from storage.people import persons as people
from storage.post import outbox
from tests.flows.steps import submit_patrol
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, TOKEN, World


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the outbox; ``attempts`` are those that counted."""

    key: str
    kind: str
    person_id: int
    state: str
    attempts: int
    error: str
    send_at: datetime
    lease_until: datetime | None
    done_at: datetime | None


async def lines(kind: str = "%") -> list[Line]:
    """The outbox, in the order in which it was written."""
    return await database.rows(
        Line,
        "SELECT key, kind, person_id, state, attempts, error, send_at, lease_until, done_at FROM outbox"
        " WHERE kind LIKE :kind ORDER BY id",
        kind=kind,
    )


async def line(key: str) -> Line:
    """One letter."""
    (found,) = [line for line in await lines() if line.key == key]
    return found


async def write(
    world: World, telegram_id: int, key: str, *, send_at: datetime | None = None, expires_at: datetime | None = None
) -> None:
    """A letter that says its own key: "… could not be sent to KEY"."""
    await outbox.add_message(
        key=key,
        kind="undelivered",
        person_id=world.company.people[telegram_id].id,
        subject_kind="outbox",
        subject_id=0,
        send_at=send_at or world.clock.now(),
        expires_at=expires_at,
        parameters={"name": f"<{key}>", "kind": "patrol_report"},
    )


async def heard(world: World, telegram_id: int, words: str) -> list[str]:
    """What the bot said to a person that has these words in it."""
    messages = await world.stranger(telegram_id).messages()
    return [message.text for message in messages if message.from_bot and words in message.text]


async def read_in(world: World, telegram_id: int, language: Language) -> None:
    """Sets a person's language."""
    await people.change_language(world.company.people[telegram_id].id, language)


async def trouble(world: World, **faults: object) -> None:
    """Sets the sandbox's faults."""
    async with (
        aiohttp.ClientSession(world.sandbox.url) as http,
        http.post("/sandbox/faults", json=faults) as response,
    ):
        assert response.status == 200, await response.text()


async def refuse_next(
    world: World, code: int, description: str, *, times: int = 1, method: str = "sendMessage", retry_after: int = 0
) -> None:
    """Lets the next calls of a method be refused."""
    planned: dict[str, object] = {"method": method, "times": times, "error_code": code, "description": description}
    if retry_after:
        planned["parameters"] = {"retry_after": retry_after}
    await trouble(world, fail_next=planned)


async def drain(office: Office) -> int:
    """Sends what is due; returns how many messages were claimed."""
    return await Drainer(office).all()


@asynccontextmanager
async def another_office(world: World, folder: Path, gate: FloodGate | None = None) -> AsyncIterator[Office]:
    """The program's own work in a second process of the same bot."""
    settings = Settings(telegram_api_url=world.sandbox.url, files_folder=folder / "files")
    async with office(settings, TOKEN, world.clock, gate or FloodGate(), LiveScreens(), asyncio.Event()) as at:
        yield at


def gate_of(world: World) -> FloodGate:
    """A flood gate whose seconds are those of the world's clock, so that a pause is over when the test says so."""

    async def sleep(seconds: float) -> None:
        world.clock.pass_by(seconds=seconds)

    return FloodGate(lambda: world.clock.now().timestamp(), sleep)


def beijing(hour: int, minute: int = 0, day: int = 23) -> datetime:
    """A moment of November 2026 as a clock in Beijing shows it."""
    return datetime.fromisoformat(f"2026-11-{day:02}T{hour:02}:{minute:02}:00+08:00")


async def a_patrol_with_a_finding(world: World, severity: str = "严重") -> None:
    """The consultant walks a patrol of the client HX with one finding, from the phone."""
    await submit_patrol(world, severity=severity)


async def a_clean_patrol(world: World) -> None:
    """The consultant walks a patrol of the client HX without findings."""
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    await consultant.press("全部符合")
    await consultant.photo(picture())
    await consultant.press("确认无误，提交")


async def sounds(world: World, telegram_id: int) -> list[tuple[str, bool]]:
    """What was sent to somebody unasked, by which method, and whether it was silent, as Telegram was told."""
    async with aiohttp.ClientSession(world.sandbox.url) as http, http.get("/sandbox/calls?after=0") as response:
        calls = await response.json()
    return [
        (call["method"], bool(call["params"].get("disable_notification")))
        for call in calls
        if call["method"] in ("sendMessage", "sendDocument") and str(call["chat_id"]) == str(telegram_id)
    ]
