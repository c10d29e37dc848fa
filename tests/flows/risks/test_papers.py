"""风险矩阵图 and 风险管控清单: of one client or of ours, for whoever may see the risks (clauses 4.3, 4.6 e)."""

from io import BytesIO

import openpyxl

from bot.rules.people import Position
from bot.screens.buttons import AskDocument, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.risks.stories import NAME, entered, measured
from tests.world import ADMINISTRATOR, LEAD, MANAGER, OTHER_MANAGER, World

LIST_OF_OURS = "📄 风险管控清单（本公司）"


async def test_a_client_has_its_matrix_and_its_list_with_who_holds_the_posts(world: World) -> None:
    lead = await entered(world, LEAD)
    await do(lead, "✏️ 修改", "企业责任人", "质量安全员", "下一步")
    await do(lead, ">风险", NAME)
    await measured(lead)
    await db.changed(
        "UPDATE role_grant SET position = :post WHERE person_id = :id",
        post=Position.OFFICER.value,
        id=world.company.people[101].id,
    )
    manager = await world.phone(MANAGER)
    await do(manager, ">风险", "🖼 风险矩阵图")
    await world.beat()
    assert (await manager.last()).raw.get("photo")
    await do(manager, ">风险", "📄 风险管控清单")
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await manager.download(await manager.last())))
    assert book["封面"]["A1"].value == "工业产品质量安全风险管控清单"
    heads, row = ([cell.value for cell in line] for line in book["清单"])
    told = dict(zip(heads, row, strict=True))
    assert told["序号"] == 1
    assert (told["控制环节"], told["风险等级"]) == ("检验", "较大风险")
    assert (told["主要负责人"], told["质量安全总监"], told["质量安全员"]) == (None, None, "王芳")
    assert told["待办措施"] == "改为全检 · 周明 · 2026-12-10"


async def test_papers_have_nothing_of_another_client_and_those_of_ours_are_for_ours(sqlite_world: World) -> None:
    world = sqlite_world
    await entered(world, LEAD)
    other = await world.phone(OTHER_MANAGER)
    await do(other, ">风险", "📄 风险管控清单")
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await other.download(await other.last())))
    assert book["清单"].max_row == 1
    asked = await db.number("SELECT COUNT(*) FROM document")
    for whose in (world.company.clients["HX"], 0):
        await other.press_data(await other.last(), pack(AskDocument("risk_list", whose, 0)), force=True)
        await world.beat()
    assert await db.number("SELECT COUNT(*) FROM document") == asked
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">风险", LIST_OF_OURS)
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await administrator.download(await administrator.last())))
    assert book["清单"].max_row == 1
    assert "负责人" in [cell.value for cell in book["清单"][1]]
    assert LIST_OF_OURS not in await other.buttons()
