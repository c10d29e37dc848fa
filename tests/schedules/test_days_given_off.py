"""Days off that are entered after dates were promised: the dates stay, the reminders move, staff are left alone."""

from storage import database as db
from tests.flows.cases.filing import file_complaint, say
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, heard, lines
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def enter(world: World, *presses: str, days: str) -> None:
    """The administrator enters days off."""
    phone = await world.phone(ADMINISTRATOR)
    await phone.text("公司设置")
    for press in ("日历", *presses):
        await phone.press(press)
    await phone.text(days)


async def planned() -> list[str]:
    """When the reminders of the case are planned, in UTC."""
    return sorted({str(line.send_at)[:16] for line in await lines("case_reminder") if line.state == "waiting"})


async def test_reminders_leave_the_days_given_off_and_the_date_stays(world: World) -> None:
    for person in (MANAGER, CONSULTANT, LEAD):
        await world.phone(person)
    await a_patrol_with_a_finding(world, "严重")
    await world.pass_by(minutes=11)
    due = await db.values("SELECT due_at FROM service_case")
    # two days before, on Monday the 30th, a day and three days after, at nine
    assert await planned() == ["2026-11-26 01:00", "2026-11-30 01:00", "2026-12-01 01:00", "2026-12-03 01:00"]
    await enter(world, "＋ 放假", days="11月30日-12月1日")
    assert await db.values("SELECT due_at FROM service_case") == due
    # what is due is said before, what is late after
    assert await planned() == ["2026-11-26 01:00", "2026-11-27 01:00", "2026-12-02 01:00", "2026-12-03 01:00"]
    await world.until(beijing(9, 1, 27))
    assert len(await heard(world, MANAGER, "今天到期：")) == 1


async def test_a_shutdown_moves_that_clients_reminders_and_leaves_its_staff_alone(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await file_complaint(world)
    await a_patrol_with_a_finding(world, "严重")
    await world.pass_by(minutes=11)
    await enter(world, "晨光电器", "＋ 停工", days="11月24日-12月4日")
    assert "2026-11-26 01:00" in await planned(), "another client's shutdown"
    await enter(world, "恒信阀门", "＋ 停工", days="11月24日-25日")
    await world.until(beijing(9, 30, 24))
    handler = await world.phone(QUALITY_MANAGER)
    await handler.text("TS20261123-01")
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await say(handler, "💬 答复", "正在了解。")
    await world.until(beijing(18, day=25))
    assert await heard(world, STAFF, "正在了解") == []
    await world.until(beijing(8, 30, 26))
    assert len(await heard(world, STAFF, "正在了解")) == 1
    assert staff is not None
