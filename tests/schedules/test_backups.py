"""Backups by themselves: every night once, whatever the number of processes, and again after a crash."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.records.made_backups import MadeBackup
from bot.rules.backing_up import NIGHT
from bot.rules.beijing import in_beijing
from bot.rules.cause import Cause
from bot.services.backups import making
from schedules.beat import Heart
from schedules.jobs import LEASE
from storage.backups import made
from storage.jobs.queue import add_job, claim_jobs
from tests.flows.backups.command import Command, backing_up
from tests.schedules.post_room import another_office, beijing, heard
from tests.world import ADMINISTRATOR, World


async def begun(world: World, folder: Path) -> Command:
    """An installation that makes backups, with an administrator who listens, since Monday 09:30."""
    command = backing_up(world, folder)
    await world.phone(ADMINISTRATOR)
    await world.beat()
    return command


async def backups() -> list[MadeBackup]:
    """All of them, the first one first."""
    return (await made.find_latest(100))[::-1]


def nights(*days: int) -> list[datetime]:
    """Two o'clock of these days of November, in Beijing."""
    return [beijing(2, day=day) for day in days]


async def test_a_backup_is_made_every_night_days_off_too(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    assert await backups() == []
    await world.until(beijing(1, 59, 24))
    assert command.made == 0
    await world.until(beijing(9, day=30))
    found = await backups()
    # 28 and 29 November are a weekend
    assert [backup.started_at for backup in found] == nights(24, 25, 26, 27, 28, 29, 30)
    assert {backup.state for backup in found} == {"whole"}
    assert command.made == 7
    (last,) = await made.find_latest(1)
    assert (last.name, last.target, last.row_count, last.file_count, last.size, last.encrypted) == (
        "20261123T180000Z",
        "data/backups",
        10233,
        120,
        12_345_678,
        True,
    )
    assert await heard(world, ADMINISTRATOR, "备份失败") == []


async def test_two_processes_make_one_backup_a_night(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    world.clock.move_to(beijing(2, day=24))
    async with another_office(world, tmp_path) as other:
        two = Heart(replace(other, back_up=world.heart.office.back_up))
        await asyncio.gather(world.beat(), two.beat())
        # whichever was elected: the other is after the lease
        world.clock.pass_by(seconds=31)
        await asyncio.gather(world.beat(), two.beat())
    assert len(await backups()) == 1
    assert command.made == 1


async def test_one_cut_off_by_a_crash_is_made_again(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    backup = await made.add_backup(world.clock.now())
    await add_job(making.MAKE_BACKUP, backup, world.clock.now())
    # what a process leaves that dies in the middle
    await claim_jobs(world.clock.now(), world.clock.now() + LEASE, 1, world.heart.office.holder)
    await made.change_to_running(backup, world.clock.now())
    await world.pass_by(minutes=4)
    assert command.made == 0
    await world.pass_by(minutes=1)
    assert [(one.id, one.state) for one in await backups()] == [(backup, "whole")]


async def test_where_no_backups_are_made_none_is_planned_or_missed(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(ADMINISTRATOR)
    await world.beat()
    await world.pass_by(days=5)
    assert await backups() == []
    assert await heard(world, ADMINISTRATOR, "备份") == []


async def test_after_a_stop_of_days_one_is_made_at_once(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    world.clock.move_to(beijing(9, day=27))
    await world.beat()
    assert command.made == 1
    assert [backup.due_at for backup in await backups()] == [beijing(9, day=27)]
    assert await heard(world, ADMINISTRATOR, "备份逾期") == []


async def test_a_command_that_ends_without_its_report_has_failed(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    await begun(world, tmp_path)
    (tmp_path / "says").write_text("Traceback (most recent call last):\n")
    await world.until(beijing(2, day=24))
    (failed,) = [backup for backup in await backups() if backup.state == "failed"]
    assert (failed.error, failed.sentence) == ("NoReport", "The backup command ended with code 0; the log says why.")


async def test_one_that_waits_or_is_being_made_is_the_nights(sqlite: str) -> None:
    cause = Cause(at=beijing(2))
    await making.plan_night(cause, beijing(2).date())
    await making.plan_night(cause, beijing(2).date())
    assert len(await backups()) == 1


def test_the_night_is_two_oclock_in_beijing() -> None:
    assert in_beijing(nights(24)[0]).time() == NIGHT
