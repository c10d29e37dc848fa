"""Long polling that confirms an update to Telegram only when its handling ended.

What getUpdates confirms is everything below its offset, so the offset is the oldest update that is not finished: after
a crash all that was in flight comes again. Of one person's burst the surplus is set down and counts as finished, so
that the window has room for others. Until then it is answered again and again, too, and new updates behind it
are found by asking now and then. Telegram's server answers a second call with the same offset within half a second
with a single update; leaving the offset out means the same updates and is not restricted so, hence the two alternate.
"""

import asyncio
import logging
from collections.abc import Awaitable
from functools import partial
from typing import Any, TypeVar

from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods.base import TelegramMethod

from bot.settings import TokenRefused
from handlers.receiving.receiver import SLOW_AFTER_S, Raw, Receiver

T = TypeVar("T")

log = logging.getLogger(__name__)

LONG_POLL_S = 30
ANSWER_WITHIN_S = 40
"""Seconds for an answer to getUpdates, its waiting included."""
WINDOW = 100
"""getUpdates answers with no more than the 100 earliest updates that are not confirmed."""
SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.02, 0.1
"""Between two calls while updates are in flight; it grows while nothing new comes."""
LONGEST_BACKOFF_S = 30.0
FINISH_WITHIN_S = 5.0
CONFIRM_WITHIN_S = 2


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without parsing: each update is parsed alone, so that an odd one does not spoil its neighbours."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int = 0
    allowed_updates: list[str] | None = None


async def poll(receiver: Receiver, stop: asyncio.Event, allowed: list[str]) -> None:
    """Receives updates of the ``allowed`` kinds until ``stop``, then waits for what is in flight and confirms it.

    Network errors, refusals and a second poller (409) are logged and asked again after a growing pause.

    Raises:
        TokenRefused: after what is in flight ended.
    """
    stopping = asyncio.create_task(stop.wait(), name="stop of polling")
    polling = _Polling(receiver, stopping, allowed)
    try:
        await polling.until_stopped()
    except TokenRefused:
        await receiver.finish(FINISH_WITHIN_S)
        raise
    else:
        await receiver.finish(FINISH_WITHIN_S)
        await polling.confirm()
    finally:
        stopping.cancel()


