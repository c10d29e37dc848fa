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
    assert [button.text for button in asked.buttons] == ["工号", "名字", "性别", "手机号码", "取消"]
    await phone.press("工号")
    assert "哪一列是“姓名”？" in (await phone.last()).text
    assert [button.text for button in (await phone.last()).buttons] == ["名字", "性别", "手机号码", "取消"]
    await phone.press("名字")
    assert "系统里没有：性别、手机号码。不导入它们" in (await phone.last()).text
    preview = await answered(world, phone, "不导入这些列")
    assert "新增 2" in preview.text
    assert "刘洋 (007)" in preview.text
    await imported(world, phone)
    assert await one("SELECT name FROM person WHERE code = '008'") == "高远"

    preview = await sent(world, phone, *BOOK, (Number("9", "000"), "王小二", "男", None, None))
    assert "新增 1" in preview.text

    await phone.text("/import")
    shown = (await phone.last()).text
    assert "表：通讯录 → 人员" in shown
    assert "人员：工号 → 人员编号、名字 → 姓名、性别 → 不导入、手机号码 → 不导入" in shown
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
    await phone.text("/import")
    assert "Sheets: notes → not imported" in (await phone.last()).text


async def test_what_no_name_can_mend_is_handed_back_marked(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(ADMINISTRATOR)
    said = await sent(world, phone, ("人员编号",), ("P9",), title="人员")
    assert "缺少必填的列：人员!姓名" in said.text
    assert said.raw["document"]["file_name"].endswith(".xlsx")
