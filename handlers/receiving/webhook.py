"""The webhook: Telegram is answered 2xx only when the handling of its update ended."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from hmac import compare_digest

from aiohttp import web

from handlers.receiving.receiver import Receiver, Unfinished

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of a header
MOST_AT_ONCE = 200
"""Updates in flight beyond which further ones are put off: Telegram keeps them and comes again."""


class SecretMissing(ValueError):
    """Without a secret anybody who finds the address could send updates."""


def webhook_routes(receiver: Receiver, secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of the webhook's address.

    It answers 401 without the secret, 400 to what is no update, 503 with Retry-After while too much is under way, 503
    when the program stopped over it, and 200 when the update was handled. A request that breaks off does not end the
    handling.

    Raises:
        SecretMissing: for an empty secret.
    """
    if not secret:
        raise SecretMissing
    expected = secret.encode()

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not compare_digest(given.encode(errors="surrogateescape"), expected):
            return web.Response(status=401)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
            return web.Response(status=400)
        if len(receiver.in_flight) > MOST_AT_ONCE and raw["update_id"] not in receiver.in_flight:
            return web.Response(status=503, headers={"Retry-After": "1"})
        try:
            await asyncio.shield(receiver.accept(raw))
        except Unfinished:
            return web.Response(status=503)
        return web.Response()

    return receive
