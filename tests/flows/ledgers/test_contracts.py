"""Contracts and what is in them come in by one workbook, and go out of it as they came (clauses 3.5, 3.7)."""

from io import BytesIO

import openpyxl

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.contracts.contracts import open_tasks, plans, scheduled, signed
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.steps import count, heard
from tests.world import ADMINISTRATOR, LEAD, MANAGER, World

CONTRACT = ["HT-07", "HX", "HX-2026-07", "履行中", "2026-11-23", "2027-11-22", "每季度"]
PATROL = ["", "HX", "HT-07", "PATROL", "日常巡查", "4.6", "巡查", "", "每周一次", "", "", "", "标准", "90", ""]
OWN = [
    "HT-07-2",
    "HX",
    "HT-07",
    "",
    "阀门装配工艺辅导",
    "",
    "指导、咨询",
    "",
    "每隔几个月",
    "2",
    "",
    "2026-12-07",
    "",
    "",
    "",
]
ONCE = [
    "",
    "HX",
    "HT-07",
    "",
    "年度体系诊断",
    "4.4.1",
    "指导、咨询",
    "",
    "只做一次",
    "",
    "",
    "2027-03-01",
    "",
    "",
    "诊断报告",
]


async def test_a_contract_and_its_items_come_in_together_and_become_a_plan(world: World) -> None:
    administrator, lead, manager = [await world.phone(who) for who in (ADMINISTRATOR, LEAD, MANAGER)]
    book = await exported(world, administrator)
    rows = {"服务合同": [CONTRACT], "合同服务项目": [PATROL, OWN, ONCE]}
    said = await upload(world, administrator, add(book, rows))
    assert "新增 4 · 修改 0" in said.text
    await imported(world, administrator)
    again = await exported(world, administrator)
    assert [cell.value for cell in again["合同服务项目"][2]][1:3] == PATROL[1:3]
    assert "一样" in (await upload(world, administrator, saved(again))).text
    assert await scheduled() == [], "only a confirmed plan schedules"

    await do(lead, ">合同和方案", "HX-2026-07", "📋 生成方案", "✅ 批准并发给企业")
    await world.beat()
    await heard(manager, "请您确认")
    await manager.press("✅ 确认方案")
    assert await plans() == [(1, "confirmed")]
    assert await scheduled() == ["年度体系诊断 once", "日常巡查 weekly", "阀门装配工艺辅导 months"]
    assert await open_tasks() > 0


async def test_a_wrong_cell_comes_back_marked_and_nothing_is_half_imported(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    wrong = [
        [*PATROL[:2], "HT-99", *PATROL[3:]],
        [*OWN[:9], "", *OWN[10:13], "很久", OWN[14]],
        ["", "CG", *ONCE[2:]],
        ["", *OWN[1:9], "", *OWN[10:]],
    ]
    backwards = ["HT-08", "HX", "HX-2026-08", "履行中", "2026-11-23", "2026-10-22", ""]
    said = await upload(world, administrator, add(book, {"服务合同": [CONTRACT, backwards], "合同服务项目": wrong}))
    assert "没有导入" in said.text
    copy = openpyxl.load_workbook(BytesIO(await administrator.download(said)))
    assert [tuple(cell.value for cell in row) for row in copy["有误"].iter_rows(min_row=2, max_col=2)] == [
        ("服务合同", "F3"),
        ("合同服务项目", "C2"),
        ("合同服务项目", "N3"),
        ("合同服务项目", "C4"),
        ("合同服务项目", "J5"),
    ]
    assert "另一家客户" in str(copy["合同服务项目"]["C4"].comment)
    assert await count("contract") == await count("contract_item") == 0


async def test_a_list_without_the_standing_is_of_contracts_in_force(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    book["服务合同"].delete_cols(4)
    said = await upload(world, administrator, add(book, {"服务合同": [[*CONTRACT[:3], *CONTRACT[4:]]]}))
    assert "新增 1" in said.text
    await imported(world, administrator)
    assert await db.values("SELECT standing FROM contract") == [{"standing": "active"}]


async def test_what_was_agreed_is_not_moved_by_a_workbook_nor_ended_before_it_began(sqlite_world: World) -> None:
    world = sqlite_world
    lead, administrator = await signed(world), await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    book["服务合同"]["D2"].value = "已暂停"
    said = await upload(world, administrator, saved(book))
    assert "请改回 履行中" in said.text
    await do(lead, "✏️ 修改", "到期日", ">2026-01-01")
    assert "结束不能早于开始" in (await lead.last()).text


async def test_a_renewal_does_not_end_before_the_day_on_which_it_follows(sqlite_world: World) -> None:
    lead = await signed(sqlite_world)
    await do(lead, "🔄 续签", ">HX-2027", "到别的日子", ">2027-01-31", "续签")
    assert "「到期日」早于开始日期" in (await lead.last()).text
    await do(lead, "到期日", ">2028-05-31", "续签")
    assert "到期日：2028-05-31" in (await lead.last()).text
