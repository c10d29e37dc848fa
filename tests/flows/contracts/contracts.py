"""Steps with contracts and their plans that several stories share."""

from storage import database as db
from tests.flows.steps import heard, press_sparingly
from tests.flows.test_work_plans import do
from tests.sandbox.phone import Phone
from tests.world import LEAD, MANAGER, World

NUMBER = "HX-2026-07"


async def signed(world: World, *doings: str, items: str = "标准套餐", standing: str = "履行中") -> Phone:
    """The lead has signed a contract of a year with 恒信 that begins today; today is Monday 2026-11-23."""
    lead = await world.phone(LEAD)
    await do(lead, ">签合同", "恒信阀门", f">{NUMBER}", ">2026-11-23", "一年", items, "每季度", standing, *doings)
    await press_sparingly(lead, "保存合同")
    return lead


async def approved(world: World) -> Phone:
    """The lead has made the plan of such a contract and sent it to the client."""
    lead = await signed(world)
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    return lead


async def confirmed(world: World) -> Phone:
    """The client's manager has confirmed it; the lead's phone."""
    await world.phone(MANAGER)
    lead = await approved(world)
    manager = await world.phone(MANAGER)
    await heard(manager, "请您确认")
    await manager.press("✅ 确认方案")
    return lead


async def plans() -> list[tuple[int, str]]:
    """The versions of all plans with their states."""
    rows = await db.values("SELECT version, state FROM service_plan ORDER BY id")
    return [(int(row["version"]), str(row["state"])) for row in rows]


async def scheduled() -> list[str]:
    """What is planned of contracts: the names of the services, with how often."""
    rows = await db.values(
        "SELECT i.name, p.often FROM schedule p JOIN contract_item i ON i.id = p.item_id WHERE p.ended_at IS NULL"
    )
    return sorted(f"{row['name']} {row['often']}" for row in rows)


async def open_tasks() -> int:
    """How many tasks of contracts are open."""
    return await db.number(
        "SELECT count(*) AS n FROM task t JOIN schedule p ON p.id = t.schedule_id"
        " WHERE p.item_id IS NOT NULL AND t.state = 'open'"
    )
