"""An office sends its own address book: which sheet and column is which is asked once, remembered, and forgotten."""

from collections.abc import Sequence

from storage import database as db
from tests.documents.ledgers.writers import Cell, Number, Page, Writer
from tests.flows.ledgers.ledgers import imported, upload
from tests.flows.steps import count, english, one
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, World

HEADINGS = ("工号", "名字", "性别", "手机号码", "角色")
BOOK: tuple[Sequence[Cell], ...] = (
    HEADINGS,
    (Number("7", "000"), "刘洋", "女", Number("13800138000"), None),
    (Number("8", "000"), "高远", "男", None, None),
)


async def sent(world: World, phone: Phone, *rows: Sequence[Cell], title: str = "通讯录") -> Message:
    return await upload(world, phone, Writer().book({title: Page(rows or BOOK)}), "通讯录.xlsx")


async def answered(world: World, phone: Phone, *keys: str) -> Message:
    """Presses keys one after the other; what is said in the end."""
    for key in keys:
        await phone.press(key)
    await world.beat()
    return await phone.last()


async def test_what_is_which_is_asked_once_and_the_next_list_goes_straight_to_the_preview(world: World) -> None:
    phone = await world.phone(ADMINISTRATOR)
    asked = await sent(world, phone)
    assert "“通讯录”是哪张表？" in asked.text
    assert asked.button("人员") is not None
    asked = await answered(world, phone, "人员")
    assert "“人员”里，哪一列是“人员编号”？" in asked.text
    # of those that can be one
    assert [button.text for button in asked.buttons] == ["工号", "手机号码", "没有编号", "取消"]
    await phone.press("工号")
    assert "哪一列是“姓名”？" in (await phone.last()).text
    assert [button.text for button in (await phone.last()).buttons] == ["名字", "性别", "手机号码", "取消"]
    await phone.press("名字")
    asked = await phone.last()
    assert "“人员”里还有别的列。要导入的点一下，没点的不导入。" in asked.text
    assert "系统里没有、不导入的列：性别" in asked.text
    assert [button.text for button in asked.buttons] == ["手机号码 → 电话？", "继续，没点的不导入", "取消"]
    preview = await answered(world, phone, "手机号码", "继续")
    assert "新增 2" in preview.text
    assert "刘洋 (007)" in preview.text
    await imported(world, phone)
    assert await one("SELECT name FROM person WHERE code = '008'") == "高远"
    assert await one("SELECT phone FROM person WHERE code = '007'") == "13800138000"

    preview = await sent(world, phone, *BOOK, (Number("9", "000"), "王小二", "男", None, None))
    assert "新增 1" in preview.text
    assert "按之前说的不导入：\n· 通讯录：性别" in preview.text

    await phone.text("/import")
    shown = (await phone.last()).text
    assert "表：通讯录 → 人员" in shown
    assert "人员：工号 → 人员编号、名字 → 姓名、手机号码 → 电话、性别 → 不导入" in shown
    await phone.press("忘掉“人员”的列名")
    assert "工号" not in (await phone.last()).text
    assert "哪一列是“人员编号”？" in (await sent(world, phone)).text
    assert await count("failed_update") == 0


