"""How the conversation calls Telegram."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods.base import Response, TelegramMethod
from aiohttp import ClientSession


@cache
def answer_type(returning: Any) -> type[Response[Any]]:
    """The type of an answer, kept: pydantic forgets it when nobody holds it, and builds it anew in a millisecond."""
    return Response[returning]


def proxy_to(url: str) -> str | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name for this address: the one that the sender takes."""
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get(parts.scheme)


class Session(AiohttpSession):
    """aiogram's session without two of its costs, and through the environment's proxy.

    An answer's type is built once, and at the end TLS is not given a quarter of a second where HTTP is plain. The proxy
    is looked up once: aiohttp's own way (``trust_env``) goes through a thread twice with each call.
    """

    async def create_session(self) -> ClientSession:
        """The open connections."""
        if self._session is None or self._session.closed:
            connector = self._connector_type(**self._connector_init)
            self._session = ClientSession(connector=connector, proxy=proxy_to(self.api.base))
            self._should_reset_connector = False
        return self._session

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
