"""The webhook: Telegram is answered 2xx only when the handling of its update ended, or when it was set down."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from hmac import compare_digest

from aiohttp import web

from bot.rules.unseen import LARGEST
from handlers.receiving.receiver import Raw, Receiver, Unfinished

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of a header
MOST_AT_ONCE = 200
"""Updates in flight beyond which further ones are put off: Telegram keeps them and comes again."""


class SecretMissing(ValueError):
    """Without a secret anybody who finds the address could send updates."""


def webhook_routes(receiver: Receiver, secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The handler of the webhook's address.

    It answers 401 without the secret, 503 with Retry-After while too much is under way, 503 when the program stopped
    over it, and 200 when the update was handled, or set down as one of many of one person. What is no update is noted
    in the log and answered 200 too: it would be none the next time either, and Telegram sends again for hours what it
    hears another answer to. A request that breaks off does not end the handling.

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
            raw = await _update_in(request)
        except _NoUpdate as refusal:
            log.warning("the body of a webhook call is no update (%s): it is refused", refusal)
            return web.Response()
        if receiver.is_too_much(raw):
            await receiver.set_down([raw])
            return web.Response()
        if len(receiver.in_flight) > MOST_AT_ONCE and raw["update_id"] not in receiver.in_flight:
            return web.Response(status=503, headers={"Retry-After": "1"})
        try:
            await asyncio.shield(receiver.accept(raw))
        except Unfinished:
            return web.Response(status=503)
        return web.Response()

    return receive


class _NoUpdate(ValueError):
    """What Telegram never sends; the text says in which way, without a word of it."""


async def _update_in(request: web.Request) -> Raw:
    try:
        raw = json.loads(await request.read())
    except web.HTTPRequestEntityTooLarge:
        raise _NoUpdate("too large") from None
    except RecursionError:
        raise _NoUpdate("nested too deeply") from None
    except ValueError:
        raise _NoUpdate("not JSON") from None
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int or not 0 <= raw["update_id"] <= LARGEST:
        raise _NoUpdate("without a number")
    return raw
