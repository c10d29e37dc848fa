"""Escalations reach somebody else at each stage, as things are on the day: who is there, and who can hear."""

from datetime import datetime, timedelta

from bot.rules.settings.own import OwnSettings
from storage import database
from storage.settings.own import change_own_settings
from tests.flows.cases.filing import accepted, file_complaint, opened_by
from tests.flows.steps import released_patrol
from tests.sandbox.pictures import picture
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, heard, read_in
from tests.schedules.test_overdue import sent
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

EVERYBODY = (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR)
UP = "这一步没有别人可以告知，所以请您过问。"
LATE = "🚨 已逾期"
MONDAY = beijing(9, day=30)


async def everybody(world: World) -> None:
    """Everybody has the chat open and hears everything by itself."""
    for person in EVERYBODY:
        await world.phone(person)
        await change_own_settings(world.company.people[person].id, OwnSettings(digest=False))


async def gone(world: World, who: int) -> None:
    """Somebody leaves."""
    await database.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id AND ended_at IS NULL RETURNING id",
        id=world.company.people[who].id,
        at=world.clock.now(),
    )


async def reminded_on(moment: datetime) -> set[int]:
    """Who (Telegram id) was sent a reminder that was due then."""
    return {who for who, at in await sent("case_reminder") if at == moment}


async def day_by_day(world: World, until: datetime) -> None:
    """Lets days pass one by one."""
    while world.clock.now() < until:
        await world.until(min(until, world.clock.now() + timedelta(days=1)))


async def test_who_handles_a_complaint_and_would_look_after_it_too_is_not_escalated_to(world: World) -> None:
    """The quality manager is late himself: on the next day it is the administrator who hears of it."""
    await everybody(world)
    await accepted(world)
    # the first answer was due on Thursday the 26th
    await day_by_day(world, beijing(10, day=27))
    assert await reminded_on(beijing(9, day=27)) == {QUALITY_MANAGER, ADMINISTRATOR}
    (told,) = await heard(world, ADMINISTRATOR, "❗ 已逾期：请过问。")
    assert UP in told
    assert UP not in "".join(await heard(world, QUALITY_MANAGER, "❗ 已逾期"))


async def test_whom_a_complaint_is_about_never_hears_of_it_and_no_stage_is_said_twice(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await file_complaint(world, about="吴刚")
    # the lead is to handle it, since it is about the one who looks after complaints
    await day_by_day(world, beijing(10, day=28))
    assert await heard(world, QUALITY_MANAGER, "TS20261123-01") == []
    assert await reminded_on(beijing(9, day=24)) == {LEAD}
    assert await reminded_on(beijing(9, day=25)) == {LEAD, ADMINISTRATOR}
    assert await reminded_on(beijing(9, day=27)) == {LEAD, ADMINISTRATOR}
    assert len(await sent("case_reminder")) == 5


async def test_with_no_lead_the_quality_manager_hears_of_what_is_three_days_late(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await a_patrol_with_a_finding(world, "严重")
    await read_in(world, MANAGER, "zh")
    await world.pass_by(minutes=10)
    # long after the reminders were planned
    await day_by_day(world, MONDAY)
    await gone(world, LEAD)
    await day_by_day(world, MONDAY + timedelta(days=3, hours=1))
    assert await reminded_on(MONDAY + timedelta(days=1)) == {MANAGER, CONSULTANT}
    assert await reminded_on(MONDAY + timedelta(days=3)) == {MANAGER, QUALITY_MANAGER}
    (told,) = await heard(world, QUALITY_MANAGER, LATE)
    assert UP in told


async def test_with_neither_consultant_nor_lead_it_goes_up_a_step_each_time(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await a_patrol_with_a_finding(world, "严重")
    await world.pass_by(minutes=10)
    await day_by_day(world, MONDAY)
    await gone(world, LEAD)
    await gone(world, CONSULTANT)
    await day_by_day(world, MONDAY + timedelta(days=3, hours=1))
    assert await reminded_on(MONDAY + timedelta(days=1)) == {MANAGER, QUALITY_MANAGER}
    assert await reminded_on(MONDAY + timedelta(days=3)) == {MANAGER, ADMINISTRATOR}


async def test_who_blocked_the_bot_is_passed_over(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await a_patrol_with_a_finding(world, "严重")
    await world.pass_by(minutes=10)
    await day_by_day(world, MONDAY)
    await world.stranger(LEAD).block()
    # she is nudged, and does not hear it
    manager = await opened_by(world, QUALITY_MANAGER, "WT20261123-01")
    await manager.press("催办")
    await day_by_day(world, MONDAY + timedelta(days=3, hours=1))
    assert QUALITY_MANAGER in await reminded_on(MONDAY + timedelta(days=3))


async def test_what_is_done_meanwhile_escalates_to_nobody(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    _, handler = await accepted(world)
    await world.until(beijing(8, 30, day=27))
    await handler.text("TS20261123-01")
    await handler.press("答复处理结果")
    await handler.text("已补巡查。")
    await handler.press("发送")
    await day_by_day(world, beijing(10, day=30))
    assert await heard(world, ADMINISTRATOR, "TS20261123-01") == []


async def test_who_took_the_leads_place_after_it_was_planned_hears_of_it(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await a_patrol_with_a_finding(world, "严重")
    await world.pass_by(minutes=10)
    await day_by_day(world, MONDAY)
    await gone(world, LEAD)
    lead = await database.values(
        "UPDATE role_grant SET role = 'lead' WHERE person_id = :id RETURNING id",
        id=world.company.people[QUALITY_MANAGER].id,
    )
    assert lead
    await day_by_day(world, MONDAY + timedelta(days=3, hours=1))
    (told,) = await heard(world, QUALITY_MANAGER, LATE)
    assert UP not in told


async def test_a_fix_that_nobody_checks_goes_up_to_the_quality_manager(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await fixed(world)
    await day_by_day(world, beijing(10, day=30) + timedelta(days=1))
    # to be checked by Thursday the 26th
    assert await reminded_on(beijing(9, day=27)) == {CONSULTANT, LEAD}
    assert await reminded_on(MONDAY + timedelta(days=1)) == {LEAD, QUALITY_MANAGER}


async def fixed(world: World) -> None:
    """The client hands a fix in."""
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())


async def test_a_complaint_that_nobody_takes_up_is_said_to_the_administrator_once_a_stage(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await file_complaint(world)
    await day_by_day(world, beijing(10, day=28))
    late = [at for who, at in await sent("case_reminder") if who == ADMINISTRATOR]
    assert late == [beijing(9, day=25), beijing(9, day=27)]
