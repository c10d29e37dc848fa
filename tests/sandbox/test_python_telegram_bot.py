"""python-telegram-bot talks to the sandbox unchanged."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from bot.sandbox import Sandbox
from tests.sandbox.conftest import GROUP
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.sandbox.program import TOKEN, Program

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="ok")]])


def bot_of(sandbox: Sandbox, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with bot_of(sandbox) as bot:
        yield bot


async def test_it_receives_and_answers(bot: Bot, fang: Phone) -> None:
    await bot.send_message(101, "<b>好吗</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    await fang.press("好")
    (update,) = await bot.get_updates(timeout=5)
    assert update.callback_query is not None
    assert update.callback_query.data == "ok"
    assert update.callback_query.message is not None
    assert await update.callback_query.answer("好的", show_alert=True)
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_the_calls_of_the_product(bot: Bot, fang: Phone) -> None:
    sent = await bot.send_message(101, "一")
    assert await sent.edit_text("二", reply_markup=KEYBOARD)
    photo = await bot.send_photo(101, picture(), caption="现场")
    assert photo.photo[-1].width == 64
    document = await bot.send_document(101, b"%PDF", filename="报告.pdf")
    assert document.document is not None
    album = await bot.send_media_group(101, [InputMediaDocument(b"a", filename="a"), InputMediaDocument(b"b")])
    assert album[0].media_group_id == album[1].media_group_id
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF"
    assert (await bot.send_location(101, 31.2, 121.4)).location is not None
    assert (await bot.send_voice(101, b"OggS")).voice is not None
    assert await bot.copy_message(101, 101, sent.message_id)
    assert await bot.send_chat_action(101, "typing")
    assert (await bot.get_chat(101)).first_name == "王芳"
    assert (await bot.get_chat_member(GROUP.id, 101)).status == "creator"
    assert await bot.set_my_commands([("help", "帮助")])
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    assert await bot.delete_message(101, sent.message_id)


async def test_refusals_become_its_exceptions(
    sandbox: Sandbox, bot: Bot, program: Program, fang: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(103, "x")
    async with program.http.post(f"{sandbox.url}/sandbox/faults", json={"flood_retry_after": 9}):
        pass
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(101, "x")
    assert flood.value.retry_after == timedelta(seconds=9)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict):
        await bot.get_updates()
    await bot.delete_webhook()
    async with program.http.post(f"{sandbox.url}/sandbox/faults", json={"flood_retry_after": 0}):
        pass
    await fang.block()
    with pytest.raises(Forbidden):
        await bot.send_message(101, "x")
    async with program.http.post(f"{sandbox.url}/sandbox/groups/{GROUP.id}/migrate") as response:
        new_id = (await response.json())["chat"]["id"]
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(GROUP.id, "x")
    assert migrated.value.new_chat_id == new_id


async def test_a_wrong_token_is_noticed(sandbox: Sandbox) -> None:
    stranger = bot_of(sandbox, "42:WRONG")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
