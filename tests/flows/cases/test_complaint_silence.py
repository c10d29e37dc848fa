"""The other side stays silent, or answers without being led: nothing stays open for ever, nothing is lost."""

from datetime import date, time

from bot.rules.beijing import at
from storage.trail.entries import timeline
from tests.flows.cases.filing import NUMBER, accepted, file_complaint, in_english, opened_by, proposed, say, state_of
from tests.flows.steps import heard, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, QUALITY_MANAGER, STAFF, World


async def test_a_resolution_that_nobody_answers_closes_by_itself_and_can_be_reopened(world: World) -> None:
    staff, handler = await proposed(world)
    card = await opened_by(world, STAFF)
    # proposed on Monday: asked until Thursday, closed two working days later
    shown = (await card.last()).text
    # one date for who is asked; the handler sees both
    assert "请在 11月26日（周四）18:00 前确认\n之后没有回复会自动办结" in shown
    assert "11月30日" not in shown
    assert "期限暂停计算" not in shown
    assert (
        "到 11月30日（周一）18:00 没有回复，将自动办结" in (await (await opened_by(world, QUALITY_MANAGER)).last()).text
    )
    await world.pass_by(days=6)
    assert await state_of() == "proposed"
    await world.pass_by(days=1, hours=9)
    assert await state_of() == "resolved"
    case_id = int(await one("SELECT id FROM service_case"))
    (closed,) = [entry.at for entry in await timeline("case", case_id) if entry.action == "lapse"]
    assert closed == at(date(2026, 11, 30), time(18, 0))
    for phone in (staff, handler):
        assert "一直没有收到回复" in (await heard(phone, "按办结处理")).text
    await staff.text(NUMBER)
    assert "系统 因一直没有回复，按办结处理" in (await staff.last()).text
    await say(staff, "不满意，重新处理", "我出差了，问题还在。")
    assert await state_of() == "in_progress"


async def test_an_answer_in_time_leaves_nothing_to_close_and_a_second_proposal_counts_anew(
    sqlite_world: World,
) -> None:
    staff, handler = await proposed(sqlite_world)
    await opened_by(sqlite_world, STAFF)
    await say(staff, "不满意，重新处理", "还是没有人来。")
    await sqlite_world.pass_by(days=3)
    await handler.text(NUMBER)
    await say(handler, "答复处理结果", "周四已到厂。")
    # the first proposal would have closed on Monday, the second does on Thursday
    await sqlite_world.pass_by(days=5)
    assert await state_of() == "proposed"
    await sqlite_world.pass_by(days=5)
    assert await state_of() == "resolved"


async def test_what_was_asked_is_answered_by_just_writing(world: World) -> None:
    staff, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")
    await world.beat()
    await staff.text("上午九点。")
    review = await staff.last()
    assert "上午九点。" in review.text
    assert NUMBER in review.text
    assert await state_of() == "waiting", "looked at once more before it is sent"
    await press_sparingly(staff, "发送")
    assert await state_of() == "in_progress"
    await world.beat()
    assert "上午九点。" in (await heard(handler, "王芳补充了")).text


async def test_a_photo_answers_it_as_well_and_who_is_asked_nothing_is_told_what_can_be_done(
    sqlite_world: World,
) -> None:
    staff, handler = await accepted(sqlite_world)
    await in_english(staff)
    await say(handler, "请对方补充", "有照片吗？")
    await sqlite_world.beat()
    await staff.photo(picture(), caption="At the gate, nobody came.")
    assert "At the gate, nobody came." in (await staff.last()).text
    await press_sparingly(staff, "Send")
    assert await state_of() == "in_progress"
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("上午九点。")
    assert "您是想" in (await manager.last()).text
    await staff.text("And one more thing.")
    assert "What would you like to do?" in (await staff.last()).text


async def test_the_question_can_be_read_while_it_is_answered(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "请对方补充", "约的是<几点>？")
    await sqlite_world.beat()
    news = await heard(staff, "想请您补充")
    supply = news.button("✍️ 补充")
    assert supply is not None
    await staff.press_data(news, supply.data or "")
    assert "约的是<几点>？" in (await staff.last()).text


async def test_a_nudge_is_passed_on_once_a_day(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await opened_by(sqlite_world, STAFF)
    assert (await staff.press("📣 催办")).text == "已提醒处理人"
    again = await staff.press("📣 催办")
    assert again.alert
    assert again.text.startswith("今天已经催过了")
    assert await one("SELECT count(*) FROM trail WHERE action = 'nudge'") == 1
    await sqlite_world.pass_by(days=1)
    assert (await staff.press("📣 催办")).text == "已提醒处理人"
    await sqlite_world.beat()
    nudges = [message for message in await handler.messages() if "希望尽快有结果" in message.text]
    assert len(nudges) == 2


async def test_a_delay_is_later_than_what_was_promised(sqlite_world: World) -> None:
    _, handler = await accepted(sqlite_world)
    await say(handler, "💬 答复", "正在了解。")
    await handler.press("告知延期")
    asked = await handler.last()
    assert asked.button("+3工作日") is not None
    await handler.text("11月27日")
    assert "最早可以选 12月3日（周四）" in (await handler.last()).text
    await handler.text("12月3日")
    await handler.text("排班有变。")
    await press_sparingly(handler, "发送")
    assert "承诺时限：12月3日（周四）18:00" in (await handler.last()).text


async def test_who_handled_it_until_now_is_told_of_a_reassignment_by_somebody_else(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    _, handler = await accepted(sqlite_world)
    await press_sparingly(handler, "👤 改派")
    await press_sparingly(handler, "周明")
    await sqlite_world.beat()
    assert not [message for message in await handler.messages() if "您不用再处理" in message.text]
    await handler.text(NUMBER)
    await press_sparingly(handler, "👤 改派")
    await press_sparingly(handler, "孙丽")
    await sqlite_world.beat()
    # the complaint itself is not theirs to see any more
    assert (await heard(consultant, "改派")).text == f"👤 吴刚把 {NUMBER} 改派给了别人，您不用再处理。"


async def test_news_of_a_complaint_taken_up_meanwhile_ask_nobody_to_take_it_up(sqlite_world: World) -> None:
    handler = await sqlite_world.phone(QUALITY_MANAGER)
    await file_complaint(sqlite_world)
    await opened_by(sqlite_world, QUALITY_MANAGER)
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await sqlite_world.beat()
    news = await heard(handler, "王芳提出一件投诉")
    assert "请受理" not in news.text


async def test_the_last_digits_of_the_day_with_the_serial_find_it(sqlite_world: World) -> None:
    staff = await file_complaint(sqlite_world)
    await staff.text("23-1")
    assert NUMBER in (await staff.last()).text
    await staff.text("22-1")
    assert NUMBER not in (await staff.last()).text
