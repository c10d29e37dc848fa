"""Lists as offices have them, without codes and with names of firms: sent twice they make nobody twice."""

from collections.abc import Mapping, Sequence

from storage import database as db
from tests.documents.ledgers.writers import Cell, Page, Writer
from tests.flows.ledgers.ledgers import imported, upload
from tests.flows.ledgers.test_own_names import answered
from tests.flows.steps import count, english, one
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, World

Rows = Sequence[Sequence[Cell]]

LISTS: Mapping[str, Rows] = {
    "客户": (("企业全称", "简称"), ("星宇电子有限公司", "星宇电子"), ("恒信阀门有限公司", "恒信阀门")),
    "场所": (("客户编号", "名称"), ("星宇电子", "二号库"), ("恒信阀门", "总装车间")),
    "人员": (
        ("姓名", "客户编号", "角色", "电话"),
        ("刘洋", "星宇电子有限公司", "企业负责人", "13800138000"),
        ("高远", None, None, None),
        ("王芳", "恒信阀门", "企业员工", "13900001111"),
    ),
    "服务分工": (("客户编号", "人员编号", "角色"), ("星宇电子", "高远", "质量管家")),
    "证照": (
        ("客户编号", "种类", "证书编号", "有效期至"),
        ("星宇电子", "其他", "R-1", "2027-06-30"),
    ),
    "工作计划": (
        ("客户编号", "工作", "场所编号", "多久一次", "负责人工号", "开始日"),
        ("星宇电子", "巡查", "二号库", "每个工作日", "高远", "2026-12-01"),
    ),
}


async def sent(world: World, phone: Phone, lists: Mapping[str, Rows]) -> Message:
    book = Writer().book({title: Page(rows) for title, rows in lists.items()})
    return await upload(world, phone, book, "名单.xlsx")


async def test_the_same_lists_twice_make_nobody_twice(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    preview = await sent(world, phone, LISTS)
    # who is here already is found by name; a telephone that is new is named before what is new
    assert "新增 7 · 修改 1 · 不变 2" in preview.text
    number = await one("SELECT MAX(id) + 1 FROM person")
    assert f"＋ 人员 刘洋 (P{number})" in preview.text
    assert "✎ 人员 王芳" in preview.text
    said = await imported(world, phone)
    assert "人员：新增 2 · 修改 1" in said.text
    serves = await db.values(
        "SELECT c.short_name AS firm, p.name, p.code FROM role_grant g JOIN client c ON c.id = g.client_id"
        " JOIN person p ON p.id = g.person_id WHERE c.short_name = '星宇电子' ORDER BY p.id"
    )
    assert [tuple(row.values()) for row in serves] == [
        ("星宇电子", "刘洋", f"P{number}"),
        ("星宇电子", "高远", f"P{number + 1}"),
    ]
    assert await count("schedule s JOIN site t ON t.id = s.site_id WHERE t.name = '二号库'") == 1
    assert "一样" in (await sent(world, phone, LISTS)).text
    assert await count("failed_update") == 0


async def test_what_looks_like_several_is_marked_to_be_told_apart(sqlite_world: World) -> None:
    world = sqlite_world
    await db.changed("UPDATE person SET code = 'A1' WHERE name = '王芳'")
    await db.changed(
        "INSERT INTO person (code, name, phone, language, created_at) VALUES ('A2', '王芳', '', 'zh', :at)",
        at=world.clock.now(),
    )
    phone = await world.phone(ADMINISTRATOR)
    said = await sent(world, phone, {"人员": (("姓名",), ("王芳",))})
    assert "人员 第 2 行 人员编号：分不清是不是 A1、A2。请写上编号" in said.text


async def test_a_new_person_who_may_be_somebody_elsewhere_is_named_in_the_preview(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    said = await sent(sqlite_world, phone, {"人员": (("姓名", "电话"), ("王芳", "13900009999"))})
    assert "新增 1" in said.text
    assert "已有 王芳" in said.text


async def test_which_column_the_codes_are_is_asked_and_may_be_none(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    book: Rows = (("名字", "手机"), ("刘洋", "13800138000"), ("高远", "13900138000"))
    asked = await sent(world, phone, {"人员": book})
    assert "哪一列是“人员编号”？" in asked.text
    assert "没有也行：同名的认作已有的，新的由系统编号。" in asked.text
    assert [button.text for button in asked.buttons] == ["手机", "没有编号", "取消"]
    preview = await answered(world, phone, "没有编号", "名字", "手机 → 电话？", "继续")
    assert "新增 2" in preview.text
    await imported(world, phone)
    assert await one("SELECT phone FROM person WHERE name = '高远'") == "13900138000"
    assert "一样" in (await sent(world, phone, {"人员": book})).text


async def test_a_firm_by_its_name_is_a_column_that_can_be_taken_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    await english(phone)
    book: Rows = (("Name", "Employer", "Role", "Town"), ("Ann Lee", "恒信阀门", "Client staff", "Wuxi"))
    asked = await sent(world, phone, {"People": book})
    assert "None is needed: those of a known name are the ones here already" in asked.text
    await phone.press("There are no codes")
    assert [button.text for button in (await phone.last()).buttons] == [
        "Employer → Client code?",
        "Go on without the others",
        "Cancel",
    ]
    preview = await answered(world, phone, "Employer", "Go on")
    assert "1 new" in preview.text
    await phone.press("Import")
    await world.beat()
    employer = (
        "SELECT c.code FROM role_grant g JOIN person p ON p.id = g.person_id"
        " JOIN client c ON c.id = g.client_id WHERE p.name = 'Ann Lee'"
    )
    assert await one(employer) == "HX"


async def test_a_list_of_a_client_s_people_without_their_roles_makes_them_staff(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    people = (
        ("姓名", "客户编号", "电话"),
        ("刘洋", "恒信阀门", "13800138000"),
        ("高远", None, None),
        ("李强", "恒信阀门", None),
    )
    preview = await sent(world, phone, {"人员": people})
    assert "新增 2" in preview.text
    assert "没有「角色」一列，1 个新增的按「企业员工」导入。" in preview.text
    await imported(world, phone)
    roles = await db.values(
        "SELECT p.name, g.role FROM person p LEFT JOIN role_grant g ON g.person_id = p.id"
        " WHERE p.name IN ('刘洋', '高远', '李强') ORDER BY p.name"
    )
    assert {(row["name"], row["role"]) for row in roles} == {
        ("刘洋", "client_staff"),
        ("高远", None),
        ("李强", "client_manager"),
    }


async def test_a_role_that_is_asked_for_and_not_said_is_still_marked(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    people = (("姓名", "客户编号", "角色"), ("刘洋", "恒信阀门", None))
    assert "有错" in (await sent(sqlite_world, phone, {"人员": people})).text
