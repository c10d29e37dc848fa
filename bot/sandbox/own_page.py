"""Only this machine's page and program are answered: a web site that is open beside them must not act for people."""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.wire import PageError


def on_this_machine(host: str) -> bool:
    """Whether a Host header names this machine itself, and not a name that somebody had point to it."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


@web.middleware
async def only_own_page(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Passes on what was asked of this machine by its own page or by a program.

    Raises PageError 403: the host is another one, or a page of another origin asks.
    """
    if not on_this_machine(request.host):
        raise PageError(403, "open the page by the address that was printed at the start")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.host}":
        raise PageError(403, "a page of another origin may not ask")
    return await handler(request)
