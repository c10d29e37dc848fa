"""Starting and stopping the program as a person or a service manager does."""

import re
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest

from bot.app.demo_company import open_doors
from bot.clock import MovableClock
from bot.sandbox import Person, Sandbox
from storage import database
from storage.database import opened
from tests.process.backlog import begin_a_firm, submit_a_patrol
from tests.process.program import bot, running, settings, started
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, OTHER_MANAGER, STRANGER, TOKEN, WEBHOOK_SECRET

pytestmark = pytest.mark.process


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    people = [Person(CONSULTANT, "周明"), Person(STRANGER, "新人")]
    async with Sandbox(TOKEN, people, limits=None) as sandbox:
        yield sandbox


async def counts(sandbox: Sandbox) -> dict[str, int]:
    async with aiohttp.ClientSession() as http, http.get(f"{sandbox.url}/sandbox/updates") as response:
        found: dict[str, int] = await response.json()
        return found


async def test_it_is_ready_answers_and_stops_with_nothing_left_to_redeliver(
    sandbox: Sandbox, sqlite_url: str, tmp_path: Path
) -> None:
    async with started(tmp_path, *bot("run"), **settings(sandbox.url, sqlite_url, tmp_path)) as program:
        assert await program.until("Ready") == "Ready: @quality_butler_bot"
        async with Phone(sandbox.url, STRANGER) as stranger:
            await stranger.start()
            assert "质量管家" in (await stranger.last()).text
            stranger.patient = False
            await stranger.text("菜单")
        assert await program.terminate() == 0
    assert (await counts(sandbox))["pending"] == 0
    assert "Traceback" not in program.log.read_text()


