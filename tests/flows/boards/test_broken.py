"""未守承诺: what was promised and not kept, this month and last, of what its reader may see (clause 5.5.2)."""

from datetime import timedelta

from bot.screens.buttons import ShowBroken, pack
from tests.flows.cases.filing import accepted, file_complaint, file_enquiry, opened_by, say
from tests.schedules.post_room import beijing
from tests.world import LEAD, MANAGER, QUALITY_MANAGER, World

WEDNESDAY = beijing(10, day=30) + timedelta(days=2)


async def test_the_board_counts_what_was_broken_with_the_list_behind_it(world: World) -> None:
    await accepted(world)
    # the question is to be answered by the 24th, the complaint for the first time by the 26th
    await file_enquiry(world)
    await world.until(beijing(10, day=27))
    quality = await world.phone(QUALITY_MANAGER)
    await quality.text("看板")
    assert "🙏 失约 2/0" in (await quality.last()).text
    await quality.press("投诉咨询")
    await quality.press("🙏 未守承诺")
    said = (await quality.last()).text
    assert "首次答复：答应 11月26日前，晚 1 天（还没办）" in said
    assert "答复：答应 11月24日前，晚 3 天（还没办）" in said
    assert "✓ 本月 2" in str(await quality.buttons())
    await quality.press("1")
    assert "TS20261123-01" in (await quality.last()).text
    # in the next month it is that of the last one, with what was to be done since
    await say(await opened_by(world, QUALITY_MANAGER), "💬 答复", "我们在查。")
    await world.until(WEDNESDAY + timedelta(days=1))
    await quality.text("看板")
    assert "🙏 失约 1/2" in (await quality.last()).text
    await quality.press("投诉咨询")
    await quality.press("🙏 未守承诺")
    assert "办结：答应 12月2日前，晚 1 天（还没办）" in (await quality.last()).text
    await quality.press("上月 2")
    assert "首次答复：答应 11月26日前，晚 1 天\n" in (await quality.last()).text


async def test_what_the_reader_may_not_see_is_in_no_count(sqlite_world: World) -> None:
    world = sqlite_world
    await accepted(world)
    await file_complaint(world, about="吴刚")
    await world.until(beijing(10, day=27))
    # the lead handles the second one, and sees none of the others
    for who, key in ((QUALITY_MANAGER, "🙏 失约 1/0"), (LEAD, "🙏 失约 1/0")):
        phone = await world.phone(who)
        await phone.text("看板")
        assert key in (await phone.last()).text, who


async def test_the_clients_people_have_no_such_figure(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("菜单")
    answer = await manager.press_data(await manager.last(), pack(ShowBroken(0, 0)), force=True)
    assert "未守承诺" not in answer.text
