"""Delivery of updates to the program's webhook: in parallel, repeated until it answers 2xx."""

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from bot.sandbox.arguments import Arguments
from bot.sandbox.transport import read_parts
from bot.sandbox.updates import BY_SET_WEBHOOK, UpdateQueue
from bot.sandbox.wire import Json, bad_request, not_reproduced

log = logging.getLogger(__name__)

# Seconds before each repetition of a delivery; the last holds from then on.
REPEATED_AFTER_S = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)
ANSWER_WITHIN_S = 60
USUAL_CONNECTIONS = 40
MOST_CONNECTIONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)

Execute = Callable[[str, Arguments], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go."""

    url: str
    secret: str
    max_connections: int


class Webhook:
    """The webhook of the bot, when one is set.

    ``execute`` runs a method that came in the body of an answer, ``now`` gives Unix time for ``last_error_date``,
    ``reachable`` says whether the network is up.
    """

    def __init__(
        self,
        updates: UpdateQueue,
        execute: Execute,
        now: Callable[[], int],
        reachable: Callable[[], bool],
        repeated_after_s: Sequence[float] = REPEATED_AFTER_S,
    ) -> None:
        self.target: Target | None = None
        self._updates = updates
        self._execute = execute
        self._now = now
        self._reachable = reachable
        self._repeated_after_s = repeated_after_s
        self._last_error: Json = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def set(self, arguments: Arguments) -> None:
        """setWebhook, and with an empty address deleteWebhook.

        Raises ApiError for a bad address, secret or certificate.
        """
        url = arguments.text("url")
        for unknown in ("certificate", "ip_address"):
            if arguments.has(unknown):
                raise not_reproduced(f"{unknown} of setWebhook")
        if url:
            _check_address(url)
        secret = arguments.text("secret_token")
        if secret and not SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self._updates.allow(arguments.array("allowed_updates"))
        await self._stop_deliveries()
        if arguments.flag("drop_pending_updates"):
            self._updates.drop_all()
        if not url:
            self.target, self._updates.webhook_is_set, self._last_error = None, False, {}
            return
        connections = arguments.integer("max_connections", USUAL_CONNECTIONS)
        self.target = Target(url, secret, max(1, min(connections, MOST_CONNECTIONS)))
        self._last_error = {}
        self._updates.interrupt(BY_SET_WEBHOOK)
        self._updates.webhook_is_set = True
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN_S))
        self._updates.on_new = self._deliver_more
        self._deliver_more()

    def info(self) -> Json:
        """WebhookInfo."""
        info: Json = {
            "url": self.target.url if self.target else "",
            "has_custom_certificate": False,
            "pending_update_count": self._updates.pending_count,
            **self._last_error,
        }
        if self.target:
            info["max_connections"] = self.target.max_connections
            info["ip_address"] = "127.0.0.1"
        if self._updates.allowed:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def stop(self) -> None:
        """Ends all deliveries; what was not confirmed stays pending."""
        await self._stop_deliveries()

    async def _stop_deliveries(self) -> None:
        self._updates.on_new = None
        # A setWebhook may itself have come in the answer to a delivery: that one is left to end by itself.
        tasks = [task for task in self._under_way.values() if task is not asyncio.current_task()]
        self._under_way.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _deliver_more(self) -> None:
        if self.target is None or self._updates.on_new is None:
            return
        while len(self._under_way) < self.target.max_connections:
            found = self._updates.waiting_for_webhook(self._under_way)
            if found is None:
                return
            update_id, content = found
            task = asyncio.create_task(self._deliver(self.target, update_id, content), name=f"webhook {update_id}")
            self._under_way[update_id] = task
            task.add_done_callback(partial(self._ended, update_id))

    def _ended(self, update_id: int, task: asyncio.Task[None]) -> None:
        if self._under_way.get(update_id) is task:
            del self._under_way[update_id]
            self._deliver_more()
        if not task.cancelled() and (error := task.exception()):
            log.error("delivery of update %s", update_id, exc_info=error)

    async def _deliver(self, target: Target, update_id: int, content: bytes) -> None:
        attempt = 0
        while (wait := await self._attempt(target, update_id, content)) is not None:
            planned = self._repeated_after_s[min(attempt, len(self._repeated_after_s) - 1)]
            attempt += 1
            await asyncio.sleep(max(wait, planned))

    async def _attempt(self, target: Target, update_id: int, content: bytes) -> float | None:
        """One delivery: None when it was taken, else the least number of seconds before the next one."""
        if self._session is None or not self._reachable():
            return self._failed("Connection timed out")
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers[SECRET_HEADER] = target.secret
        try:
            async with self._session.post(target.url, data=content, headers=headers, allow_redirects=False) as response:
                if not 200 <= response.status < 300:
                    wait = self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                    with suppress(ValueError):
                        wait = float(response.headers.get("Retry-After", "0"))
                    return wait
                answer = await _method_in(response)
        except aiohttp.ClientConnectorError:
            return self._failed("Connection refused")
        except TimeoutError:
            return self._failed("Read timeout expired")
        except aiohttp.ClientError as error:
            return self._failed(f"Connection lost: {error}")
        self._updates.confirm(update_id)
        if answer is not None:
            await self._execute(answer.text("method"), answer)
        return None

    def _failed(self, reason: str) -> float:
        self._last_error = {"last_error_date": self._now(), "last_error_message": reason}
        return 0.0


def _check_address(url: str) -> None:
    """HTTPS as Telegram asks, or plain HTTP on this machine, which only the sandbox allows."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise bad_request("bad webhook: invalid url specified") from error
    if parts.scheme == "http" and _is_loopback(host):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in (None, 443, 80, 88, 8443):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if not _is_loopback(host):
        raise not_reproduced("webhooks away from this machine")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def _method_in(response: aiohttp.ClientResponse) -> Arguments | None:
    """The call that the program put into the body of its answer, if it put one."""
    body = Arguments({})
    match response.content_type:
        case "application/json":
            try:
                values = json.loads(await response.read() or b"null")
            except ValueError:
                return None
            body = Arguments(values if isinstance(values, dict) else {})
        case "application/x-www-form-urlencoded":
            body = Arguments(dict(parse_qsl(await response.text(), keep_blank_values=True)))
        case "multipart/form-data":
            body = await read_parts(aiohttp.MultipartReader(response.headers, response.content))
    return body if body.text("method") else None
