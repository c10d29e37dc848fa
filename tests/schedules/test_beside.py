"""A backup runs beside the queue: no job waits for it, its claim is kept, and it ends with the program."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.app.backups.child import ChildBackUp
from bot.rules.cause import Cause
from bot.services.backups import making
from schedules.jobs import LEASE
from storage import database as db
from storage.backups import made
from storage.jobs.queue import add_job
from tests.flows.backups.command import Command, backing_up
from tests.schedules.test_backups import backups
from tests.schedules.test_jobs import jobs
from tests.world import CONSULTANT, World

PATIENCE_S = 20.0


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file until the backup command waits."""
    return tmp_path / "go"


def _slowly(world: World, folder: Path, go: Path) -> Command:
    """The command waits until there is the file."""
    command = backing_up(world, folder)
    script = 'echo started >> "$0/started"; until [ -e "$1" ]; do sleep 0.01; done; cat "$0/says"'
    back_up = ChildBackUp(("/bin/sh", "-c", script, str(folder), str(go)))
    world.heart.office = replace(world.heart.office, back_up=back_up)
    return command


async def _started(command: Command) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not command.made:  # noqa: ASYNC110 -- another process says so
            await asyncio.sleep(0.01)


async def test_other_jobs_are_done_while_a_backup_is_made(world: World, tmp_path: Path, slow: Path) -> None:
    command = _slowly(world, tmp_path, slow)
    backup = await made.add_backup(world.clock.now())
    await add_job(making.MAKE_BACKUP, backup, world.clock.now())
    await add_job("tell_commands", world.company.people[CONSULTANT].id, world.clock.now())
    await world.heart.work()
    await _started(command)
    assert await jobs("tell_commands") == [("done", 1)]
    assert await jobs("make_backup") == [("waiting", 1)]
    assert [one.state for one in await backups()] == ["running"]
    slow.touch()  # noqa: ASYNC240 -- an empty file
    await world.heart._beside.ended()
    assert await jobs("make_backup") == [("done", 1)]
    assert [one.state for one in await backups()] == ["whole"]


async def test_its_claim_is_kept_as_long_as_it_runs(world: World, tmp_path: Path, slow: Path) -> None:
    command = _slowly(world, tmp_path, slow)
    world.heart._beside._renew_every_s = 0.01
    backup = await made.add_backup(world.clock.now())
    await add_job(making.MAKE_BACKUP, backup, world.clock.now())
    await world.heart.work()
    await _started(command)
    for _ in range(3):
        world.clock.pass_by(minutes=4)
        lease = world.clock.now()
        async with asyncio.timeout(PATIENCE_S):
            while (await _lease()) <= lease:  # noqa: ASYNC110 -- seen in the database alone
                await asyncio.sleep(0.01)
        await world.heart.work()
    assert command.made == 1
    slow.touch()  # noqa: ASYNC240 -- an empty file
    await world.heart._beside.ended()
    assert await jobs("make_backup") == [("done", 1)]


async def test_one_that_broke_off_is_logged_and_done_again(
    sqlite_world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    command = backing_up(world, tmp_path)
    backup = await made.add_backup(world.clock.now())
    await add_job(making.MAKE_BACKUP, backup, world.clock.now())

    class PowerCut(BaseException):
        pass

    async def cut_off(cause: Cause, backup_id: int) -> bool:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(making, "begin", cut_off)
        await world.heart.work()
        await world.heart._beside.ended()
    assert "broke off" in caplog.text
    await world.pass_by(seconds=LEASE.total_seconds())
    assert command.made == 1
    assert [one.state for one in await backups()] == ["whole"]


async def _lease() -> datetime:
    found = await db.value(datetime, "SELECT lease_until FROM job WHERE kind = 'make_backup'")
    assert found is not None
    return found


async def test_a_stop_ends_the_command_and_the_next_start_makes_the_backup(
    world: World, tmp_path: Path, slow: Path
) -> None:
    command = _slowly(world, tmp_path, slow)
    world.heart.start()
    backup = await made.add_backup(world.clock.now())
    await add_job(making.MAKE_BACKUP, backup, world.clock.now())
    await _started(command)
    world.heart.office.stop.set()
    await world.heart.ended()
    stopped = await made.get_latest()
    assert stopped is not None
    assert (stopped.state, stopped.started_at) == ("waiting", None)
    assert await jobs("make_backup") == [("waiting", 0)]

    await world.restart()
    again = backing_up(world, tmp_path)
    await world.beat()
    assert again.made == 2
    assert [backup.state for backup in await backups()] == ["whole"]
