"""A contract is changed, suspended, resumed, ended and renewed: its work follows, what is asked for goes on (3.7)."""

import asyncio
from datetime import timedelta

from bot.rules.cause import Cause
from bot.services.service_plans import answering
from storage import database as db
from tests.flows.cases.filing import file_enquiry
from tests.flows.checklists.test_correcting_findings import correcting
from tests.flows.contracts.contracts import NUMBER, approved, confirmed, open_tasks, plans, scheduled, signed
from tests.flows.steps import heard, one, press_sparingly, released_patrol
from tests.flows.test_work_plans import do
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, World


async def finding() -> dict[str, object]:
    """The only finding."""
    rows = await db.values("SELECT due_at, promised_at, paused_at FROM service_case WHERE kind = 'finding'")
    assert len(rows) == 1
    return dict(rows[0])


async def card(world: World, number: str = NUMBER, who: int = LEAD) -> str:
    """The card of a contract as somebody sees it."""
    return await do(await world.phone(who), ">合同和方案", number)


async def test_a_supplement_holds_from_its_day_on_once_the_client_confirmed_it(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await confirmed(world)
    manager = await world.phone(MANAGER)
    before = await scheduled()
    await card(world)
    await do(lead, "🧾 服务项目", "➕ 加服务项目", ">应急预案", "应急预案", "每季度一次", "加进合同")
    assert await scheduled() == before, "what is added is no plan yet"
    assert "还没有进方案" in await card(world)
    await do(lead, "🔁 变更方案", ">2026-12-07", ">新产线投产", "生成新版方案")
    said = (await lead.last()).text
    assert "第 2 版" in said
    assert "新增：" in said
    await do(lead, "✅ 批准并发给企业")
    await world.beat()
    assert "新产线投产" in (await heard(manager, "第 2 版请您确认")).text
    await manager.press("✅ 确认方案")
    assert await plans() == [(1, "replaced"), (2, "confirmed")]
    assert await scheduled() == before, "it holds from 7 December on"
    await world.pass_by(days=15)
    assert len(await scheduled()) == len(before) + 1


async def test_a_suspended_contract_stops_its_work_and_the_clocks_of_findings(world: World) -> None:
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    lead = await confirmed(world)
    ran = await finding()
    await file_enquiry(world)
    await card(world)
    await do(lead, "⏸ 暂停", ">停产检修", "暂停并通知双方")
    assert "暂停原因：停产检修" in (await lead.last()).text
    assert await open_tasks() == 0
    held = await finding()
    assert held["due_at"] is None
    assert held["paused_at"] is not None
    assert await one("SELECT count(*) AS n FROM service_case WHERE kind = 'enquiry' AND due_at IS NOT NULL") == 1
    await world.beat()
    assert "停产检修" in (await heard(manager, "已暂停")).text
    await world.pass_by(days=14)
    assert await open_tasks() == 0
    await card(world)
    await do(lead, "▶️ 恢复", "跳过", "恢复并通知双方")
    assert await open_tasks() > 0
    again = await finding()
    assert again["paused_at"] is None
    assert str(again["promised_at"]) > str(ran["promised_at"]), "the pause gave its working days back"
    assert again["due_at"] == again["promised_at"]
    await lead.text(str(await one("SELECT number FROM service_case WHERE kind = 'finding'")))
    told = (await lead.last()).text
    assert "暂停计时：合同中止" in told
    assert "恢复计时：合同恢复" in told
    assert "单独处理" not in told
    await world.beat()
    assert "已恢复" in (await heard(manager, "已恢复")).text


async def test_a_severity_corrected_since_keeps_the_days_in_which_the_contract_was_suspended(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await released_patrol(world)
    lead = await confirmed(world)
    before = str((await finding())["promised_at"])[:10]
    await card(world)
    await do(lead, "⏸ 暂停", ">停产检修", "暂停并通知双方")
    await world.pass_by(days=7)
    await card(world)
    await do(lead, "▶️ 恢复", "跳过", "恢复并通知双方")
    resumed = str((await finding())["promised_at"])[:10]
    consultant = await world.phone(CONSULTANT)
    await correcting(world, consultant)
    await do(consultant, "✏️ 4 程度", "严重", "提交")
    # ten working days for what is ordinary, five for what is serious; five of them in which it stood still
    corrected = str((await finding())["promised_at"])[:10]
    assert (before, resumed, corrected) == ("2026-12-07", "2026-12-14", "2026-12-07")


async def test_a_contract_ends_with_its_last_day_and_is_renewed(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await confirmed(world)
    administrator = await world.phone(ADMINISTRATOR)
    await card(world)
    await do(lead, "✏️ 修改", "到期日", ">2026-12-31")
    assert await one("SELECT max(due_on) AS day FROM task WHERE schedule_id IS NOT NULL AND state = 'open'") is not None
    await world.pass_by(days=2)
    assert NUMBER in str([message.text for message in await administrator.messages()]), "30 days are left"
    await world.pass_by(days=38)
    assert "已结束" in (await heard(manager, "已结束")).text
    assert await open_tasks() == 0
    ended = await heard(lead, "已结束")
    assert NUMBER in ended.text
    await do(lead, "🔄 续签", ">HX-2027-01", "一年", "续签")
    said = (await lead.last()).text
    assert "HX-2027-01" in said
    assert "开始日：2027-01-01" in said, "nothing lies between the two"
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    await manager.press("✅ 确认方案")
    assert await open_tasks() > 0
    assert await one("SELECT count(*) AS n FROM contract WHERE renews_id IS NOT NULL") == 1


async def test_a_contract_is_ended_early_with_a_reason(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await confirmed(world)
    await card(world)
    await do(lead, "🏁 提前结束", ">企业搬迁", "结束并通知双方")
    assert "企业搬迁" in (await lead.last()).text
    assert await open_tasks() == 0
    await world.beat()
    assert "企业搬迁" in (await heard(manager, "已结束")).text
    await press_sparingly(lead, "恢复使用")
    assert await open_tasks() > 0, "taken up again, its confirmed plan holds again"


async def test_an_unsigned_contract_plans_nothing_until_it_is_signed(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await signed(world, standing="未签订")
    await do(lead, "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    await manager.press("✅ 确认方案")
    assert await open_tasks() == 0
    await card(world)
    await do(lead, "✍️ 合同已签订")
    assert await open_tasks() > 0


async def test_what_stays_the_same_in_a_contract_is_as_it_was_signed(sqlite_world: World) -> None:
    world = sqlite_world
    await confirmed(world)
    administrator = await world.phone(ADMINISTRATOR)
    before = await db.values("SELECT name, work, often FROM contract_item ORDER BY id")
    await do(administrator, ">服务菜单", "现场质量调查", "✏️ 修改", "怎样算做到", "其他工作")
    assert await db.values("SELECT name, work, often FROM contract_item ORDER BY id") == before


async def test_at_the_same_moment_a_plan_is_answered_once(world: World) -> None:
    await world.phone(MANAGER)
    await approved(world)
    manager, now = world.company.people[MANAGER], world.clock.now() + timedelta(minutes=1)
    plan_id = int(await one("SELECT id FROM service_plan"))
    await asyncio.gather(*(answering.confirm(Cause(now, manager.id, lock=MANAGER), manager, plan_id) for _ in range(2)))
    assert await plans() == [(1, "confirmed")]
    names = await db.values(
        "SELECT p.item_id, count(*) AS n FROM schedule p WHERE p.item_id IS NOT NULL GROUP BY p.item_id"
    )
    assert {int(row["n"]) for row in names} == {1}


async def test_open_findings_of_an_ended_contract_are_followed_on_or_handed_to_the_client(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    lead = await confirmed(world)
    await card(world)
    await do(lead, "🏁 提前结束", ">企业搬迁", "结束并通知双方")
    assert (await finding())["due_at"] is not None, "nothing changes by itself"
    await world.beat()
    news = await heard(manager, "已结束")
    assert "还有 1 个问题没有闭环" in news.text
    listed = news.button("📋 移交清单：未闭环 1 个")
    assert listed is not None
    await manager.press_data(news, listed.data or "")
    assert "✓ 未闭环" in await manager.buttons()
    assert "WT20261123-01" in (await manager.last()).text
    review = await do(lead, ">合同和方案", "查看已结束的", NUMBER, "📌 未闭环的问题", "移交企业自行整改")
    assert "未闭环 1 个：WT20261123-01" in review
    await do(lead, "就这样办")
    assert await one("SELECT state FROM service_case WHERE kind = 'finding'") == "handed_over"
    await world.beat()
    assert "由贵公司自行整改到底" in (await heard(manager, "自行整改")).text
    assert "📌 未闭环的问题" not in await lead.buttons()
    # what was handed over stays to be looked at
    await do(manager, ">待我整改", "📊 问题看板", "已移交")
    assert "WT20261123-01" in (await manager.last()).text
