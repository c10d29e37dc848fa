"""设置 on the phone: one's own quiet time and digest, one tap each."""

from storage import database as db
from tests.flows.cases.filing import file_complaint
from tests.flows.steps import english, press_sparingly
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, heard
from tests.world import LEAD, QUALITY_MANAGER, STAFF, World


async def test_own_quiet_time_holds_messages_back_and_can_be_typed(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(QUALITY_MANAGER)
    await manager.text("设置")
    assert "免打扰：20:00–08:00、12:00–13:30" in (await manager.last()).text
    assert "早间汇总：工作日 08:30" in (await manager.last()).text
    await press_sparingly(manager, "✏️ 其他时间")
    await manager.text("上午9点")
    await manager.text("10:30")
    assert "，另加 09:00–10:30" in (await manager.last()).text

    await file_complaint(world)
    await world.beat()
    assert await heard(world, QUALITY_MANAGER, "TS20261123-01") == []
    await world.until(beijing(10, 30))
    assert len(await heard(world, QUALITY_MANAGER, "TS20261123-01")) == 1

    await manager.text("设置")
    await press_sparingly(manager, "🌙 按公司时间")
    assert "另加" not in (await manager.last()).text
    assert "✓ 🌙 按公司时间" in await manager.buttons()


async def test_a_quiet_time_that_leaves_nothing_open_is_refused(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("设置")
    await press_sparingly(staff, "✏️ 其他时间")
    await staff.text("8:00")
    await staff.text("20:00")
    assert "没有保存" in [message.text for message in await staff.messages()][-2]
    answer = await staff.press_data(await staff.last(), "ow|quiet|08:00-20:00", force=True)
    assert answer.alert
    for forged in ("ow|quiet|now", "ow|digest|25:00", "ow|colour|red"):
        assert "失效" in (await staff.press_data(await staff.last(), forged, force=True)).text
    assert await db.values("SELECT id FROM person_setting") == []


async def test_the_digest_comes_at_ones_own_hour_or_not_at_all(sqlite_world: World) -> None:
    world = sqlite_world
    lead, manager = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    for phone, wanted in ((lead, "☀️ 10:00"), (manager, "🔕 不发")):
        await phone.text("设置")
        await press_sparingly(phone, wanted)
        assert f"✓ {wanted}" in await phone.buttons()
    await world.beat()
    await a_patrol_with_a_finding(world, "严重")
    await world.until(beijing(9, 59, 30))
    assert await heard(world, LEAD, "早间汇总 · 11月30日") == []
    await world.until(beijing(10, 0, 30))
    assert len(await heard(world, LEAD, "早间汇总 · 11月30日")) == 1
    assert await heard(world, QUALITY_MANAGER, "早间汇总 · ") == []


async def test_staff_have_no_digest_and_english_is_spoken(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await english(staff)
    await staff.text("settings")
    screen = await staff.last()
    assert screen.text.startswith("Settings\n\nLanguage: English\nQuiet: 20:00–08:00 and 12:00–13:30\n\nMy roles")
    assert "igest" not in screen.text
    await press_sparingly(staff, "18:00–09:00")
    assert "and 18:00–09:00 for you" in (await staff.last()).text
