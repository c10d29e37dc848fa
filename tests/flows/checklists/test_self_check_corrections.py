"""A self-check is corrected beside what it said, or void: then its day can be recorded again that day (clause 3.6)."""

from datetime import date

from tests.flows.behalf.recording import do
from tests.flows.checklists.self_checking import keep_self_checks, with_problem
from tests.flows.steps import count, english, one
from tests.flows.test_register import ask, rows, workbook
from tests.schedules.post_room import beijing
from tests.world import CONSULTANT, MANAGER, STAFF, World


async def test_a_void_day_can_be_recorded_again_on_that_day(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer, manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(MANAGER)
    await do(officer, ">自查", "⏸ 停产", "查看 ZC", "✏️ 更正", ">点错了，今天在生产", "作废", "是")
    await officer.press("✅ 确认无误，提交")
    card = (await officer.last()).text
    assert "✖️ ZC20261123-01  已作废" in card
    assert "点错了，今天在生产" in card
    assert "📄 发我自查签字表" not in await officer.buttons()
    assert await count("self_check") == 0
    await officer.text("菜单")
    await do(officer, "✅ 今日无问题", "查看 ZC20261123-02")
    assert await one("SELECT result FROM self_check") == "clear"
    # the void one stays in the register, marked; of its items nothing is listed
    await ask(manager, "企业自查", "本月", "生成表格", client=None)
    book = await workbook(manager, sqlite_world)
    assert [row["已作废"] for row in rows(book, "企业自查")] == ["是", "否"]
    assert {row["编号"] for row in rows(book, "企业自查逐项")} == {"ZC20261123-02"}
    assert await count("failed_update") == 0


async def test_one_that_is_void_later_leaves_a_missed_day_that_only_paper_fills(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    officer, butler = await world.phone(STAFF), await world.phone(CONSULTANT)
    await do(officer, ">自查", "✅ 今日无问题", "查看 ZC")
    await world.until(beijing(8, day=24))
    await do(officer, ">ZC20261123-01", "✏️ 更正", ">那天没有检查", "作废", "是", "✅ 确认无误，提交", ">自查")
    assert "漏记 1 天：11月23日" in (await officer.last()).text
    await do(butler, ">ZC20261123-01")
    assert "已作废" in (await butler.last()).text
    assert "✏️ 更正" not in await butler.buttons()
    paper = (">11月23日", "未发现问题", ">王芳", "纸质", "跳过", "✅ 确认无误，提交")
    await do(officer, "📄 登记纸质记录", *paper)
    assert await one("SELECT on_paper FROM self_check")
    assert str(await one("SELECT begins FROM self_check")) == str(date(2026, 11, 23))


async def test_what_was_written_wrong_stays_beside_what_is_right(sqlite_world: World) -> None:
    officer, manager = await with_problem(sqlite_world), await sqlite_world.phone(MANAGER)
    await do(officer, "✏️ 更正", ">写错了工位", "更正为", ">二号机防错装置被停用", "✅ 确认无误，提交")
    card = (await officer.last()).text
    assert "更正为：二号机防错装置被停用" in card
    assert "❌ 4 关键工序与参数：防错装置被停用" in card
    assert "写错了工位" in card
    # the manager voids it; the problem counts no more, and the day is open again
    await english(manager)
    await do(manager, ">ZC20261123-01", "✏️ Correct", ">recorded twice", "Void", "Yes", "✅ Confirm and submit")
    assert await count("self_check") == 0
    await do(manager, ">self check")
    assert "✅ No problem today" in await manager.buttons()
    assert await count("failed_update") == 0