class _Polling:
    """The updates that Telegram has not been told to forget: those unfinished, and those finished meanwhile."""

    def __init__(self, receiver: Receiver, stopping: asyncio.Task[Any], allowed: list[str]) -> None:
        self._receiver = receiver
        self._stopping = stopping
        self._allowed = allowed
        self._unfinished: dict[int, float] = {}  # with the moment each was accepted, in the loop's seconds
        self._finished: set[int] = set()
        self._last_offset: int | None = None

    async def until_stopped(self) -> None:
        """Asks, accepts, waits for progress, and so on."""
        failures, pause = 0, SHORTEST_PAUSE_S
        while not self._stopping.done():
            try:
                batch = await self._ask()
            except _Refused as refused:
                failures += 1
                wait = max(refused.wait_s, min(2.0 ** (failures - 1), LONGEST_BACKOFF_S))
                log.warning("getUpdates: %s; again in %g s", refused, wait)
                await self._unless_stopped(self._receiver.pauses(wait))
                continue
            failures = 0
            pause = SHORTEST_PAUSE_S if await self._accept(batch) else min(2 * pause, LONGEST_PAUSE_S)
            self._let_go_of_one_stuck()
            await self._progress(pause)

    async def confirm(self) -> None:
        """Tells Telegram what ended since the last call; whatever it answers is left for the next start."""
        if self._finished:
            call = GetRawUpdates(offset=self._oldest(), limit=1, timeout=0)
            try:
                await self._receiver.bot(call, request_timeout=CONFIRM_WITHIN_S)
            except Exception as error:  # noqa: BLE001 -- they come again and change nothing: no reason to fail a stop
                log.warning("what ended last is not confirmed: %s", _reason(error))

    def _oldest(self) -> int | None:
        """The offset: below it all is finished. None, the earliest not confirmed, when nothing is known of.

        Nothing is remembered longer than needed, because after a quiet week ids may go on from a lower one.
        """
        if self._unfinished:
            return min(self._unfinished)
        return max(self._finished) + 1 if self._finished else None

    async def _ask(self) -> list[Raw]:
        oldest = self._oldest()
        confirmed = {number for number in self._finished if oldest is not None and number < oldest}
        offset = oldest if confirmed or oldest != self._last_offset else None
        call = GetRawUpdates(offset=offset, timeout=LONG_POLL_S, allowed_updates=self._allowed)
        answered = await self._unless_stopped(self._receiver.bot(call, request_timeout=ANSWER_WITHIN_S))
        if answered is None:
            return []
        if error := answered.exception():
            if isinstance(error, TelegramUnauthorizedError):
                raise TokenRefused from error
            wait = float(error.retry_after) if isinstance(error, TelegramRetryAfter) else 0.0
            raise _Refused(_reason(error), wait) from error
        self._last_offset = offset
        self._finished -= confirmed
        return answered.result()

    async def _accept(self, batch: list[Raw]) -> bool:
        """Starts what is new, and sets down what is too much of one person; says whether anything was new."""
        now = asyncio.get_running_loop().time()
        known = self._finished | self._receiver.in_flight.keys()
        new = [raw for raw in batch if raw["update_id"] not in known]
        surplus = []
        for raw in new:
            if self._receiver.is_too_much(raw):
                surplus.append(raw)
                continue
            number: int = raw["update_id"]
            self._unfinished[number] = now
            self._receiver.accept(raw).add_done_callback(partial(self._ended, number))
        if surplus:
            try:
                await self._receiver.set_down(surplus)
            except Exception as error:  # noqa: BLE001 -- not confirmed, so they come again with the next answer
                log.error("%d updates could not be set down: %s", len(surplus), type(error).__name__)
            else:
                self._finished |= {raw["update_id"] for raw in surplus}
        return bool(new)

    def _ended(self, number: int, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is None and number in self._unfinished:
            del self._unfinished[number]
            self._finished.add(number)

    def _let_go_of_one_stuck(self) -> None:
        """A handling that hangs blocks its own lane alone: it goes on, but a full window does not wait for it."""
        if not self._unfinished or len(self._unfinished) + len(self._finished) < WINDOW:
            return
        oldest = min(self._unfinished)
        if asyncio.get_running_loop().time() - self._unfinished[oldest] > SLOW_AFTER_S:
            log.error("update %s is stuck: it is confirmed although its handling has not ended", oldest)
            del self._unfinished[oldest]
            self._finished.add(oldest)

    async def _progress(self, pause_s: float) -> None:
        """Waits until half of what is in flight ended (then the next call brings much), but no longer than a pause."""
        numbers = sorted(self._unfinished)
        if numbers and (task := self._receiver.in_flight.get(numbers[len(numbers) // 2])):
            await asyncio.wait({task, self._stopping}, timeout=pause_s, return_when=asyncio.FIRST_COMPLETED)

    async def _unless_stopped(self, work: Awaitable[T]) -> asyncio.Future[T] | None:
        """The ended work, or None when polling was stopped first; a call cut off confirms no more than it said."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task, self._stopping}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task
        finally:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return None


class _Refused(Exception):
    """getUpdates failed; ``wait_s`` is what Telegram asked to wait."""

    def __init__(self, reason: str, wait_s: float) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


def _reason(error: BaseException) -> str:
    """What Telegram said; of other errors the type alone, because their text may hold the token or an answer."""
    if isinstance(error, TelegramNetworkError):
        return type(error.__cause__ or error).__name__
    return error.message if isinstance(error, TelegramAPIError) else type(error).__name__
