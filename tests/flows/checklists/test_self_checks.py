"""企业自查: the client's day with one tap, its problems in three, and what the butler sees of it (clause 4.6)."""

import pytest

from tests.flows.checklists.self_checking import keep_self_checks, with_problem
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.schedules.post_room import beijing
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
    assert "✅ 11" in card
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


async def test_a_problem_found_later_counts_for_the_day(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("自查")
    await officer.press("✅ 今日无问题")
    await officer.press("❗ 又发现问题")
    await officer.photo(picture(), caption="4 防错装置被停用")
    await officer.press("✅ 其余均符合，提交")
    card = (await officer.last()).text
    assert "结果：有问题" in card
    assert "❌ 4 关键工序与参数：防错装置被停用" in card
    assert await one("SELECT result FROM self_check") == "problem"
    assert await count("service_case") == 0
    await officer.text("自查记录")
    assert "共 2 次" in (await officer.last()).text


@pytest.mark.parametrize(
    "caption", ["4 防错装置被停用", "防错装置被停用", "关键工序与参数：防错装置被停用", "除4 防错装置被停用"]
)
async def test_a_problem_takes_three_actions(sqlite_world: World, caption: str) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("自查")
    await officer.press("❗ 有问题")
    await officer.photo(picture(), caption=caption)
    assert "已记：4 不符合" in (await officer.last()).text
    await officer.press("✅ 其余均符合，提交")
    card = (await officer.last()).text
    assert "结果：有问题" in card
    assert "❌ 4 关键工序与参数：防错装置被停用" in card
    assert await one("SELECT count(*) FROM attachment WHERE owner_kind = 'self_check'") == 1
    assert await one("SELECT result FROM self_check") == "problem"
    assert await count("failed_update") == 0


async def test_three_actions_in_english_in_words_that_name_no_item(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await english(officer)
    await officer.text("self check")
    await officer.press("❗ A problem")
    assert "What did you find?" in (await officer.last()).text
    await officer.text("oil on the floor at press 2")
    assert "No item was named: kept with “11 Anything else”." in (await officer.last()).text
    await officer.press("✅ All others OK, submit")
    card = (await officer.last()).text
    assert "Problem found" in card
    assert "❌ 11 Anything else: oil on the floor at press 2" in card
    assert await count("service_case") == 0


async def test_the_home_leads_there_in_as_many(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("菜单")
    assert "⏸ 今日停产" in await officer.buttons()
    await officer.press("❗ 自查发现问题")
    await officer.text("7 卡尺已过期")
    await officer.press("✅ 其余均符合，提交")
    assert "❌ 7 量具与检测设备：卡尺已过期" in (await officer.last()).text


async def test_what_was_kept_with_no_item_goes_where_its_author_says(sqlite_world: World) -> None:
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await officer.text("自查")
    await officer.press("❗ 有问题")
    await officer.text("今天都正常")
    await officer.text("这个怎么填？")
    assert "✅ 其余均符合，提交" not in await officer.buttons()
    await officer.photo(picture(), caption="二号机罩板松了")
    assert "没说是哪一项，先记在「11 其他方面」" in (await officer.last()).text
    await officer.text("4")
    assert "已记：4 不符合；还差 1–3、5–11" in (await officer.last()).text
    await officer.text("3 首件没做")
    await officer.press("✅ 其余均符合，提交")
    card = (await officer.last()).text
    assert "❌ 4 关键工序与参数：二号机罩板松了" in card
    assert "❌ 3 首件与自检互检：首件没做" in card
    assert "❌ 11" not in card
    assert await one("SELECT question FROM attachment WHERE owner_kind = 'self_check'") == "process.photo"
    assert await count("failed_update") == 0


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


async def test_what_was_done_about_a_problem_stands_on_the_card_with_its_photo(sqlite_world: World) -> None:
    officer = await with_problem(sqlite_world)
    await officer.press("🔧 记处理结果")
    await officer.photo(picture(), caption="装置已恢复，当班产品全检")
    await officer.press("✅ 确认无误，提交")
    card = (await officer.last()).text
    assert "🔧 4 关键工序与参数已处理：王芳" in card
    assert "装置已恢复，当班产品全检" in card
    assert await one("SELECT count(*) FROM attachment WHERE owner_kind = 'self_check'") == 2
    assert await count("service_case") == 0


async def test_only_what_the_client_hands_on_is_a_finding_of_the_team(sqlite_world: World) -> None:
    officer, butler = await with_problem(sqlite_world), await sqlite_world.phone(CONSULTANT)
    await butler.text("问题")
    assert "防错装置" not in (await butler.last()).text
    await officer.press("🤝 交给管家跟进：4 关键工序与参数")
    card = await officer.last()
    assert "WT20261123-01" in card.text
    assert "🤝 交给管家跟进：4 关键工序与参数" not in await officer.buttons()
    await sqlite_world.beat()
    told = await heard(butler, "🤝")
    assert "恒信阀门有限公司把自己发现的问题交给管家跟进" in told.text
    await butler.press("WT20261123-01")
    assert "防错装置被停用" in (await butler.last()).text


async def test_the_butler_looks_from_afar_and_remarks(sqlite_world: World) -> None:
    officer, butler = await with_problem(sqlite_world), await sqlite_world.phone(CONSULTANT)
    manager = await sqlite_world.phone(MANAGER)
    number = await one("SELECT number FROM work_record WHERE kind = 'self_check'")
    await butler.text(number)
    assert "🔧 记处理结果" not in await butler.buttons()
    await butler.press("👁 已看")
    assert "👁 管家周明已看" in (await butler.last()).text
    await butler.press("💬 写意见")
    await butler.text("请写明停用了几个班次")
    assert "💬 管家周明的意见" in (await butler.last()).text
    await sqlite_world.beat()
    for phone in (officer, manager):
        told = await heard(phone, "💬")
        assert "请写明停用了几个班次" in told.text
    await officer.press("查看自查")
    assert "💬 写意见" not in await officer.buttons()


async def test_the_butler_finds_last_weeks_self_checks_in_today_and_sees_them_together(sqlite_world: World) -> None:
    world = sqlite_world
    officer = await with_problem(world)
    butler = await world.phone(CONSULTANT)
    await world.until(beijing(9, day=24))
    await officer.press("✅ 今日无问题")
    await butler.text("今日待办")
    assert not any("自查待看" in label for label in await butler.buttons())
    await world.until(beijing(10, day=30))
    await butler.text("今日待办")
    await butler.press("👁 恒信阀门 自查待看 2 条")
    shown = await butler.last()
    assert "11月23日 每日 ❗ 有问题：防错装置被停用" in shown.text
    assert "11月24日 每日 ✅ 未发现问题（零风险报告）" in shown.text
    assert "❗ ZC20261123-01" in await butler.buttons()
    await butler.press("👁 全部已看（2）")
    assert "都看过了。" in (await butler.last()).text
    await butler.text("今日待办")
    assert not any("自查待看" in label for label in await butler.buttons())
    assert await one("SELECT count(*) FROM self_check_note WHERE what = 'seen'") == 2
