"""What can happen to a complaint until it is closed (clauses 5.5.1 to 5.5.4), and what each side sees of it."""

from datetime import timedelta

import pytest

from bot.rules.deadlines import Stage
from storage import database as db
from tests.flows.cases.filing import (
    NUMBER,
    WHAT,
    accepted,
    file_complaint,
    in_english,
    opened_by,
    proposed,
    say,
    state_of,
)
from tests.flows.steps import heard, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, QUALITY_MANAGER, STAFF, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


async def test_files_can_come_first_and_a_photo_with_its_caption_is_the_complaint(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await press_sparingly(staff, "我要投诉")
    await staff.photo(picture(), caption=WHAT)
    await press_sparingly(staff, "服务时效")
    await press_sparingly(staff, "不清楚")
    await press_sparingly(staff, "跳过")
    review = await staff.last()
    assert WHAT in review.text
    assert "相关材料：1" in review.text
    await staff.press("✅")
    await staff.press("查进度")
    assert "🖼 照片（1）" in await staff.buttons()
    assert WHAT in (await staff.last()).text


async def test_a_recording_is_enough_and_its_handler_can_hear_it(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await press_sparingly(staff, "我要投诉")
    await staff.voice()
    await staff.text("见录音")
    await press_sparingly(staff, "服务态度")
    await press_sparingly(staff, "不清楚")
    await press_sparingly(staff, "跳过")
    await press_sparingly(staff, "✅")
    handler = await opened_by(sqlite_world, QUALITY_MANAGER)
    await press_sparingly(handler, "🎤 录音")
    assert "voice" in (await handler.last()).raw


async def test_the_category_can_be_changed_on_the_review_page(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(WHAT)
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await press_sparingly(staff, "✏️ 投诉类别")
    await press_sparingly(staff, "廉洁自律")
    assert "廉洁自律" in (await staff.last()).text
    await press_sparingly(staff, "✅")
    assert await one("SELECT value FROM draft_answer WHERE question = 'about'") == '"integrity"'


async def test_accepting_takes_two_taps_and_the_complainant_is_told_by_whom(world: World) -> None:
    handler = await world.phone(QUALITY_MANAGER)
    staff = await file_complaint(world)
    await world.beat()
    news = await heard(handler, "王芳提出一件投诉，请受理")
    accept = news.button("👌 受理")
    assert accept is not None
    await handler.press_data(news, accept.data or "")
    assert "受理前请确认：涉及谁" in (await handler.last()).text
    await press_sparingly(handler, "没有涉及具体的人")
    assert "已受理" in (await handler.last()).text
    await world.beat()
    told = await heard(staff, "已受理，由吴刚处理")
    assert "处理人：吴刚" in told.text
    assert "承诺时限：12月2日（周三）18:00" in told.text
    assert "首次答复期限：11月26日（周四）18:00" in told.text


async def test_a_question_pauses_the_clock_and_the_answer_gives_the_days_back(world: World) -> None:
    staff, handler = await accepted(world)
    asked = await say(handler, "请对方补充", "上周五约的是几点？")
    assert "待对方补充" in asked.text
    assert "等待补充，期限暂停计算" in asked.text
    await world.pass_by(days=2)

    news = await heard(staff, "吴刚想请您补充")
    assert "上周五约的是几点" in news.text
    assert "待您补充" in news.text
    await staff.text("进度")
    assert "待您补充" in (await staff.last()).text

    await staff.text(NUMBER)
    await press_sparingly(staff, "✍️ 补充")
    await staff.text("上午九点。")
    await press_sparingly(staff, "发送")
    card = await staff.last()
    assert "处理中" in card.text
    assert "承诺时限：12月4日（周五）18:00" in card.text
    await press_sparingly(staff, "为什么是这天")
    why = (await staff.last()).text
    assert "第 9 个工作日是12月4日（周五）" in why
    assert "2 个工作日已顺延" in why
    await world.beat()
    assert "上午九点" in (await heard(handler, "王芳补充了")).text


async def test_a_reply_reaches_the_complainant_with_its_words_and_photos(world: World) -> None:
    staff, handler = await accepted(world)
    await press_sparingly(handler, "💬 答复")
    await handler.text("已联系排班人员，明天上午补巡查。")
    await handler.photo(picture())
    await press_sparingly(handler, "发送")
    assert "处理中" in (await handler.last()).text
    await world.beat()
    news = await heard(staff, "吴刚答复您")
    assert "明天上午补巡查" in news.text
    photos = news.button("🖼 照片（1）")
    assert photos is not None
    await staff.press_data(news, photos.data or "")
    await world.beat()
    assert "photo" in (await staff.last()).raw


async def test_a_resolution_is_confirmed_with_one_tap_and_rated_with_stars(world: World) -> None:
    staff, handler = await proposed(world)
    news = await heard(staff, "吴刚给出了处理结果，请您确认")
    assert "已补巡查，并调整了排班" in news.text
    confirm = news.button("👍 满意，办结")
    assert confirm is not None
    assert (await staff.press_data(news, confirm.data or "")).text == "谢谢您，已办结"
    assert "已办结" in (await staff.last()).text
    await press_sparingly(staff, "⭐ 评价")
    await press_sparingly(staff, "4★")
    assert "评价：★★★★" in (await staff.last()).text
    await world.pass_by(minutes=10)
    told = [message.text for message in await handler.messages() if "对方已确认" in message.text]
    assert len(told) == 1, "agreeing and rating are one message"
    assert "⭐ 收到评价" in told[0]
    assert "评价：★★★★" in told[0]
    assert await one("SELECT count(*) AS n FROM outbox WHERE kind = 'case_news' AND state = 'cancelled'") == 1
    assert await one("SELECT rating FROM service_case") == 4


async def test_who_agrees_and_rates_later_is_heard_of_twice(world: World) -> None:
    staff, handler = await proposed(world)
    await press_sparingly(staff, "👍 满意，办结")
    await world.beat()
    assert not [message for message in await handler.messages() if "对方已确认" in message.text], "it may be rated yet"
    await world.pass_by(minutes=5)
    agreed = await heard(handler, "对方已确认")
    assert "收到评价" not in agreed.text
    await press_sparingly(staff, "⭐ 评价")
    await press_sparingly(staff, "4★")
    await world.beat()
    rated = await heard(handler, "收到评价")
    assert "对方已确认" not in rated.text


@pytest.mark.parametrize("stars", [1, 2, 3])
async def test_three_stars_or_fewer_ask_what_was_wrong(sqlite_world: World, stars: int) -> None:
    staff, handler = await proposed(sqlite_world)
    await staff.press("👍 满意，办结")
    await staff.press("⭐ 评价")
    await staff.press(f"{stars}★")
    assert "哪里不够好" in (await staff.last()).text
    await staff.text("等得太久。")
    card = (await staff.last()).text
    assert f"王芳 评价 {stars}★" in card
    assert "等得太久。" in card
    await sqlite_world.pass_by(minutes=10)
    assert "等得太久。" in (await heard(handler, "收到评价")).text


async def test_what_was_wrong_need_not_be_said(sqlite_world: World) -> None:
    staff, _ = await proposed(sqlite_world)
    await staff.press("👍 满意，办结")
    await staff.press("⭐ 评价")
    await staff.press("2★")
    await staff.press("跳过")
    assert "评价：★★" in (await staff.last()).text


async def test_who_is_not_satisfied_reopens_it_and_the_promise_counts_anew(world: World) -> None:
    staff, handler = await proposed(world)
    await world.pass_by(days=1)
    await press_sparingly(staff, "👎 不满意，重新处理")
    await staff.text("排班没有改，还是没人来。")
    await press_sparingly(staff, "发送")
    card = await staff.last()
    assert "处理中" in card.text
    assert "承诺时限：12月3日（周四）18:00" in card.text
    await press_sparingly(staff, "为什么是这天")
    assert "从11月24日（周二）的次日起数，第 7 个工作日是12月3日（周四）" in (await staff.last()).text
    await world.beat()
    assert "排班没有改" in (await heard(handler, "王芳不满意，要求重新处理")).text


async def test_what_was_closed_can_be_reopened_too(sqlite_world: World) -> None:
    staff, _ = await proposed(sqlite_world)
    await staff.press("满意，办结")
    card = await say(staff, "不满意，重新处理", "又没有来。")
    assert "处理中" in card.text
    assert await one("SELECT closed_at FROM service_case") is None


async def test_declining_gives_the_reason_and_who_declined_handles_it_when_it_is_reopened(world: World) -> None:
    staff = await file_complaint(world)
    handler = await opened_by(world, QUALITY_MANAGER)
    declined = await say(handler, "不予受理", "这是产品质量问题，请联系生产企业。")
    assert "不予受理" in declined.text
    await world.beat()
    news = await heard(staff, "这件事不在受理范围")
    assert "请联系生产企业" in news.text
    again = await say(staff, "不满意，重新处理", "说的是你们的巡查，不是产品。")
    assert "处理人：吴刚" in again.text
    await world.beat()
    news = await heard(handler, "王芳不满意")
    assert news.button("💬 答复") is not None
    reminded = await db.values("SELECT person_id FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'")
    assert world.company.people[QUALITY_MANAGER].id in {row["person_id"] for row in reminded}


async def test_what_cannot_be_resolved_is_told_with_the_reason(world: World) -> None:
    staff, handler = await accepted(world)
    card = await say(handler, "无法解决", "当天的记录已无法核实。")
    assert "无法解决（已告知）" in card.text
    await world.beat()
    assert "当天的记录已无法核实" in (await heard(staff, "这件事我们无法解决")).text
    assert "⭐ 评价" in await staff.buttons()


async def test_a_known_delay_is_told_with_the_new_date_and_its_reason(world: World) -> None:
    staff, handler = await accepted(world)
    await press_sparingly(handler, "💬 答复")
    await handler.text("正在了解。")
    await press_sparingly(handler, "发送")
    await press_sparingly(handler, "告知延期")
    await handler.text("12月18日")
    await handler.text("新人下周才到岗。")
    await press_sparingly(handler, "发送")
    await world.beat()
    news = await heard(staff, "很抱歉，需要更多时间")
    assert "新人下周才到岗" in news.text
    assert "承诺时限：12月18日（周五）18:00" in news.text
    await staff.text(NUMBER)
    await press_sparingly(staff, "为什么是这天")
    assert "吴刚在11月23日（周一）告知的新期限：12月18日（周五）" in (await staff.last()).text


async def test_withdrawing_is_asked_about_and_ends_the_reminders(world: World) -> None:
    staff, handler = await accepted(world)
    await staff.text(NUMBER)
    await press_sparingly(staff, "↩️ 撤回")
    assert "确定撤回吗" in (await staff.last()).text
    assert await one("SELECT state FROM service_case") == "accepted"
    await press_sparingly(staff, "确定撤回")
    assert "已撤回" in (await staff.last()).text
    await world.beat()
    assert await heard(handler, "王芳撤回了")
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'") == 0


async def test_who_takes_over_is_told_and_reminded_and_who_handed_over_is_not_any_more(world: World) -> None:
    _, handler = await accepted(world)
    consultant = await world.phone(CONSULTANT)
    await press_sparingly(handler, "👤 改派")
    assert "王芳" not in str(await handler.buttons())
    await press_sparingly(handler, "周明")
    assert "处理人：周明" in (await handler.last()).text
    await world.beat()
    news = await heard(consultant, "吴刚把这件事交给您处理")
    assert news.button("💬 答复") is not None
    waiting = await db.values(
        "SELECT person_id, parameters FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting' ORDER BY send_at"
    )
    due = {row["person_id"] for row in waiting if f'"{Stage.DUE}"' in row["parameters"]}
    assert due == {world.company.people[CONSULTANT].id}


async def test_a_nudge_reaches_whoever_has_it_and_a_second_tap_is_not_a_second_one(world: World) -> None:
    staff, handler = await accepted(world)
    await staff.text(NUMBER)
    card = await staff.last()
    nudge = card.button("📣 催办")
    assert nudge is not None
    assert (await staff.press_data(card, nudge.data or "")).text == "已提醒处理人"
    again = await staff.press_data(card, nudge.data or "", force=True)
    assert again.text == "已由王芳处理"
    await world.beat()
    found = [message for message in await handler.messages() if "王芳希望尽快有结果" in message.text]
    assert len(found) == 1


async def test_the_next_reminder_after_a_stop_shows_what_holds_now(world: World) -> None:
    staff, handler = await proposed(world)
    await world.until(world.clock.now() + timedelta(days=3))
    reminder = await heard(staff, "今天到期：请确认处理结果")
    assert "待您确认" in reminder.text
    assert reminder.button("👍 满意，办结") is not None
    assert not [message for message in await handler.messages() if "今天到期" in message.text]


async def test_the_whole_path_in_english(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await in_english(staff, handler)
    await handler.text(NUMBER)
    assert "First reply due by Thu 26 Nov, 18:00" in (await handler.last()).text
    await say(handler, "Ask for more", "What time was it?", send="Send")
    await sqlite_world.beat()
    news = await heard(staff, "吴刚 asks you for more:")
    assert "Waiting for you" in news.text
    assert "Please add it by" in news.text
    await staff.text(NUMBER)
    await say(staff, "Add what was asked", "Nine in the morning.", send="Send")
    assert "王芳 added what was asked" in (await staff.last()).text
    await staff.press("Why this date?")
    assert "working day no. 7 is Wed 2 Dec" in (await staff.last()).text
    await handler.text(NUMBER)
    await say(handler, "Propose a resolution", "We came and changed the roster.", send="Send")
    await sqlite_world.beat()
    assert "please say whether you agree" in (await staff.last()).text
    await staff.press("I agree, close it")
    await staff.press("Rate us")
    await staff.press("5★")
    assert "Rating: ★★★★★" in (await staff.last()).text
    await staff.text("progress")
    assert "Progress · Filed by me" in (await staff.last()).text
    assert await state_of() == "resolved"
