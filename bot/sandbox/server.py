"""The sandbox as a server on this machine: put together, started, stopped."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Self

from aiohttp import web

from bot.sandbox.api import Api
from bot.sandbox.bot_routes import BotRoutes
from bot.sandbox.cast import Group, Person
from bot.sandbox.clock import ClockHandle
from bot.sandbox.flood import FloodLimits
from bot.sandbox.groups import Groups
from bot.sandbox.own_page import only_own_page
from bot.sandbox.page_routes import PageRoutes
from bot.sandbox.people import People
from bot.sandbox.people_routes import PeopleRoutes
from bot.sandbox.telegram import Settings, Telegram
from bot.sandbox.transport import LARGEST_REQUEST, page_refusal
from bot.sandbox.webhook import REPEATED_AFTER_S
from bot.sandbox.wire import PageError

NEAR_REAL = FloodLimits()


class Sandbox:
    """A stand-in for Telegram with a chat page: ``start``, then give ``url`` to the program and to a browser.

    ``limits`` None switches the flood limits off; ``repeated_after_s`` are the seconds before each repetition of a
    webhook delivery. Raises ValueError for a host that is not this machine, or a token without the bot's number.
    """

    def __init__(
        self,
        token: str = "42:SANDBOX",  # noqa: S107 (nobody else listens here)
        people: Iterable[Person] = (),
        groups: Iterable[Group] = (),
        clock: ClockHandle | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        limits: FloodLimits | None = NEAR_REAL,
        bot_name: str = "质量管家",
        bot_username: str = "quality_butler_bot",
        group_privacy: bool = True,
        callback_lifetime_s: float = 60,
        repeated_after_s: Sequence[float] = REPEATED_AFTER_S,
    ) -> None:
        if host != "localhost" and not ip_address(host).is_loopback:
            raise ValueError(host)
        settings = Settings(token, bot_name, bot_username, group_privacy, callback_lifetime_s, limits)
        self._telegram = Telegram(settings, people, groups, clock)
        self._api = Api(self._telegram, repeated_after_s)
        self._host, self._port = host, port
        doers = People(self._telegram)
        self._page = PageRoutes(self._api, doers)
        self._people = PeopleRoutes(self._api, doers, Groups(self._telegram))
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end; the port is known once it started."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    def keep_photo(self, content: bytes) -> str:
        """Keeps a photo that came through a chat before the sandbox was there; returns the file id it has.

        Raises ApiError for what Telegram takes for no photo.
        """
        return str(self._telegram.files.add_photo(content)[-1]["file_id"])

    def clock_waits(self, seconds: int) -> None:
        """Shows that the clock, while it moves, waits for so many real seconds; 0 when it goes on."""
        self._telegram.clock.waits(seconds)
        self._telegram.show_clock()

    async def start(self) -> None:
        """Begins to listen."""
        application = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[_page_errors, only_own_page])
        application.add_routes([*BotRoutes(self._api).routes(), *self._page.routes(), *self._people.routes()])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Ends all streams, polls and deliveries, and stops listening."""
        self._page.closing = True
        self._telegram.updates.wake()
        self._telegram.events.bell.ring()
        self._telegram.updates.confirmation.ring()
        await self._api.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()


@web.middleware
async def _page_errors(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except PageError as error:
        return page_refusal(error)
    except web.HTTPClientError as error:
        return page_refusal(PageError(error.status, error.reason.lower()))
    except ConnectionResetError:
        # A network that is down: the connection is cut already, nobody reads this.
        return web.Response(status=503)
