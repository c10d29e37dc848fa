"""Never a second firm by accident: a start that finds the wrong thing, or nothing where a firm was, does nothing."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app.demo_company import open_doors
from bot.clock import SystemClock
from bot.sandbox import Person, Sandbox
from storage import database
from storage.addresses import shown
from storage.database import opened
from storage.installation import get_firm
from storage.marker import NAME, read_marker
from tests.flows.joining.test_arrivals import join
from tests.flows.steps import link_token
from tests.process.backlog import begin_a_firm
from tests.process.program import bot, running, settings
from tests.sandbox.phone import Phone
from tests.world import STRANGER, TOKEN

pytestmark = pytest.mark.process


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(TOKEN, [Person(STRANGER, "林岚")], limits=None) as sandbox:
        yield sandbox


async def refused(loaded: Path, folder: Path, *arguments: str, **environment: str) -> str:
    """What a start that does nothing says; it asked for no update and printed no link."""
    async with running(loaded, folder, *bot(*arguments), **environment) as program:
        assert await program.ended() == 2
    said = program.log.read_text()
    assert program.said == []
    assert said.count("\n") == 1, said
    return said.rstrip()


async def served(loaded: Path, folder: Path, *arguments: str, **environment: str) -> list[str]:
    """What a start says that begins to serve; it is stopped at once."""
    async with running(loaded, folder, *bot(*arguments), **environment) as program:
        await program.until("Ready")
        assert await program.terminate() == 0
    return program.said


async def claimed(loaded: Path, folder: Path, sandbox: Sandbox, **environment: str) -> None:
    """The first start and its first administrator; Telegram has been told of the firm's commands."""
    async with (
        Phone(sandbox.url, STRANGER) as owner,
        running(loaded, folder, *bot("run"), **environment) as program,
    ):
        await join(owner, link_token(await program.until("t.me")), "郑敏")
        async with asyncio.timeout(60):
            while not await commands(sandbox):  # noqa: ASYNC110 -- the program tells Telegram in its own time
                await asyncio.sleep(0.1)
        assert await program.terminate() == 0


async def commands(sandbox: Sandbox) -> list[Any]:
    async with (
        aiohttp.ClientSession() as http,
        http.get(
            f"{sandbox.url}/bot{TOKEN}/getMyCommands", params={"scope": json.dumps({"type": "all_private_chats"})}
        ) as response,
    ):
        return list((await response.json())["result"])


async def test_the_first_start_marks_what_is_its_own_and_the_next_ones_go_on(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, database_url, tmp_path)
    first = await served(loaded, tmp_path, "run", **environment)
    assert "t.me" in first[-1]
    async with opened(database_url):
        firm = await get_firm()
        assert await database.column(str, "SELECT action FROM trail WHERE subject_kind = 'installation'") == ["found"]
    assert firm is not None
    assert (firm.bot_id, read_marker(tmp_path / "files")) == (42, firm.firm)
    # nobody has claimed it, so that it may still be forgotten
    assert await commands(sandbox) == []
    await served(loaded, tmp_path, "run", **environment)
    async with opened(database_url):
        assert await get_firm() == firm


async def test_nothing_is_begun_beside_files_or_with_a_bot_that_serves_a_firm(
    sandbox: Sandbox, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, "sqlite://firm/quality.db", tmp_path)
    await claimed(loaded, tmp_path, sandbox, **environment)

    # the same command, started from another folder: its relative path leads to nothing
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    said = await refused(loaded, elsewhere, "run", **environment)
    assert said.startswith(f"There is no firm in {elsewhere}/firm/quality.db, but {tmp_path}/files keeps the files of")
    said = await refused(loaded, elsewhere, "run", **environment | {"files_folder": "files"})
    assert said.startswith("This bot serves a firm already, and there is none in")
    assert f"{elsewhere}/firm/quality.db" in said
    assert [path.name for path in elsewhere.iterdir() if not path.name.startswith("log-")] == []
    said = await refused(loaded, elsewhere, "migrate", **environment)
    assert "keeps the files of one" in said

    (again,) = [
        line
        for line in await served(loaded, elsewhere, "run", "--new-firm", **environment | {"files_folder": "files"})
        if "t.me" in line
    ]
    assert re.search(r"start=[\w-]+$", again)
    said = await refused(loaded, elsewhere, "run", "--new-firm", **environment | {"files_folder": "files"})
    assert "start without --new-firm" in said
    # each folder is its own firm's
    said = await refused(loaded, elsewhere, "run", **environment)
    assert said.startswith(f"{tmp_path}/files keeps the files of another firm than {elsewhere}/firm/quality.db")


