"""What a first message and a first press need is built before they come."""

import json
import subprocess
import sys

import pytest

SCRIPT = """
import json
import handlers
from aiogram import Bot
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.methods.base import TelegramMethod
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, Update
from aiogram.types.base import TelegramObject
from handlers.receiving.telegram_session import Session
from handlers.receiving.warming import warm

warm()
built = []
for ancestor in (TelegramObject, TelegramMethod):
    def rebuild(cls, *args, _usual=ancestor.__dict__["model_rebuild"].__func__, **named):
        built.append(cls.__name__)
        return _usual(cls, *args, **named)
    ancestor.model_rebuild = classmethod(rebuild)

chat, who = {"id": 7, "type": "private"}, {"id": 7, "is_bot": False, "first_name": "f"}
message = {"message_id": 1, "date": 1, "chat": chat, "from": who, "text": "/start"}
press = {"id": "1", "from": who, "chat_instance": "1", "data": "d", "message": message}
keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="k")]], resize_keyboard=True)
buttons = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="b", callback_data="d")]])
Update.model_validate({"update_id": 1, "message": message})
Update.model_validate({"update_id": 2, "callback_query": press})
session = Session()
bot = Bot("42:TOKEN", session=session)
for call, result in (
    (SendMessage(chat_id=7, text="t", reply_markup=keys), message),
    (SendMessage(chat_id=7, text="t", reply_markup=buttons), message),
    (EditMessageText(chat_id=7, message_id=1, text="t", reply_markup=buttons), message),
    (AnswerCallbackQuery(callback_query_id="1"), True),
):
    session.check_response(bot, call, 200, json.dumps({"ok": True, "result": result}))
print(json.dumps(built))
"""


@pytest.mark.process
def test_the_first_person_waits_for_nothing_to_be_built() -> None:
    said = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True, text=True).stdout
    assert json.loads(said) == []
