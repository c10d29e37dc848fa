"""Who is back hears once, in one message, what they missed that still holds and that they may see."""

from bot.rules.cause import Cause
from bot.services.joining import members
from storage.people import persons as people
from tests.flows.cases.filing import NUMBER, accepted, proposed, say
from tests.flows.steps import press_sparingly, released_patrol
from tests.schedules.post_room import a_clean_patrol, heard, read_in, write
from tests.world import CONSULTANT, MANAGER, QUALITY_MANAGER, STAFF, World

BACK = "👋 又能收到我的消息了"


async def test_what_was_missed_and_still_holds_is_one_message(world: World) -> None:
    staff, handler = await accepted(world)
    await staff.block()
    await world.beat()
    await handler.text(NUMBER)
    await say(handler, "💬 答复", "正在核实。")
    await world.beat()
    await handler.text(NUMBER)
    await say(handler, "答复处理结果", "周四到厂道歉。")
    await released_patrol(world)
    await world.pass_by(days=8)
    await staff.unblock()
    await world.beat()
    (told,) = [message for message in await staff.messages() if BACK in message.text]
    assert f"{NUMBER} " in told.text
    assert "待您确认 · 12月4日（周五）18:00 前" in told.text
    assert "WT20261123-01" in told.text
    assert told.text.count(NUMBER) == 1
    assert [button.text for button in told.buttons if NUMBER in button.text]
    await world.pass_by(hours=2)
    assert len(await heard(world, STAFF, BACK)) == 1
    await staff.press(f"📮 {NUMBER}")
    assert "答复处理结果" in (await staff.last()).text


async def test_a_report_that_was_missed_is_a_tap_away(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await manager.block()
    await a_clean_patrol(world)
    await world.pass_by(days=1)
    await manager.unblock()
    await world.beat()
    (told,) = [message for message in await manager.messages() if BACK in message.text]
    assert "· 巡查报告 × 1" in told.text
    await press_sparingly(manager, "巡查报告 · 查看巡查")
    assert "XC20261123-01" in (await manager.last()).text


async def test_nothing_is_said_where_nothing_was_missed(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.block()
    await world.pass_by(days=1)
    await staff.unblock()
    await world.pass_by(days=1)
    assert await heard(world, STAFF, BACK) == []


async def test_what_they_may_not_see_any_more_is_not_told(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.block()
    await released_patrol(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("WT20261123-01")
    manager = world.company.people[MANAGER]
    cause = Cause(world.clock.now(), manager.id)
    await members.remove(cause, manager, world.company.clients["HX"], world.company.people[STAFF].id)
    await world.pass_by(hours=3)
    await staff.unblock()
    await world.beat()
    assert all("WT20261123" not in said for said in await heard(world, STAFF, ""))


async def test_what_was_done_by_somebody_else_meanwhile_is_told_as_it_is(sqlite_world: World) -> None:
    """Nobody is asked to do what is done; how it ended is news."""
    world = sqlite_world
    staff, handler = await proposed(world)
    await staff.block()
    await world.pass_by(days=4)
    manager = await world.phone(CONSULTANT)
    await manager.text("代录")
    await staff.unblock()
    await world.beat()
    (told,) = await heard(world, STAFF, BACK)
    assert "待您确认" in told
    assert "⏰" not in told
    assert handler is not None


async def test_a_message_that_gets_through_brings_what_was_missed(sqlite_world: World) -> None:
    """As of one who never began a chat when the first messages failed: Telegram says nothing when they do begin."""
    world = sqlite_world
    await released_patrol(world)
    await world.pass_by(hours=1)
    assert await people.get_unreachable_since(world.company.people[MANAGER].id) is not None
    manager = await world.phone(MANAGER)
    assert await people.get_unreachable_since(world.company.people[MANAGER].id) is None
    await world.beat()
    (told,) = await heard(world, MANAGER, BACK)
    assert "WT20261123-01" in told
    assert await manager.last()


async def test_it_reads_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    staff, handler = await proposed(world)
    await read_in(world, STAFF, "en")
    await staff.block()
    await world.pass_by(days=1)
    await press_sparingly(handler, "首页")
    await write(world, QUALITY_MANAGER, "letter")
    await staff.unblock()
    await world.beat()
    (told,) = await heard(world, STAFF, "You get my messages again")
    assert "by Fri 27 Nov, 18:00" in told
