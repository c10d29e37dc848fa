"""What is sent without saying what for is kept and asked about in one question: nothing is lost, nothing guessed."""

import pytest

from storage import database as db
from tests.flows.joining.joining import ask, make_card
from tests.flows.steps import answers, calls_of, count, heard, one, open_patrol, press_sparingly, released_patrol
from tests.flows.test_every_button import last_update, redeliver
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_STRANGER, STAFF, STRANGER, World

RED, GREEN, BLUE = ((255, 0, 0), (0, 255, 0), (0, 0, 255))


async def kept() -> list[tuple[str, str, str, str]]:
    """Owner, question, kind and caption of every kept file, in order of arrival."""
    rows = await db.values("SELECT belongs_to, question, media, caption FROM attachment ORDER BY id")
    return [(row["belongs_to"], row["question"], row["media"], row["caption"]) for row in rows]


async def questions(phone: Phone) -> list[str]:
    """What the bot asked about things that were sent."""
    return [message.text for message in await phone.messages() if message.from_bot and "📎 收到" in message.text]


async def test_a_photo_with_no_form_open_is_kept_and_becomes_a_complaint_with_its_words(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.photo(picture(), caption="约好上周来，没有人来")
    question = await staff.last()
    assert "📎 收到 1 张照片。" in question.text
    assert "约好上周来，没有人来" in question.text
    assert "没有保存" not in question.text
    assert await kept() == [("tray", "", "photo", "约好上周来，没有人来")]

    assert "投诉类别" in (await press_sparingly(staff, "我要投诉")).text
    assert (await answers())["what"] == '"约好上周来，没有人来"'
    assert await kept() == [("draft", "evidence", "photo", "")]
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("确认无误，提交")
    assert [row[0] for row in await kept()] == ["record"]
    assert await one("SELECT title FROM service_case") == "约好上周来，没有人来"


async def test_a_photo_without_words_waits_in_the_form_for_the_words(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.photo(picture())
    await staff.press("问管家")
    assert "照片已收到 1 张，还差一句说明" in (await staff.last()).text
    await staff.text("这个怎么填？")
    assert (await answers())["what"] == '"这个怎么填？"'


async def test_what_is_sent_in_a_row_is_one_question_and_one_tap_takes_all(world: World) -> None:
    staff = await world.phone(STAFF)
    calls = await calls_of(staff, lambda: staff.album([picture(colour=colour) for colour in (RED, GREEN, BLUE)]))
    assert [call["method"] for call in calls] == ["sendMessage", "editMessageText", "editMessageText"]
    assert len(await questions(staff)) == 1
    assert "📎 收到 3 张照片。" in (await staff.last()).text

    await staff.photo(picture(colour=(1, 2, 3)))
    await staff.voice()
    assert "📎 收到 4 张照片、1 段录音。" in (await staff.last()).text
    await staff.press("问管家")
    assert [row[:2] for row in await kept()] == [("draft", "evidence")] * 5


async def test_evidence_goes_to_the_finding_that_was_looked_at_last(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world, "全部符合，除4 封样缺失")
    await released_patrol(world, "全部符合，除6 台账漏签")
    manager = await world.phone(MANAGER)
    for number, what in (("WT20261123-02", "台账漏签"), ("WT20261123-01", "封样缺失")):
        await manager.text(number)
        await manager.photo(picture(colour=RED))
        first = next(button.text for button in (await manager.last()).buttons)
        assert first == f"📷 提交整改 · {what}"
        await manager.press("先放一边")
    await manager.press("首页")
    await manager.press("📎 2 份待归位")
    await manager.press("📷 提交整改 · 封样缺失")
    assert await one("SELECT state FROM service_case WHERE number = 'WT20261123-01'") == "awaiting_check"
    assert await one("SELECT state FROM service_case WHERE number = 'WT20261123-02'") == "to_fix"


async def test_todays_patrol_takes_them_and_asks_which_item(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.photo(picture(colour=RED), caption="4 封样缺失")
    await consultant.photo(picture(colour=GREEN), caption="台账漏签")
    await press_sparingly(consultant, "🔍 日常巡查")
    question = await consultant.last()
    assert "记到第几项？" in question.text
    assert "4 现场质量管理" in question.text
    # what names its item went there by itself
    assert "📎 收到 1 张照片。" in question.text
    assert (await answers())["topic4.note"] == '"封样缺失"'
    await press_sparingly(consultant, "6")
    assert "质量台账" in (await consultant.last()).text or "6" in (await consultant.last()).text
    await consultant.press("❌ 不符合")
    assert (await answers())["topic6.note"] == '"台账漏签"'
    assert sorted(row[1] for row in await kept()) == ["topic4.photo", "topic6.photo"]


async def test_at_an_item_of_a_patrol_it_is_asked_which_item(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.album([picture(colour=RED), picture(colour=GREEN)], caption="地面积水")
    question = await consultant.last()
    assert "📎 收到 2 张照片。" in question.text
    assert "记到第几项？" in question.text
    assert {"1", "7", "现场照片", "先放一边", "继续填写"} <= set(await consultant.buttons())
    await consultant.press("3")
    assert "生产环境" in (await consultant.last()).text
    await consultant.press("❌ 不符合")
    assert (await answers())["topic3.note"] == '"地面积水"'
    assert [row[:2] for row in await kept()] == [("draft", "topic3.photo")] * 2


async def test_what_a_form_does_not_take_is_kept_for_what_does(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await open_patrol(world)
    await consultant.document(b"%PDF", "方案.pdf")
    question = await consultant.last()
    assert "这份表收的是照片" in question.text
    assert "📎 收到 1 个文件。" in question.text
    assert "没有保存" not in question.text
    await consultant.press("先放一边")
    assert "首页「📎 1 份待归位」" in (await consultant.last()).text
    await consultant.press("继续填写")
    assert "1/7" in (await consultant.last()).text
    await consultant.text("菜单")
    await consultant.press("📎 1 份待归位")
    await consultant.press("记一笔")
    await consultant.press("恒信阀门")
    assert "说一下内容" in (await consultant.last()).text
    assert await kept() == [("draft", "files", "document", "")]


async def test_files_over_the_limit_of_a_question_are_kept_too(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("全部符合")
    await consultant.album([picture(colour=(n, 0, 0)) for n in range(9)])
    await consultant.album([picture(colour=(0, n, 0)) for n in range(1, 3)])
    assert "最多 10 个文件" in (await consultant.last()).text
    assert [row[0] for row in await kept()].count("tray") == 1


async def test_what_was_put_aside_is_found_again_and_dropped_after_thirty_days(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.photo(picture())
    await press_sparingly(staff, "先放一边")
    assert "保留 30 天" in (await staff.last()).text
    await staff.press("首页")
    assert "📎 1 份待归位" in await staff.buttons()
    # what comes now is another question
    await staff.photo(picture(colour=RED))
    assert "📎 收到 1 张照片。" in (await staff.last()).text
    await staff.press("还有先前的")
    await staff.press("问管家")
    assert [row[0] for row in await kept()] == ["draft", "tray"]

    await world.pass_by(days=29)
    assert await count("attachment") == 2
    await world.pass_by(days=4)
    assert [row[0] for row in await kept()] == ["draft"]


async def test_nothing_of_strangers_and_applicants_is_kept(sqlite_world: World) -> None:
    stranger = await sqlite_world.phone(STRANGER)
    await stranger.album([picture(colour=colour) for colour in (RED, GREEN, BLUE)])
    said = [message for message in await stranger.messages() if "加入以后就可以发照片" in message.text]
    assert len(said) == 1
    applicant = await sqlite_world.phone(OTHER_STRANGER)
    await ask(applicant, (await make_card(sqlite_world))[1])
    await applicant.photo(picture())
    assert "加入以后就可以发照片" in (await applicant.last()).text
    assert "没有保存" not in (await applicant.last()).text
    assert await count("attachment") == 0


async def test_practice_keeps_what_is_sent_to_itself(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("练习")
    await staff.press("企业员工")
    await staff.photo(picture())
    assert "📎 收到 1 张照片" in (await staff.last()).text
    assert await one("SELECT owner_id FROM attachment") < 0
    await staff.text("退出练习")
    await staff.press("清除并退出")
    assert await count("attachment") == 0
    await staff.text("菜单")
    assert "待归位" not in str(await staff.buttons())


async def test_a_photo_below_a_question_that_was_answered_elsewhere_is_told_so(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.photo(picture())
    question = await staff.last()
    await staff.press("问管家")
    await staff.text("菜单")
    aside = next(button.data or "" for button in question.buttons if button.text == "先放一边")
    answer = await staff.press_data(question, aside, force=True)
    assert "此按钮已失效" in answer.text


async def test_a_redelivered_photo_is_kept_once(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.photo(picture())
    await redeliver(world, await last_update(world), new_id=False)
    assert await count("attachment") == 1


async def test_english_readers_read_english(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("English")
    await staff.photo(picture())
    assert "📎 Received: a photo." in (await staff.last()).text
    assert "What is it for?" in (await staff.last()).text
    await staff.press("Keep for later")
    await staff.text("menu")
    assert "📎 1 thing to place" in await staff.buttons()


@pytest.mark.parametrize("telegram_id", [ADMINISTRATOR, LEAD])
async def test_whoever_can_use_it_for_little_keeps_it_all_the_same(sqlite_world: World, telegram_id: int) -> None:
    phone = await sqlite_world.phone(telegram_id)
    await phone.photo(picture())
    assert "先放一边" in await phone.buttons()
    assert await heard(phone, "📎 收到 1 张照片")


async def test_cases_that_read_alike_are_told_apart(sqlite_world: World) -> None:
    for _ in range(2):
        await released_patrol(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    await manager.photo(picture())
    labels = [button.text for button in (await manager.last()).buttons[:2]]
    assert sorted(labels) == ["📷 提交整改 · WT20261123-01", "📷 提交整改 · WT20261123-02"]


async def test_the_item_can_be_typed_too(world: World) -> None:
    consultant = await open_patrol(world)
    await consultant.album([picture(colour=RED), picture(colour=GREEN)])
    await consultant.text("4 封样缺失")
    assert (await answers())["topic4.note"] == '"封样缺失"'
    assert [row[:2] for row in await kept()] == [("draft", "topic4.photo")] * 2
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.photo(picture(colour=BLUE))
    await consultant.text("6")
    assert "台账记录" in (await consultant.last()).text
    assert (await kept())[-1][:2] == ("draft", "topic6.photo")


async def test_a_whole_line_stays_a_line_while_a_photo_waits(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.photo(picture())
    await consultant.text("4 不符合 封样缺失，其余符合")
    assert (await answers())["topic4.note"] == '"封样缺失"'
    assert (await answers())["topic1"] == '"conform"'
    assert [row[0] for row in await kept()] == ["tray"]


async def test_a_place_without_a_form_is_kept_in_words_and_asked_about(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.location(31.29834, 120.58319)
    question = await staff.last()
    assert "📎 收到 1 段文字。" in question.text
    assert "📍 位置：31.29834, 120.58319" in question.text
    assert await kept() == [("tray", "", "text", "📍 位置：31.29834, 120.58319")]
    await staff.press("问管家")
    assert (await answers())["what"] == '"📍 位置：31.29834, 120.58319"'


async def test_a_contact_without_a_form_goes_to_the_list_of_people_by_who_may_add_them(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.contact("+86 138 0000 1234", user_id=OTHER_STRANGER)
    assert "👤 联系人：" in (await administrator.last()).text
    assert "要用在哪里？" in (await administrator.last()).text
    await press_sparingly(administrator, "➕ 加入人员名单")
    assert (await answers())["phone"] == '"+8613800001234"'
    assert "name" in await answers()
    assert await kept() == []


async def test_a_contact_from_others_is_kept_and_asked_about(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.contact("13800001234", user_id=OTHER_STRANGER)
    assert "13800001234" in (await staff.last()).text
    assert "加入人员名单" not in str(await staff.buttons())
    await staff.press("先放一边")
    assert len(await kept()) == 1


async def test_a_place_of_somebody_not_let_in_is_not_kept(sqlite_world: World) -> None:
    stranger = sqlite_world.stranger(STRANGER)
    await stranger.start()
    await stranger.location(31.2, 121.5)
    assert await kept() == []
