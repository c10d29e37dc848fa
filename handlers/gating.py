"""The conversation's side of the flood gate: replies are counted, and a 429 holds the drainer back as well."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, SendMessage
from aiogram.methods.base import TelegramMethod

from bot.flood import FloodGate

MOST_WAITS = 3


class ThroughTheGate(BaseRequestMiddleware):
    """Lets a reply wait out a pause that Telegram asked for, so that the person still gets it."""

    def __init__(self, gate: FloodGate) -> None:
        self._gate = gate

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:
        """Counts what is sent; repeats what was refused with ``retry_after``."""
        if not isinstance(method, SendMessage | EditMessageText):
            return await make_request(bot, method)
        for _ in range(MOST_WAITS):
            await self._gate.reply()
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as wait:
                self._gate.pause(wait.retry_after)
        await self._gate.reply()
        return await make_request(bot, method)
