"""A text that an app cut in several messages is heard as one, before its pieces are taken for anything of their own."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject

from bot.rules.people import Person
from bot.services import cut_texts
from handlers.tray import asked
from handlers.turn import Turn

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class JoinCutTexts(BaseMiddleware):
    """Puts the rest of a text to its beginning."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Hands on whatever is no rest; a text that may go on is noted first."""
        turn: Turn = data["turn"]
        if not isinstance(event, Message) or event.text is None or turn.person is None:
            return await handler(event, data)
        if await cut_texts.is_rest_of_text(turn.person, event.text, event.message_id, event.date):
            return await _join(event, turn, turn.person)
        await cut_texts.note(turn.cause, turn.person, event.text, event.message_id, event.date)
        return await handler(event, data)


async def _join(message: Message, turn: Turn, who: Person) -> Any:
    found = await cut_texts.join(turn.cause, who, message.text or "", message.message_id, message.date)
    return None if found is None else await asked(found, turn)
