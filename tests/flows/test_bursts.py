"""Somebody sends more than anybody could read the answers to: the last is answered, the others with it."""

import asyncio
import re

from storage import database as db
from tests.sandbox.phone import Message
from tests.world import MANAGER, STAFF, World

FEW, MANY = 4, 40
TOGETHER = "连着发来很多条"


async def handled(world: World) -> None:
    """Comes back when everything that was sent is handled, also what was set down."""
    async with asyncio.timeout(60):
        while await left():
            pass


async def left() -> int:
    """How much is set down a moment later."""
    await asyncio.sleep(0.01)
    return await db.number("SELECT count(*) AS n FROM waiting_update")


def answered_with(message: Message) -> int:
    """How many others this one answers too."""
    told = re.search(r"前面 (\d+) 条不再一一回复", message.text)
    return int(told[1]) if told else 0


async def test_the_last_of_a_burst_is_answered_and_the_others_with_it(world: World) -> None:
    staff = await world.phone(STAFF)
    before = len(await staff.messages())
    staff.patient = False
    for _ in range(MANY):
        await staff.text("菜单")
    staff.patient = True
    await staff.text("进度")
    await handled(world)
    await staff.wait_for(lambda message: message.from_bot and "查进度" in message.text)
    answers = [message for message in (await staff.messages())[before:] if message.from_bot]
    assert "查进度" in answers[-1].text
    assert any(TOGETHER in message.text for message in answers)
    assert len(answers) < MANY / 2
    # each that was sent is answered by itself or together with a later one
    assert sum(1 + answered_with(message) for message in answers) == MANY + 1


async def test_a_few_messages_in_a_row_are_answered_one_by_one(world: World) -> None:
    staff = await world.phone(STAFF)
    before = len(await staff.messages())
    staff.patient = False
    for _ in range(FEW):
        await staff.text("菜单")
    staff.patient = True
    await staff.text("进度")
    answers = [message for message in (await staff.messages())[before:] if message.from_bot]
    assert len(answers) == FEW + 1
    assert not any(TOGETHER in message.text for message in answers)


async def test_what_a_burst_asks_for_is_done_although_it_is_not_answered(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    staff.patient = False
    for number in range(MANY):
        await staff.text(f"第 {number} 句：阀门漏水")
    staff.patient = True
    await staff.text("进度")
    await handled(world)
    kept = await db.values("SELECT value FROM draft_answer")
    assert any("第 0 句" in str(row["value"]) for row in kept), "the first answered the question"


async def test_somebody_else_is_answered_while_a_burst_is_under_way(world: World) -> None:
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    staff.patient = False
    for _ in range(5 * MANY):
        await staff.text("菜单")
    await manager.text("进度")
    assert "进度" in (await manager.last()).text
    assert not any(TOGETHER in message.text for message in await manager.messages())


async def test_presses_of_a_burst_change_one_screen_and_nothing_is_said_of_them(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("菜单")
    home = next(message for message in reversed(await staff.messages()) if message.rows)
    button = next(button for row in home.rows for button in row if "进度" in button.text)
    before = await staff.calls()
    staff.patient = False
    for _ in range(MANY):
        await staff.tap_data(home, button.data or "", force=True)
    staff.patient = True
    await staff.text("进度")
    await handled(world)
    shown = [str(call["params"].get("text", "")) for call in await staff.calls_since(before)]
    assert any("查进度" in text for text in shown)
    assert not any(TOGETHER in text for text in shown)
