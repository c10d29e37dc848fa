"""Free text with no form open is the start of something: nothing is guessed, and nothing is typed twice."""

import pytest

from bot.rules.people import Role
from bot.screens.homes.free_text import HEARD
from bot.screens.ways import WAYS
from storage import database as db
from storage.people import persons as people
from tests.flows.cases.filing import accepted, file_complaint, say
from tests.flows.steps import answers, calls_of, count, english, one, press_sparingly, released_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

RUDE = "我要投诉你们的人态度不好"


async def said(phone: Phone, text: str) -> tuple[str, list[str]]:
    """What is answered, and the labels beneath."""
    await phone.text(text)
    last = await phone.last()
    return last.text, [button.text for button in last.buttons]


async def test_a_complaint_in_ones_own_words_becomes_one_with_one_tap(world: World) -> None:
    staff = await world.phone(STAFF)
    asked, offered = await said(staff, RUDE)
    assert asked == "您是想…？选一个，内容不用重打。"
    assert offered[0] == "我要投诉"
    assert offered[-1] == "首页"
    assert await count("draft") == 0
    assert "投诉类别" in (await press_sparingly(staff, "我要投诉")).text
    assert (await answers())["what"] == f'"{RUDE}"'
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.text("提交")
    assert await one("SELECT title FROM service_case") == RUDE


async def test_a_new_complaint_is_no_answer_by_chance_to_what_is_asked_about_an_old_one(world: World) -> None:
    staff, handler = await accepted(world)
    await say(handler, "❓ 请对方补充", "是哪一天？")
    await world.beat()
    asked, offered = await said(staff, RUDE)
    assert asked == "您是想…？选一个，内容不用重打。"
    assert offered[0].startswith("✍️ 补充 · 约好上周五巡查")
    assert offered[1:] == ["我要投诉", "首页"]
    assert await count("draft") == 3
    await staff.press("我要投诉")
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.text("提交")
    assert await one("SELECT title FROM service_case ORDER BY id DESC LIMIT 1") == RUDE
    await staff.text("是上周五。")
    assert "补充" in (await staff.last()).text, "what begins as nothing else answers what is asked"


@pytest.mark.parametrize(
    ("who", "text", "first"),
    [
        (STAFF, RUDE, "我要投诉"),
        (STAFF, "约好周五，没有人来", "我要投诉"),
        (STAFF, "什么时候来巡查", "问管家"),
        (STAFF, "你们周末上班吗？", "问管家"),
        (STAFF, "我的投诉到哪一步了", "查进度"),
        (STAFF, "报告", "待我整改"),
        (STAFF, "想参加下个月的培训", "培训报名"),
        (MANAGER, "报告", "待我整改"),
        (MANAGER, "有个新员工要进来", "人员加入"),
        (CONSULTANT, "刚给恒信打电话讲了封样", "记一笔"),
        (CONSULTANT, "我下周要请假", "请假与代班"),
        (LEAD, "今天去哪", "今日待办"),
        (QUALITY_MANAGER, "那件投诉处理得怎么样了", "查进度"),
    ],
)
async def test_what_is_likeliest_comes_first(sqlite_world: World, who: int, text: str, first: str) -> None:
    _, offered = await said(await sqlite_world.phone(who), text)
    assert offered[0].startswith(first), offered
    assert offered[-1] == "首页"


async def test_in_english_too(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await english(staff)
    asked, offered = await said(staff, "your man was rude to me")
    assert asked == "What would you like to do? Pick one; your words go along."
    assert offered[0] == "File complaint"
    await staff.press("File complaint")
    assert (await answers())["what"] == '"your man was rude to me"'
    await staff.text("home")
    assert await said(staff, "Thank you!") == ("You're welcome. I'm here whenever you need me.", ["Home"])


async def test_what_nobody_has_a_word_for_may_be_about_the_card_above_it(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    manager = await sqlite_world.phone(MANAGER)
    _, offered = await said(manager, "扳手还在计量院")
    assert "封样缺失" not in str(offered)
    await manager.text("WT20261123-01")
    asked, offered = await said(manager, "扳手还在计量院")
    assert asked == "您是想…？选一个，内容不用重打。"
    assert offered[0] == "🕒 申请延期 · 封样缺失"
    assert {"问管家", "我要投诉"} < set(offered)
    await manager.press("🕒 申请延期")
    assert (await answers())["text"] == '"扳手还在计量院"'


async def test_what_nobody_has_a_word_for_is_asked_about_and_kept(world: World) -> None:
    staff = await world.phone(STAFF)
    asked, offered = await said(staff, "下雨天车间门口打滑")
    assert "没看懂" not in asked
    assert offered == ["突发事件上报", "问管家", "我要投诉", "隐患上报", "查进度", "首页"]
    await press_sparingly(staff, "问管家")
    assert (await answers())["what"] == '"下雨天车间门口打滑"'


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("谢谢", "不客气，有事随时找我。"),
        ("谢谢周工！", "不客气，有事随时找我。"),
        ("你好", "您好，请问要办什么事？直接说也行。"),
        ("收到", "好的，有事随时找我。"),
    ],
)
async def test_a_courtesy_gets_a_human_line(sqlite_world: World, text: str, answer: str) -> None:
    assert await said(await sqlite_world.phone(STAFF), text) == (answer, ["首页"])


