"""How the conversation calls Telegram."""

from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods.base import Response, TelegramMethod


@cache
def answer_type(returning: Any) -> type[Response[Any]]:
    """The type of an answer, kept: pydantic forgets it when nobody holds it, and builds it anew in a millisecond."""
    return Response[returning]


class Session(AiohttpSession):
    """aiogram's session without two of its costs.

    An answer's type is built once, and at the end TLS is not given a quarter of a second where HTTP is plain.
    """

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Response[Any]:
        """What Telegram answered."""
        answer_type(method.__returning__)
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        """Closes the connections."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None:
            await self._session.close()
