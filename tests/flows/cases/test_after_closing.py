"""What is written behind the end of a complaint: thanks change nothing, anything else is asked about (5.5.1, 5.5.4)."""

import pytest

from storage import database as db
from tests.flows.cases.filing import in_english, proposed, state_of
from tests.flows.steps import answers, heard, one
from tests.sandbox.phone import Phone
from tests.world import MANAGER, World

MATTER = "排班还是没有改，又没来"


async def closed(world: World) -> Phone:
    """The phone of who agreed to a resolution."""
    staff, _ = await proposed(world)
    await staff.press("👍 满意，办结")
    await staff.press("首页")
    await world.pass_by(minutes=10)
    return staff


THANKS = [
    "谢谢",
    "谢谢！",
    "好的，谢谢周工",
    "收到",
    "👍",
    "👍👍",
    "🙏🏻",
    "好的",
    "辛苦了",
    "Thanks a lot!",
    "ok, got it",
    "没问题，谢谢",
]


@pytest.mark.parametrize("text", THANKS)
@pytest.mark.parametrize("reply", [False, True])
async def test_thanks_are_returned_and_change_nothing(sqlite_world: World, text: str, reply: bool) -> None:
    staff = await closed(sqlite_world)
    news = await heard(staff, "已受理，由吴刚处理")
    before = await db.values("SELECT state, turn, closed_at FROM service_case")
    drafts = await one("SELECT count(*) FROM draft")
    await staff.text(text, reply_to=news if reply else None)
    said = await staff.last()
    assert "有事随时找我" in said.text
    assert [button.text for button in said.buttons] == ["首页"]
    assert await db.values("SELECT state, turn, closed_at FROM service_case") == before
    assert await one("SELECT count(*) FROM draft") == drafts


async def test_a_new_text_asks_whether_it_is_the_same_matter_which_takes_it_up_again(world: World) -> None:
    staff = await closed(world)
    await staff.text(MATTER)
    asked = await staff.last()
    assert asked.text == "TS20261123-01 已经办结。您说的是同一件，还是新的事？选一个，内容不用重打。"
    keys = [button.text for button in asked.buttons]
    assert keys[0].startswith("🔁 同一件：约好上周五巡查")
    assert "我要投诉" in keys
    assert await state_of() == "resolved", "nothing is guessed"
    await staff.press("🔁 同一件")
    assert MATTER in (await staff.last()).text
    await staff.press("发送")
    assert await state_of() == "in_progress"
    await world.beat()


async def test_or_a_new_one_which_begins_with_it(sqlite_world: World) -> None:
    staff = await closed(sqlite_world)
    await staff.text(MATTER)
    await staff.press("我要投诉")
    assert (await answers())["what"] == f'"{MATTER}"'
    for key in ("服务时效", "不清楚", "跳过", "✅"):
        await staff.press(key)
    assert await db.column(str, "SELECT title FROM service_case ORDER BY id DESC LIMIT 1") == [MATTER]
    assert await state_of() == "resolved"


async def test_in_english(sqlite_world: World) -> None:
    staff = await closed(sqlite_world)
    await in_english(staff)
    await staff.text("the roster is still the same")
    asked = await staff.last()
    assert asked.text.startswith("TS20261123-01 is closed. Is this the same matter, or a new one?")
    await staff.text("thank you!")
    assert (await staff.last()).text == "You're welcome. I'm here whenever you need me."


async def test_behind_the_grace_only_a_new_one_is_offered(sqlite_world: World) -> None:
    staff = await closed(sqlite_world)
    await sqlite_world.pass_by(days=22)
    await staff.text(MATTER)
    assert "🔁" not in str(await staff.buttons())
    assert "我要投诉" in await staff.buttons()


async def test_nobody_else_is_asked_about_it(sqlite_world: World) -> None:
    await closed(sqlite_world)
    other = await sqlite_world.phone(MANAGER)
    await other.text(MATTER)
    assert "TS20261123" not in (await other.last()).text + str(await other.buttons())
