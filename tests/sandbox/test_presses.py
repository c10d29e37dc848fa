"""Inline buttons: pressed, waiting, answered once."""

import asyncio

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.phone import Answer, Json, Phone, Refused
from tests.sandbox.program import Program

KEYBOARD = {"inline_keyboard": [[{"text": "符合", "callback_data": "ok"}, {"text": "网站", "url": "https://a.cn"}]]}


async def ask_something(program: Program) -> Json:
    sent: Json = await program.call("sendMessage", chat_id=101, text="?", reply_markup=KEYBOARD)
    return sent


async def pressed(program: Program) -> Json:
    (update,) = await program.take(timeout=50)
    query: Json = update["callback_query"]
    return query


async def test_a_press_tells_who_where_and_what(program: Program, fang: Phone) -> None:
    sent = await ask_something(program)
    await fang.press("符合")
    query = await pressed(program)
    assert query["from"]["id"] == 101
    assert query["from"]["is_bot"] is False
    assert query["data"] == "ok"
    assert query["message"] == sent
    assert isinstance(query["chat_instance"], str)


async def test_the_answer_ends_the_waiting_and_shows_its_text(sandbox: Sandbox, program: Program) -> None:
    async with Phone(sandbox.url, 101, patient=False) as fang:
        await fang.start()
        await program.take()
        await ask_something(program)
        fang.patient = True
        press = asyncio.create_task(fang.press("符合"))
        query = await pressed(program)
        answer = {"callback_query_id": query["id"], "text": "已记录", "show_alert": True}
        assert await program.call("answerCallbackQuery", **answer) is True
        assert await press == Answer("已记录", alert=True, url="")


async def test_a_second_answer_is_shown_to_nobody(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await ask_something(program)
    await fang.press("ok")
    query = await pressed(program)
    await program.call("answerCallbackQuery", callback_query_id=query["id"], text="一")
    await program.call("answerCallbackQuery", callback_query_id=query["id"], text="二")
    async with program.http.get(f"{sandbox.url}/sandbox/events.json?after=0") as response:
        events = (await response.json())["events"]
    assert [event["text"] for event in events if event["type"] == "callback_answered"] == ["一"]


async def test_an_answer_has_at_most_200_characters(program: Program, fang: Phone) -> None:
    await ask_something(program)
    await fang.press("ok")
    query = await pressed(program)
    answer = {"callback_query_id": query["id"]}
    assert await program.refused("answerCallbackQuery", **answer, text="字" * 201) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    assert await program.call("answerCallbackQuery", **answer, text="字" * 200) is True


async def test_an_answer_may_open_the_bot_and_nothing_else(program: Program, fang: Phone) -> None:
    await ask_something(program)
    await fang.press("ok")
    answer = {"callback_query_id": (await pressed(program))["id"]}
    assert await program.refused("answerCallbackQuery", **answer, url="https://a.cn") == (
        "400 Bad Request: URL_INVALID"
    )
    link = "https://t.me/quality_butler_bot?start=x"
    assert await program.call("answerCallbackQuery", **answer, url=link) is True


async def test_a_press_that_nobody_made_or_that_is_old_cannot_be_answered() -> None:
    too_old = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    async with (
        Sandbox(people=[Person(101, "王芳")], callback_lifetime_s=0) as sandbox,
        Program(sandbox.url) as program,
        Phone(sandbox.url, 101, patient=False) as fang,
    ):
        assert await program.refused("answerCallbackQuery", callback_query_id="1") == too_old
        await fang.start()
        await program.take()
        await ask_something(program)
        await fang.press("ok")
        query = await pressed(program)
        assert await program.refused("answerCallbackQuery", callback_query_id=query["id"]) == too_old


async def test_a_button_must_be_shown_now_unless_an_old_client_presses_it(program: Program, fang: Phone) -> None:
    sent = await ask_something(program)
    message = (await fang.messages())[-1]
    await program.call("editMessageText", chat_id=101, message_id=sent["message_id"], text="?")
    with pytest.raises(Refused, match="no such button"):
        await fang.press_data(message, "ok")
    await fang.press_data(message, "ok", force=True)
    assert (await pressed(program))["data"] == "ok"


async def test_a_press_on_a_deleted_message_carries_an_inaccessible_one(program: Program, fang: Phone) -> None:
    sent = await ask_something(program)
    message = (await fang.messages())[-1]
    await program.call("deleteMessage", chat_id=101, message_id=sent["message_id"])
    await fang.press_data(message, "ok", force=True)
    query = await pressed(program)
    assert (query["message"]["date"], query["message"]["message_id"]) == (0, sent["message_id"])


async def test_two_taps_are_two_presses(program: Program, fang: Phone) -> None:
    await ask_something(program)
    await fang.press("ok")
    await fang.press("ok")
    first, second = await program.take()
    assert first["callback_query"]["id"] != second["callback_query"]["id"]
