"""记为风险: a finding that came back becomes a risk with a tap, or has one graded anew; its owner hears (4.3 c)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.cases.test_repeats import SECOND, mended, patrolled_again
from tests.flows.steps import english, heard, release, released_patrol
from tests.world import CONSULTANT, LEAD, MANAGER, World

BECOMES, THIRD = "🛡 记为风险", "WT20261123-03"


async def came_back(world: World) -> None:
    """The same was found again, and the client has it."""
    await mended(world)
    await patrolled_again(world)
    await release(world)
    await world.beat()


async def test_what_came_back_becomes_a_risk_and_has_it_graded_when_it_comes_back_again(world: World) -> None:
    await released_patrol(world)
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(consultant, ">WT20261123-01")
    assert BECOMES not in await consultant.buttons(), "once is no risk yet"
    await came_back(world)
    await heard(lead, "又出现了")
    assert BECOMES in await lead.buttons()
    said = (await do(consultant, f">{SECOND}", BECOMES)).text
    for line in ("客户：恒信阀门", "风险名称：", "封样又缺了", "可能性：3 可能", "严重性：3 中等", "负责人：周明"):
        assert line in said
    said = (await do(consultant, "✅ 保存")).text
    assert "风险等级：🟡 一般风险" in said

    await mended(world, SECOND)
    await patrolled_again(world, "全部符合，除4 封样还是缺")
    await release(world)
    await world.beat()
    said = (await heard(consultant, "又出现了同样的问题")).text
    assert THIRD in said
    said = (await do(consultant, "⚖️ 调级", "5", "3", ">三个月里第三次", "✅ 调级")).text
    assert "🟠 较大风险" in said
    await do(consultant, f">{THIRD}")
    assert BECOMES not in await consultant.buttons()
    assert any(label.startswith("⚖️ 调级：") for label in await consultant.buttons())
    await english(lead)
    await do(lead, f">{THIRD}")
    assert any(label.startswith("⚖️ Grade anew:") for label in await lead.buttons())


async def test_where_a_risk_says_the_same_already_it_is_graded_instead(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    name = ">封样又缺了"
    await do(consultant, ">风险", "➕ 新增风险", "恒信", name, "检验", ">封样架上没有样", "2", "2", "周明", "✅ 保存")
    await released_patrol(world)
    await came_back(world)
    await do(consultant, f">{SECOND}")
    assert "⚖️ 调级：封样又缺了" in await consultant.buttons()
    assert BECOMES not in await consultant.buttons()


async def test_a_client_is_offered_nothing_and_before_it_has_the_finding_nobody_is(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await mended(world)
    await patrolled_again(world)
    consultant, manager = await world.phone(CONSULTANT), await world.phone(MANAGER)
    await do(consultant, f">{SECOND}")
    assert BECOMES not in await consultant.buttons()
    await release(world)
    await world.beat()
    await do(manager, f">{SECOND}")
    assert BECOMES not in await manager.buttons()
    await do(consultant, f">{SECOND}")
    assert BECOMES in await consultant.buttons()
    assert not await db.values("SELECT id FROM risk")
