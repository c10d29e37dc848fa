"""Composes the conversation: aiogram's bot and dispatcher, receiving by long polling or webhook."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommandScopeAllPrivateChats, LinkPreviewOptions
from aiogram.utils.token import TokenValidationError
from aiohttp import web

from bot.clock import Clock
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.settings import WEBHOOK_PATH, TelegramUnreachable, TokenRefused, WebhookRefused
from handlers.bursts import Bursts
from handlers.dispatching import ALLOWED_UPDATES, the_dispatcher
from handlers.failing import GivenUp
from handlers.receiving.gating import ThroughTheGate
from handlers.receiving.inbox import Inbox
from handlers.receiving.polling import poll
from handlers.receiving.receiver import Receiver
from handlers.receiving.telegram_session import Session
from handlers.receiving.webhook import webhook_routes

log = logging.getLogger(__name__)

HEALTH_PATH = "/health"
FINISH_WITHIN_S = 5
CONNECTIONS = 200
"""More than a window of updates: replies must not wait behind each other's connections, nor behind getUpdates."""

# not ``link_preview_is_disabled``: that also sends a parameter that Telegram has removed
BOT_DEFAULTS = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True))


@dataclass(frozen=True, slots=True)
class Conversation:
    """A bot that is ready to receive."""

    bot: Bot
    receiver: Receiver
    username: str

    async def poll(self, stop: asyncio.Event) -> None:
        """Receives by long polling until ``stop``.

        Raises:
            TokenRefused, TelegramUnreachable: the latter only at the beginning.
        """
        with _reaching():
            await self.bot.delete_webhook()
        async with self.receiver.taking_up():
            await poll(self.receiver, stop, ALLOWED_UPDATES)

    @asynccontextmanager
    async def listening(
        self, *, url: str, secret: str, host: str, port: int, ails: Callable[[], str | None]
    ) -> AsyncIterator[None]:
        """Receives by webhook at a local address inside the block; Telegram is told the public ``url``.

        ``/health`` on the same port answers 200, or 503 with what ``ails`` the program.

        Raises:
            OSError: the address cannot be used.
            WebhookRefused: Telegram does not take the ``url``.
            TelegramUnreachable
        """

        async def health(_: web.Request) -> web.Response:
            found = ails()
            return web.Response(text=found or "The program is at work.", status=503 if found else 200)

        application = web.Application()
        application.router.add_post(WEBHOOK_PATH, webhook_routes(self.receiver, secret))
        application.router.add_get(HEALTH_PATH, health)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            with _reaching():
                try:
                    await self.bot.set_webhook(
                        url.rstrip("/") + WEBHOOK_PATH, secret_token=secret, allowed_updates=ALLOWED_UPDATES
                    )
                except TelegramBadRequest as refusal:
                    raise WebhookRefused(refusal.message) from refusal
            async with self.receiver.taking_up():
                yield
        finally:
            await runner.cleanup()
            await self.receiver.finish(FINISH_WITHIN_S)


@asynccontextmanager
async def conversation(
    token: str, api_url: str, clock: Clock, gate: FloodGate, live: LiveScreens, holder: str
) -> AsyncIterator[Conversation]:
    """A conversation with the Bot API server at ``api_url``; its connections are closed at the end.

    ``holder`` names this process: it handles what it sets down, another one only once it is gone.

    Raises:
        TelegramUnreachable, TokenRefused
    """
    async with _connected(token, api_url) as bot:
        bot.session.middleware(ThroughTheGate(gate, clock))
        with _reaching():
            username = (await bot.get_me()).username or ""
        provided = {"clock": clock, "bot_username": username, "live": live, "bursts": Bursts(gate)}
        inbox = Inbox(bot.id, holder, clock)
        receiver = Receiver(bot, the_dispatcher(), GivenUp(bot, clock), provided=provided, inbox=inbox)
        yield Conversation(bot, receiver, username)


@asynccontextmanager
async def acquainted(token: str, api_url: str) -> AsyncIterator[bool]:
    """Whether the bot has served a firm: its command list is told once a firm is claimed; a new bot has none.

    Raises:
        TelegramUnreachable, TokenRefused
    """
    async with _connected(token, api_url) as bot:
        with _reaching():
            lists = [await bot.get_my_commands(scope=scope) for scope in (None, BotCommandScopeAllPrivateChats())]
        yield any(lists)


@asynccontextmanager
async def _connected(token: str, api_url: str) -> AsyncIterator[Bot]:
    session = Session(api=TelegramAPIServer.from_base(api_url), limit=CONNECTIONS)
    try:
        with _reaching():
            bot = Bot(token, session=session, default=BOT_DEFAULTS)
        yield bot
    finally:
        await session.close()


@contextmanager
def _reaching() -> Iterator[None]:
    """Gives the library's failures our names."""
    try:
        yield
    except (TelegramUnauthorizedError, TelegramNotFound, TokenValidationError) as refusal:
        raise TokenRefused from refusal
    except TelegramRetryAfter as asked:
        raise TelegramUnreachable(type(asked).__name__, asked.retry_after) from asked
    except (TelegramNetworkError, TelegramServerError) as failure:
        raise TelegramUnreachable(type(failure.__cause__ or failure).__name__) from failure
