"""问管家 (clause 5.5.1): asked in two taps and a text, answered by whoever of the team comes first."""

from storage import database as db
from tests.flows.cases.filing import ENQUIRY_NUMBER, answered, file_enquiry, in_english, opened_by, say, state_of
from tests.flows.steps import calls_of, heard, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, QUALITY_MANAGER, STAFF, World


async def test_asking_takes_three_actions_and_the_team_is_told_at_once(world: World) -> None:
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    staff = await world.phone(STAFF)
    await press_sparingly(staff, "问管家")
    await staff.text("新标准什么时候开始执行？")
    filed = await press_sparingly(staff, "发送")
    assert ENQUIRY_NUMBER in filed.text
    assert "11月24日（周二）18:00 前答复您" in filed.text
    await world.beat()
    for phone in (consultant, lead):
        assert "新标准什么时候开始执行" in (await heard(phone, "王芳有事想问，请答复")).text


async def test_a_photo_alone_with_a_caption_is_a_question_too(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.press("问管家")
    await staff.photo(picture(), caption="这种封样可以吗？")
    await staff.press("发送")
    consultant = await opened_by(sqlite_world, CONSULTANT, ENQUIRY_NUMBER)
    assert "这种封样可以吗" in (await consultant.last()).text
    assert "🖼 照片（1）" in await consultant.buttons()


async def test_whoever_answers_first_handles_it_without_accepting_it_first(world: World) -> None:
    staff, consultant = await answered(world)
    assert await state_of(ENQUIRY_NUMBER) == "resolved"
    assert "处理人：周明" in (await consultant.last()).text
    news = await heard(staff, "周明答复您")
    assert "2027 年 1 月 1 日起执行" in news.text


async def test_an_answer_that_settles_it_is_closed_by_the_asker_with_one_tap(world: World) -> None:
    staff = await file_enquiry(world)
    lead = await opened_by(world, LEAD, ENQUIRY_NUMBER)
    await say(lead, "答复处理结果", "2027 年 1 月 1 日起执行。")
    await world.beat()
    await press_sparingly(staff, "👍 满意，办结")
    assert "已办结" in (await staff.last()).text
    assert await state_of(ENQUIRY_NUMBER) == "resolved"


async def test_a_handler_of_any_role_can_answer(sqlite_world: World) -> None:
    quality_manager = await sqlite_world.phone(QUALITY_MANAGER)
    await file_enquiry(sqlite_world)
    consultant = await opened_by(sqlite_world, CONSULTANT, ENQUIRY_NUMBER)
    await consultant.press("👤 改派")
    await consultant.press("吴刚")
    await sqlite_world.beat()
    news = await heard(quality_manager, "周明把这件事交给您处理")
    assert news.button("💬 答复") is not None
    await say(quality_manager, "💬 答复", "下周培训会讲。")
    assert "处理人：吴刚" in (await quality_manager.last()).text


async def test_a_suggestion_is_said_to_be_one_on_the_review_page(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("问管家")
    await staff.text("希望把封样要求印成海报。")
    await press_sparingly(staff, "＋ 类别")
    await press_sparingly(staff, "建议")
    await press_sparingly(staff, "发送")
    assert await one("SELECT value FROM draft_answer WHERE question = 'sort'") == '"suggestion"'


async def test_the_last_digits_are_enough_among_ones_own(sqlite_world: World) -> None:
    staff = await file_enquiry(sqlite_world)
    await staff.text("菜单")
    await staff.text("01")
    assert ENQUIRY_NUMBER in (await staff.last()).text


async def test_progress_takes_one_action(sqlite_world: World) -> None:
    staff, _ = await answered(sqlite_world)
    await staff.text("菜单")
    calls = await calls_of(staff, lambda: staff.press("查进度"))
    assert len(calls) <= 2
    listed = await staff.last()
    assert ENQUIRY_NUMBER in listed.text
    assert "已办结" in listed.text


async def test_unanswered_it_is_called_to_mind_and_then_taken_higher(world: World) -> None:
    consultant, quality_manager = await world.phone(CONSULTANT), await world.phone(QUALITY_MANAGER)
    await file_enquiry(world)
    await world.pass_by(days=4, hours=1)
    assert "请受理" in (await heard(consultant, "今天到期")).text
    digest = await heard(quality_manager, "已逾期")
    assert any("要先送检" in key.text or "新标准" in key.text for key in digest.buttons), digest.buttons
    rows = await db.values(
        "SELECT DISTINCT state FROM outbox WHERE kind = 'case_reminder' AND send_at < :now", now=world.clock.now()
    )
    # what the digest says of the case is not said beside it
    assert {row["state"] for row in rows} <= {"sent", "dead", "moot"}


async def test_in_english(sqlite_world: World) -> None:
    staff, consultant = await sqlite_world.phone(STAFF), await sqlite_world.phone(CONSULTANT)
    await in_english(staff, consultant)
    await staff.press("Ask the butler")
    assert "What would you like to know?" in (await staff.last()).text
    await staff.text("When does the new standard begin to hold?")
    await staff.press("Send")
    assert "Your consultant will answer by Tue 24 Nov, 18:00" in (await staff.last()).text
    await sqlite_world.beat()
    assert "王芳 asks something; please answer." in (await consultant.last()).text
    await say(consultant, "Reply", "On 1 January 2027.", send="Send")
    assert "周明 replied" in (await consultant.last()).text
    await sqlite_world.beat()
    assert "周明 replies:" in (await staff.last()).text
    await staff.text("progress")
    assert "Resolved" in (await staff.last()).text
