"""Neutral screens become Telegram's calls: at most two for a press, one for a message."""

import asyncio
import logging
from contextlib import suppress

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.live_screens import LiveScreens
from bot.screens.buttons import pack
from bot.screens.screen import Album, Ask, Button, Key, Receipt, Screen, SentFile, Toast
from bot.screens.tones import style_of
from bot.screens.typed_keys import keys_of
from handlers.turn import Reply

TOAST_LIMIT = 200
KEPT = "👌"
"""One of those that Telegram takes; ✅ is not."""
NOT_MODIFIED = "message is not modified"

log = logging.getLogger(__name__)


async def show(event: Message | CallbackQuery, reply: Reply, live: LiveScreens) -> bool:
    """Shows screens: a press edits its message, unless the screen must be a new message.

    Returns whether the pressed message shows something else from now on.
    """
    if isinstance(reply, Album):
        await _show_album(event, reply, live)
        return False
    if isinstance(reply, Toast):
        if isinstance(event, CallbackQuery):
            await show_toast(event, reply.text)
        return False
    if isinstance(reply, Receipt):
        if isinstance(event, Message):
            await _acknowledge(event, reply, live)
        return False
    screens = reply if isinstance(reply, tuple) else (reply,) if reply is not None else ()
    _remember_shown(event, screens, live)
    if isinstance(event, CallbackQuery):
        return await _answer_press(event, screens, live)
    for screen in screens:
        await _send(event, screen, live)
    return False


def _remember_shown(event: Message | CallbackQuery, screens: tuple[Screen, ...], live: LiveScreens) -> None:
    """Notes whose card the person looks at now, for which is what they send next; and its keys, which can be typed."""
    chat = event.chat if isinstance(event, Message) else event.message.chat if event.message else None
    if chat is None:
        return
    for screen in screens:
        live.showed_keys(chat.id, keys_of(screen))
        if screen.card_of is not None and screen.card_of[0] == "case":
            live.showed_case(chat.id, screen.card_of[1])


async def _acknowledge(message: Message, receipt: Receipt, live: LiveScreens) -> None:
    """Marks what was sent with a sign, an album once: Telegram puts it on the first photo whichever is named.

    It is no proof of anything, so a refusal (a chat that allows no reactions, a pause) is noted in the log alone.
    """
    if receipt.album and not live.is_first_sign(message.chat.id, receipt.album):
        return
    try:
        await message.react([ReactionTypeEmoji(emoji=KEPT)])
    except TelegramAPIError as refusal:
        log.info("a sign was not set: %s", type(refusal).__name__)


async def _show_album(event: Message | CallbackQuery, album: Album, live: LiveScreens) -> None:
    """Sends the files below; a press is answered first, so two calls altogether."""
    message = event
    if isinstance(event, CallbackQuery):
        await show_toast(event, "")
        if not isinstance(event.message, Message):
            return
        message = event.message
    if isinstance(message, Message):
        if len(album.files) > 1:
            sent = await message.answer_media_group(
                [_in_album(file, album.html if file is album.files[0] else None) for file in album.files],
                protect_content=album.secret or None,
            )
        else:
            sent = [await _one_file(message, album)]
        live.arrived(message.chat.id, sent[-1].message_id)


def _in_album(file: SentFile, caption: str | None = None) -> InputMediaPhoto | InputMediaVideo | InputMediaDocument:
    if file.media == "photo":
        return InputMediaPhoto(media=file.file_id, caption=caption)
    if file.media == "video":
        return InputMediaVideo(media=file.file_id, caption=caption)
    return InputMediaDocument(media=file.file_id, caption=caption)


async def _one_file(message: Message, album: Album) -> Message:
    (file,) = album.files
    caption, secret = album.html, album.secret or None
    match file.media:
        case "photo":
            return await message.answer_photo(file.file_id, caption=caption, protect_content=secret)
        case "video":
            return await message.answer_video(file.file_id, caption=caption, protect_content=secret)
        case "voice":
            return await message.answer_voice(file.file_id, caption=caption, protect_content=secret)
        case "audio":
            return await message.answer_audio(file.file_id, caption=caption, protect_content=secret)
        case "animation":
            return await message.answer_animation(file.file_id, caption=caption, protect_content=secret)
        case "video_note":
            # the only kind without a caption
            return await message.answer_video_note(file.file_id, protect_content=secret)
        case _:
            return await message.answer_document(file.file_id, caption=caption, protect_content=secret)


