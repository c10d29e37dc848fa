"""Who is asked for the day's self-check and who hears that none came, by the clock and the client's calendar (4.6)."""

from datetime import date

from bot.rules.people import Position
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.checklists.self_checking import appoint, keep_self_checks
from tests.flows.checklists.test_self_check_month import WEEKLY, director_of, hour
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World


async def told(phone: Phone, words: str) -> int:
    """How many messages say this."""
    return sum(words in message.text for message in await phone.messages())


async def phones(world: World) -> tuple[Phone, Phone, Phone]:
    """The officer, the manager, the butler."""
    return await world.phone(STAFF), await world.phone(MANAGER), await world.phone(CONSULTANT)


async def test_the_officer_is_asked_at_nine_and_again_in_the_afternoon_and_answers_in_the_letter(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    officer, manager, _ = await phones(world)
    await officer.text("自查")
    await officer.press("✅ 今日无问题")
    await world.until(beijing(9, day=24))
    asked = await heard(officer, "🏭 今日自查")
    assert "今天还没记。没发现问题也要记；没有生产的记停产。" in asked.text
    await world.until(beijing(17, day=24))
    assert await told(officer, "⏰ 今日自查还没记") == 1
    await officer.press("⏸ 停产")
    assert "今天已由王芳" in (await officer.last()).text
    # what was recorded is asked for no more
    await world.until(beijing(8, day=25))
    assert await told(manager, "自查") == 0
    await officer.press("查看 ZC20261124-01")
    assert "结果：停产" in (await officer.last()).text
    assert await count("failed_update") == 0


async def test_a_missed_day_is_told_to_the_director_then_the_manager_and_to_the_butler_once(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    await appoint(world, MANAGER, Position.PRINCIPAL)
    await db.changed(
        "UPDATE role_grant SET position = 'director' WHERE person_id = :id", id=world.company.people[STAFF].id
    )
    director, manager, butler = await phones(world)
    lead = await world.phone(LEAD)
    await world.until(beijing(9, day=24))
    for phone in (director, butler, lead):
        assert "漏记 1 天：11月23日" in (await heard(phone, "⚠️ 恒信阀门自查漏记")).text
    assert await told(manager, "自查漏记") == 0
    # but it stands on the homes of both at once
    for phone in (manager, butler):
        await phone.text("菜单")
        assert any("自查漏记 1 天" in label for label in await phone.buttons())
    await world.until(beijing(9, day=27))
    assert "漏记 2 天：11月23日、11月24日" in (await heard(manager, "⚠️ 恒信阀门自查漏记")).text
    assert [await told(phone, "⚠️ 恒信阀门自查漏记") for phone in (director, butler, manager)] == [1, 1, 1]


async def test_without_an_officer_who_can_be_reached_the_next_one_is_asked_at_once(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world, date(2026, 11, 24))
    _, manager, _ = await phones(world)
    await english(manager)
    await db.changed(
        "UPDATE person SET unreachable_since = :at WHERE id = :id",
        at=world.clock.now(),
        id=world.company.people[STAFF].id,
    )
    await world.until(beijing(9, day=24))
    asked = await heard(manager, "🏭 Today's self-check")
    assert "No quality-safety officer can be reached: please record it instead" in asked.text
    await manager.press("✅ No problem today")
    assert await one("SELECT result FROM self_check") == "clear"


async def test_days_without_work_ask_for_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world, date(2026, 11, 28))
    officer, manager, butler = await phones(world)
    await world.until(beijing(23, day=29))
    assert [await told(phone, "自查") for phone in (officer, manager, butler)] == [0, 0, 0]
    await officer.text("自查")
    assert "今天休息，不用记。" in (await officer.last()).text
    await officer.text("菜单")
    assert "今日自查待记" not in (await officer.last()).text


async def test_a_day_on_paper_is_entered_as_such_and_only_once(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    _, _, butler = await phones(world)
    await world.until(beijing(10, day=25))
    await butler.press("查看自查")
    await butler.press("📄 登记纸质记录")
    for doing in (">11月23日", "有问题", ">量具超期，已停用", ">王芳", "微信", "跳过", "✅ 确认无误，提交"):
        await (butler.text(doing[1:]) if doing.startswith(">") else butler.press(doing))
    card = (await butler.last()).text
    assert "结果：有问题\n原记录人：王芳\n来源：微信\n发现的问题：量具超期，已停用" in card
    assert str(await one("SELECT day FROM work_record")) == "2026-11-23"
    assert await one("SELECT on_paper FROM self_check")
    # the other day is still missed, and the one that was entered is not entered twice
    await butler.press("‹ 自查记录")
    await world.phones[STAFF].text("自查")
    assert "漏记 1 天：11月24日" in (await world.phones[STAFF].last()).text
    await world.phones[STAFF].press("📄 登记纸质记录")
    for doing in (">11月23日", "未发现问题", ">王芳", "纸质", "跳过", "✅ 确认无误，提交"):
        await (world.phones[STAFF].text(doing[1:]) if doing.startswith(">") else world.phones[STAFF].press(doing))
    assert "来源：微信" in (await world.phones[STAFF].last()).text
    assert await count("self_check") == 1


async def test_a_report_that_is_not_confirmed_is_asked_for_again_and_then_told_to_the_manager(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    client = await keep_self_checks(world)
    director, manager = await director_of(world, client), await world.phone(MANAGER)
    late = "⏰ 周自查报告还没确认"
    await world.until(beijing(16, day=27))
    assert await told(director, "本周自查报告待确认") == 1
    await world.until(beijing(16, day=29))
    assert await told(director, late) == 0
    await world.until(beijing(16, day=30))
    assert (await told(director, late), await told(manager, late)) == (1, 0)
    await world.until(hour(date(2026, 12, 1), 16))
    assert (await told(director, late), await told(manager, late)) == (2, 1)
    asked = await heard(manager, late)
    assert "已过 2 个工作日" in asked.text
    await english(manager)
    await manager.press("🏭 核对周报告")
    assert "Weekly self-check" in (await manager.last()).text
    # the next report takes its place; of one that was confirmed nothing more is said
    await world.until(hour(date(2026, 12, 3), 16))
    assert (await told(director, late), await told(manager, late)) == (2, 1)
    await world.until(hour(date(2026, 12, 4), 16))
    await do(director, *WEEKLY)
    await world.until(hour(date(2026, 12, 9), 16))
    assert (await told(director, late), await told(manager, late)) == (2, 1)
    assert await one("SELECT count(*) FROM self_check WHERE period = 'week'") == 1
