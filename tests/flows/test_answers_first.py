"""Answers come before menus: a word that answers the open question is its answer; the labels of keys can be typed."""

import pytest

from storage import database as db
from tests.flows.everything import go_to, open_everything
from tests.flows.steps import answers, calls_of, count, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, MANAGER, STAFF, World


async def logging(world: World) -> Phone:
    """The consultant is asked in words what a service was about."""
    consultant = await world.phone(CONSULTANT)
    await consultant.text("记一笔")
    await consultant.press("恒信")
    await consultant.press("电话")
    return consultant


async def test_a_word_for_a_menu_is_the_words_of_a_service(world: World) -> None:
    consultant = await logging(world)
    await consultant.text("培训")
    assert (await answers())["text"] == '"培训"'
    assert await one("SELECT count(*) FROM draft WHERE state = 'open'") == 1
    assert "不是回答，去「培训报名」›" in await consultant.buttons()


async def test_a_whole_complaint_of_one_word_is_a_complaint(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("整改")
    assert (await answers())["what"] == '"整改"'
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.text("提交")
    assert await one("SELECT title FROM service_case") == "整改"


async def test_one_tap_goes_where_the_word_leads_and_takes_the_answer_back(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("培训")
    assert "培训" in (await press_sparingly(staff, "不是回答，去「培训报名」›")).text
    assert await answers() == {}
    assert await one("SELECT active_draft_id FROM person WHERE telegram_id = 101") is None
    await staff.text("我要投诉")
    assert "请说说发生了什么" in (await staff.last()).text


async def test_the_key_is_gone_with_the_next_answer(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("培训")
    kept = await staff.last()
    (button,) = [button for button in kept.buttons if button.text.startswith("不是回答")]
    await staff.press("服务态度")
    await staff.press("不清楚")
    await staff.press("跳过")
    assert "培训" in (await answers())["what"]
    assert button.data is not None
    pressed = await staff.press_data(kept, button.data, force=True)
    assert "此按钮已失效" in pressed.text
    assert (await answers())["what"] == '"培训"'


@pytest.mark.parametrize("said", ["/training", "菜单", "帮助", "待我整改", "查进度", "English"])
async def test_commands_keys_and_the_words_that_always_lead_away_are_no_answers(sqlite_world: World, said: str) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text(said)
    assert await answers() == {}


async def test_a_word_that_does_not_answer_leads_away_as_ever(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, "weight")
    await staff.text("培训")
    assert "培训" in (await staff.last()).text.splitlines()[0]
    assert await answers() == {}
    assert await one("SELECT active_draft_id FROM person WHERE telegram_id = 101") is None


async def test_a_label_of_the_review_page_typed_does_what_its_key_does(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("约好没来")
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    review = await staff.last()
    label = next(button.text for button in review.buttons if "经过" in button.text)
    await staff.text(label)
    assert "请说说发生了什么" in (await staff.last()).text
    await staff.text("约好两次没来")
    await staff.text("上一步")
    assert "您希望怎么处理" in (await staff.last()).text
    for _ in range(2):
        await staff.text("上一步")
    assert "投诉类别" in (await staff.last()).text
    for _ in range(3):
        await staff.text("下一步")
    await staff.text("确认无误，提交")
    assert await one("SELECT title FROM service_case") == "约好两次没来"


@pytest.mark.parametrize(
    ("said", "told"), [("存草稿", "已存草稿"), ("放弃", "放弃本次填写"), ("继续填写", "请说说发生了什么")]
)
async def test_moves_of_a_form_can_be_typed_at_a_question_in_words(sqlite_world: World, said: str, told: str) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text(said)
    assert told in (await staff.last()).text
    assert await answers() == {}


async def test_submit_is_an_answer_where_nothing_can_be_submitted_yet(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("我要投诉")
    await staff.text("提交")
    assert (await answers())["what"] == '"提交"'
    await staff.text("submit")
    assert await count("service_case") == 0


@pytest.mark.parametrize(
    ("word", "there"), [("台账", "导出台账"), ("客户", "企业与人员"), ("咨询", "想问什么"), ("邀请", "邀请")]
)
async def test_going_instead_takes_two_calls_wherever_it_leads(sqlite_world: World, word: str, there: str) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("我要投诉")
    await manager.text(word)
    assert len(await calls_of(manager, lambda: manager.press("不是回答"))) == 2
    assert there in (await manager.last()).text
    assert "what" not in await answers()


async def test_a_name_is_found_with_and_without_spaces(world: World) -> None:
    await db.values("UPDATE person SET name = '王 芳芳' WHERE telegram_id = 101 RETURNING id")
    manager = await world.phone(MANAGER)
    for said in ("王芳芳", "王 芳芳", "王　芳 芳"):
        await manager.text(said)
        assert "王 芳芳" in (await manager.last()).text, said
