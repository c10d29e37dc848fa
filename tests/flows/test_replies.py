"""A reply to a message of the bot means that message's question or record, for words, files and recordings."""

from bot.records.replies import RepliedTo
from bot.rules.cause import Cause
from bot.services.replies import about
from storage import database as db
from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.cases.filing import say
from tests.flows.steps import answers, count, heard, one, open_patrol, released_patrol, submit_patrol
from tests.flows.trainings.trainings import a_session, sign_up
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

FIRST, SECOND = "TS20261123-01", "TS20261123-02"
ASKED = {FIRST: "约的是几点？", SECOND: "是哪个车间？"}


async def two_questions(world: World) -> tuple[Phone, dict[str, Message]]:
    """Two complaints of the same person wait for an answer; the messages with the questions."""
    staff = await world.phone(STAFF)
    quality_manager = await world.phone(QUALITY_MANAGER)
    for number, what in ((FIRST, "约好没来"), (SECOND, "态度不好")):
        await staff.text("投诉")
        await staff.text(what)
        await staff.press("服务时效")
        await staff.press("不清楚")
        await staff.press("跳过")
        await staff.press("✅")
        await quality_manager.text(number)
        await quality_manager.press("👌 受理")
        await quality_manager.press("没有涉及具体的人")
        await say(quality_manager, "请对方补充", ASKED[number])
        await world.beat()
    return staff, {number: await heard(staff, question) for number, question in ASKED.items()}


async def drafts_about() -> list[tuple[str, str]]:
    """Number and form of every open draft about a case."""
    rows = await db.values(
        "SELECT c.number, d.form FROM draft d JOIN service_case c ON c.id = d.subject_id WHERE d.state = 'open'"
        " AND d.form LIKE 'case_%' ORDER BY d.id"
    )
    return [(row["number"], row["form"]) for row in rows]


async def test_a_reply_answers_the_question_that_it_replies_to(world: World) -> None:
    staff, messages = await two_questions(world)
    await staff.text("上午九点", reply_to=messages[FIRST])
    assert await drafts_about() == [(FIRST, "case_supply")]
    assert "上午九点" in (await staff.last()).text
    await staff.press("发送")
    await staff.text("二号车间", reply_to=messages[SECOND])
    assert await drafts_about() == [(SECOND, "case_supply")]


async def test_of_two_questions_neither_is_answered_by_chance(world: World) -> None:
    staff, _ = await two_questions(world)
    await staff.text("上午九点")
    question = await staff.last()
    assert await drafts_about() == []
    assert "上午九点" in question.text
    assert {label[:4] for label in await staff.buttons() if label.startswith("✍️")} == {"✍️ 补"}
    await staff.press("约好没来")
    assert await drafts_about() == [(FIRST, "case_supply")]
    assert (await answers())["text"] == '"上午九点"'
    assert await count("attachment") == 0


async def test_a_file_of_two_questions_is_asked_about_and_in_reply_it_is_not(sqlite_world: World) -> None:
    staff, messages = await two_questions(sqlite_world)
    await staff.photo(picture())
    assert "要用在哪里？" in (await staff.last()).text
    assert await drafts_about() == []
    await staff.press("先放一边")
    await staff.voice(reply_to=messages[SECOND])
    assert await drafts_about() == [(SECOND, "case_supply")]
    assert "已收到 1 个文件" in (await staff.last()).text


async def test_a_reply_to_a_card_is_about_its_case_though_another_form_is_open(world: World) -> None:
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    card = await manager.last()
    await manager.text("投诉")
    await manager.photo(picture(), reply_to=card)
    assert await one("SELECT state FROM service_case WHERE kind = 'finding'") == "awaiting_check"
    assert await one("SELECT owner_kind FROM attachment ORDER BY id DESC LIMIT 1") == "case"
    assert await one("SELECT state FROM draft WHERE form = 'complaint'") == "open"


