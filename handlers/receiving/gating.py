"""The conversation's side of the flood gate: replies are counted, and a 429 holds all processes of the bot back."""

from datetime import timedelta
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import EditMessageText, SendMessage
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
        if not isinstance(method, SendMessage | EditMessageText):
            return await make_request(bot, method)
        for _ in range(MOST_WAITS):
            await self._gate.reply()
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as wait:
                self._gate.pause(wait.retry_after)
                await change_flood_pause(bot.id, self._clock.now() + timedelta(seconds=wait.retry_after))
        await self._gate.reply()
        return await make_request(bot, method)