async def show_toast(event: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Answers a press with a short text only; ``alert`` makes it a dialog."""
    # an answer that comes too late (after a restart) is refused by Telegram, and nobody waits for it any more
    with suppress(TelegramBadRequest):
        await event.answer(text[:TOAST_LIMIT] or None, show_alert=alert or None)


async def _answer_press(event: CallbackQuery, screens: tuple[Screen, ...], live: LiveScreens) -> bool:
    first = screens[0] if screens else None
    answering = show_toast(event, first.toast if first else "", alert=first.alert if first else False)
    if first is None or not isinstance(event.message, Message):
        await answering
        return False
    # both at once: the person sees the next question one round trip earlier
    _, changed = await asyncio.gather(answering, edit_or_send(event.message, first, live))
    for screen in screens[1:]:
        await _send(event.message, screen, live)
    return changed


async def edit_or_send(pressed: Message, screen: Screen, live: LiveScreens) -> bool:
    """Changes the pressed message into a screen, or sends it below where that cannot be, or would be out of sight.

    Returns whether it was changed.
    """
    place = live.place_for(pressed.chat.id, pressed.message_id)
    if screen.replies and place != pressed.message_id:
        # what another message replies to, or nothing: these are words of this one
        place = None
    unprotected = screen.secret and not _is_protected(pressed, place, live)
    new = place is None or unprotected or (place == pressed.message_id and pressed.text is None)
    if screen.keys or screen.drops_keys or new:
        await _open_below(pressed, screen, live)
        return False
    there = pressed if place == pressed.message_id else pressed.model_copy(update={"message_id": place})
    try:
        await there.edit_text(screen.html, reply_markup=_inline(screen))
    except TelegramBadRequest as refusal:
        if NOT_MODIFIED not in refusal.message:
            await _open_below(pressed, screen, live)
        return False
    return place == pressed.message_id


def _is_protected(pressed: Message, place: int | None, live: LiveScreens) -> bool:
    """Whether what stands there cannot be forwarded; an edit does not change that."""
    if place == pressed.message_id:
        return bool(pressed.has_protected_content)
    return live.ends_secret(pressed.chat.id)


async def _open_below(pressed: Message, screen: Screen, live: LiveScreens) -> None:
    sent = await _answer(pressed, screen)
    if screen.keys or screen.drops_keys:
        # Telegram does not let a message with keys at the bottom be edited
        live.arrived(pressed.chat.id, sent.message_id)
    else:
        live.opened(pressed.chat.id, pressed.message_id, sent.message_id, secret=screen.secret)


async def _send(message: Message, screen: Screen, live: LiveScreens) -> None:
    asked = live.question_of(message.chat.id) if screen.grows else None
    if asked is not None:
        await edit_or_send(message.model_copy(update={"message_id": asked, "text": screen.html}), screen, live)
        return
    sent = await _answer(message, screen)
    if screen.grows:
        live.asked(message.chat.id, sent.message_id)
    else:
        live.arrived(message.chat.id, sent.message_id)


async def _answer(message: Message, screen: Screen) -> Message:
    return await message.answer(
        screen.html,
        reply_markup=_markup(screen),
        reply_parameters=_replied(message, screen),
        disable_notification=screen.silent or None,
        protect_content=screen.secret or None,
    )


async def say_in_group(event: Message | ChatMemberUpdated, screen: Screen) -> None:
    """Says something in a group, if the bot may write there."""
    with suppress(TelegramForbiddenError, TelegramBadRequest):
        await event.answer(screen.html, reply_markup=_inline(screen), disable_notification=screen.silent or None)


def _replied(message: Message, screen: Screen) -> ReplyParameters | None:
    """What the person wrote: this message, or the one to which the pressed message is a reply."""
    if not screen.replies:
        return None
    by_bot = message.from_user is not None and message.from_user.is_bot
    written = message.reply_to_message if by_bot else message
    if written is None:
        return None
    return ReplyParameters(message_id=written.message_id, allow_sending_without_reply=True)


def _markup(screen: Screen) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if screen.keys:
        return _reply_keys(screen)
    return ReplyKeyboardRemove(remove_keyboard=True) if screen.drops_keys else _inline(screen)


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button) for button in row] for row in screen.rows])


def _button(button: Button) -> InlineKeyboardButton:
    shown = InlineKeyboardButton(text=button.text, style=style_of(button.tone))
    if button.data is not None:
        return shown.model_copy(update={"callback_data": pack(button.data)})
    if button.copies is not None:
        return shown.model_copy(update={"copy_text": CopyTextButton(text=button.copies)})
    return shown.model_copy(update={"url": button.url})


def _key(key: Key) -> KeyboardButton:
    place, phone = (True if key.asks is asked else None for asked in (Ask.LOCATION, Ask.CONTACT))
    return KeyboardButton(text=key.text, request_location=place, request_contact=phone, style=style_of(key.tone))


def _reply_keys(screen: Screen) -> ReplyKeyboardMarkup:
    asks = any(key.asks for row in screen.keys for key in row)
    return ReplyKeyboardMarkup(
        keyboard=[[_key(key) for key in row] for row in screen.keys],
        resize_keyboard=True,
        one_time_keyboard=asks or None,
        is_persistent=None if asks else True,
        input_field_placeholder=screen.hint or None,
    )
