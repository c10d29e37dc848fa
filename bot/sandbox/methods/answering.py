"""Answers to presses, and what the bot is seen doing."""

from bot.sandbox.arguments import Arguments
from bot.sandbox.callbacks import LONGEST_ANSWER
from bot.sandbox.entities import utf16_length
from bot.sandbox.methods.sending import chat_to_write
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import bad_request

ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def answer_callback_query(telegram: Telegram, arguments: Arguments) -> bool:
    """answerCallbackQuery; a second answer to the same press is taken and shown to nobody."""
    press = telegram.presses.find(arguments.text("callback_query_id"))
    text, url = arguments.text("text"), arguments.text("url")
    if utf16_length(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    own = f"t.me/{telegram.settings.bot_username}?start="
    if url and not url.removeprefix("https://").lower().startswith(own.lower()):
        raise bad_request("URL_INVALID")
    if not press.answered:
        press.answered = True
        telegram.events.add(
            "callback_answered",
            press.chat_id,
            callback_id=press.callback_id,
            person=press.person_id,
            message_id=press.message_id,
            text=text,
            show_alert=arguments.flag("show_alert"),
            url=url,
        )
    return True


async def send_chat_action(telegram: Telegram, arguments: Arguments) -> bool:
    """sendChatAction."""
    chat = chat_to_write(telegram, arguments)
    action = arguments.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    telegram.events.add("chat_action", chat.id, action=action)
    return True
