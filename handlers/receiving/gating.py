"""The conversation's side of the flood gate: replies are counted, and wait out a pause that Telegram asked for."""

from datetime import timedelta
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendChatAction, SendMediaGroup
from aiogram.methods.base import TelegramMethod

from bot.clock import Clock
from bot.flood import FloodGate
from storage.updates import change_flood_pause

MOST_WAITS = 3


class ThroughTheGate(BaseRequestMiddleware):
    """Lets a reply wait out a pause that Telegram asked for, so that the person still gets it."""

    def __init__(self, gate: FloodGate, clock: Clock) -> None:
        self._gate = gate
        self._clock = clock

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:
        """Counts what is sent; repeats what was refused with ``retry_after``."""
        chat_id, count = getattr(method, "chat_id", None), new_messages(method)
        if not isinstance(chat_id, int) or count is None:
            return await make_request(bot, method)
        for _ in range(MOST_WAITS):
            await self._gate.reply(chat_id, count)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as wait:
                if self._gate.refused(chat_id, wait.retry_after):
                    await change_flood_pause(bot.id, self._clock.now() + timedelta(seconds=wait.retry_after))
        await self._gate.reply(chat_id, count)
        return await make_request(bot, method)


def new_messages(method: TelegramMethod[Any]) -> int | None:
    """How many messages a call adds to its chat, 0 when it edits one; None: Telegram does not count it."""
    name = type(method).__name__
    if isinstance(method, SendMediaGroup):
        return len(method.media)
    if name.startswith("Edit"):
        return 0
    return 1 if name.startswith(("Send", "Copy", "Forward")) and not isinstance(method, SendChatAction) else None