async def test_an_empty_database_that_is_there_is_no_other_case(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path
) -> None:
    environment = settings(sandbox.url, database_url, tmp_path)
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "abcd").write_bytes(b"a photo")
    assert shown(database_url) in await refused(loaded, tmp_path, "run", **environment)
    shutil.rmtree(tmp_path / "files")
    async with (
        aiohttp.ClientSession() as http,
        http.post(
            f"{sandbox.url}/bot{TOKEN}/setMyCommands", json={"commands": [{"command": "menu", "description": "菜单"}]}
        ) as response,
    ):
        assert response.status == 200
    assert "This bot serves a firm already" in await refused(loaded, tmp_path, "run", **environment)
    async with opened(database_url):
        assert await get_firm() is None


async def test_a_firm_of_yesterday_is_adopted_with_its_folder(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    async with opened(sqlite_url):
        await open_doors(SystemClock().now())
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    said = await served(loaded, tmp_path, "run", **environment)
    assert not any("t.me" in line for line in said)
    async with opened(sqlite_url):
        firm = await get_firm()
    assert firm is not None
    assert read_marker(tmp_path / "files") == firm.firm


async def test_another_bot_takes_over_only_on_purpose(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    await begin_a_firm(sqlite_url)
    async with opened(sqlite_url):
        await database.values("UPDATE installation SET bot_id = 7 RETURNING id")
    environment = settings(sandbox.url, sqlite_url, tmp_path)
    said = await refused(loaded, tmp_path, "run", **environment)
    assert "was served by the bot 7, and BOT_TOKEN is that of the bot 42" in said
    assert shown(sqlite_url) in said
    await served(loaded, tmp_path, "run", "--new-bot", **environment)
    await served(loaded, tmp_path, "run", **environment)
    async with opened(sqlite_url):
        assert (await database.column(str, "SELECT action FROM trail ORDER BY id"))[-1] == "change_bot"


async def test_a_firm_that_moved_or_is_of_a_newer_version_is_left_alone(
    sandbox: Sandbox, database_url: str, loaded: Path, tmp_path: Path
) -> None:
    await begin_a_firm(database_url)
    environment = settings(sandbox.url, database_url, tmp_path)
    commands = [("run",), ("migrate",), ("export", "firms.xlsx")]
    if database_url.startswith("postgres"):
        commands.append(("worker",))
    async with opened(database_url):
        await database.values("UPDATE installation SET moved_to = 'postgres://elsewhere/firm' RETURNING id")
    for command in commands:
        assert "was moved to postgres://elsewhere/firm" in await refused(loaded, tmp_path, *command, **environment)
    async with opened(database_url):
        await database.values("UPDATE installation SET moved_to = NULL RETURNING id")
        await database.values(
            "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('storage', '0999_later', :at)"
            " RETURNING id",
            at=SystemClock().now(),
        )
    try:
        for command in commands:
            assert "was made by a newer version (0999_later)" in await refused(
                loaded, tmp_path, *command, **environment
            )
    finally:
        async with opened(database_url):
            await database.values("DELETE FROM tortoise_migrations WHERE name = '0999_later' RETURNING id")


async def test_a_folder_that_does_not_say_whose_it_is_is_asked_about(
    sandbox: Sandbox, sqlite_url: str, loaded: Path, tmp_path: Path
) -> None:
    await begin_a_firm(sqlite_url)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / NAME).write_text("half a mar")
    said = await refused(loaded, tmp_path, "run", **settings(sandbox.url, sqlite_url, tmp_path))
    assert said.startswith(f"{tmp_path}/files/{NAME} cannot be read")


async def test_a_worker_waits_for_a_firm(sandbox: Sandbox, postgres_url: str, loaded: Path, tmp_path: Path) -> None:
    said = await refused(loaded, tmp_path, "worker", **settings(sandbox.url, postgres_url, tmp_path))
    assert said == f"There is no firm in {shown(postgres_url)} yet: start `run` first."
