"""每周固定几天, 不预先通知: sold so, planned so; how often is the client's to read, on which day is not (4.6)."""

from datetime import date

from bot.documents.service_plans.content import Content
from bot.documents.service_plans.sheet import PlanSheet
from bot.documents.service_plans.year import year_of
from bot.rules.text import CHINESE
from bot.rules.working_days import Calendar
from storage import database as db
from storage import service_plans
from tests.flows.contracts.contracts import NUMBER, signed
from tests.flows.steps import press_sparingly
from tests.flows.test_work_plans import do
from tests.sandbox.phone import Phone
from tests.world import LEAD, MANAGER, World


async def _sold(world: World) -> Phone:
    """The contract has a patrol on Tuesdays and Fridays that nobody is told of; the client's manager reads its plan."""
    manager = await world.phone(MANAGER)
    lead = await signed(world, items="我自己一项项选")
    await do(lead, "🧾 服务项目", "➕ 加服务项目", ">日常巡查", "日常巡查", "每周固定几天", "周二", "周五", "下一步")
    await do(lead, "第一次", ">2026-11-24", "不预先通知", "是")
    await press_sparingly(lead, "加进合同")
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    await do(manager, ">合同和方案", NUMBER, "📋 服务方案")
    return manager


async def test_what_is_sold_unannounced_on_certain_weekdays_is_planned_so(world: World) -> None:
    manager = await _sold(world)
    assert "每周 2 次，不预先通知" in (await manager.last()).text
    await do(manager, "✅ 确认方案")
    rows = await db.values("SELECT often, weekdays, unannounced FROM schedule WHERE work = 'patrol'")
    assert [(row["often"], row["weekdays"], bool(row["unannounced"])) for row in rows] == [("weekdays", "2 5", True)]
    days = await db.column(date, "SELECT due_on FROM task WHERE work = 'patrol' ORDER BY due_on")
    assert {day.weekday() for day in days if day > date(2026, 11, 23)} >= {1, 4}


async def test_the_client_reads_nowhere_when_it_comes(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await _sold(world)
    shown = [(await manager.last()).text]
    await do(manager, ">合同和方案", NUMBER, "🧾 服务项目")
    shown += [str(await manager.buttons())]
    await do(manager, "日常巡查")
    shown += [(await manager.last()).text]
    assert "不预先通知" in shown[-1]
    plan = await service_plans.get_plan(await db.number("SELECT MAX(id) AS n FROM service_plan"))
    assert plan is not None
    sheet = PlanSheet(plan, None, Calendar(), "管家", world.clock.now(), CHINESE)
    content = Content(sheet)
    row = next(row for row in content.dates()[0].rows if "巡查" in row.name)
    assert (row.cells, row.whole) == ((), "每周 2 次，不预先通知")
    drawn = next(row for row in year_of(sheet)["strips"][0]["rows"] if "巡查" in row["name"])
    assert [mark["kind"] for mark in drawn["marks"]] == ["unannounced"]
    shown += [str(content.items()), str(content.dates()), str(drawn)]
    for said in shown:
        assert not any(day in said for day in ("周二", "11-24", "11月24", "周五")), said
    lead = await world.phone(LEAD)
    await do(lead, ">合同和方案", NUMBER, "🧾 服务项目", "日常巡查")
    assert "2026-11-24" in (await lead.last()).text
    assert "周二" in (await lead.last()).text
