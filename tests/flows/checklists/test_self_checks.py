"""企业自查: the client's day with one tap, its problems in three, and what the butler sees of it (clause 4.6)."""

from tests.flows.checklists.self_checking import keep_self_checks
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, OTHER_MANAGER, STAFF, World


async def test_a_day_without_problems_takes_one_tap_and_is_recorded_once(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("菜单")
    assert "今日自查待记" in (await officer.last()).text
    shown = await press_sparingly(officer, "✅ 今日无问题")
    assert "今天已由王芳 09:30 记：✅ 未发现问题（零风险报告）" in shown.text
    await officer.press("ZC")
    card = (await officer.last()).text
    assert "类型：每日\n结果：未发现问题（零风险报告）" in card
    assert "✅ 10" in card
    assert "巡查" not in card

    # the manager had the day open, too
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("自查")
    assert "今天已由王芳" in (await manager.last()).text
    assert "✅ 今日无问题" not in await manager.buttons()
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'self_check'") == 1


async def test_who_taps_second_is_shown_what_is_there(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer, manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(MANAGER)
    await manager.text("自查")
    await officer.text("自查")
    await officer.press("⏸ 停产")
    assert "⏸ 停产" in (await officer.last()).text
    await manager.press("✅ 今日无问题")
    shown = await manager.last()
    assert "结果：停产" in shown.text
    assert "未发现问题" not in shown.text
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'self_check'") == 1
    assert await count("failed_update") == 0


async def test_a_problem_takes_four_actions_and_counts_for_the_day(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("自查")
    await officer.press("✅ 今日无问题")
    await officer.press("❗ 又发现问题")
    await officer.photo(picture(), caption="4 防错装置被停用")
    await officer.press("✅ 其余均符合")
    await officer.press("✅ 确认无误，提交")
    card = (await officer.last()).text
    assert "结果：有问题" in card
    assert "❌ 4 关键工序与参数：防错装置被停用" in card
    assert await one("SELECT result FROM self_check") == "problem"
    assert await count("service_case") == 0
    await officer.text("自查记录")
    assert "共 2 次" in (await officer.last()).text


async def test_the_team_sees_it_and_others_do_not(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await english(officer)
    await officer.text("self check")
    await officer.press("✅ No problem today")
    assert "No problem found (zero-risk report)" in (await officer.last()).text
    number = await one("SELECT number FROM work_record WHERE kind = 'self_check'")
    butler, stranger = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(OTHER_MANAGER)
    await butler.text(number)
    assert "未发现问题（零风险报告）" in (await butler.last()).text
    await butler.text("自查")
    assert "企业自查由企业自己的人来做" in (await butler.last()).text
    await stranger.text(number)
    assert "未发现问题" not in (await stranger.last()).text
