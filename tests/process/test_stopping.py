"""The program is asked to end, as a service manager does, whatever it is at: it does so soon, and nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from time import monotonic

import aiohttp
import openpyxl
import psutil
import pytest
from tortoise.transactions import in_transaction

from bot.app.demo_company import CAST, Company, open_doors
from bot.clock import MovableClock
from bot.sandbox import Person, Sandbox
from storage import database
from storage.database import opened
from tests.flows.ledgers.ledgers import CONTENT_TYPE, add
from tests.process.backlog import letters, submit_a_patrol, waiting
from tests.process.program import Program, bot, running, settings, started
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, STAFF, TOKEN

pytestmark = pytest.mark.process

WITHIN_S = 10
"""What a service manager waits before it kills."""
PEOPLE = 2_000
SLOW = {"latency_ms": 60_000}
FLOODING = {"flood_retry_after": 600}


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    people = [Person(member.telegram_id, member.name) for member in CAST]
    async with Sandbox(TOKEN, people, limits=None) as sandbox:
        yield sandbox


async def trouble(sandbox: Sandbox, **faults: object) -> None:
    async with (
        aiohttp.ClientSession(sandbox.url) as http,
        http.post("/sandbox/faults", json=faults) as response,
    ):
        assert response.status == 200, await response.text()


async def ends_in_time(program: Program) -> None:
    """It ends by itself, soon, without an error and without children."""
    children = psutil.Process(program.pid).children(recursive=True)
    began = monotonic()
    assert await program.terminate() == 0
    took = monotonic() - began
    print(f"stopped within {took:.1f} s")  # noqa: T201 -- a figure for whoever asks with -s
    assert took < WITHIN_S
    assert "Traceback" not in program.log.read_text()
    assert psutil.wait_procs(children, timeout=WITHIN_S)[1] == []


async def until_held(url: str, kind: str) -> None:
    """Comes back when something of this kind is claimed."""
    async with opened(url, beside=True), asyncio.timeout(60):
        while not any(holder for holder, _ in await waiting(kind)):  # noqa: ASYNC110 -- another process writes it
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("kind", "faults"),
    [("sqlite", SLOW), ("postgres", SLOW), ("sqlite", FLOODING)],
    ids=["sqlite-slow", "postgres-slow", "sqlite-flooding"],
)
async def test_with_two_thousand_messages_that_telegram_does_not_take(
    sandbox: Sandbox,
    request: pytest.FixtureRequest,
    loaded: Path,
    tmp_path: Path,
    running_clock: MovableClock,
    kind: str,
    faults: dict[str, int],
) -> None:
    database_url = str(request.getfixturevalue(f"{kind}_url"))
    environment = settings(sandbox.url, database_url, tmp_path)
    async with (
        Phone(sandbox.url, STAFF) as staff,
        running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program,
    ):
        await program.until("Ready")
        await staff.start()
        await trouble(sandbox, **faults)
        async with opened(database_url, beside=True), in_transaction():
            await letters(await open_doors(running_clock.now()), STAFF, running_clock.now(), 2_000)
        if faults is SLOW:
            await until_held(database_url, "undelivered")
            staff.patient = False
            await staff.text("菜单")
        await ends_in_time(program)
    async with opened(database_url):
        # what was claimed and not sent went back, and none of it counts as tried
        assert {holder for holder, _ in await waiting("undelivered")} == {None}
        assert await database.values("SELECT key FROM failed_update") == []
        assert await database.values("SELECT holder FROM lease") == []


async def test_while_a_report_is_drawn_that_is_never_done(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    async with opened(sqlite_url):
        company = await open_doors(running_clock.now())
        await submit_a_patrol(company, running_clock.now())
    async with Phone(sandbox.url, CONSULTANT) as consultant:
        consultant.patient = False
        await consultant.start()
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await consultant.wait_for(lambda message: "document" in message.raw)
            pressed = paused_press(program)
            number = await another_patrol(sqlite_url, company, running_clock)
            await until_held(sqlite_url, "report_patrol")
            await ends_in_time(program)
            assert not pressed.is_running()
        async with opened(sqlite_url):
            assert await waiting("report_patrol") == [(None, 0)]
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await consultant.wait_for(lambda message: "document" in message.raw and number in message.text)
            await ends_in_time(program)


def paused_press(program: Program) -> psutil.Process:
    """The child that draws, stopped in the middle of whatever it does."""
    children = psutil.Process(program.pid).children(recursive=True)
    (press,) = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
    press.suspend()
    return press


async def another_patrol(url: str, company: Company, clock: MovableClock) -> str:
    async with opened(url, beside=True):
        return await submit_a_patrol(company, clock.now())


async def test_in_the_middle_of_an_import(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path, running_clock: MovableClock
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    async with opened(sqlite_url):
        await open_doors(running_clock.now())
    async with Phone(sandbox.url, ADMINISTRATOR) as administrator:
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await program.until("Ready")
            await administrator.start()
            await administrator.text("/import")
            await administrator.press("📤")
            template = await administrator.wait_for(lambda message: "document" in message.raw)
            book = openpyxl.load_workbook(BytesIO(await administrator.download(template)))
            people = [[f"S{number}", f"员工{number}", ""] for number in range(PEOPLE)]
            await administrator.document(add(book, {"人员": people}), "people.xlsx", media_type=CONTENT_TYPE)
            await administrator.wait_for(lambda message: any(key.text == "导入" for key in message.buttons))
            await administrator.press("导入")
            await until_held(sqlite_url, "apply_ledgers")
            await ends_in_time(program)
        async with running(loaded, tmp_path, *bot("run", clock=running_clock), **environment) as program:
            await administrator.wait_for(lambda message: "已导入" in message.text)
            await ends_in_time(program)
    async with opened(sqlite_url):
        assert await database.number("SELECT count(*) FROM person WHERE code LIKE 'S%'") == PEOPLE
        assert await database.number("SELECT count(*) FROM trail WHERE action = 'import'") == 1


async def test_whatever_holds_the_process_is_cut_off_at_last(tmp_path: Path) -> None:
    script = tmp_path / "deaf.py"
    script.write_text(
        "import asyncio, time\n"
        "from bot.app import stopping\n"
        "stopping.LAST_RESORT_S = 0.1\n"
        "async def main():\n"
        "    stopping.stop_on_signal()\n"
        "    print('deaf', flush=True)\n"
        "    time.sleep(3600)\n"
        "asyncio.run(main())\n"
    )
    async with started(tmp_path, str(script)) as program:
        await program.until("deaf")
        assert await program.terminate() == 0
    assert "cut off" in program.log.read_text()
