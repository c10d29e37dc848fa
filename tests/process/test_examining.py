"""``doctor``, ``health`` and ``--version``, beside a program that runs and where none does."""

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot import __version__
from bot.app import doctor
from bot.app.doctor import Finding, Patient, look_over
from bot.clock import MovableClock
from bot.sandbox import Person, Sandbox
from bot.settings import Settings
from storage.addresses import shown
from storage.database import opened
from storage.jobs.queue import add_job, claim_jobs
from storage.versions import MIGRATIONS
from tests.process.backlog import MONDAY, begin_a_firm
from tests.process.program import bot, running, settings
from tests.world import STRANGER, TOKEN, WEBHOOK_SECRET

pytestmark = pytest.mark.process


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox:
        yield sandbox


async def asked(loaded: Path, folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """The exit code of a command and all that it says."""
    async with running(loaded, folder, *bot(*arguments), **environment) as program:
        code = await program.ended()
    said = "\n".join(program.said) + program.log.read_text()
    assert "Traceback" not in said
    assert TOKEN not in said
    return code, said


async def until_at_work(loaded: Path, folder: Path, **environment: str) -> None:
    async with asyncio.timeout(60):
        while (await asked(loaded, folder, "health", **environment))[0]:
            pass


async def test_it_is_well_while_the_program_runs_and_not_afterwards(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, database_url, tmp_path)
    code, said = await asked(loaded, tmp_path, "health", **environment)
    assert (code, said.strip()) == (1, "Nobody is at work: the program does not run.")
    async with running(loaded, tmp_path, *bot("run"), **environment) as program:
        await program.until("Ready")
        await until_at_work(loaded, tmp_path, **environment)
        code, said = await asked(loaded, tmp_path, "doctor", **environment)
        assert await program.terminate() == 0
    assert code == 0, said
    assert "✗" not in said
    for line in (
        "✓ Telegram: @quality_butler_bot answers in ",
        "✓ Clock: ",
        "– Webhook: None is registered: updates are fetched by long polling; ",
        f"✓ Database: {shown(database_url)} answers, schema {MIGRATIONS[-1]}.",
        "✓ Journal: wal." if database_url.startswith("sqlite") else "✓ Claims: 0 jobs",
        "✓ Work: The program is at work.",
        f"✓ Files: {tmp_path}/files: ",
        "✓ Fonts: Noto Sans CJK SC",
    ):
        assert line in said
    assert (await asked(loaded, tmp_path, "health", **environment))[0] == 1


async def test_what_is_wrong_is_named_with_what_to_do(
    sandbox: Sandbox, postgres_url: str, loaded: Path, tmp_path: Path
) -> None:
    await begin_a_firm(postgres_url)
    async with opened(postgres_url):
        await add_job("report_patrol", 1, MONDAY)
        await claim_jobs(MONDAY, MONDAY, 1, "a process that is gone")
    environment = settings(sandbox.url, postgres_url, tmp_path)
    code, said = await asked(loaded, tmp_path, "doctor", **environment | {"bot_token": "42:WRONG"})
    assert code == 1
    assert "✗ Token: Telegram refuses BOT_TOKEN: copy it again from @BotFather" in said
    assert "✗ Claims: 1 jobs and messages are held by processes that are gone: the next beat takes them over" in said
    assert "– Work: Nobody is at work" in said
    code, said = await asked(loaded, tmp_path, "doctor", **environment | {"telegram_api_url": "http://127.0.0.1:9"})
    assert code == 1
    assert "✗ Telegram: http://127.0.0.1:9 is not reached" in said
    code, said = await asked(loaded, tmp_path, "doctor", **environment | {"bot_token": "43:SANDBOX"})
    assert code == 1
    assert "✗ Database: The firm in " in said
    assert "was served by the bot 42" in said


async def test_where_nothing_is_yet_the_first_run_makes_it(sandbox: Sandbox, loaded: Path, tmp_path: Path) -> None:
    environment = settings(sandbox.url, "sqlite://data/quality.db", tmp_path)
    code, said = await asked(loaded, tmp_path, "doctor", **environment)
    assert code == 0, said
    assert f"– Database: {tmp_path}/data/quality.db is not there yet: the first `run` makes it." in said
    assert f"– Backups: None in {tmp_path}/data/backups yet" in said
    code, said = await asked(loaded, tmp_path, "health", **environment)
    assert (code, said.strip()) == (1, "There is no database: the program has never run here.")
    assert not (tmp_path / "data").exists()


async def test_a_wrong_clock_and_a_full_disk_are_named(
    sandbox: Sandbox, tmp_path: Path, running_clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "LEAST_ROOM", 10**18)
    monkeypatch.setattr(doctor, "FONT", "Noto Sans Nowhere")
    given = Settings(
        telegram_api_url=sandbox.url, database_url=f"sqlite://{tmp_path}/quality.db", files_folder=tmp_path / "files"
    )
    findings = {finding.what: finding for finding in await look_over(Patient(given, TOKEN, running_clock))}
    wrong = {what for what, finding in findings.items() if finding.well is False}
    assert wrong == {"Clock", "Files", "Records", "Fonts"}
    assert "timedatectl set-ntp true" in findings["Clock"].said


async def test_a_backup_that_is_too_old_or_cannot_be_looked_for_is_named(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, sqlite_url, tmp_path) | {"backup_to": str(tmp_path / "backups")}
    code, said = await asked(loaded, tmp_path, "backup", **environment)
    assert code == 0, said
    clock = MovableClock()
    found = await _of_backups(environment, clock)
    assert (found.well, "NOT encrypted" in found.said) == (True, True)
    clock.reach(clock.now() + timedelta(hours=37))
    found = await _of_backups(environment, clock)
    assert (found.well, "37 hours old" in found.said, "run `python -m bot backup`" in found.said) == (False, True, True)
    found = await _of_backups(environment | {"backup_key": "no key"}, clock)
    assert (found.well, "BACKUP_KEY is no key" in found.said) == (False, True)


async def _of_backups(environment: dict[str, str], clock: MovableClock) -> Finding:
    found = await look_over(Patient(Settings.model_validate(environment), TOKEN, clock))
    return next(finding for finding in found if finding.what == "Backups")


async def test_a_webhook_answers_probes_and_the_doctor_looks_at_it(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = settings(sandbox.url, sqlite_url, tmp_path) | {
        "webhook_url": f"http://127.0.0.1:{port}",
        "webhook_secret": WEBHOOK_SECRET,
        "webhook_port": str(port),
    }
    async with running(loaded, tmp_path, *bot("run", "--webhook"), **environment) as program:
        await program.until("Ready")
        async with aiohttp.ClientSession() as http, asyncio.timeout(60):
            while True:
                async with http.get(f"http://127.0.0.1:{port}/health") as response:
                    if response.status == 200:
                        break
                    assert (response.status, await response.text()) == (503, "The program has not begun to beat.")
        code, said = await asked(loaded, tmp_path, "doctor", **environment)
        assert (code, f"✓ Webhook: http://127.0.0.1:{port}/telegram; " in said) == (0, True), said
        code, said = await asked(
            loaded, tmp_path, "doctor", **environment | {"webhook_url": "https://elsewhere.example"}
        )
        assert (code, "is registered, not WEBHOOK_URL" in said) == (1, True), said
        assert await program.terminate() == 0


async def test_the_version_is_shown_with_the_schema(loaded: Path, tmp_path: Path) -> None:
    code, said = await asked(loaded, tmp_path, "--version")
    assert (code, said) == (0, f"Quality Butler {__version__} (schema {MIGRATIONS[-1]})")


async def test_exit_codes_are_told_by_the_help(loaded: Path, tmp_path: Path) -> None:
    code, said = await asked(loaded, tmp_path, "--help")
    assert code == 0
    assert "Exit codes: 0 done; 1 done, and something is not as it" in said
