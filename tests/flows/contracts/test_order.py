"""调整顺序: the lines of a plan are read in the order that was chosen, in this version, the next one and a renewal."""

from bot.rules.service_plans.lines import lines_from_json
from storage import database as db
from tests.flows.contracts.contracts import NUMBER, plans, signed
from tests.flows.steps import press_sparingly
from tests.flows.test_work_plans import do
from tests.world import MANAGER, World


async def _order() -> list[str]:
    """The names of the lines of the version that was made last, in their order."""
    rows = await db.values("SELECT lines FROM service_plan ORDER BY id DESC LIMIT 1")
    return [line.name for line in lines_from_json(str(rows[0]["lines"]))]


async def test_a_line_moves_to_the_place_that_its_button_says_however_often_it_is_tapped(world: World) -> None:
    lead = await signed(world)
    await do(lead, "📋 生成方案")
    before = await _order()
    await do(lead, "↕️ 调整顺序", "3")
    shown = await lead.last()
    up = shown.button("⬆️ 移到第 2 位")
    assert up is not None
    assert up.data is not None
    await lead.press("⬆️ 移到第 2 位")
    assert await _order() == [before[0], before[2], before[1], *before[3:]]
    assert "👉 2." in (await lead.last()).text
    await lead.press_data(shown, up.data, force=True)
    assert await _order() == [before[0], before[2], before[1], *before[3:]]
    assert await plans() == [(1, "submitted")], "an order is no version of its own"
    await do(lead, "⏬ 移到最后", "⏫ 移到最前")
    chosen = [before[2], before[0], before[1], *before[3:]]
    assert await _order() == chosen
    await do(lead, "📋 服务方案", "✅ 批准并发给企业")
    await lead.press_data(shown, up.data, force=True)
    assert await _order() == chosen, "what the client was sent stays as it is"
    assert "待企业确认" in (await lead.last()).text


async def test_another_order_is_carried_on_and_told_in_one_line(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await signed(world)
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    await do(manager, ">合同和方案", NUMBER, "📋 服务方案", "✅ 确认方案")
    before = await _order()
    await do(lead, ">合同和方案", NUMBER, "🔁 变更方案", ">2026-12-01", ">顺序")
    await press_sparingly(lead, "生成新版方案")
    assert "先后顺序" not in (await lead.last()).text
    await do(lead, "↕️ 调整顺序", "2", "⬆️ 移到第 1 位", "4", "⏫ 移到最前", "📋 服务方案")
    said = (await lead.last()).text
    assert said.count("先后顺序有调整") == 1
    assert "由“" not in said
    chosen = await _order()
    assert chosen == [before[3], before[1], before[0], before[2], *before[4:]]
    await do(lead, "✅ 批准并发给企业", ">合同和方案", NUMBER, "🔄 续签", ">HX-2027-07", "一年")
    await press_sparingly(lead, "续签")
    await do(lead, "📋 生成方案")
    assert await _order() == chosen
