"""Two people do something about the same complaint in the very same moment (clauses 5.5.1-2).

Whichever comes first, nobody's step is lost where it still can be taken, and the promised date is the same.
"""

import asyncio

from bot.rules.people import Role
from storage import database as db
from tests.flows.cases.filing import NUMBER, accepted, opened_by, proposed, say, state_of
from tests.flows.cases.test_complaint_categories import three_days_for_integrity
from tests.flows.cases.test_complaints_alike import SECOND, second
from tests.flows.steps import count, one
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.world import QUALITY_MANAGER, STAFF, World


async def key_of(phone: Phone, label: str) -> str:
    """What the key of this label on the newest message says to the bot."""
    button = (await phone.last()).button(label)
    assert button is not None, await phone.buttons()
    return button.data or ""


async def about_to_classify(phone: Phone) -> str:
    """One tap before a category and a severity are settled; the data of that tap."""
    await phone.text(NUMBER)
    await phone.press("🏷 类别和程度")
    await phone.press("廉洁自律")
    return await key_of(phone, "🔴 严重")


async def test_the_promised_date_is_the_same_whether_the_answer_or_the_category_comes_first(world: World) -> None:
    await three_days_for_integrity(world)
    staff, handler = await accepted(world)
    await say(handler, "❓ 请对方补充", "约的是几点？")
    await world.pass_by(days=2)
    serious = await about_to_classify(handler)
    await opened_by(world, STAFF)
    await say(staff, "✍️ 补充", "上午九点。", send=None)
    send = await key_of(staff, "发送")
    await asyncio.gather(handler.press_data(await handler.last(), serious), staff.press_data(await staff.last(), send))
    await world.beat()
    # five working days and the two of waiting
    for phone in (await opened_by(world, STAFF), await opened_by(world, QUALITY_MANAGER)):
        assert "承诺时限：12月2日（周三）18:00" in (await phone.last()).text
        assert "类别：廉洁自律" in (await phone.last()).text
    actions = await db.column(str, "SELECT action FROM trail WHERE action IN ('classify', 'supply')")
    assert sorted(actions) == ["classify", "supply"], "nobody's step is lost"
    assert await state_of() == "in_progress"


async def test_a_complaint_that_is_closed_in_that_moment_has_its_category_before_or_not_at_all(world: World) -> None:
    staff, handler = await proposed(world)
    serious = await about_to_classify(handler)
    await opened_by(world, STAFF)
    agree = await key_of(staff, "👍 满意，办结")
    _, closed = await asyncio.gather(
        handler.press_data(await handler.last(), serious), staff.press_data(await staff.last(), agree)
    )
    # news wait a while for who is in the middle of a form
    await world.pass_by(minutes=6)
    assert "已办结" in str(closed.text), "whoever agrees is not sent back"
    assert await state_of() == "resolved"
    actions = await db.column(str, "SELECT action FROM trail WHERE action IN ('classify', 'confirm') ORDER BY id")
    assert actions in (["classify", "confirm"], ["confirm"])
    grave = await one("SELECT severity FROM complaint_detail")
    assert (grave == "serious") is ("classify" in actions)
    assert "已办结" in str([message.text for message in await handler.messages()][-2:])


async def test_of_two_who_join_each_to_the_other_at_once_one_is_told_so_and_one_complaint_is_left(world: World) -> None:
    await second(world)
    phones = [await world.phone(QUALITY_MANAGER), await someone(world, "秦风", Role.QUALITY_MANAGER)]
    joins = []
    for phone, number, other in zip(phones, (NUMBER, SECOND), (SECOND, NUMBER), strict=True):
        await phone.text(number)
        await phone.press("🧷 是同一件…")
        await phone.press(other)
        joins.append(await key_of(phone, "并入那一件"))
    asked = [await phone.last() for phone in phones]
    await asyncio.gather(*(phone.press_data(on, join) for phone, on, join in zip(phones, asked, joins, strict=True)))
    assert sorted([await state_of(NUMBER), await state_of(SECOND)]) == ["awaiting", "joined"]
    assert await count("failed_update") == 0