async def test_an_old_question_is_not_answered_twice_and_a_forged_answer_not_at_all(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    first = await sent(world, phone, title="人员")
    key = first.button("工号")
    assert key is not None
    await phone.press("工号")
    for forged in (key.data or "", f"{(key.data or '').rsplit('|', 2)[0]}|role|1", f"{(key.data or '')[:-1]}9"):
        answer = await phone.press_data(await phone.last(), forged, force=True)
        assert answer.text == "已处理过了", forged
        assert "哪一列是“姓名”？" in (await phone.last()).text
    assert await db.values("SELECT key FROM firm_setting WHERE key LIKE 'columns.%'") == []


async def test_a_sheet_may_be_left_out_and_everything_is_said_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    await english(phone)
    clients = [("Client code", "Full name", "Short name"), ("XY", "星宇电子有限公司", "星宇电子")]
    content = Writer().book({"Clients": Page(clients), "Notes": Page([("a", "b"), ("c", "d")])})
    asked = await upload(world, phone, content, "own.xlsx")
    assert "Which sheet is “Notes”?" in asked.text
    preview = await answered(world, phone, "Do not import it")
    assert "1 new" in preview.text
    assert "Left out, as was said before:\n· Notes" in preview.text
    await phone.text("/import")
    assert "Sheets: notes → not imported" in (await phone.last()).text


async def test_what_no_name_can_mend_is_handed_back_marked(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    said = await sent(world, phone, ("人员编号",), ("P9",), title="人员")
    assert "缺少必填的列：人员!姓名" in said.text
    assert said.raw["document"]["file_name"].endswith(".xlsx")


TWELVE = ("部门", "性别", "入职日期", "学历", "手机号码", "办公电话", "邮箱", "籍贯", "微信", "班组", "住址", "备注")
STAFF_BOOK: tuple[Sequence[Cell], ...] = (
    ("人员编号", "姓名", *TWELVE),
    (
        "P-1",
        "刘洋",
        "一车间",
        "女",
        "2020年3月",
        "本科",
        "13800138000",
        "0512-8886666",
        "a@b.cn",
        *"苏甲乙丙",
        "质量安全员",
    ),
)


async def test_of_twelve_columns_nobody_has_to_speak(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    asked = await sent(sqlite_world, phone, *STAFF_BOOK, title="人员")
    # what can be read from their cells is offered, by what it may be; the rest is left out by the one key
    assert [button.text for button in asked.buttons] == [
        "手机号码 → 电话？",
        "办公电话 → 电话？",
        "备注 → 岗位？",
        "继续，没点的不导入",
        "取消",
    ]
    assert "部门、性别、入职日期、学历、邮箱、籍贯、微信、班组，还有 1 项" in asked.text
    preview = await answered(sqlite_world, phone, "继续")
    assert "新增 1" in preview.text


async def test_a_column_that_was_tapped_is_taken_back_by_another_tap(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    offered = await sent(sqlite_world, phone, *STAFF_BOOK, title="人员")
    first = offered.button("手机号码")
    assert first is not None
    await phone.press("手机号码")
    # what is taken is offered no more
    assert [button.text for button in (await phone.last()).buttons][:2] == ["✓ 手机号码 → 电话", "备注 → 岗位？"]
    answer = await phone.press_data(await phone.last(), first.data or "", force=True)
    assert answer.text == "已处理过了"
    await phone.press("✓ 手机号码")
    assert (await phone.last()).button("手机号码 → 电话？") is not None
    await answered(sqlite_world, phone, "办公电话", "继续")
    await imported(sqlite_world, phone)
    assert await one("SELECT phone FROM person WHERE code = 'P-1'") == "0512-8886666"


async def test_a_column_goes_through_all_that_it_may_be_in_english_too(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(ADMINISTRATOR)
    await english(phone)
    rows = [
        ("Entry code", "Client code", "Kind", "Number", "Valid until", "Authority"),
        ("L-1", "HX", "Other", "N-1", "2027-06-30", "Wuxi"),
    ]
    asked = await sent(sqlite_world, phone, *rows, title="Licences")
    assert "Licences has more columns. Tap those to import; the others are left out." in asked.text
    seen = []
    for _ in range(3):
        await phone.press("Authority")
        seen.append((await phone.last()).buttons[0].text)
    assert seen == ["✓ Authority → Issued by", "✓ Authority → Scope", "Authority → Issued by?"]
    await answered(sqlite_world, phone, "Authority", "Authority", "Go on without the others")
    await imported_in_english(sqlite_world, phone)
    assert await one("SELECT scope FROM licence WHERE code = 'L-1'") == "Wuxi"


async def imported_in_english(world: World, phone: Phone) -> None:
    await phone.press("Import")
    await world.beat()
