"""Checklists by spreadsheet: an export comes back changed, a firm's own list becomes one, bad cells are marked."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from storage import database as db
from tests.documents.checklists.test_workbooks import made
from tests.flows.checklists.own import copied, open_card
from tests.flows.ledgers.ledgers import CONTENT_TYPE, saved
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, World

OWN = [
    ["章节", "项目", "类型", "下限", "上限", "单位", "常见问题", "程度", "★"],
    *[["一", f"第{number}项", "", "", "", "", "缺失；过期", "一般", ""] for number in range(1, 30)],
    ["二", "库房温度", "数值", "１８", "1,026.5", "℃", "", "", "是"],
]
"""Thirty items, as a firm writes them."""


async def sent(world: World, phone: Phone, content: bytes, name: str) -> Message:
    """Sends a workbook, and gives back what came of reading it."""
    await phone.document(content, name, media_type=CONTENT_TYPE)
    await world.beat()
    return await phone.last()


async def exported(world: World, phone: Phone, name: str) -> tuple[Workbook, str]:
    """The workbook of a checklist, and what its file is called."""
    await open_card(phone, name)
    await phone.press("📤 导出表格")
    await world.beat()
    message = await phone.last()
    return openpyxl.load_workbook(BytesIO(await phone.download(message))), message.raw["document"]["file_name"]


def written(rows: Sequence[Sequence[object]], title: str = "Sheet1") -> bytes:
    """A workbook of one sheet."""
    return made((title, rows))


async def test_thirty_items_of_ones_own_are_published_in_five_actions(world: World) -> None:
    lead = await world.phone(LEAD)
    await lead.text("检查表")
    await press_sparingly(lead, "📥 导入表格")
    told = await sent(world, lead, written(OWN), "本公司日检.xlsx")
    assert "本公司日检" in told.text
    assert "共 30 题，2 节" in told.text
    await press_sparingly(lead, "📢 发布")
    await press_sparingly(lead, "确认发布")
    assert "第 1 版，在用" in (await lead.last()).text
    (row,) = await db.values("SELECT content FROM form_version WHERE code = 'patrol/own1'")
    assert '"high": "1026.5"' in row["content"]
    # the same workbook, sent once more by its name alone, is a checklist of its own
    await sent(world, lead, written(OWN), "日检检查表.xlsx")
    assert await count("checklist") == 2
    assert await count("failed_update") == 0


async def test_an_export_that_comes_back_changed_is_the_draft_of_the_next_version(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await copied(world, who=LEAD)
    await lead.press("📢 发布")
    await lead.press("确认发布")
    book, name = await exported(world, lead, "恒信专用巡查表")
    assert "检查表" in name
    told = await sent(world, lead, saved(book), name)
    assert "没有改动" in told.text
    assert await count("checklist_version") == 1
    page = book["项目"]
    page["D3"].value = "受控文件在现场"
    page.append([None, None, None, "新加的一项"])
    told = await sent(world, lead, saved(book), name)
    assert "已存为第 2 版的草稿" in told.text
    assert "共 8 题" in told.text
    await press_sparingly(lead, "📢 发布")
    assert "新增 1 题，删除 0 题，改动 1 题" in (await lead.last()).text
    # what was exported before is not what is worked on now: nothing is written over
    told = await sent(world, lead, saved(book), name)
    assert "没有覆盖" in told.text
    assert await count("checklist") == 2
    draft = await one("SELECT content FROM checklist_version WHERE checklist_id = 1 AND state = 'draft'")
    assert "受控文件在现场" in draft


async def test_what_comes_with_the_program_goes_out_and_comes_in_as_ones_own(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    book, name = await exported(world, consultant, "深度巡查")
    told = await sent(world, consultant, saved(book), name)
    assert "已存为一张新检查表的草稿" in told.text
    assert "由项目负责人、质量负责人或管理员发布" in told.text
    assert await one("SELECT copied_from FROM checklist") == "patrol_deep"
    # without English words it is shown in Chinese to who reads English, and marked
    await english(consultant)
    await sent(world, consultant, written(OWN), "a checklist.xlsx")
    await press_sparingly(consultant, "👁 Preview")
    preview = (await consultant.last()).text
    assert "nothing is recorded" in preview
    assert "第1项" in preview
    # once on the screen, and not at each line
    assert preview.count("in Chinese]") == 1


async def test_bad_cells_come_back_marked_and_nothing_is_kept_until_they_are_right(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    rows: list[list[object]] = [
        ["编号", "项目", "下限", "条件"],
        ["a", "温度", "=1+1", ""],
        ["a", "湿度", "", "b=符合"],
    ]
    told = await sent(world, consultant, written(rows), "检查表.xlsx")
    assert "有 3 处要改" in told.text
    assert "第 3 行：编号“a”前面用过了" in told.text
    copy = openpyxl.load_workbook(BytesIO(await consultant.download(told)))
    assert copy.sheetnames == ["有误", "Sheet1"]
    assert await count("checklist") == 0
    page = copy["Sheet1"]
    page["C2"].value, page["A3"].value, page["D3"].value = "5", "b", "a=符合"
    told = await sent(world, consultant, saved(copy), "检查表 标错.xlsx")
    assert "共 2 题" in told.text
    for content, said in (
        (written([["项目"], *[[f"{number}"] for number in range(10_000)]]), "超过 2,000 行"),
        (written([["姓名"], ["王芳"]]), "没有找到「项目」这一列"),
        (b"%PDF", "不是 Excel 表格"),
    ):
        told = await sent(world, consultant, content, "检查表.xlsx")
        assert said in told.text
    assert await count("checklist") == 1
    assert await count("failed_update") == 0


async def test_a_workbook_by_any_name_is_known_from_the_ledgers_of_an_administrator(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    rows: list[list[object]] = [["恒达仓库"], ["序号", "检查项目", "检查内容"]]
    rows += [[number, "一、消防" if number % 10 == 1 else None, f"内容{number}"] for number in range(1, 61)]
    await sent(world, administrator, written(rows), "新建表.xlsx")
    await world.beat()
    told = await administrator.last()
    assert "恒达仓库" in told.text
    assert "共 60 题" in told.text
    assert "没有用到的列：序号" in told.text
    await administrator.text("/import")
    await administrator.press("📤")
    await world.beat()
    content = await administrator.download(await administrator.last())
    told = await sent(world, administrator, content, "客户与人员.xlsx")
    assert "一样" in told.text, "the ledgers' own workbook is theirs"
    assert await count("checklist") == 1


async def test_a_consultants_workbook_is_known_by_its_columns_and_any_other_waits_in_the_tray(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    rows: list[list[object]] = [["检查项目", "检查内容"], ["消防", "通道畅通"], ["用电", "线路无破损"]]
    await consultant.document(written(rows), "恒达仓库.xlsx", media_type=CONTENT_TYPE)
    assert "如果是检查表，马上会读成草稿" in (await consultant.last()).text
    await world.beat()
    await world.beat()
    assert "已存为一张新检查表的草稿" in (await consultant.last()).text
    assert await one("SELECT count(*) FROM attachment WHERE belongs_to = 'tray'") == 0
    # a list of something else is none, and stays where its sender is asked about it
    await consultant.document(written([["姓名"], ["王芳"]]), "人员.xlsx", media_type=CONTENT_TYPE)
    await world.beat()
    await world.beat()
    assert "要用在哪里？" in (await consultant.last()).text
    assert await one("SELECT count(*) FROM attachment WHERE belongs_to = 'tray'") == 1
    assert await count("checklist") == 1
    assert await count("failed_update") == 0


async def test_who_may_not_draft_gets_no_way_in(sqlite_world: World) -> None:
    world = sqlite_world
    auditor = await world.phone(AUDITOR)
    await auditor.text("检查表")
    assert "📥 导入表格" not in await auditor.buttons()
    for who in (AUDITOR, MANAGER):
        phone = await world.phone(who)
        answer = await phone.press_data(await phone.last(), "o|checklist_sheet||0", force=True)
        assert "您无权" in answer.text
        await sent(world, phone, written(OWN), "检查表.xlsx")
    assert await count("checklist") == 0
    answer = await phone.press_data(await phone.last(), "d|checklist_export|1|0", force=True)
    assert "您无权" in answer.text


async def test_how_often_a_self_check_is_stays_with_its_copy_and_its_sheet(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await copied(world, "企业周排查", "本公司每周自查", who=LEAD)
    assert "企业自查 · 每周 · 本公司的" in (await lead.last()).text
    await lead.press("改名称")
    await lead.press("✏️ 名称")
    await lead.text("本公司周自查")
    await lead.press("保存")
    book, name = await exported(world, lead, "本公司周自查")
    assert "没有改动" in (await sent(world, lead, saved(book), name)).text
    assert await one('SELECT count(*) FROM checklist_version WHERE content LIKE \'%"depth": "week"%\'') == 1
