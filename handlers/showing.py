"""Neutral screens become Telegram's calls: at most two for a press, one for a message."""

import asyncio
from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.screens.buttons import pack
from bot.screens.screen import Album, Ask, Screen, SentFile
from handlers.turn import Reply

TOAST_LIMIT = 200
NOT_MODIFIED = "message is not modified"


async def show(event: Message | CallbackQuery, reply: Reply) -> None:
    """Shows screens: a press edits its message, unless the screen must be a new message."""
    if isinstance(reply, Album):
        await _show_album(event, reply)
        return
    screens = reply if isinstance(reply, tuple) else (reply,) if reply is not None else ()
    if isinstance(event, CallbackQuery):
        await _answer_press(event, screens)
        return
    for screen in screens:
        await _send(event, screen)


async def _show_album(event: Message | CallbackQuery, album: Album) -> None:
    """Sends the files below; a press is answered first, so two calls altogether."""
    message = event
    if isinstance(event, CallbackQuery):
        await _answer_callback(event, "", alert=False)
        if not isinstance(event.message, Message):
            return
        message = event.message
    if isinstance(message, Message):
        if len(album.files) > 1:
            await message.answer_media_group(
                [_in_album(file, album.html if file is album.files[0] else None) for file in album.files]
            )
        else:
            await _one_file(message, album.files[0], album.html)


def _in_album(file: SentFile, caption: str | None = None) -> InputMediaPhoto | InputMediaVideo | InputMediaDocument:
    if file.media == "photo":
        return InputMediaPhoto(media=file.file_id, caption=caption)
    if file.media == "video":
        return InputMediaVideo(media=file.file_id, caption=caption)
    return InputMediaDocument(media=file.file_id, caption=caption)


async def _one_file(message: Message, file: SentFile, caption: str) -> None:
    match file.media:
        case "photo":
            await message.answer_photo(file.file_id, caption=caption)
        case "video":
            await message.answer_video(file.file_id, caption=caption)
        case "voice":
            await message.answer_voice(file.file_id, caption=caption)
        case _:
            await message.answer_document(file.file_id, caption=caption)


async def show_toast(event: CallbackQuery, text: str) -> None:
    """Answers a press with a short text only."""
    await _answer_callback(event, text, alert=False)


async def _answer_press(event: CallbackQuery, screens: tuple[Screen, ...]) -> None:
    first = screens[0] if screens else None
    answering = _answer_callback(event, first.toast if first else "", alert=first.alert if first else False)
    if first is None or not isinstance(event.message, Message):
        await answering
        return
    # both at once: the person sees the next question one round trip earlier
    await asyncio.gather(answering, _edit_or_send(event.message, first))
    for screen in screens[1:]:
        await _send(event.message, screen)


async def _edit_or_send(message: Message, screen: Screen) -> None:
    if screen.keys or message.text is None:
        await _send(message, screen)
        return
    try:
        await message.edit_text(screen.html, reply_markup=_inline(screen))
    except TelegramBadRequest as refusal:
        if NOT_MODIFIED not in refusal.message:
            await _send(message, screen)


async def _send(message: Message, screen: Screen) -> None:
    await message.answer(screen.html, reply_markup=_reply_keys(screen) if screen.keys else _inline(screen))


async def _answer_callback(event: CallbackQuery, text: str, *, alert: bool) -> None:
    # an answer that comes too late (after a restart) is refused by Telegram, and nobody waits for it any more
    with suppress(TelegramBadRequest):
        await event.answer(text[:TOAST_LIMIT] or None, show_alert=alert or None)


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=button.text, url=button.url)
                if button.data is None
                else InlineKeyboardButton(text=button.text, callback_data=pack(button.data))
                for button in row
            ]
            for row in screen.rows
        ]
    )


def _reply_keys(screen: Screen) -> ReplyKeyboardMarkup:
    asks = any(key.asks for row in screen.keys for key in row)
    return ReplyKeyboardMarkup(
        keyboard=[
            [
                KeyboardButton(
                    text=key.text,
                    request_location=True if key.asks is Ask.LOCATION else None,
                    request_contact=True if key.asks is Ask.CONTACT else None,
                )
                for key in row
            ]
            for row in screen.keys
        ],
        resize_keyboard=True,
        one_time_keyboard=asks or None,
        is_persistent=None if asks else True,
    )
