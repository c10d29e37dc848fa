"""The yardstick: a checklist bot of aiogram alone, everything in memory, nothing kept, nothing safe.

``python -m tests.bench.bare_bot --api URL --token T [--freeze]``: seven questions answered by button, edited in place;
two calls of the Bot API a tap. ``--freeze`` keeps the garbage collector away from what was loaded at the start.
"""

import argparse
import asyncio
import gc

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

ITEMS = ("消防器材", "安全出口", "设备防护", "用电", "危化品", "现场秩序", "劳防用品")
VERDICTS = {"ok": "✅", "problem": "❌", "absent": "➖"}


class Checklist:
    """Everybody's answers, while the process lives."""

    def __init__(self) -> None:
        self.answers: dict[int, list[str]] = {}

    async def begin(self, message: Message) -> None:
        """/start: an empty checklist in a new message."""
        self.answers[message.chat.id] = []
        await message.answer(self.text(message.chat.id), reply_markup=self.keyboard(message.chat.id))

    async def answer(self, press: CallbackQuery) -> None:
        """A verdict: the next item, in the same message."""
        message = press.message
        await press.answer()
        if not isinstance(message, Message):
            return
        number, _, verdict = (press.data or "").partition(":")
        given = self.answers.setdefault(message.chat.id, [])
        if int(number) == len(given) < len(ITEMS):
            given.append(verdict)
            chat_id = message.chat.id
            await message.edit_text(self.text(chat_id), reply_markup=self.keyboard(chat_id))

    def text(self, chat_id: int) -> str:
        """The answers so far and the next question."""
        given = self.answers[chat_id]
        lines = [f"{VERDICTS[verdict]} {item}" for item, verdict in zip(ITEMS, given, strict=False)]
        return "\n".join(
            [*lines, f"{len(given) + 1}/{len(ITEMS)} {ITEMS[len(given)]}？" if self.open(given) else "完成"]
        )

    def keyboard(self, chat_id: int) -> InlineKeyboardMarkup | None:
        """A button for each verdict, none at the end."""
        given = self.answers[chat_id]
        if not self.open(given):
            return None
        row = [InlineKeyboardButton(text=sign, callback_data=f"{len(given)}:{key}") for key, sign in VERDICTS.items()]
        return InlineKeyboardMarkup(inline_keyboard=[row])

    @staticmethod
    def open(given: list[str]) -> bool:
        """Whether an item is left."""
        return len(given) < len(ITEMS)


async def run(api: str, token: str) -> None:
    """Polls until the process is ended."""
    checklist, dispatcher = Checklist(), Dispatcher()
    dispatcher.message.register(checklist.begin, CommandStart())
    dispatcher.callback_query.register(checklist.answer, F.data)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher.start_polling(bot, handle_signals=False)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--api", required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--freeze", action="store_true")
    options = parser.parse_args()
    if options.freeze:
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)
    asyncio.run(run(options.api, options.token))


if __name__ == "__main__":
    main()
