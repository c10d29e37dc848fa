"""条款覆盖: what a contract promised clause by clause, what is on record of it, what is missing (clauses 3.7, 7)."""

import pytest

from bot.screens.buttons import AskDocument, ShowClause, ShowCoverage, pack
from storage import database as db
from tests.flows.boards.company import signed
from tests.flows.steps import english, one, release, report_finding
from tests.flows.test_work_plans import do
from tests.world import AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World


async def test_each_clause_leads_to_its_records_and_says_what_is_missing(world: World) -> None:
    await signed(world)
    manager = await world.phone(MANAGER)
    head = "恒信阀门 · 条款覆盖\n合同 HT-7：2026-07-01 至 2026-12-31\n"
    assert await do(manager, ">我的企业", "条款覆盖") == (
        f"{head}0/1 条到期条款有据\n\n1. ▫️ 4.3 风险辅导\n2. 🔴 4.6 总装巡查 · 0/1\n3. ▫️ 4.7.2 季度报告\n"
        "点编号看记录和缺的。"
    )
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办")
    await consultant.press("总装车间")
    await report_finding(consultant)
    assert "🔴 4.6 总装巡查 · 0/1\n" in await do(manager, ">我的企业", "条款覆盖"), "they do not have it yet"
    assert "XC20261123" not in await do(manager, "2")
    await release(world)
    assert "2. 🟠 4.6 总装巡查 · 1/2 · 记录 1 份" in await do(manager, ">我的企业", "条款覆盖")
    assert "恒信阀门 · 条款 4.6\n🟠 部分有记录\n\n总装巡查\n" in await do(manager, "2")
    assert "· 漏做：11月10日" in (await manager.last()).text
    assert "XC20261123-01" in await do(manager, "XC20261123-01")
    await english(manager)
    assert "2. 🟠 4.6 总装巡查 · 1/2 · 1 record" in await do(manager, ">my company", "Coverage")
    assert "Clause 4.6" in await do(manager, "2")


async def test_it_is_had_as_a_picture_and_as_a_page(sqlite_world: World) -> None:
    world = sqlite_world
    await signed(world)
    lead = await world.phone(LEAD)
    await do(lead, ">看板", "1", "条款覆盖", "🖼 看图")
    await world.pass_by(minutes=1)
    assert any("photo" in message.raw for message in await lead.messages())
    await do(lead, ">看板", "1", "条款覆盖", "📄 存档表")
    await world.pass_by(minutes=1)
    assert any("document" in message.raw for message in await lead.messages())


@pytest.mark.parametrize("who", [QUALITY_MANAGER, AUDITOR])
async def test_who_looks_at_all_clients_finds_it_and_where_there_is_none(sqlite_world: World, who: int) -> None:
    await signed(sqlite_world)
    phone = await sqlite_world.phone(who)
    assert "HT-7" in await do(phone, ">看板", "1", "条款覆盖")
    assert "还没有登记服务合同" in await do(phone, ">看板", "2", "条款覆盖")


@pytest.mark.parametrize("who", [STAFF, OTHER_MANAGER])
async def test_nobody_looks_at_another_firms_contract(sqlite_world: World, who: int) -> None:
    contract = await signed(sqlite_world)
    client = sqlite_world.company.clients["HX"]
    item = int(await one("SELECT MIN(id) AS id FROM contract_item"))
    phone = await sqlite_world.phone(who)
    last = await phone.last()
    for data in (
        ShowCoverage(client, contract, 0),
        ShowClause(contract, item, 0),
        AskDocument("coverage_page", contract, 0),
        AskDocument("coverage_picture", contract, 0),
    ):
        await phone.tap_data(last, pack(data), force=True)
        assert "HT-7" not in (await phone.last()).text
        assert "总装巡查" not in (await phone.last()).text
    assert not await db.values("SELECT id FROM document WHERE subject_kind = 'coverage'")
