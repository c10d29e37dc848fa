"""What is told of backups: that they fail, are late, have another key, found something wrong; and one line a week."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.rules.cause import Cause
from bot.services.backups import making
from storage.backups import made
from storage.people import persons as people
from tests.flows.backups.command import OTHER_KEY
from tests.schedules.post_room import beijing, heard, lines, read_in
from tests.schedules.test_backups import backups, begun
from tests.schedules.test_jobs import jobs
from tests.world import ADMINISTRATOR, QUALITY_MANAGER, World


async def test_what_is_late_after_a_stop_and_made_at_this_moment_is_no_alarm(
    sqlite_world: World, tmp_path: Path
) -> None:
    world = sqlite_world
    await begun(world, tmp_path)
    await world.until(beijing(9, day=24))
    world.clock.move_to(beijing(15, day=27))
    await making.plan_night(Cause(at=world.clock.now()), world.clock.now().date())
    await making.look_for_late(Cause(at=world.clock.now()), world.clock.now().date())
    assert await lines("backup_late") == []
    world.clock.pass_by(hours=8)
    await making.look_for_late(Cause(at=world.clock.now()), world.clock.now().date())
    assert len(await lines("backup_late")) == 1


async def test_a_failure_is_told_once_a_day_with_what_to_do_and_tried_again(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    command.will_fail("There is <no> room left in the target.")
    await world.until(beijing(7, 59, 24))
    tried = [(backup.attempt, backup.started_at) for backup in await backups()]
    assert tried == [(1, beijing(2, day=24)), (2, beijing(2, 30, 24)), (3, beijing(4, 30, 24))]
    assert await heard(world, ADMINISTRATOR, "备份失败") == [], "nobody is woken for it"
    await world.until(beijing(9, day=24))
    (told,) = await heard(world, ADMINISTRATOR, "备份失败")
    assert "11月24日 04:30 的备份没有做成" in told
    assert "There is <no> room left in the target." in told
    assert "最近一份完整备份：还没有" in told
    assert "python -m bot doctor" in told
    assert await jobs("make_backup") == [("done", 1)] * 3


async def test_the_second_nights_words_say_since_when(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    await world.until(beijing(9, day=24))
    command.will_fail()
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(9, day=25))
    (first,) = await heard(world, ADMINISTRATOR, "Backup failed")
    assert "The backup of 25 Nov 04:30 could not be made." in first
    assert "Last whole backup: 24 Nov 02:00." in first
    await world.until(beijing(18, day=26))
    _, second = await heard(world, ADMINISTRATOR, "Backup failed")
    assert "No backup has worked since 25 Nov 02:00; the last try was 26 Nov 04:30." in second
    assert await heard(world, ADMINISTRATOR, "overdue") == [], "that it fails is said already"


async def test_nothing_is_said_of_a_failure_that_was_mended_by_the_morning(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    command.will_fail()
    await world.until(beijing(4, day=24))
    command.will_say()
    await world.until(beijing(10, day=24))
    assert [backup.state for backup in await backups()] == ["failed", "failed", "whole"]
    assert await heard(world, ADMINISTRATOR, "备份失败") == []
    assert [line.state for line in await lines("backup_failed")] == ["moot"]


async def test_who_cannot_be_reached_is_not_told_alone(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    await world.phone(QUALITY_MANAGER)
    administrator = world.company.people[ADMINISTRATOR].id
    await people.change_to_unreachable(administrator, world.clock.now())
    command.will_fail()
    await world.until(beijing(9, day=24))
    assert len(await heard(world, QUALITY_MANAGER, "备份失败")) == 1
    assert [line.person_id for line in await lines("backup_failed")] == [world.company.people[QUALITY_MANAGER].id]


async def test_a_backup_that_is_overdue_is_told_while_it_is(world: World, tmp_path: Path) -> None:
    await begun(world, tmp_path)
    await _hanging(world)
    await world.until(beijing(14, 14, 25))
    assert await heard(world, ADMINISTRATOR, "备份逾期") == []
    await world.until(beijing(14, 15, 25))
    (told,) = await heard(world, ADMINISTRATOR, "备份逾期")
    assert "从 11月24日（周二）02:00 起没有完整的备份，已超过 36 小时" in told
    assert "立即备份" in told
    await world.until(beijing(15, day=26))
    assert len(await heard(world, ADMINISTRATOR, "备份逾期")) == 1
    ended = [(one.state, one.error) for one in await backups()]
    assert ended == [("whole", ""), ("failed", "TookTooLong"), ("whole", "")]


async def test_it_is_told_in_english_too(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    await begun(world, tmp_path)
    await read_in(world, ADMINISTRATOR, "en")
    await _hanging(world)
    await world.until(beijing(15, day=25))
    (told,) = await heard(world, ADMINISTRATOR, "Backup overdue")
    assert "There has been no whole backup since Tue 24 Nov, 02:00, over 36 hours." in told


async def _hanging(world: World) -> None:
    """As if another process had begun one before the night of the 25th, and never came back."""
    await world.until(beijing(1, 30, 25))
    backup = await made.add_backup(world.clock.now())
    await made.change_to_running(backup, world.clock.now())


async def test_another_key_and_a_missing_one_are_alarms_of_their_own(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    await world.until(beijing(9, day=24))
    command.will_say(recipient=OTHER_KEY)
    await world.until(beijing(9, day=25))
    (told,) = await heard(world, ADMINISTRATOR, "备份密钥变了")
    assert "以前的备份用密钥 age1qyqszqgpqyq… 加密，11月25日 02:00 的这份换成了 age1rzrszrgprzr…。" in told
    assert "旧密钥请留好" in told
    command.will_say(recipient=None, encrypted=False)
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(9, day=27))
    (told,) = await heard(world, ADMINISTRATOR, "The key of the backups changed")
    assert "that of 26 Nov 02:00 is not encrypted" in told
    assert "BACKUP_KEY" in told
    assert len(await lines("backup_key")) == 2, "the night after says nothing new"


async def test_what_a_backup_finds_wrong_in_the_firm_is_told_once(world: World, tmp_path: Path) -> None:
    command = await begun(world, tmp_path)
    command.will_say(missing=1, broken_at=None)
    await world.until(beijing(9, day=24))
    (told,) = await heard(world, ADMINISTRATOR, "备份时发现问题")
    assert "有 1 个文件在档案里找不到，备份里也没有。" in told
    assert "留痕" not in told
    await world.until(beijing(9, day=25))
    assert len(await lines("backup_flawed")) == 1
    command.will_say(missing=1, broken_at=318)
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(9, day=26))
    (told,) = await heard(world, ADMINISTRATOR, "The backup found something wrong")
    assert "The trail does not hold together at entry 318; it may have been altered." in told
    assert "1 file is not in the archive" in told
    assert [backup.state for backup in await backups()] == ["whole"] * 3


@pytest.mark.parametrize(
    ("error", "zh"),
    [("DiskFull", "磁盘满了，请腾出空间。"), ("KeyNeeded", "存到别的机器上必须加密，请设置 BACKUP_KEY。")],
)
async def test_the_reason_is_said_in_the_readers_language(
    sqlite_world: World, tmp_path: Path, error: str, zh: str
) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    command.will_fail("The folder could not be written, the disk is full: make room.", error)
    await world.until(beijing(9, day=24))
    assert f"原因：{zh}" in (await heard(world, ADMINISTRATOR, "备份失败"))[0]
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(9, day=25))
    (told,) = await heard(world, ADMINISTRATOR, "Backup failed")
    assert "Reason: The folder could not be written, the disk is full: make room." in told


async def test_success_is_one_line_a_week(world: World, tmp_path: Path) -> None:
    await begun(world, tmp_path)
    await world.until(beijing(18, day=29))
    assert len(await heard(world, ADMINISTRATOR, "💾")) == 1, "on the first day that there is one"
    await world.until(beijing(18, day=30))
    _, told = await heard(world, ADMINISTRATOR, "💾")
    assert told == "💾 备份：近 7 天 7 份，最近一份 11月30日 02:00，新存 12.3 MB，放在 data/backups，已加密。"


async def test_a_local_folder_without_a_key_is_said_every_week(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    command.will_say(recipient=None, encrypted=False)
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(18, day=30))
    told = await heard(world, ADMINISTRATOR, "💾 Backups:")
    assert len(told) == 2
    for line in told:
        assert "not encrypted" in line
        assert "should set BACKUP_KEY" in line


async def test_a_week_without_any_says_so(sqlite_world: World, tmp_path: Path) -> None:
    world = sqlite_world
    command = await begun(world, tmp_path)
    await world.until(beijing(9, day=24))
    command.will_fail()
    await world.until(beijing(9, day=30) + timedelta(days=7))
    told = await heard(world, ADMINISTRATOR, "⚠️ 备份：")
    assert told == ["⚠️ 备份：近 7 天一份也没有做成。最近一份：11月24日 02:00。"]
