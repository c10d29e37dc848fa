"""服务菜单: there from the start, read in either language, and the firm's own to change (clauses 2, 3.5)."""

from collections.abc import Mapping, Sequence

import pytest

from bot.rules.menu.built_in import BUILT_IN
from storage import database as db
from storage.ledgers.writing import add_entry, end_entry, free_code
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, saved, upload
from tests.flows.steps import english, press_sparingly
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

OURS = (CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR)
CHANGING = (LEAD, ADMINISTRATOR)


async def items() -> Sequence[Mapping[str, object]]:
    """The menu as it is kept."""
    return await db.values("SELECT * FROM menu_item ORDER BY id")


async def test_the_menu_is_there_at_the_first_start_and_once_after_the_second(empty_world: World) -> None:
    before = await items()
    assert [row["code"] for row in before] == list(BUILT_IN)
    await empty_world.restart()
    assert await items() == before


async def test_all_of_ours_read_it_in_the_order_of_the_clauses_and_two_of_them_change_it(sqlite_world: World) -> None:
    for who in OURS:
        phone = await sqlite_world.phone(who)
        said = await do(phone, ">服务菜单")
        assert said.text.startswith("服务菜单  共 29 条，第 1/4 页"), who
        keys = await phone.buttons()
        assert keys[:3] == ["质量状况调查计划 · 4.1.1", "现场质量调查 · 4.1.1", "收集质量资料 · 4.1.2"], who
        assert ("➕ 新增服务项目" in keys) is (who in CHANGING), who
        await press_sparingly(phone, "现场质量调查")
        assert ("✏️ 修改" in await phone.buttons()) is (who in CHANGING), who
    for nobody in (STAFF, MANAGER):
        phone = await sqlite_world.phone(nobody)
        await phone.text("服务菜单")
        assert "现场质量调查" not in str(await phone.buttons()), nobody


