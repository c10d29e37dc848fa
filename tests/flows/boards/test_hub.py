"""企业总览: everything of a client one tap away, and nothing of it that its reader may not see (clauses 3.7, 5.3.3)."""

import pytest

from bot.rules.people import Role
from bot.screens.buttons import ShowClient, ShowClientCases, ShowClientPapers, ShowClientTrainings, pack
from storage import database as db
from storage.people import persons as people
from tests.flows.cases.filing import WHAT, file_complaint, file_enquiry
from tests.flows.contracts.contracts import signed as signed_contract
from tests.flows.steps import english, released_patrol, submit_patrol
from tests.flows.test_work_plans import do
from tests.flows.trainings.trainings import a_session
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)

OF_ALL = ["巡查", "服务", "问题", "投诉", "咨询", "培训", "文件", "频次兑现", "条款覆盖", "其他…"]


async def looked_through(phone: Phone) -> str:
    """All that the hub and what stands one tap behind it tells."""
    told = []
    for label in [None, *OF_ALL]:
        await do(phone, ">菜单")
        told.append(await do(phone, ">我的企业"))
        if label is not None:
            told.append(await do(phone, label))
            told += await phone.buttons()
    return "\n".join(told)


async def test_a_manager_has_all_of_their_firm_behind_one_key_of_the_home(world: World) -> None:
    await released_patrol(world, severity="严重")
    await file_enquiry(world, MANAGER)
    manager = await world.phone(MANAGER)
    assert await do(manager, ">菜单", "我的企业") == (
        "恒信阀门有限公司\n\n本月兑现率 1/1\n未结：问题 1 · 咨询 1\n🔴 严重问题 1 项 · 上次到访 11月23日 · 得分率 85%"
    )
    assert await manager.buttons() == ["服务合同", "人员", *OF_ALL[:4], "隐患", *OF_ALL[4:], "首页"]
    counts = "未闭环 1 · 逾期 0 · 待复查 0 · 已闭环 0"
    assert f"恒信阀门 · 问题看板  1\n{counts}\n\n1. 🔴 WT20261123-01" in await do(manager, "问题")
    assert "WT20261123-01" in await do(manager, "1")
    assert "ZX20261123-01" in await do(manager, ">我的企业", "咨询")
    assert "XC20261123-01" in await do(manager, ">我的企业", "巡查")
    await do(manager, ">我的企业", "文件")
    assert "📄 11月23日 巡查 总装车间" in await manager.buttons()
    await manager.press("📄 11月23日")
    await world.pass_by(minutes=1)
    assert "巡查报告" in (await manager.last()).text
    await english(manager)
    assert await do(manager, ">my company") == (
        "恒信阀门有限公司\n\nKept 1 of 1 this month\nOpen: Findings 1 · Enquiries 1\n"
        "🔴 1 serious · Visited 23 Nov · 85%"
    )


async def test_what_the_manager_may_not_see_is_in_no_figure_and_no_list(sqlite_world: World) -> None:
    world = sqlite_world
    await file_complaint(world, STAFF)
    await submit_patrol(world, severity="严重")
    told = await looked_through(await world.phone(MANAGER))
    assert "没有未办结的" in told
    assert "一年内未到访" in told, "they do not have the record of it yet"
    assert WHAT not in told
    assert "封样缺失" not in told
    assert "XC20261123" not in told
    assert "WT20261123" not in told
    assert "TS20261123" not in told
    await world.pass_by(minutes=11)
    told = await looked_through(await world.phone(MANAGER))
    assert "未结：问题 1\n🔴 严重问题 1 项" in told
    assert "WT20261123" in told
    assert "TS20261123" not in told, "it stays private"


async def test_who_a_complaint_is_about_finds_it_nowhere(sqlite_world: World) -> None:
    world = sqlite_world
    await file_complaint(world, STAFF, about="周明")
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    told = await do(consultant, ">客户", "恒信阀门")
    assert "没有未办结的" in told
    assert "还没有记录" in await do(consultant, "投诉")
    quality_manager = await world.phone(QUALITY_MANAGER)
    assert "1. 恒信阀门" in await do(quality_manager, ">看板")
    assert "未结：投诉 1" in await do(quality_manager, "1")
    assert "TS20261123-01" in await do(quality_manager, "投诉")
    assert WHAT not in await do(lead, ">看板", "1")


@pytest.mark.parametrize("who", [CONSULTANT, LEAD, ADMINISTRATOR, AUDITOR])
async def test_the_card_of_a_client_is_the_same_hub_to_ours(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await released_patrol(world)
    phone = await world.phone(who)
    told = await do(phone, ">客户", "恒信阀门")
    assert "企业全称：恒信阀门有限公司" in told
    assert "本月兑现率 1/1\n未结：问题 1\n上次到访 11月23日" in told
    assert [one for one in await phone.buttons() if one in OF_ALL] == OF_ALL
    assert "场所" in (await do(phone, "其他…")) or "场所" in await phone.buttons()


async def test_trainings_of_a_client_are_listed_the_last_to_begin_first(sqlite_world: World) -> None:
    world = sqlite_world
    await a_session(world)
    manager = await world.phone(MANAGER)
    told = await do(manager, ">我的企业", "培训")
    assert "恒信阀门 · 培训" in told
    title = str((await db.values("SELECT title FROM training_session"))[0]["title"])
    assert title in told
    assert title in await do(manager, "1")


async def test_a_manager_of_two_firms_is_asked_which(sqlite_world: World) -> None:
    world = sqlite_world
    manager = world.company.people[MANAGER].id
    await people.add_grant(manager, Role.CLIENT_MANAGER, world.company.clients["CG"], world.clock.now())
    phone = await world.phone(MANAGER)
    assert "看哪家企业" in await do(phone, ">我的企业")
    assert "晨光电器" in await do(phone, "晨光电器")


async def test_the_plan_is_one_tap_from_the_hub_and_among_the_files_once_the_client_has_it(sqlite_world: World) -> None:
    world = sqlite_world
    lead, manager = await signed_contract(world), await world.phone(MANAGER)
    await do(lead, "📋 生成方案")
    await do(manager, ">我的企业")
    assert "服务方案" not in await manager.buttons(), "the lead has not approved it"
    await do(manager, "文件")
    assert "📋 服务方案" not in await manager.buttons()
    assert "第 1 版" in await do(lead, ">客户", "恒信阀门", "服务方案")
    await do(lead, "✅ 批准并发给企业")
    assert await do(manager, ">我的企业", "服务方案") == (await manager.last()).text
    assert "恒信阀门 · 服务方案 第 1 版" in (await manager.last()).text
    await do(manager, ">我的企业", "文件", "📋 服务方案")
    await world.pass_by(minutes=1)
    assert any("document" in message.raw for message in await manager.messages())


@pytest.mark.parametrize("who", [STAFF, OTHER_MANAGER])
async def test_nobody_looks_at_a_firm_that_is_not_theirs(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await released_patrol(world)
    client = world.company.clients["HX"]
    phone = await world.phone(who)
    last = await phone.last()
    for data in (
        ShowClient(client, 0),
        ShowClientCases(client, "finding", 0),
        ShowClientTrainings(client),
        ShowClientPapers(client),
    ):
        await phone.tap_data(last, pack(data), force=True)
        assert "恒信阀门有限公司\n" not in (await phone.last()).text
        assert "WT20261123" not in (await phone.last()).text
    if who == STAFF:
        assert "企业总览由企业负责人来看" in await do(phone, ">我的企业")
