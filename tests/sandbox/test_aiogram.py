"""aiogram talks to the sandbox unchanged: polling, webhook answers, every kind of call that the product makes."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    MenuButtonCommands,
    Message,
)

from bot.sandbox import Sandbox
from tests.sandbox.conftest import GROUP
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.sandbox.program import TOKEN, Program

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="ok")]])


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot(TOKEN, session=session).context() as bot:
        yield bot


async def test_polling_with_a_dispatcher(sandbox: Sandbox, bot: Bot) -> None:
    dispatcher = Dispatcher()
    members: list[ChatMemberUpdated] = []

    @dispatcher.message(F.text.startswith("/start"))
    async def start(message: Message) -> None:
        await message.answer("<b>您好</b>", parse_mode="HTML", reply_markup=KEYBOARD)

    @dispatcher.message(F.photo)
    async def photo(message: Message) -> None:
        content = await bot.download(message.photo[-1]) if message.photo else None
        await message.reply(f"{len(content.read()) if content else 0} 字节")

    @dispatcher.callback_query()
    async def press(query: CallbackQuery) -> None:
        if isinstance(query.message, Message):
            await query.message.edit_text("已确认")
        await query.answer("好的")

    @dispatcher.my_chat_member()
    async def member(change: ChatMemberUpdated) -> None:
        members.append(change)

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    async with Phone(sandbox.url, 101) as fang:
        await fang.start("x")
        await fang.wait_for(lambda message: message.html == "<b>您好</b>")
        answer = await fang.press("好")
        assert answer.text == "好的"
        assert (await fang.last()).text == "已确认"
        await fang.photo(picture())
        assert (await fang.wait_for(lambda message: "字节" in message.text)).text == f"{len(picture())} 字节"
        await fang.block()
        await fang.unblock()
    assert [change.new_chat_member.status for change in members] == ["kicked", "member"]
    await dispatcher.stop_polling()
    await polling


async def test_the_calls_of_the_product(bot: Bot, fang: Phone) -> None:
    me = await bot.get_me()
    assert me.username == "quality_butler_bot"
    sent = await bot.send_message(101, "一", reply_markup=KEYBOARD)
    assert await bot.edit_message_reply_markup(chat_id=101, message_id=sent.message_id)
    document = await bot.send_document(101, BufferedInputFile(b"%PDF", "报告.pdf"), caption="报告")
    assert document.document is not None
    assert document.document.file_name == "报告.pdf"
    again = await bot.send_document(101, document.document.file_id)
    assert again.document == document.document
    media = [InputMediaPhoto(media=BufferedInputFile(picture(), f"{number}.png")) for number in range(3)]
    album = await bot.send_media_group(101, list(media))
    assert len({message.media_group_id for message in album}) == 1
    assert (await bot.send_location(101, 31.2, 121.4)).location is not None
    assert (await bot.send_voice(101, BufferedInputFile(b"OggS", "v.ogg"), duration=2)).voice is not None
    copy = await bot.copy_message(101, 101, document.message_id)
    assert await bot.delete_messages(101, [copy.message_id])
    assert (await bot.forward_message(101, 101, sent.message_id)).forward_origin is not None
    assert await bot.set_my_commands([BotCommand(command="help", description="帮助")], BotCommandScopeAllPrivateChats())
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert await bot.set_my_description("x")
    assert await bot.pin_chat_message(101, sent.message_id)
    assert (await bot.get_chat(101)).pinned_message is not None
    assert (await bot.get_chat_member(GROUP.id, 101)).status == "creator"
    assert (await bot.get_webhook_info()).url == ""
    file = await bot.get_file(document.document.file_id)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path, BytesIO())
    assert content is not None
    assert content.read() == b"%PDF"


async def test_refusals_become_its_exceptions(sandbox: Sandbox, bot: Bot, program: Program, fang: Phone) -> None:
    with pytest.raises(TelegramBadRequest, match="byte offset 0"):
        await bot.send_message(101, "<p>", parse_mode="HTML")
    async with program.http.post(f"{sandbox.url}/sandbox/faults", json={"flood_retry_after": 9}):
        pass
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(101, "x")
    assert flood.value.retry_after == 9
    async with program.http.post(f"{sandbox.url}/sandbox/faults", json={"flood_retry_after": 0}):
        pass
    await fang.block()
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(101, "x")
    async with program.http.post(f"{sandbox.url}/sandbox/groups/{GROUP.id}/migrate") as response:
        new_id = (await response.json())["chat"]["id"]
    with pytest.raises(TelegramMigrateToChat) as migrated:
        await bot.send_message(GROUP.id, "x")
    assert migrated.value.migrate_to_chat_id == new_id
