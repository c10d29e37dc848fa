"""The ledgers as spreadsheets in the chat: an export comes back changed, with mistakes, corrected, and is imported."""

from io import BytesIO

import openpyxl
import pytest

from bot.rules.people import Role
from storage import database as db
from storage.people import persons as people
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload, uploaded
from tests.flows.steps import count, english, one, press_sparingly
from tests.world import ADMINISTRATOR, CONSULTANT, QUALITY_MANAGER, STAFF, World

NEW_FIRM = {
    "客户": [["XY", "星宇电子有限公司", "星宇电子", "是"]],
    "场所": [["XY-1", "XY", "二号库", ""]],
    "人员": [
        ["XY-001", "刘洋", "XY", "企业负责人", "主要负责人", "13800138000"],
        ["XY-002", "=1+1", "XY", "企业员工", "", ""],
        ["T-01", "高远", "", "", "", ""],
    ],
    "服务分工": [["XY", "T-01", "质量管家", "技术人员"]],
}


async def test_a_workbook_with_a_mistake_comes_back_marked_and_goes_in_when_corrected(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    assert book.sheetnames == [
        *("客户", "场所", "人员", "服务分工", "服务菜单", "仪器设备"),
        *("证照", "服务合同", "合同服务项目", "工作计划", "监测计划", "人员证书"),
        *("客户财产与信息", "场所与资源", "纸质档案", "风险", "风险措施"),
        *("值班表", "常见问答"),
    ]
    book["人员"].append(["XY-003", "", "XX", "老板", "", "abc"])
    said = await upload(world, administrator, add(book, NEW_FIRM))
    assert "没有导入" in said.text
    assert "有误 4" in said.text
    assert await count("client") == len(world.company.clients)

    copy = openpyxl.load_workbook(BytesIO(await administrator.download(said)))
    page = copy["人员"]
    (number,) = [n for n in range(2, page.max_row + 1) if page.cell(n, 1).value == "XY-003"]
    row = [page.cell(number, column) for column in range(1, 7)]
    assert [cell.coordinate[0] for cell in row if cell.fill.fgColor.rgb == "00FFC7CE"] == ["B", "C", "D", "F"]
    assert "企业员工 / 企业负责人" in str(row[3].comment)
    assert copy.sheetnames[0] == "有误"
    assert copy["有误"].max_row == 5

    page.delete_rows(number)
    said = await upload(world, administrator, saved(copy))
    assert "新增 6 · 修改 0" in said.text
    assert "刘洋 (XY-001)" in said.text
    said = await imported(world, administrator)
    assert "人员：新增 3" in said.text
    assert await one("SELECT name FROM person WHERE code = 'XY-002'") == "=1+1"
    granted = await db.values(
        "SELECT g.role, g.position, c.code FROM role_grant g JOIN person p ON p.id = g.person_id"
        " LEFT JOIN client c ON c.id = g.client_id WHERE p.code IN ('XY-001', 'T-01') ORDER BY g.id"
    )
    assert [tuple(row.values()) for row in granted] == [
        ("client_manager", "principal", "XY"),
        ("consultant", "technical", "XY"),
    ]
    # nobody of them has an account yet, so the roles do not count
    assert all(person.telegram_id for person in await people.find_everyone_with_role(Role.CONSULTANT, Role.LEAD))
    assert await count("failed_update") == 0


async def test_the_same_workbook_twice_changes_nothing_the_second_time(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await uploaded(world, NEW_FIRM)
    await imported(world, administrator)
    before = await count("trail")
    book = await exported(world, administrator)
    said = await upload(world, administrator, saved(book))
    assert "一样" in said.text
    assert await one("SELECT count(*) FROM trail WHERE action IN ('add', 'change')") == 6
    assert await count("trail") - before <= 2


async def test_what_our_people_are_able_to_do_comes_back_from_the_workbook_and_is_refused_of_a_clients(
    world: World,
) -> None:
    able = ["技术人员", "高级及以上", "质量管理、检验检测", "12", "十二年阀门检验"]
    rows = {"人员": [["T-01", "高远", "", "", "", "", *able], ["XY-9", "王五", "HX", "企业员工", "", "", *able]]}
    administrator = await world.phone(ADMINISTRATOR)
    said = await upload(world, administrator, add(await exported(world, administrator), rows))
    assert "有误 5" in said.text
    assert "只给本公司的人填" in said.text
    await upload(world, administrator, add(await exported(world, administrator), {"人员": rows["人员"][:1]}))
    await imported(world, administrator)
    kept = await db.values("SELECT kind, title_level, competence, years, experience FROM person WHERE code = 'T-01'")
    assert [*kept[0].values()] == ["technical", "senior", "quality testing", "12", "十二年阀门检验"]
    # in English, too, where the names of fields are of several words
    await english(administrator)
    await administrator.text("/import")
    book = await exported(world, administrator)
    (row,) = [row for row in book["People"].iter_rows(values_only=True) if row[0] == "T-01"]
    assert row[6:] == ("Technical", "Senior or above", "Quality management, Inspection and testing", "12", able[-1])
    assert "nothing to import" in (await upload(world, administrator, saved(book))).text


async def test_every_entry_and_the_import_stand_in_the_trail(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await uploaded(world, NEW_FIRM)
    await imported(world, administrator)
    rows = await db.values("SELECT person_id, subject_kind, details FROM trail WHERE action IN ('add', 'import')")
    who = world.company.people[ADMINISTRATOR].id
    assert {row["person_id"] for row in rows} == {who}
    assert sorted(row["subject_kind"] for row in rows) == [
        "client", "ledger_file", "person", "person", "person", "role_grant", "site",
    ]  # fmt: skip
    assert await one("SELECT count(*) FROM trail WHERE details LIKE '%刘洋%'") == 0


async def test_a_change_is_named_and_moves_a_person_to_another_role(sqlite_world: World) -> None:
    world = sqlite_world
    staff, administrator = await world.phone(STAFF), await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = next(cells for cells in book["人员"].iter_rows(min_row=2) if cells[1].value == "王芳")
    row[3].value, row[5].value = "企业负责人", "139 0000 0000"
    said = await upload(world, administrator, saved(book))
    assert "✎ 人员 王芳" in said.text
    assert "角色、电话" in said.text
    await imported(world, administrator)
    person = await people.get_person_by_telegram(STAFF)
    assert person is not None
    assert person.roles == {Role.CLIENT_MANAGER}
    assert await one("SELECT phone FROM person WHERE telegram_id = :id", id=STAFF) == "13900000000"
    # the commands beside the input follow the role
    assert "register" in await staff.commands()


async def test_cancelled_imports_nothing_and_cannot_be_confirmed_later(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await uploaded(world, NEW_FIRM)
    preview = await administrator.last()
    assert "已取消" in (await press_sparingly(administrator, "取消")).text
    button = preview.button("导入")
    assert button is not None
    await administrator.press_data(preview, str(button.data), force=True)
    await world.beat()
    assert await count("client") == len(world.company.clients)


async def test_somebody_changed_it_meanwhile_so_the_preview_is_shown_anew(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await uploaded(world, NEW_FIRM)
    await administrator.press("导入")
    await db.values(
        "INSERT INTO client (code, name, short_name, created_at) VALUES ('XY', '星宇', '星宇', :at) RETURNING id",
        at=world.clock.now(),
    )
    await world.beat()
    said = await administrator.last()
    assert "刚才有人改了" in said.text
    assert "新增 5 · 修改 1" in said.text
    assert await one("SELECT name FROM client WHERE code = 'XY'") == "星宇"
    await imported(world, administrator)
    assert await one("SELECT name FROM client WHERE code = 'XY'") == "星宇电子有限公司"


async def test_the_last_administrator_stays_one(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = next(cells for cells in book["人员"].iter_rows(min_row=2) if cells[3].value == "管理员")
    row[3].value = "审计员"
    said = await upload(world, administrator, saved(book))
    assert "至少要留一名管理员" in said.text
    assert await people.is_claimed()


async def test_in_english_the_same_workbook_is_offered_checked_and_imported(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await english(administrator)
    book = await exported(world, administrator)
    assert book.sheetnames == [
        *("Clients", "Sites", "People", "Assignments", "Service menu", "Equipment", "Licences"),
        *("Contracts", "Contract items", "Work plans", "Monitoring plan", "Staff certificates"),
        *("Client property", "Premises and resources", "Paper archive", "Risks", "Risk measures"),
        "Duty list",
        "Answers to questions",
    ]
    assert book["People"]["A1"].value == "Person code"
    said = await upload(world, administrator, add(book, {"Clients": [["XY", "Xingyu Electronics", "Xingyu", "Yes"]]}))
    assert "1 new · 0 changed" in said.text
    await administrator.press("Import")
    await world.beat()
    assert "Clients: 1 new" in (await administrator.last()).text


@pytest.mark.parametrize("who", [CONSULTANT, QUALITY_MANAGER, STAFF])
async def test_nobody_but_an_administrator_imports(sqlite_world: World, who: int) -> None:
    phone = await sqlite_world.phone(who)
    await phone.text("导入")
    assert "表格由管理员来导入导出" in (await phone.last()).text
    await phone.document(b"PK", "客户与人员.xlsx")
    assert "表格由管理员导入" in (await phone.last()).text
    assert await count("ledger_file") == 0


async def test_what_is_no_workbook_is_refused_with_its_reason(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    said = await upload(world, administrator, b"code,name", "people.csv")
    assert "不是 Excel 表格" in said.text
