"""Backups, restores and moves as processes: beside the running program, and killed at any moment."""

import asyncio
import json
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from storage import database as db
from storage.backups.checking import check
from storage.backups.failures import NoDatabase
from storage.backups.progress import untold
from storage.backups.restoring import MARKER
from storage.backups.snapshots import Counted
from storage.backups.targets import Folder
from storage.backups.vault import Vault
from storage.database import opened
from storage.files import FileStore
from tests.postgres import in_a_loop_of_its_own
from tests.process.program import Program, bot, running
from tests.storage.backups.kept import archive, empty_place, found
from tests.storage.backups.steps import KEY, read, stored

__all__ = ["archive", "empty_place"]

pytestmark = pytest.mark.process

KILLS = 10
FILES = 8
DAY = timedelta(days=1)


@pytest.fixture
def environment(database_url: str, archive: FileStore, tmp_path: Path) -> dict[str, str]:
    """A firm on each database with some files, and where its backups go."""

    async def founded() -> None:
        async with opened(database_url):
            await found(FILES)

    in_a_loop_of_its_own(founded())
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return {
        "database_url": database_url,
        "files_folder": str(archive.folder),
        "backup_to": str(tmp_path / "backups"),
        "backup_key": KEY,
        "tmpdir": str(scratch),
    }


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """The backups of the firm."""
    return Vault(Folder(tmp_path / "backups"), KEY)


async def to_its_end(program: Program) -> list[str]:
    """What a command said that did what it should."""
    assert await program.ended() == 0, program.log.read_text()
    return program.said


async def power_cut(program: Program) -> None:
    """Kills it, unless it was faster than it had been."""
    try:
        await program.kill()
    except ProcessLookupError:
        await to_its_end(program)


async def test_a_backup_is_made_beside_the_program_and_its_last_line_is_the_outcome(
    environment: dict[str, str], loaded: Path, tmp_path: Path, vault: Vault
) -> None:
    async with (
        opened(environment["database_url"]),
        running(loaded, tmp_path, *bot("backup", "--json"), **environment) as program,
    ):
        # people go on writing
        await db.values("INSERT INTO serial (series, given) VALUES ('meanwhile', 1) RETURNING given")
        outcome = json.loads((await to_its_end(program))[-1])
    assert (outcome["verified"], outcome["encrypted"], outcome["files"]) == (True, True, FILES)
    assert [one.name for one in vault.listed()] == [outcome["name"]]


async def test_kills_at_any_moment_of_a_backup_leave_nothing_half_that_counts(
    environment: dict[str, str], loaded: Path, tmp_path: Path, vault: Vault
) -> None:
    clock, chosen = MovableClock(), random.Random(12)
    began = asyncio.get_running_loop().time()
    async with running(loaded, tmp_path, *bot("backup", clock=clock), **environment) as program:
        await to_its_end(program)
    takes = asyncio.get_running_loop().time() - began
    for kill in range(KILLS):
        clock.offset += DAY
        async with running(loaded, tmp_path, *bot("backup", clock=clock), **environment) as program:
            await asyncio.sleep(takes * (kill + chosen.random()) / KILLS)
            await power_cut(program)
        assert vault.listed() != []
        for one in vault.listed():
            assert one.header is not None
            assert (await check(vault, one.header, untold))[1] == []
    clock.offset += 2 * DAY
    async with running(loaded, tmp_path, *bot("backup", clock=clock), **environment) as program:
        await to_its_end(program)
    # nor do they leave anything behind for long
    assert stored(tmp_path / "scratch") == []
    counting = {one.name for one in vault.listed()}
    assert {name.split("/")[1] for name in vault.target.sizes("backups")} == counting
    assert len(vault.target.sizes("files")) == FILES


async def test_kills_at_any_moment_of_a_restore_leave_the_place_empty_or_whole(
    environment: dict[str, str], loaded: Path, tmp_path: Path, empty_place: Callable[[str], str]
) -> None:
    async with running(loaded, tmp_path, *bot("backup"), **environment) as program:
        await to_its_end(program)
    kind = "sqlite" if environment["database_url"].startswith("sqlite") else "postgres"
    firm, files = await as_it_was(environment["database_url"]), tmp_path / "new/files"
    url = await asyncio.to_thread(empty_place, kind)
    new = environment | {"database_url": url, "files_folder": str(files)}
    restore = bot("restore", environment["backup_to"], "--apply")
    began = asyncio.get_running_loop().time()
    async with running(loaded, tmp_path, *restore, **new) as program:
        await to_its_end(program)
    takes, chosen = asyncio.get_running_loop().time() - began, random.Random(12)
    for kill in range(KILLS):
        if await has_arrived(url):
            await asyncio.to_thread(empty_place, kind)
            await asyncio.to_thread(shutil.rmtree, tmp_path / "new")
        async with running(loaded, tmp_path, *restore, **new) as program:
            await asyncio.sleep(takes * (kill + chosen.random()) / KILLS)
            await power_cut(program)
        if await has_arrived(url):
            assert await as_it_was(url) == firm
            assert len([path for path in stored(files) if path.name != MARKER]) == FILES
    async with running(loaded, tmp_path, *restore, **new) as program:
        if not await has_arrived(url) or (files / MARKER).exists():
            await to_its_end(program)
    assert await as_it_was(url) == firm
    assert len(stored(files)) == FILES


async def as_it_was(url: str) -> list[Counted]:
    """What a firm has, but for what a restore itself notes in it."""
    return [counted for counted in await read(url) if counted.table not in ("restoration", "serial", "trail")]


async def has_arrived(url: str) -> bool:
    """Whether there is a firm in a place."""
    try:
        return any(counted.rows for counted in await read(url))
    except NoDatabase:
        return False


async def test_a_firm_moves_and_the_program_finds_it_there(
    environment: dict[str, str], loaded: Path, tmp_path: Path, empty_place: Callable[[str], str]
) -> None:
    there = await asyncio.to_thread(empty_place, "postgres")
    async with running(loaded, tmp_path, *bot("move", there, "--apply"), **environment) as program:
        said = await to_its_end(program)
    assert "is the same" in said[-1]
    assert "postgres:@" not in "".join(said)
    async with running(loaded, tmp_path, *bot("verify"), **environment | {"database_url": there}) as program:
        assert await to_its_end(program) == ["3 entries, 3 sealed"]
