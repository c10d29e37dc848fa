"""What a client says to a plan: they object, say it on paper, say nothing; and who hears of that (clause 4.1.3)."""

import pytest

from storage import database as db
from tests.flows.contracts.contracts import approved, confirmed, open_tasks, plans, scheduled, signed
from tests.flows.steps import english, heard, one, press_sparingly
from tests.flows.test_work_plans import do
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World


async def test_an_objection_goes_to_the_team_and_the_next_version_is_asked_about_anew(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await approved(world)
    await do(manager, "✏️ 有异议", ">7 月停产，培训改到 8 月")
    assert "企业有异议" in (await manager.last()).text
    assert await plans() == [(1, "objected")]
    await world.beat()
    news = await heard(lead, "有异议")
    assert "7 月停产，培训改到 8 月" in news.text
    await do(lead, "查看方案", "✏️ 调整服务项目", "现场质量调查", "✏️ 修改", "多久一次", "每季度一次", "✅ 保存")
    await do(lead, ">合同和方案", "HX-2026-07", "🧾 服务项目", "📋 生成方案")
    said = (await lead.last()).text
    assert "第 2 版" in said
    await do(lead, "✅ 批准并发给企业")
    assert await plans() == [(1, "replaced"), (2, "approved")]
    assert await open_tasks() == 0


async def test_what_they_said_on_paper_is_recorded_with_the_signed_page(world: World) -> None:
    lead = await approved(world)
    await do(lead, "📝 代录企业答复", "李强", "确认方案", "纸质")
    await lead.photo(picture())
    await press_sparingly(lead, "确认无误，提交")
    said = (await lead.last()).text
    assert "企业已确认" in said
    assert "孙丽代录，纸质" in said
    assert await open_tasks() > 0
    assert await one("SELECT count(*) AS n FROM attachment WHERE owner_kind = 'service_plan'") == 1


async def test_silence_confirms_only_where_the_firm_says_so_and_somebody_can_hear(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    lead = await approved(world)
    await world.pass_by(days=4)
    assert "还在等您确认" in (await heard(manager, "还在等您确认")).text
    assert "还没有答复" in (await heard(lead, "还没有答复")).text
    await world.pass_by(days=20)
    assert await plans() == [(1, "approved")], "by itself silence says nothing"
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "不答复视为确认", "5")
    await world.pass_by(days=1)
    assert await plans() == [(1, "confirmed")]
    assert await open_tasks() > 0
    await do(lead, ">合同和方案", "HX-2026-07", "📋 服务方案")
    assert "视为确认" in (await lead.last()).text


async def test_nobody_confirms_by_silence_who_cannot_hear(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "不答复视为确认", "5")
    await approved(world)
    await db.values("UPDATE person SET unreachable_since = :at WHERE name = '李强' RETURNING id", at=world.clock.now())
    await world.pass_by(days=20)
    assert await plans() == [(1, "approved")]


async def test_administrators_hear_of_a_plan_that_nobody_approves(sqlite_world: World) -> None:
    world = sqlite_world
    administrator, lead = await world.phone(ADMINISTRATOR), await world.phone(LEAD)
    await do(
        administrator, ">签合同", "恒信阀门", ">HX-9", ">2026-11-23", "一年", "标准套餐", "每季度", "履行中", "保存合同"
    )
    await do(administrator, "📋 生成方案")
    await world.beat()
    assert "请批准" in (await heard(lead, "请批准")).text
    await world.pass_by(days=4)
    assert "还没有人批准" in (await heard(administrator, "还没有人批准")).text
    await do(lead, "查看方案", "✅ 批准并发给企业")
    assert await plans() == [(1, "approved")]


@pytest.mark.parametrize("who", [STAFF, OTHER_MANAGER])
async def test_a_plan_is_nobody_elses_to_see(sqlite_world: World, who: int) -> None:
    await confirmed(sqlite_world)
    other = await sqlite_world.phone(who)
    await do(other, ">合同和方案")
    assert "HX-2026-07" not in str(await other.buttons())


async def test_the_client_sees_no_plan_before_the_lead_approved_it(sqlite_world: World) -> None:
    lead = await signed(sqlite_world)
    await do(lead, "📋 生成方案")
    manager = await sqlite_world.phone(MANAGER)
    await do(manager, ">合同和方案", "HX-2026-07")
    assert "第 1 版" not in (await manager.last()).text
    assert "📋 服务方案" not in await manager.buttons()
    auditor = await sqlite_world.phone(AUDITOR)
    await do(auditor, ">合同和方案", "HX-2026-07", "📋 服务方案")
    assert "待负责人批准" in (await auditor.last()).text
    assert not {"✅ 批准并发给企业", "✅ 确认方案"} & set(await auditor.buttons())


async def test_a_tap_that_comes_twice_changes_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await approved(world)
    asked = await heard(manager, "请您确认")
    key = asked.button("✅ 确认方案")
    assert key is not None
    assert key.data is not None
    await manager.press("✅ 确认方案")
    n = await open_tasks()
    await manager.press_data(asked, key.data, force=True)
    assert "企业已确认" in (await manager.last()).text
    assert await open_tasks() == n
    assert await plans() == [(1, "confirmed")]


async def test_it_reads_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await english(manager)
    await approved(world)
    said = (await heard(manager, "Please confirm your service plan")).text
    assert "version 1: contract HX-2026-07" in said
    await do(manager, "See the plan")
    text = (await manager.last()).text
    assert "To be confirmed by the client" in text
    assert "4.1.1 On-site quality survey" in text
    await do(manager, "✅ Confirm the plan")
    assert "Confirmed by the client" in (await manager.last()).text
    assert "日常巡查" in str(await scheduled())
    await world.phone(CONSULTANT)
