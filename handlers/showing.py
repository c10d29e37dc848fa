"""Neutral screens become Telegram's calls: at most two for a press, one for a message."""

import asyncio
from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.screens.buttons import pack
from bot.screens.screen import Ask, Screen
from handlers.turn import Reply

TOAST_LIMIT = 200
NOT_MODIFIED = "message is not modified"


async def show(event: Message | CallbackQuery, reply: Reply) -> None:
    """Shows screens: a press edits its message, unless the screen must be a new message."""
    screens = reply if isinstance(reply, tuple) else (reply,) if reply is not None else ()
    if isinstance(event, CallbackQuery):
        await _answer_press(event, screens)
        return
    for screen in screens:
        await _send(event, screen)


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
