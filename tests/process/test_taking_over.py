"""What a process that is gone held goes on at once with the next one, and nothing is said twice that was not in flight.

The programs go by a clock that stands still: no lease and no claim runs out on it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.app.demo_company import CAST, open_doors
from bot.sandbox import Person, Sandbox
from storage.database import opened
from tests.clock import FrozenClock
from tests.process.backlog import begin_a_firm, letters, submit_a_patrol, waiting
from tests.process.program import bot, running, settings
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import CONSULTANT, STAFF, TOKEN

pytestmark = pytest.mark.process

LETTERS = 40


@pytest.fixture
def clock() -> FrozenClock:
    """Monday morning, for good."""
    return FrozenClock(beijing(9))


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    people = [Person(member.telegram_id, member.name) for member in CAST]
    async with Sandbox(TOKEN, people, limits=None) as sandbox:
        yield sandbox


async def heard(phone: Phone, words: str) -> list[str]:
    return [message.text for message in await phone.messages() if message.from_bot and words in message.text]


async def until_heard(phone: Phone, words: str, count: int) -> None:
    async with asyncio.timeout(60):
        while len(await heard(phone, words)) < count:
            await phone.next_message()


async def test_after_an_orderly_restart_reminders_and_reports_go_on(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    environment = settings(sandbox.url, database_url, tmp_path)
    async with opened(database_url):
        company = await open_doors(clock.now())
        await letters(company, CONSULTANT, clock.now(), 1, "reminder before")
    async with Phone(sandbox.url, CONSULTANT) as consultant:
        consultant.patient = False
        await consultant.start()
        async with running(loaded, tmp_path, *bot("run", clock=clock), **environment) as program:
            await until_heard(consultant, "<reminder before-0>", 1)
            assert await program.terminate() == 0
        async with opened(database_url):
            number = await submit_a_patrol(company, clock.now())
            await letters(company, CONSULTANT, clock.now(), 1, "reminder")
        async with running(loaded, tmp_path, *bot("run", clock=clock), **environment) as program:
            await until_heard(consultant, "<reminder-0>", 1)
            await consultant.wait_for(lambda message: "document" in message.raw and number in message.text)
            assert await program.terminate() == 0


async def test_after_a_power_cut_the_next_one_goes_on_where_it_was(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    environment = settings(sandbox.url, database_url, tmp_path)
    async with opened(database_url):
        company = await open_doors(clock.now())
        await letters(company, STAFF, clock.now(), LETTERS)
    async with Phone(sandbox.url, STAFF) as staff:
        staff.patient = False
        await staff.start()
        async with running(loaded, tmp_path, *bot("run", clock=clock), **environment) as program:
            await until_heard(staff, "<letter-", 5)
            await program.kill()
        async with opened(database_url):
            left = await waiting("undelivered")
            assert any(holder for holder, _ in left)
        async with running(loaded, tmp_path, *bot("run", clock=clock), **environment) as program:
            await until_heard(staff, f"<letter-{LETTERS - 1}>", 1)
            assert await program.terminate() == 0
        said = await heard(staff, "<letter-")
    async with opened(database_url):
        assert await waiting("undelivered") == []
    # the one that was on its way when the power went may have come twice
    assert len(set(said)) == LETTERS
    assert len(said) <= LETTERS + 1


async def test_of_two_workers_one_takes_over_when_the_other_is_killed(
    sandbox: Sandbox, postgres_url: str, loaded: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    environment = settings(sandbox.url, postgres_url, tmp_path)
    await begin_a_firm(postgres_url)
    async with opened(postgres_url):
        company = await open_doors(clock.now())
    async with AsyncExitStack() as stack:
        staff = await stack.enter_async_context(Phone(sandbox.url, STAFF))
        staff.patient = False
        await staff.start()
        first, second = [
            await stack.enter_async_context(running(loaded, tmp_path, *bot("worker", clock=clock), **environment))
            for _ in range(2)
        ]
        for worker in (first, second):
            await worker.until("Ready")
        await stack.enter_async_context(opened(postgres_url))
        await letters(company, STAFF, clock.now(), LETTERS)
        await until_heard(staff, "<letter-", 5)
        (holder,) = {holder for holder, _ in await waiting("undelivered") if holder}
        elected, other = (first, second) if f":{first.pid}:" in holder else (second, first)
        await elected.kill()
        await until_heard(staff, f"<letter-{LETTERS - 1}>", 1)
        assert await other.terminate() == 0
        assert len(await heard(staff, "<letter-")) <= LETTERS + 1