async def test_the_card_says_what_is_offered_in_the_readers_language(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    said = (await do(lead, ">服务菜单", "2/4 ›", "3/4 ›", "日常巡查")).text
    for line in ("条款：4.6", "单位：次", "怎样算做到：巡查", "多久一次：每月一次", "深度：标准", "服务成果：巡查报告"):
        assert line in said
    assert "服务要求：七个方面都看到" in said
    assert "列入标准套餐：是" in said
    await english(lead)
    said = (await do(lead, ">service menu", "2/4 ›", "3/4 ›", "Routine patrol · 4.6")).text
    assert said.startswith("Routine patrol  Service item")
    for line in ("Fulfilled by: Patrol", "Frequency: Once a month", "Deliverable: Patrol report", "Depth: Standard"):
        assert line in said
    assert "Service requirements: Look at all seven topics" in said
    assert "七个方面" not in said


async def test_an_item_of_ones_own_is_added_changed_retired_and_taken_back(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    said = await do(lead, ">服务菜单", "➕ 新增服务项目", ">来料把关", "次", "指导、咨询", "每周一次", "✅ 保存")
    assert "来料把关  服务项目" in said.text
    assert "多久一次：每周一次" in said.text
    said = await do(lead, "✏️ 修改", "服务要求", ">先看合格证，再抽样。")
    assert "服务要求：先看合格证，再抽样。" in said.text
    await do(lead, "🚫 停用")
    assert "新合同不能再选；已签的合同照签订时执行" in (await lead.last()).text
    await press_sparingly(lead, "确定停用")
    await lead.text("服务菜单")
    assert "共 29 条" in (await lead.last()).text
    said = await do(lead, "查看已停用的", "来料把关", "↩️ 恢复使用")
    assert "🚫" not in said.text
    await lead.text("服务菜单")
    assert "共 30 条" in (await lead.last()).text


@pytest.mark.parametrize("speaks", ["zh", "en"])
async def test_the_sheet_goes_out_and_comes_back_the_same_and_brings_items_and_changes(
    sqlite_world: World, speaks: str
) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    sheet = "服务菜单"
    if speaks == "en":
        await english(administrator)
        sheet = "Service menu"
    before = await items()
    book = await exported(sqlite_world, administrator)
    said = await upload(sqlite_world, administrator, saved(book))
    assert said.text.startswith("👌")
    names = [str(cell.value) for cell in book[sheet][1]]
    row = dict.fromkeys(names, "")
    keys = ("名称", "单位", "怎样算做到") if speaks == "zh" else ("Name", "Unit", "Fulfilled by")
    given = ("来料把关", "次", "指导、咨询") if speaks == "zh" else ("来料把关", "Time", "Guidance, advice")
    row |= {name: value for name in names for key, value in zip(keys, given, strict=True) if name.startswith(key)}
    await upload(sqlite_world, administrator, add(book, {sheet: [list(row.values())]}))
    await administrator.press("导入" if speaks == "zh" else "Import")
    await sqlite_world.beat()
    after = await items()
    assert after[: len(before)] == before
    assert [(one["name"], one["unit"], one["work"]) for one in after[len(before) :]] == [
        ("来料把关", "time", "service")
    ]


async def order(world: World, client: str, *codes: str, standing: str = "active") -> int:
    """A client orders services of the menu; the id of the contract."""
    now, client_id = world.clock.now(), world.company.clients[client]
    contract = await add_entry(
        "contracts",
        {
            "code": await free_code("contracts"),
            "client": client_id,
            "number": "2026-7",
            "standing": standing,
            "begins": "2026-01-01",
            "ends": "2027-12-31",
        },
        now,
    )
    assert contract is not None
    for row in await db.values(f"SELECT id, name, work, often FROM menu_item WHERE code IN ({db.listed(codes)})"):
        copied: dict[str, str | bool | int] = {key: str(row[key]) for key in ("name", "work", "often")}
        copied |= {"code": await free_code("contract_items"), "client": client_id, "contract": contract}
        assert await add_entry("contract_items", {**copied, "item": int(row["id"])}, now)
    return contract


async def test_the_team_confirms_what_is_required_item_by_item_and_anew_when_it_changes(sqlite_world: World) -> None:
    consultant, lead = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(LEAD)
    assert "服务要求" not in (await do(consultant, ">菜单")).text
    await order(sqlite_world, "HX", "SURVEY", "PATROL")
    said = await do(consultant, ">菜单", "📋 服务要求待确认 2 项")
    assert await consultant.buttons() == ["现场质量调查 · 4.1.1", "日常巡查 · 4.6", "首页"]
    said = await do(consultant, "现场质量调查 · 4.1.1", "✅ 已读服务要求")
    assert "✅ 您已于11月23日 09:30确认服务要求。" in said.text
    assert "周明" not in said.text, "who else has is for those who look after it"
    said = await press_sparingly(consultant, "📋 下一项（还有 1 项）")
    assert said.text.startswith("日常巡查")
    await press_sparingly(consultant, "✅ 已读服务要求")
    assert "服务要求" not in (await do(consultant, ">菜单")).text
    assert "没有等您确认的服务要求" in (await do(consultant, ">服务要求")).text

    said = await do(lead, ">服务菜单", "现场质量调查")
    assert "已确认：周明 11月23日" in said.text
    assert "还没确认：孙丽" in said.text
    await do(lead, "✏️ 修改", "服务要求", ">先打招呼，再看现场。")
    said = await do(lead, "✅ 已读服务要求")
    assert "已确认：孙丽 11月23日" in said.text
    assert "确认过旧版：周明 11月23日" in said.text

    said = await do(consultant, ">菜单", "📋 服务要求待确认 1 项", "现场质量调查")
    assert "服务要求：先打招呼，再看现场。" in said.text
    assert "✅ 已读服务要求" in await consultant.buttons()


async def test_what_nobody_has_ordered_of_whom_they_serve_waits_for_nobody(sqlite_world: World) -> None:
    consultant, lead = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(LEAD)
    await order(sqlite_world, "HX", "SURVEY", standing="suspended")
    signed = await order(sqlite_world, "HX", "PATROL")
    await end_entry("contracts", signed, sqlite_world.clock.now())
    assert "没有等您确认的服务要求" in (await do(consultant, ">服务要求")).text
    said = await do(lead, ">服务菜单", "现场质量调查")
    assert "还没确认" not in said.text
    assert "✅ 已读服务要求" in await lead.buttons(), "whoever wants to may read it before"


async def test_only_the_words_that_were_on_the_screen_are_confirmed(sqlite_world: World) -> None:
    consultant, lead = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(LEAD)
    await do(consultant, ">服务菜单", "现场质量调查")
    await do(lead, ">服务菜单", "现场质量调查", "✏️ 修改", "服务要求", ">先打招呼，再看现场。")
    said = await do(consultant, "✅ 已读服务要求")
    assert "先打招呼" in said.text
    assert await db.values("SELECT id FROM requirement_reading") == []
    await do(consultant, "✅ 已读服务要求")
    assert [row["requirements"] for row in await db.values("SELECT requirements FROM requirement_reading")] == [
        "先打招呼，再看现场。"
    ]


async def test_what_is_required_reads_english_too(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    await order(sqlite_world, "HX", "SURVEY", "PATROL")
    said = await do(lead, ">menu", "📋 2 service requirements to read")
    assert "2 service requirements to read" in said.text
    said = await do(lead, "On-site quality survey · 4.1.1", "✅ Requirements read")
    assert "Confirmed by: 孙丽 23 Nov" in said.text
    assert "📋 Next (1 left)" in await lead.buttons()
    await do(lead, "📋 Next (1 left)", ">menu")
    assert "Service requirements of one item to read" in (await lead.last()).text


async def test_a_contract_keeps_the_item_as_signed_whatever_becomes_of_it(sqlite_world: World) -> None:
    await order(sqlite_world, "HX", "SURVEY")
    before = await db.values("SELECT * FROM contract_item ORDER BY id")
    lead = await sqlite_world.phone(LEAD)
    await do(lead, ">服务菜单", "现场质量调查", "✏️ 修改", "怎样算做到", "其他工作")
    await do(lead, "✏️ 修改", "名称", ">入场调查")
    await do(lead, "🚫 停用", "确定停用")
    assert await db.values("SELECT * FROM contract_item ORDER BY id") == before
