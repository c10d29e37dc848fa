"""Updates one after the other for each person, side by side for different people, each tried until it is handled.

An update counts as handled when its task ended: only then may it be confirmed to Telegram (polling.py,
webhook.py). Tasks are never cancelled here, because a task cancelled inside a transaction wedges the pool.
"""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from pydantic import ValidationError

from bot.rules.unseen import Impossible, received

log = logging.getLogger(__name__)

Raw = dict[str, Any]
"""An update as Telegram sent it, not parsed."""

SLOW_AFTER_S = 20.0
"""Seconds after which a handling that has not ended is told in the log."""


def lane_of(raw: Raw) -> Hashable:
    """Whose updates are handled one after the other: the person who acts, also in a group, else the chat.

    An update of nobody, or of a shape that is not understood, has a lane of its own.
    """
    for kind, content in raw.items():
        if not isinstance(content, dict):
            continue
        for role in ("from", "user", "chat"):
            match content.get(role):
                case {"id": int(number)}:
                    return number
        return kind, raw.get("update_id")
    return raw.get("update_id")


class Unfinished(Exception):
    """The program stopped before an update could be handled: it is not to be confirmed."""


class Receiver:
    """Hands updates to the dispatcher, in the order in which they came from each person.

    ``given_up`` is told of an update that cannot be parsed, or failed ``attempts`` times, and of its last error; the
    update then counts as handled, also when ``given_up`` fails, so that it never blocks the queue. The dispatcher must
    not have error handlers of its own: an error that they take is not seen here. ``pauses`` sleeps, in seconds.
    ``provided`` is what handlers may ask for by name besides the update.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        given_up: Callable[[Raw, Exception], Awaitable[None]],
        *,
        attempts: int = 3,
        pauses: Callable[[float], Awaitable[None]] = asyncio.sleep,
        provided: Mapping[str, Any] | None = None,
    ) -> None:
        self.bot = bot
        self.pauses = pauses
        self.in_flight: dict[int, asyncio.Task[None]] = {}
        self._dispatcher = dispatcher
        self._given_up = given_up
        self._provided = dict(provided or {})
        self._attempts = attempts
        self._stopping = False
        self._last_of_lane: dict[Hashable, asyncio.Task[None]] = {}

    def accept(self, raw: Raw) -> asyncio.Task[None]:
        """Starts an update behind the one before it in its lane; a second copy of one in flight joins the first.

        Whoever waits for the task shields it: it must not be cancelled. It ends without an error, or as Unfinished.
        """
        number: int = raw["update_id"]
        under_way = self.in_flight.get(number)
        if under_way is not None:
            return under_way
        lane = lane_of(raw)
        task = asyncio.create_task(self._in_turn(raw, self._last_of_lane.get(lane)), name=f"update {number}")
        self.in_flight[number] = self._last_of_lane[lane] = task

        def forget(_: asyncio.Task[None]) -> None:
            del self.in_flight[number]
            if self._last_of_lane.get(lane) is task:
                del self._last_of_lane[lane]

        task.add_done_callback(forget)
        return task

    async def finish(self, within_s: float) -> None:
        """Waits until all that is in flight ended, at most so many seconds; what has not ended goes on.

        The program stops: from now on nothing is tried again or given up. It comes again after the next start.
        """
        self._stopping = True
        if self.in_flight:
            _, unfinished = await asyncio.wait(self.in_flight.values(), timeout=within_s)
            if unfinished:
                log.warning("%d updates did not end within %g s: they come again", len(unfinished), within_s)

    async def _in_turn(self, raw: Raw, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            # not awaited directly: cancelling this one would cancel the one before
            await asyncio.wait({before})
        loop = asyncio.get_running_loop()
        slow = loop.call_later(
            SLOW_AFTER_S, log.warning, "update %s is still being handled after %g s", raw["update_id"], SLOW_AFTER_S
        )
        try:
            await self._handle(raw)
        finally:
            slow.cancel()

    async def _handle(self, raw: Raw) -> None:
        try:
            update = Update.model_validate(received(raw), context={"bot": self.bot})
        except (ValidationError, Impossible) as error:
            # it reads the same each time, so there is nothing to try again
            await self._give_up(raw, error)
            return
        for attempt in range(1, self._attempts + 1):
            try:
                await self._dispatcher.feed_update(self.bot, update, **self._provided)
            except Exception as error:
                log.warning("update %s, attempt %d: %s", update.update_id, attempt, without_words(error))
                if self._stopping:
                    raise Unfinished from error
                if attempt == self._attempts:
                    await self._give_up(raw, error)
                else:
                    await self.pauses(2**attempt / 4)
            else:
                return

    async def _give_up(self, raw: Raw, error: Exception) -> None:
        log.error("update %s is given up: %s", raw["update_id"], type(error).__name__)
        try:
            await self._given_up(raw, error)
        except Exception as second:  # noqa: BLE001 -- the update is confirmed all the same, or it would block the queue
            log.critical("update %s given up is not noted: %s", raw["update_id"], without_words(second))


def without_words(error: BaseException) -> str:
    """An error for the log: its type and its place, not its text, which may quote what a person wrote."""
    place = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{place}".rstrip()
