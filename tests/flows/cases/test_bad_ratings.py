"""A bad rating is answered by a person within two working days, and the end of the case stays (5.5.4, 5.5.5)."""

from datetime import timedelta

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, accepted, answered, opened_by, proposed, say, state_of
from tests.flows.cases.test_taking_over import by_itself
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import ADMINISTRATOR, QUALITY_MANAGER, STAFF, World

CLOSE = "⭐ 打分并办结"


async def rated(world: World, stars: int, *words: str) -> tuple[Phone, Phone]:
    """A resolution that was said yes to with so many stars, and what was wrong, if anything is said of it."""
    staff, handler = await proposed(world)
    await staff.press(CLOSE)
    await staff.press(f"{stars}★")
    for word in words:
        await staff.text(word)
    return staff, handler


@pytest.mark.parametrize("stars", [4, 5])
async def test_good_stars_say_yes_to_a_resolution_and_that_is_all(sqlite_world: World, stars: int) -> None:
    staff, handler = await rated(sqlite_world, stars)
    card = await staff.last()
    assert "已办结" in card.text
    assert f"评价：{'★' * stars}" in card.text
    assert not [key for key in await staff.buttons() if "评价" in key or "打分" in key], "once"
    await sqlite_world.beat()
    assert f"评价：{'★' * stars}" in (await heard(handler, "⭐ 王芳评价了，已办结")).text
    assert await state_of() == "resolved"


@pytest.mark.parametrize("stars", [1, 2, 3])
async def test_bad_ones_ask_what_was_wrong_and_a_person_answers(sqlite_world: World, stars: int) -> None:
    world = sqlite_world
    staff, handler = await rated(world, stars, "等得太久。")
    card = (await staff.last()).text
    assert "评价待回复" in card
    assert "11月25日（周三）18:00 前回复评价" in card
    await world.beat()
    asked = await heard(handler, "⭐ 对方评价较低，请您亲自回复")
    assert "等得太久。" in asked.text
    assert f"评价：{'★' * stars}" in asked.text
    await world.pass_by(days=1)
    await handler.text(NUMBER)
    assert "已办结" in (await say(handler, "💬 回复评价", "是我们排班没安排好，已改为提前一天确认。")).text
    await world.beat()
    assert "已改为提前一天确认" in (await heard(staff, "💬 吴刚看了您的评价，回复您")).text
    await opened_by(world, STAFF)
    history = (await staff.last()).text
    assert "系统 评价较低，请人回复" in history, "who rated asked for nothing"
    assert "吴刚 回复评价" in history
    assert history.count("等得太久。") == 1


async def test_the_answer_moves_neither_the_end_nor_what_was_promised(world: World) -> None:
    staff, handler = await rated(world, 2, "等得太久。")
    (before,) = await db.values("SELECT closed_at, ended_at, ended_as, promised_at FROM service_case")
    assert before["closed_at"] is None
    assert before["ended_as"] == "resolved"
    await world.pass_by(days=4)
    await handler.text(NUMBER)
    await say(handler, "💬 回复评价", "已改。")
    (now,) = await db.values("SELECT closed_at, ended_at, ended_as, promised_at FROM service_case")
    assert (now["closed_at"], now["promised_at"]) == (before["ended_at"], before["promised_at"])
    assert (now["ended_at"], now["ended_as"]) == (None, "")
    await opened_by(world, STAFF)
    assert "👎 不满意，重新处理" in await staff.buttons()


async def test_what_could_not_be_resolved_ends_as_that_again(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "无法解决", "当天的记录已无法核实。")
    await opened_by(sqlite_world, STAFF)
    await staff.press("⭐ 评价")
    await staff.press("1★")
    await staff.press("跳过")
    assert await state_of() == "rated_low"
    await handler.text(NUMBER)
    await say(handler, "💬 回复评价", "很抱歉，以后巡查留影像。")
    assert await state_of() == "unresolvable"


async def test_an_answer_that_does_not_come_is_reminded_of_and_goes_up(sqlite_world: World) -> None:
    world = sqlite_world
    await by_itself(world, QUALITY_MANAGER, ADMINISTRATOR)
    await rated(world, 2, "等得太久。")
    # due on the 25th
    await world.until(beijing(10, day=25))
    quality = world.stranger(QUALITY_MANAGER)
    assert "请回复对方的评价" in (await heard(quality, "⏰ 今天到期")).text
    await world.until(beijing(10, day=26))
    administrator = world.stranger(ADMINISTRATOR)
    await heard(administrator, "❗ 已逾期：请过问")
    await administrator.text(NUMBER)
    await say(administrator, "💬 回复评价", "我来向您道歉。")
    assert await state_of() == "resolved"


async def test_it_can_be_reopened_while_the_answer_is_awaited_and_is_rated_anew(sqlite_world: World) -> None:
    staff, handler = await rated(sqlite_world, 1, "还是没人来。")
    await opened_by(sqlite_world, STAFF)
    card = await say(staff, "👎 不满意，重新处理", "排班没有改。")
    assert "处理中" in card.text
    (row,) = await db.values("SELECT reopened, ended_at, rating FROM service_case")
    assert (row["reopened"], row["ended_at"], row["rating"]) == (1, None, None)
    await sqlite_world.pass_by(minutes=1)
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'")
    await handler.text(NUMBER)
    await say(handler, "✅ 答复处理结果", "已补巡查。")
    await opened_by(sqlite_world, STAFF)
    await staff.press(CLOSE)
    await staff.press("5★")
    assert await state_of() == "resolved"


async def test_of_an_enquiry_the_quality_manager_hears_who_did_not_answer_it(sqlite_world: World) -> None:
    quality = await sqlite_world.phone(QUALITY_MANAGER)
    staff, _ = await answered(sqlite_world)
    await staff.text("ZX20261123-01")
    await staff.press("⭐ 评价")
    await staff.press("2★")
    await staff.text("没答到点上。")
    await sqlite_world.beat()
    assert "没答到点上。" in (await heard(quality, "⭐ 对方评价较低")).text
    await sqlite_world.pass_by(days=1, minutes=timedelta(hours=1).seconds // 60)
    await quality.text("ZX20261123-01")
    await say(quality, "💬 回复评价", "标准第 5 章我另发给您。")
    await sqlite_world.beat()
    assert "标准第 5 章" in (await heard(staff, "💬 吴刚看了您的评价")).text
