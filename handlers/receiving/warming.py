"""Builds before the first update what every answer needs, so that the first person waits no longer than the second.

aiogram's types are built when they are first used (docs/decisions/0007). Of a first message and a first press, 0.3 s
went into these; everything else they need takes a few milliseconds.
"""

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from handlers.receiving.telegram_session import answer_type

KEYS = (KeyboardButton, ReplyKeyboardMarkup, InlineKeyboardButton, InlineKeyboardMarkup)
CALLS = (SendMessage, EditMessageText, AnswerCallbackQuery)


def warm() -> None:
    """Builds the keys, the calls and what Telegram answers to them; what is built already stays."""
    for key in KEYS:
        key.model_rebuild()
    for call in CALLS:
        call.model_rebuild()
        answer_type(call.__returning__).model_rebuild()
