"""A text that an app cut in several messages is one text at every question; its rest is never an answer of its own."""

import json

import pytest

from tests.flows.cases.filing import accepted, say
from tests.flows.steps import answers, count, one, open_patrol
from tests.flows.test_every_button import last_update, redeliver
from tests.world import CONSULTANT, QUALITY_MANAGER, STAFF, World

HEAD, REST = "长" * 4096, "尾" * 429


async def test_a_long_complaint_is_one_text(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(HEAD)
    await staff.text(REST)
    assert json.loads((await answers())["what"]) == HEAD + REST
    # nothing was moved twice
    assert "投诉类别" in (await staff.last()).text
    await staff.press("服务时效")
    await staff.press("不清楚")
    await staff.press("跳过")
    await staff.press("确认无误，提交")
    assert await one("SELECT title FROM service_case") == HEAD + REST


async def test_what_is_too_long_altogether_is_refused_as_a_whole(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.text("投诉")
    for piece in (HEAD, HEAD, REST):
        await staff.text(piece)
    assert "写了 8621 个字，最多 8000 个" in (await staff.last()).text
    assert "what" not in await answers()
    # the question is there again, and takes a shorter one
    world.clock.pass_by(minutes=3)
    await staff.text("约好没来")
    assert json.loads((await answers())["what"]) == "约好没来"


async def test_the_rest_of_what_was_refused_is_no_answer(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.press("❌ 不符合")
    await consultant.text(HEAD)
    assert "写了 4096 个字，最多 1000 个" in (await consultant.last()).text
    await consultant.text("培训")
    assert "写了 4098 个字，最多 1000 个" in (await consultant.last()).text
    assert "topic1.note" not in await answers()


async def test_the_rest_is_no_answer_to_another_kind_of_question(sqlite_world: World) -> None:
    consultant = await open_patrol(sqlite_world)
    await consultant.text(HEAD)
    heard_before = len([message for message in await consultant.messages() if message.from_bot])
    await consultant.text("符合")
    assert len([message for message in await consultant.messages() if message.from_bot]) == heard_before
    assert await answers() == {}


async def test_a_form_that_is_sent_with_its_last_answer_waits_for_the_rest(world: World) -> None:
    _, handler = await accepted(world)
    await handler.press("答复")
    await handler.text(HEAD)
    await handler.text(REST)
    assert await count("trail WHERE action = 'reply'") == 0
    await handler.press("发送")
    assert json.loads((await answers())["text"]) == HEAD + REST


async def test_words_beside_a_choice_are_one_text_too(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("记一笔")
    await consultant.press("恒信阀门")
    await consultant.press("现场指导")
    await consultant.text(HEAD)
    await consultant.text(REST)
    await consultant.press("60 分钟")
    assert json.loads(await one("SELECT said FROM work_record"))["text"] == HEAD + REST


async def test_a_long_text_with_no_form_open_has_no_rest_of_its_own(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text(HEAD)
    said = await staff.last()
    await staff.text("投诉")
    assert (await staff.last()).id == said.id
    assert await count("draft") == 0


async def test_the_next_message_after_a_while_is_one_of_its_own(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(HEAD)
    sqlite_world.clock.pass_by(seconds=10)
    await staff.text("服务时效")
    assert (await answers())["about"] == '"timeliness"'
    assert json.loads((await answers())["what"]) == HEAD


@pytest.mark.parametrize("new_id", [False, True])
async def test_a_rest_that_is_delivered_again_is_added_once(sqlite_world: World, new_id: bool) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    await staff.text(HEAD)
    await staff.text(REST)
    await redeliver(sqlite_world, await last_update(sqlite_world), new_id=new_id)
    assert json.loads((await answers())["what"]) == HEAD + REST


async def test_two_questions_and_a_long_answer_is_kept_whole(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    handler = await world.phone(QUALITY_MANAGER)
    for number, what in (("TS20261123-01", "约好没来"), ("TS20261123-02", "态度不好")):
        await staff.text("投诉")
        await staff.text(what)
        await staff.press("服务时效")
        await staff.press("不清楚")
        await staff.press("跳过")
        await staff.press("✅")
        await handler.text(number)
        await handler.press("👌 受理")
        await handler.press("没有涉及具体的人")
        await say(handler, "请对方补充", "约的是几点？")
    await staff.text(HEAD)
    await staff.text(REST)
    assert await one("SELECT caption FROM attachment") == HEAD + REST
    await staff.press("态度不好")
    assert json.loads((await answers())["text"]) == HEAD + REST


async def test_a_form_that_is_begun_with_a_cut_text_gets_all_of_it(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text(HEAD)
    await staff.text(REST)
    await staff.press("我要投诉")
    assert json.loads((await answers())["what"]) == HEAD + REST