async def test_the_claim_link_is_printed_until_it_was_used(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    async with running(loaded, tmp_path, *bot("run"), **environment) as program:
        line = await program.until("t.me")
        token = re.search(r"https://t\.me/quality_butler_bot\?start=([\w-]+)$", line)
        assert token
        async with Phone(sandbox.url, STRANGER) as owner:
            await owner.start(token[1])
            await owner.press("我同意")
            await owner.text("郑敏")
            await owner.press("没问题，加入")
            assert "开局向导" in await owner.keys()
        assert await program.terminate() == 0
    async with running(loaded, tmp_path, *bot("run"), **environment) as again:
        await again.until("Ready")
        assert await again.terminate() == 0
        assert not any("t.me" in line for line in again.said)


@pytest.mark.parametrize("token", [None, ""])
async def test_without_a_token_it_says_so_in_a_sentence(loaded: Path, tmp_path: Path, token: str | None) -> None:
    environment = {} if token is None else {"bot_token": token}
    async with running(loaded, tmp_path, *bot("run"), **environment) as program:
        assert await program.ended() == 2
    assert program.log.read_text() == (
        "BOT_TOKEN is not set: put it into .env (deploy/example.env shows how), or run `make try`.\n"
    )


@pytest.mark.parametrize("secret", ["short", "x" * 31, "x" * 257, "质" * 40, "with spaces in it " * 3])
async def test_a_webhook_whose_secret_could_be_guessed_is_refused(loaded: Path, tmp_path: Path, secret: str) -> None:
    environment = {"bot_token": TOKEN, "webhook_url": "https://bot.example", "webhook_secret": secret}
    async with running(loaded, tmp_path, *bot("run", "--webhook"), **environment) as program:
        assert await program.ended() == 2
    said = program.log.read_text()
    assert said.startswith("WEBHOOK_SECRET is to be 32 to 256 of A-Z a-z 0-9 _ -: make one with")
    assert secret not in said


@pytest.mark.parametrize("command", ["run", "worker"])
async def test_a_token_that_telegram_refuses_is_said_in_a_sentence_and_not_shown(
    sandbox: Sandbox, postgres_url: str, loaded: Path, tmp_path: Path, command: str
) -> None:
    await begin_a_firm(postgres_url)
    environment = settings(sandbox.url, postgres_url, tmp_path) | {"bot_token": "42:WRONG"}
    async with running(loaded, tmp_path, *bot(command), **environment) as program:
        assert await program.ended() == 2
    said = program.log.read_text() + "\n".join(program.said)
    assert "Telegram refuses BOT_TOKEN" in said
    assert "Traceback" not in said
    assert "WRONG" not in said


async def test_a_webhook_without_address_or_secret_is_said_in_a_sentence(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path) | {"webhook_url": "https://bot.example"}
    async with running(loaded, tmp_path, *bot("run", "--webhook"), **environment) as program:
        assert await program.ended() == 2
    assert program.log.read_text() == "--webhook needs WEBHOOK_URL and WEBHOOK_SECRET (deploy/example.env).\n"


async def test_a_second_process_on_the_same_sqlite_is_refused_in_a_sentence(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    async with opened(sqlite_url), running(loaded, tmp_path, *bot("run"), **environment) as second:
        assert await second.ended() == 2
    assert second.log.read_text().splitlines() == [
        f"{tmp_path}/quality.db is in use by another process: SQLite serves one; use PostgreSQL for several."
    ]


async def test_the_program_s_own_work_is_done_without_aiogram(
    sandbox: Sandbox, sqlite_url: str, tmp_path: Path
) -> None:
    script = tmp_path / "work_once.py"
    script.write_text(
        "import asyncio, sys\n"
        "from bot.app.worker import office, work\n"
        "from bot.clock import SystemClock\n"
        "from bot.flood import FloodGate\n"
        "from bot.live_screens import LiveScreens\n"
        "from bot.settings import Settings\n"
        "from schedules.beat import Heart\n"
        "from storage.database import opened\n"
        "async def main():\n"
        "    settings, stop = Settings(), asyncio.Event()\n"
        "    token = settings.bot_token.get_secret_value()\n"
        "    gate, live = FloodGate(), LiveScreens()\n"
        "    working = office(settings, token, SystemClock(), gate, live, stop)\n"
        "    async with opened(settings.database_url), working as at:\n"
        "        await Heart(at).beat()\n"
        "        stop.set()\n"
        "        await work(at)\n"
        "    print('loaded:', sorted({'aiogram', 'telegram', 'bot'} & set(sys.modules)))\n"
        "asyncio.run(main())\n"
    )
    async with started(tmp_path, str(script), **settings(sandbox.url, sqlite_url, tmp_path)) as program:
        assert await program.until("loaded") == "loaded: ['bot', 'telegram']"
        assert await program.ended() == 0


@pytest.mark.moments("new_years_eve")
async def test_a_worker_beside_a_webhook_sends_what_is_due_once(
    sandbox: Sandbox, postgres_url: str, tmp_path: Path, running_clock: MovableClock
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = settings(sandbox.url, postgres_url, tmp_path) | {
        "webhook_url": f"http://127.0.0.1:{port}",
        "webhook_secret": WEBHOOK_SECRET,
        "webhook_port": str(port),
    }
    async with (
        Phone(sandbox.url, CONSULTANT) as consultant,
        started(tmp_path, *bot("run", "--webhook", clock=running_clock), **environment) as conversation,
        AsyncExitStack() as stack,
    ):
        consultant.patient = False
        await consultant.start()
        await conversation.until("Ready")
        worker = await stack.enter_async_context(started(tmp_path, *bot("worker", clock=running_clock), **environment))
        await worker.until("Ready: worker")
        async with opened(postgres_url):
            number = await submit_a_patrol(await open_doors(running_clock.now()), running_clock.now())
        report = await consultant.wait_for(lambda message: "document" in message.raw, timeout_s=30)
        assert number in report.text
        consultant.patient = True
        await consultant.text("菜单")
        assert "周明" in (await consultant.last()).text
        assert len(await elected(postgres_url)) == 1
        assert (await worker.terminate(), await conversation.terminate()) == (0, 0)
        assert sum("document" in message.raw for message in await consultant.messages()) == 1
    assert await elected(postgres_url) == []


async def elected(url: str) -> list[str]:
    """Who is elected to send."""
    async with opened(url):
        return await database.column(str, "SELECT holder FROM lease WHERE name = 'sender'")


@pytest.mark.moments("year_without_calendar")
async def test_the_trial_starts_on_a_free_port_and_serves_its_page(tmp_path: Path, running_clock: MovableClock) -> None:
    trial = bot("try", "--port", "0", "--folder", str(tmp_path / "try"), clock=running_clock)
    async with started(tmp_path, *trial) as program:
        url = (await program.until("http://")).split()[-1]
        async with aiohttp.ClientSession(url) as http:
            async with http.get("/") as page:
                assert page.status == 200
                assert "<html" in await page.text()
            async with http.get("/sandbox/state") as response:
                state = await response.json()
        assert len(state["people"]) == 12
        assert [step["key"] for step in state["clock"]["steps"]] == ["hour", "working_day", "week"]
        async with Phone(url, CONSULTANT) as consultant:
            await consultant.text("菜单")
            assert "今日待办" in (await consultant.last()).text
        async with Phone(url, OTHER_MANAGER) as manager:
            await manager.text("人员加入")
            await manager.press(next(key for key in await manager.buttons() if key.startswith("🎫")))
            await manager.press("📄 发我加入卡")
            await manager.wait_for(lambda message: "document" in message.raw)
        # a pause that Telegram asks for is waited out, and nothing is printed of it
        async with aiohttp.ClientSession(url) as http, Phone(url, CONSULTANT) as consultant:
            await http.post("/sandbox/faults", json={"flood_retry_after": 1})
            await consultant.text("菜单")
            await http.post("/sandbox/clock", json={"step": "working_day"})
        assert await program.terminate() == 0
    assert "Traceback" not in program.log.read_text()
