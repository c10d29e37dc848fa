"""Two complaints of one matter: shown before filing to who may see the first, else to the handler alone (5.5.1, 5.3.3).

Joined, linked or split, each of the two complainants is heard to the end, and learns nothing of the other.
"""

import pytest

from bot.rules.people import Role
from tests.flows.cases.filing import NUMBER, WHAT, accept, file_complaint, in_english, opened_by, say, state_of
from tests.flows.cases.test_alike import said_to
from tests.flows.steps import heard
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.world import MANAGER, QUALITY_MANAGER, STAFF, World

SECOND = "TS20261123-02"
AGAIN = "约好上周五来巡查，没有人来。"
ASKED = "可能已经有人报过了"


async def second(world: World) -> Phone:
    """A colleague's complaint of the same, who may not see the first; the colleague's phone."""
    await file_complaint(world)
    colleague = await someone(world, "同事", Role.CLIENT_STAFF, world.company.clients["HX"])
    await colleague.text("投诉")
    await colleague.text(AGAIN)
    assert ASKED not in (await colleague.last()).text
    for key in ("服务时效", "不清楚", "跳过", "✅"):
        await colleague.press(key)
    assert SECOND in (await colleague.last()).text
    return colleague


async def settled(world: World, how: str) -> Phone:
    """The quality manager's phone after they said how the two belong together."""
    handler = await opened_by(world, QUALITY_MANAGER)
    await accept(handler)
    await handler.text(SECOND)
    await handler.press("🧷 是同一件…")
    await handler.press(NUMBER)
    await handler.press(how)
    await world.beat()
    return handler


async def test_who_may_not_see_the_first_is_asked_nothing_and_the_handler_sees_both(world: World) -> None:
    colleague = await second(world)
    handler = await opened_by(world, QUALITY_MANAGER, SECOND)
    assert f"🧷 可能是同一件：{NUMBER}" in (await handler.last()).text
    await colleague.text(SECOND)
    assert "🧷" not in (await colleague.last()).text
    assert NUMBER not in await said_to(colleague)


@pytest.mark.parametrize("visible", [True, False])
async def test_the_manager_is_asked_if_the_complainant_lets_them_see_it(sqlite_world: World, visible: bool) -> None:
    await file_complaint(sqlite_world, visible=visible)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("投诉")
    await manager.text(AGAIN)
    said = (await manager.last()).text
    assert (ASKED in said) is visible
    assert (NUMBER in said) is visible
    assert (WHAT in said) is visible


async def test_joined_ones_end_together_and_each_complainant_hears_it(sqlite_world: World) -> None:
    colleague = await second(sqlite_world)
    await in_english(colleague)
    handler = await settled(sqlite_world, "并入那一件")
    assert await state_of(SECOND) == "joined"
    assert "handled together" in (await heard(colleague, "yours and another are the same")).text
    await handler.text(NUMBER)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    staff = await opened_by(sqlite_world, STAFF)
    await staff.press("👍 满意，办结")
    await sqlite_world.beat()
    ended = await heard(colleague, "What you reported has an end")
    assert SECOND in ended.text
    assert NUMBER not in await said_to(colleague), "nothing tells that somebody else complained first, or who"
    assert "王芳" not in await said_to(colleague)


async def test_linked_ones_go_on_each_by_itself(sqlite_world: World) -> None:
    colleague = await second(sqlite_world)
    handler = await settled(sqlite_world, "关联")
    assert f"🧷 相关：{NUMBER}" in (await handler.last()).text
    await accept(handler)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    await sqlite_world.beat()
    assert "请您确认" in (await heard(colleague, "给出了处理结果")).text
    assert await state_of() == "accepted"
    assert NUMBER not in await said_to(colleague)


async def test_who_says_that_theirs_is_another_is_heard_by_itself(sqlite_world: World) -> None:
    colleague = await second(sqlite_world)
    await settled(sqlite_world, "并入那一件")
    await colleague.text(SECOND)
    await colleague.press("✂️ 分开，单独处理")
    assert await state_of(SECOND) == "in_progress"
    await sqlite_world.beat()
    handler = await opened_by(sqlite_world, QUALITY_MANAGER, SECOND)
    await say(handler, "✅ 答复处理结果", "您这次另行安排。")
    await sqlite_world.beat()
    assert SECOND in (await heard(colleague, "给出了处理结果")).text
    assert await state_of() == "accepted"
