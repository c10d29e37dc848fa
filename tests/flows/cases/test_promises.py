"""承诺记录: every promised date of a case, by whom and why, moved or broken, as each reader hears it (clause 5.5.2)."""

from datetime import timedelta

from tests.flows.cases.filing import accepted, opened_by, proposed, say
from tests.flows.settings.test_firm import settings_of
from tests.flows.steps import english, heard, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import QUALITY_MANAGER, STAFF, World

TUESDAY = beijing(10, day=30) + timedelta(days=1)


async def promises(phone: Phone) -> str:
    """What the card's 承诺记录 says."""
    await phone.press("📅 承诺记录")
    return (await phone.last()).text


async def test_what_is_promised_is_written_down_from_the_filing_on(world: World) -> None:
    await accepted(world)
    staff = await opened_by(world, STAFF)
    said = await promises(staff)
    assert "答应您 11月24日（周二）18:00前受理\n11月23日（周一） 提出，按公司承诺的时限\n✅ 做到了（11月23日" in said
    assert "答应您 12月2日（周三）18:00前办结\n11月23日（周一） 提出，按公司承诺的时限\n⏳ 未到期" in said
    assert "答应您 11月26日（周四）18:00前给您首次答复\n11月23日（周一） 受理，按公司承诺的时限\n⏳ 未到期" in said
    handler = await opened_by(world, QUALITY_MANAGER)
    said = await promises(handler)
    assert "受理：11月24日（周二）18:00前" in said
    assert "首次答复：11月26日（周四）18:00前" in said
    assert "您" not in said


async def test_a_change_told_in_time_is_no_broken_promise_and_says_who_and_why(world: World) -> None:
    _, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    await world.until(TUESDAY)
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月4日", "要等检测结果。")
    said = await promises(await opened_by(world, STAFF))
    assert "🕒 到期前改期：12月4日（周五）18:00（12月1日（周二）10:0" in said
    assert "要等检测结果。" in said
    assert "答应您 12月4日（周五）18:00前办结\n12月1日（周二） 吴刚告知\n⏳ 未到期" in said
    assert "❌" not in said


async def test_a_change_behind_the_date_is_broken_then_mended_not_kept(sqlite_world: World) -> None:
    world = sqlite_world
    _, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    await world.until(TUESDAY + timedelta(days=3))
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月9日", "检测还没有做完。")
    said = await promises(await opened_by(world, STAFF))
    assert "❌ 没有做到，12月4日（周五）10:0" in said
    assert "才改期：12月9日（周三）18:00（晚 2 天）。很抱歉。" in said
    assert "12月3日（周四）09:00 已告知您" in said
    said = await promises(await opened_by(world, QUALITY_MANAGER))
    assert "12月3日（周四）09:00 已道歉告知" in said
    assert "很抱歉" not in said


async def test_who_was_promised_hears_with_the_new_date_that_the_old_one_was_not_kept(world: World) -> None:
    staff, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    # behind the hour of the second, and before it is said on the third that it was not kept
    await world.until(TUESDAY + timedelta(days=1, hours=9))
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月9日", "检测还没有做完。")
    await world.until(TUESDAY + timedelta(days=2))
    told = await heard(staff, "很抱歉，需要更多时间")
    kept = "原来答应您 12月2日（周三）18:00前办结，没有做到；现在答应您 12月9日（周三）18:00前办结。"
    assert kept in told.text
    assert "检测还没有做完。" in told.text
    # it is said once: what was passed is promised no more on the next day
    assert not [one for one in await staff.messages() if "🙏 很抱歉，答应" in one.text]
    said = await promises(await opened_by(world, STAFF))
    assert "❌ 没有做到，12月2日（周三）19:0" in said
    assert "（当天过时）。很抱歉。" in said
    assert "已告知您" in said
    # another date before the one that stands is no broken promise
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月11日", "设备还在检。")
    await world.beat()
    assert "没有做到" not in (await heard(staff, "设备还在检。")).text


async def test_another_category_behind_the_date_says_that_it_was_not_kept(sqlite_world: World) -> None:
    """The promise is counted anew by it, and would otherwise be forgotten."""
    world = sqlite_world
    administrator = await settings_of(world, "投诉各类期限", "专业能力 · 办结")
    await press_sparingly(administrator, "15")
    staff, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    await world.until(TUESDAY + timedelta(days=1, hours=9))
    handler = await opened_by(world, QUALITY_MANAGER)
    for key in ("🏷 类别和程度", "专业能力", "一般"):
        await handler.press(key)
    await world.until(TUESDAY + timedelta(days=2))
    told = await heard(staff, "确定了类别和程度")
    assert "原来答应您 12月2日（周三）18:00前办结，没有做到；现在答应您 12月14日（周一）18:00前办结。" in told.text
    said = await promises(await opened_by(world, STAFF))
    assert "❌ 没有做到，12月2日（周三）19:0" in said
    assert "12月2日（周三） 确定了类别和程度，按公司承诺的时限" in said


async def test_what_is_not_kept_so_far_says_so_and_what_was_done_late_by_how_much(sqlite_world: World) -> None:
    world = sqlite_world
    await accepted(world)
    await world.until(beijing(10, day=27))
    handler = await opened_by(world, QUALITY_MANAGER)
    assert "首次答复：11月26日（周四）18:00前" in (said := await promises(handler))
    assert "❌ 没有做到，至今晚 1 天" in said
    handler = await opened_by(world, QUALITY_MANAGER)
    await say(handler, "💬 答复", "我们在查。")
    assert "❌ 没有做到：11月27日（周五）10:0" in await promises(await opened_by(world, QUALITY_MANAGER))


async def test_a_pause_stops_a_promise_and_gives_its_days_back(sqlite_world: World) -> None:
    world = sqlite_world
    _, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    await say(await opened_by(world, QUALITY_MANAGER), "❓ 请对方补充", "约的是几点？")
    await world.until(beijing(10, day=25))
    staff = await opened_by(world, STAFF)
    assert "⏸ 11月23日" in await promises(staff)
    await say(await opened_by(world, STAFF), "✍️ 补充", "上午九点。")
    said = await promises(await opened_by(world, STAFF))
    # two working days later than it was
    assert "答应您 12月4日（周五）18:00前办结\n11月25日（周三） 补充，按公司承诺的时限\n⏳ 未到期" in said


async def test_a_resolution_in_time_keeps_the_promise_and_to_reopen_is_a_new_one(sqlite_world: World) -> None:
    world = sqlite_world
    await proposed(world)
    staff = await opened_by(world, STAFF)
    assert "前办结\n11月23日（周一） 提出，按公司承诺的时限\n✅ 做到了（11月23日" in await promises(staff)
    await say(await opened_by(world, STAFF), "👎 不满意，重新处理", "还是没有人来。")
    said = await promises(await opened_by(world, STAFF))
    assert "12月2日（周三）18:00前办结\n11月23日（周一） 不满意，要求重新处理，按公司承诺的时限\n⏳ 未到期" in said


async def test_it_reads_the_same_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    staff, _ = await accepted(world)
    await english(staff)
    await opened_by(world, STAFF)
    await staff.press("📅 Promises")
    said = (await staff.last()).text
    assert "We promised to take it up by Tue 24 Nov, 18:00" in said
    assert "✅ Done (Mon 23 Nov" in said
    assert "We promised to give you a first reply by Thu 26 Nov, 18:00" in said
