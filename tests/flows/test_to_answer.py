"""What waits for somebody's yes stands on their home, whether or not they saw the message (clauses 4.1.3, 7)."""

from storage import database as db
from tests.flows.contracts.contracts import NUMBER, approved, confirmed, signed
from tests.flows.people.test_stand_ins import colleague, on_leave
from tests.flows.steps import english, press_sparingly
from tests.flows.test_work_plans import do
from tests.flows.work_records.handing_over import SUMMARY, handed_over, two_wait
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

APPROVE, CONFIRM = "📋 待批准方案 · 恒信阀门 第 1 版", "📋 待确认方案 · 恒信阀门 第 1 版"


async def at_home(world: World, who: int) -> Phone:
    """Their phone at the home."""
    phone = await world.phone(who)
    await do(phone, ">菜单")
    return phone


async def made(world: World) -> Phone:
    """The lead's phone; the plan of a contract waits for their approval."""
    lead = await signed(world)
    await do(lead, "📋 生成方案")
    return lead


async def seen(world: World, who: int) -> str:
    """All that their home and 今日待办 say and offer."""
    return await said_by(await world.phone(who))


async def said_by(phone: Phone) -> str:
    """The same on a phone."""
    await do(phone, ">菜单")
    said = [(await phone.last()).text, *await phone.buttons()]
    return "\n".join([*said, await do(phone, ">今日待办"), *await phone.buttons()])


async def test_a_plan_waits_on_the_home_of_whoever_has_to_answer_it_next(world: World) -> None:
    lead = await made(world)
    for who in (MANAGER, CONSULTANT, ADMINISTRATOR, OTHER_MANAGER):
        assert "方案 ·" not in await seen(world, who), who
    assert "服务方案待批准 1 份" in await seen(world, LEAD)
    await press_sparingly(await at_home(world, LEAD), APPROVE)
    await press_sparingly(lead, "✅ 批准并发给企业")
    for who in (LEAD, STAFF, OTHER_MANAGER):
        assert "方案 ·" not in await seen(world, who), who
    assert "服务方案待确认 1 份" in await seen(world, MANAGER)
    manager = await at_home(world, MANAGER)
    await do(manager, ">我的企业")
    await press_sparingly(manager, CONFIRM)
    await press_sparingly(manager, "✅ 确认方案")
    assert "方案 ·" not in await seen(world, MANAGER)


async def test_a_change_midway_waits_likewise_in_either_language(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await confirmed(world)
    await do(lead, ">合同和方案", NUMBER, "🔁 变更方案", ">2026-12-01", ">增加一次培训", "✅ 生成新版方案")
    assert "📋 待批准方案变更 · 恒信阀门 第 2 版" in await seen(world, LEAD)
    await do(lead, ">菜单", "📋 待批准方案变更", "✅ 批准并发给企业")
    manager = await world.phone(MANAGER)
    await english(manager)
    await do(manager, ">menu")
    assert "One service plan to confirm" in (await manager.last()).text
    assert "📋 Confirm change · 恒信阀门 v2" in await manager.buttons()


async def test_administrators_see_it_once_the_leads_days_are_over_and_a_stand_in_at_once(sqlite_world: World) -> None:
    world = sqlite_world
    await made(world)
    other = await colleague(world)
    await on_leave(world, who=LEAD)
    assert APPROVE in await said_by(other)
    assert "方案 ·" not in await seen(world, ADMINISTRATOR)
    await world.pass_by(days=3)
    assert f"⏰ {APPROVE}" in await seen(world, ADMINISTRATOR)
    assert f"⏰ {APPROVE}" in await seen(world, LEAD)


async def test_several_lead_to_their_list(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await approved(world)
    await do(lead, ">签合同", "恒信阀门", ">HX-2", ">2026-11-24", "一年", "标准套餐", "每季度", "履行中", "保存合同")
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    manager = await at_home(world, MANAGER)
    told = await press_sparingly(manager, "📋 服务方案待确认 2 份")
    assert "服务方案待确认 2 份" in told.text
    assert (await manager.buttons())[:2] == [f"📋 待确认方案 · {NUMBER}", "📋 待确认方案 · HX-2"]


async def test_a_deliverable_waits_for_the_manager_until_it_is_answered(world: World) -> None:
    await handed_over(world)
    for who in (STAFF, OTHER_MANAGER, LEAD, CONSULTANT):
        assert "待验收" not in await seen(world, who), who
    assert "成果待验收 1 份" in await seen(world, MANAGER)
    manager = await at_home(world, MANAGER)
    assert f"📦 待验收 · {SUMMARY}" in await manager.buttons()
    await do(manager, ">我的企业")
    await press_sparingly(manager, "📦 待验收")
    await press_sparingly(manager, "✅ 验收")
    assert "待验收" not in await seen(world, MANAGER)


async def test_several_deliverables_lead_to_their_list_without_what_the_client_does_not_have(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    manager = await two_wait(world)
    told = await press_sparingly(manager, "📦 成果待验收 2 份")
    assert "点开一份，看完后验收或退回" in told.text
    assert (await manager.buttons())[:2] == [f"📦 待验收 · {SUMMARY}", "📦 待验收 · 月度小结"]
    await db.values(
        "UPDATE work_record SET released_at = NULL, state = 'submitted' WHERE number LIKE '%-02' RETURNING id"
    )
    assert "成果待验收 1 份" in await seen(world, MANAGER), "what they do not have yet is not counted"
