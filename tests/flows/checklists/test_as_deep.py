"""Two checklists of the firm's own that are as deep as what was sold: which is used is said, and changed with a tap."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.checklists.own import copied
from tests.flows.contracts.contracts import confirmed
from tests.flows.steps import count, english, press_sparingly
from tests.world import CONSULTANT, LEAD, World

FIRST, SECOND = "恒信标准巡查甲", "恒信标准巡查乙"


async def published(world: World, name: str) -> None:
    """One of standard depth."""
    lead = await copied(world, name=name, who=LEAD)
    await do(lead, "改名称和深度", "＋ 巡查深度", "标准", "保存", "📢 发布", "确认发布")


async def test_which_of_two_is_used_is_said_and_the_other_one_tap_away(sqlite_world: World) -> None:
    world = sqlite_world
    await confirmed(world)
    (task,) = (
        await db.column(
            int,
            "SELECT t.id FROM task t JOIN schedule s ON s.id = t.schedule_id JOIN contract_item i ON i.id = s.item_id"
            " WHERE i.depth = 'standard' AND t.state = 'open' AND i.work = 'patrol' ORDER BY t.id LIMIT 1",
        )
    ) or (0,)
    consultant = await world.phone(CONSULTANT)
    await published(world, FIRST)
    await consultant.press_data(await consultant.last(), f"o|patrol|task|{task}", force=True)
    assert FIRST in (await consultant.last()).text
    assert "同样深度的还有" not in (await consultant.last()).text, "there is no other"
    await consultant.press("放弃…")
    await consultant.press("放弃")

    await published(world, SECOND)
    await consultant.press_data(await consultant.last(), f"o|patrol|task|{task}", force=True)
    assert f"按「{FIRST}」做；同样深度的还有「{SECOND}」。" in (await consultant.last()).text
    await press_sparingly(consultant, f"🔁 换成「{SECOND}」")
    assert f"按「{SECOND}」做；同样深度的还有「{FIRST}」。" in (await consultant.last()).text
    await english(consultant)
    await consultant.press_data(await consultant.last(), f"o|patrol|task|{task}", force=True)
    assert f"🔁 Use “{FIRST}”" in await consultant.buttons()
    await consultant.text("1 ok")
    assert f"🔁 Use “{FIRST}”" not in await consultant.buttons(), "it was begun"
    assert await count("failed_update") == 0
