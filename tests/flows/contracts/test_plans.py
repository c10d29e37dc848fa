"""服务方案: made of a contract, approved by the lead, confirmed by the client; only that schedules (4.1.3)."""

from tests.flows.contracts.contracts import NUMBER, approved, confirmed, open_tasks, plans, scheduled, signed
from tests.flows.steps import heard, one
from tests.flows.test_work_plans import do
from tests.world import CONSULTANT, MANAGER, World


async def test_a_contract_is_signed_in_a_few_answers_with_the_standard_package(world: World) -> None:
    lead = await signed(world)
    card = (await lead.last()).text
    for words in (NUMBER, "恒信阀门", "履行中", "到期日：2027-11-22", "还没有服务方案"):
        assert words in card, card
    assert (
        await one("SELECT count(*) AS n FROM contract_item i JOIN menu_item m ON m.id = i.item_id WHERE m.package") > 5
    )
    assert await open_tasks() == 0, "only a confirmed plan schedules"


async def test_the_lead_approves_and_the_client_confirms_before_anything_is_planned(world: World) -> None:
    await world.phone(MANAGER)
    lead = await approved(world)
    assert await plans() == [(1, "approved")]
    assert await open_tasks() == 0
    manager = await world.phone(MANAGER)
    asked = await heard(manager, "请您确认")
    assert NUMBER in asked.text
    await manager.press("✅ 确认方案")
    assert "企业已确认" in (await manager.last()).text
    assert await plans() == [(1, "confirmed")]
    assert await open_tasks() > 0
    assert "日常巡查" in str(await scheduled())
    await world.beat()
    assert "已确认，工作已经排好" in (await heard(lead, "已确认")).text


async def test_work_of_the_plan_is_in_today(world: World) -> None:
    await confirmed(world)
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办")
    assert "总装车间" in str(await consultant.buttons())