async def test_our_own_photo_in_reply_to_a_finding_is_asked_about(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("WT20261123-01")
    card = await consultant.last()
    await consultant.photo(picture(), reply_to=card)
    assert "要用在哪里？" in (await consultant.last()).text
    assert "📷 提交整改" in (await consultant.last()).buttons[0].text
    assert await one("SELECT state FROM service_case") != "awaiting_check"


async def test_words_in_reply_to_a_card_that_takes_none_show_what_can_be_done(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    # of what is minor nobody is asked what was done at once
    await db.values("UPDATE finding_detail SET severity = 'minor' RETURNING id")
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("WT20261123-01")
    card = await manager.last()
    await manager.text("菜单")
    await manager.text("整改", reply_to=card)
    said = await manager.last()
    assert said.text.startswith("您是想…？")
    assert "WT20261123-01" in said.text
    assert "📷 提交整改" in [button.text for button in said.buttons]


async def test_a_reply_to_an_older_question_of_the_form_answers_that_one(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.press("❌ 不符合")
    question = await consultant.last()
    await consultant.text("证照过期")
    await consultant.text("营业执照过期", reply_to=question)
    assert (await answers())["topic1.note"] == '"营业执照过期"'


async def test_a_reply_takes_up_the_parked_form(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    question = await staff.last()
    await staff.text("菜单")
    await staff.text("培训", reply_to=question)
    assert (await answers())["what"] == '"培训"'
    assert "投诉类别" in (await staff.last()).text


async def test_a_reply_to_the_home_means_no_case(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    home = await manager.last()
    await manager.text("进度", reply_to=home)
    assert "查进度" in (await manager.last()).text


async def test_a_photo_in_reply_to_ones_patrol_is_asked_about_with_it(sqlite_world: World) -> None:
    consultant = await submit_patrol(sqlite_world)
    card = await heard(consultant, "XC20261123-01")
    await consultant.photo(picture(), caption="补一张", reply_to=card)
    question = await consultant.last()
    assert "要补进这次巡查，先撤回再点「修改」；发来的都留着。" in question.text
    assert "关于巡查 XC20261123-01：补一张" in question.text
    assert "要用在哪里？" in question.text
    await consultant.press("↩️ 撤回，改后再交")
    assert await one("SELECT state FROM work_record") == "recalled"
    await consultant.press("修改")
    await consultant.text("菜单")
    assert await count("attachment WHERE belongs_to = 'tray'") == 1


async def test_once_the_client_has_it_nothing_is_to_be_recalled(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await submit_patrol(world)
    card = await heard(consultant, "XC20261123-01")
    await world.pass_by(minutes=11)
    await consultant.voice(reply_to=card)
    assert "撤回" not in (await consultant.last()).text
    assert "记一笔" in str(await consultant.buttons())


async def test_words_of_the_client_about_a_patrol_carry_its_number(world: World) -> None:
    await released_patrol(world)
    await world.beat()
    manager = await world.phone(MANAGER)
    await manager.text("XC20261123-01")
    card = await manager.last()
    # a form that is open is not meant
    await manager.text("投诉")
    await manager.text("下次什么时候来？", reply_to=card)
    assert "关于巡查 XC20261123-01：下次什么时候来？" in (await manager.last()).text
    await manager.press("问管家")
    await manager.press("发送")
    assert (
        await one("SELECT title FROM service_case WHERE kind = 'enquiry'") == "关于巡查 XC20261123-01：下次什么时候来？"
    )


async def test_words_about_a_training_carry_its_title(sqlite_world: World) -> None:
    world = sqlite_world
    session_id = await a_session(world)
    staff = await world.phone(STAFF)
    await staff.text("培训")
    await staff.press("新版标准解读")
    card = await staff.last()
    await staff.text("要带什么？", reply_to=card)
    assert "关于培训「新版标准解读」：要带什么？" in (await staff.last()).text
    # signed up, the card has other keys
    await sign_up(world, session_id, STAFF)
    await staff.text("培训")
    await staff.press("新版标准解读")
    await staff.photo(picture(), reply_to=await staff.last())
    await staff.press("问管家")
    assert "关于培训「新版标准解读」" in str((await answers())["what"])


async def test_words_about_a_service_carry_its_number(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">记一笔", "恒信阀门", "现场指导", ">指导封样", "90 分钟")
    card = await consultant.last()
    await consultant.text("还看了台账", reply_to=card)
    assert "关于服务记录 JL20261123-01：还看了台账" in (await consultant.last()).text


async def test_a_record_that_is_not_theirs_is_not_named(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await submit_patrol(world)
    card = await heard(consultant, "XC20261123-01")
    other = await world.phone(OTHER_MANAGER)
    told = RepliedTo(number="XC20261123-01")
    for phone, sees in ((consultant, True), (other, False), (await world.phone(MANAGER), False)):
        who = await people.get_person_by_telegram(phone.person_id)
        assert who is not None
        found = await about(Cause(world.clock.now(), who.id), who, told)
        assert (found is not None) is sees, phone.person_id
    assert card.text