async def test_fixed_and_more_time_name_the_finding_and_take_the_words_along(world: World) -> None:
    await released_patrol(world)
    staff = await world.phone(STAFF)
    _, offered = await said(staff, "封样的事已经改好了，请来看")
    assert offered[0] == "📷 提交整改 · 封样缺失"
    _, offered = await said(staff, "这周来不及，下周二前弄完")
    assert offered[0] == "🕒 申请延期 · 封样缺失"
    await press_sparingly(staff, "申请延期")
    assert '"这周来不及，下周二前弄完"' in (await answers()).values()


async def test_just_the_word_opens_the_form_without_it(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    before = await answers()
    staff = await sqlite_world.phone(STAFF)
    _, offered = await said(staff, "申请延期")
    assert offered[0] == "🕒 申请延期 · 封样缺失"
    await staff.press("申请延期")
    assert await answers() == before


async def test_a_number_within_a_sentence_opens_its_record(world: World) -> None:
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    for text in ("WT20261123-01 怎么样了？", "请问尾号01的那件到哪一步了", "01"):
        assert "WT20261123-01" in (await said(manager, text))[0].splitlines()[0], text


async def test_a_number_in_an_answer_stays_in_it(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("WT20261123-01 没人来复查")
    assert await one("SELECT value FROM draft_answer WHERE question = 'what'") == '"WT20261123-01 没人来复查"'


async def test_words_of_a_case_find_it_with_and_without_spaces(world: World) -> None:
    await released_patrol(world)
    for who in (STAFF, CONSULTANT):
        phone = await world.phone(who)
        for words in ("封样", "封 样缺失"):
            assert "WT20261123-01" in (await said(phone, words))[0], (who, words)


async def test_words_of_a_case_that_is_not_theirs_find_nothing(world: World) -> None:
    staff = await file_complaint(world)
    assert "TS20261123-01" in (await said(staff, "上周五巡查"))[0] + str(await staff.buttons())
    text, offered = await said(await world.phone(MANAGER), "上周五巡查")
    assert "TS" not in text + str(offered)


async def test_last_digits_of_a_phone_number_find_the_person_or_nothing(world: World) -> None:
    await db.values("UPDATE person SET phone = '13812348765' WHERE telegram_id = 101 RETURNING id")
    manager = await world.phone(MANAGER)
    name = await one("SELECT name FROM person WHERE telegram_id = 101")
    assert name in str(await said(manager, "8765"))
    for digits in ("9999", "13900000000", "77"):
        assert "没有找到这个编号" in (await said(manager, digits))[0], digits


async def test_who_belongs_to_several_is_asked_which_and_the_words_are_kept(world: World) -> None:
    staff = await world.phone(STAFF)
    person = world.company.people[STAFF]
    await people.add_grant(person.id, Role.CLIENT_STAFF, world.company.clients["CG"], world.clock.now())
    await staff.text(RUDE)
    assert "为哪家企业" in (await press_sparingly(staff, "我要投诉")).text
    await staff.press("恒信")
    assert (await answers())["what"] == f'"{RUDE}"'


async def test_words_written_while_a_draft_lies_aside_are_put_behind_its_own(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("约好周五来")
    await staff.text("首页")
    await staff.text(RUDE)
    await staff.press("我要投诉")
    assert (await answers())["what"] == f'"约好周五来\\n{RUDE}"'


async def test_asking_takes_one_call(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    assert len(await calls_of(staff, lambda: staff.text(RUDE))) == 1


async def test_a_press_once_the_words_were_taken_back_begins_an_empty_form(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("你好")
    greeting = await staff.last()
    client = sqlite_world.company.people[STAFF].grants[0].client_id
    await staff.press_data(greeting, f"ot|complaint|client|{client}", force=True)
    assert "请说说发生了什么" in (await staff.last()).text
    assert await answers() == {}


def test_every_way_with_a_form_about_a_client_is_heard() -> None:
    assert {way.code for way in WAYS.values() if way.takes} <= set(HEARD)
