"""Updates one after the other for each person, side by side for different people, each tried until it is handled.

An update counts as handled when its task ended: only then may it be confirmed to Telegram (polling.py,
webhook.py). What one person sends in a burst is set down first (inbox.py), and then it may be confirmed at once: it
would keep what others send from coming. Tasks are never cancelled here, because a task cancelled inside a transaction
wedges the pool.
"""

import asyncio
import logging
import traceback
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from pydantic import ValidationError

from bot.rules.unseen import Impossible, received
from handlers.receiving.inbox import Inbox

log = logging.getLogger(__name__)

Raw = dict[str, Any]
"""An update as Telegram sent it, not parsed."""

SLOW_AFTER_S = 20.0
"""Seconds after which a handling that has not ended is told in the log."""
DEEP = 10
"""Updates of one person that may be in flight, as many as an album has: until they end nothing behind them is
confirmed. Further ones are set down."""
PAGE = 50
"""Updates of a burst that are read at a time."""
TAKEN_OVER_EVERY_S = 30.0


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


def _take_out(waiting: list[Raw], those: Sequence[Raw]) -> None:
    gone = {id(one) for one in those}
    waiting[:] = [one for one in waiting if id(one) not in gone]


class Behind(Protocol):
    """What the same person has sent since, as far as it is known at the moment of asking."""

    @property
    def any(self) -> bool:
        """Whether there is anything."""

    @property
    def burst(self) -> bool:
        """Whether it is so much that it was set down."""


@dataclass(frozen=True, slots=True)
class _InPage:
    """Behind an update of a page of a burst: the rest of the page, what is on the next, what is being set down."""

    more: bool
    of: "_Burst"
    burst: bool = True

    @property
    def any(self) -> bool:
        return self.more or self.of.being_written > 0


@dataclass(frozen=True, slots=True)
class _InFlight:
    """Behind an update in flight: others of its lane."""

    lane: Hashable
    depth: Mapping[Hashable, int]
    bursts: Mapping[Any, "_Burst"]

    @property
    def any(self) -> bool:
        return self.depth[self.lane] > 1

    @property
    def burst(self) -> bool:
        return self.lane in self.bursts


@dataclass(slots=True)
class _Burst:
    """What of one person is set down: how many writings are under way, one after the other, and how many ended."""

    task: asyncio.Task[None] | None = None
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)
    being_written: int = 0
    written: int = 0


class NothingIsSetDown(Exception):
    """There is nowhere to set an update down; ``is_too_much`` says so of none."""


class Unfinished(Exception):
    """The program stopped before an update could be handled: it is not to be confirmed."""


class Receiver:
    """Hands updates to the dispatcher, in the order in which they came from each person.

    ``given_up`` is told of an update that cannot be parsed, or failed ``attempts`` times, and of its last error; the
    update then counts as handled, also when ``given_up`` fails, so that it never blocks the queue. The dispatcher must
    not have error handlers of its own: an error that they take is not seen here. ``pauses`` sleeps, in seconds.
    ``provided`` is what handlers may ask for by name besides the update, and besides ``behind``. ``inbox`` None:
    nothing is set down.
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
        inbox: Inbox | None = None,
    ) -> None:
        self.bot = bot
        self.pauses = pauses
        self.in_flight: dict[int, asyncio.Task[None]] = {}
        self._dispatcher = dispatcher
        self._given_up = given_up
        self._provided = dict(provided or {})
        self._attempts = attempts
        self._inbox = inbox
        self._stopping = False
        self._last_of_lane: dict[Hashable, asyncio.Task[None]] = {}
        self._depth: Counter[Hashable] = Counter()
        self._bursts: dict[int, _Burst] = {}
        self._to_write: defaultdict[int, list[Raw]] = defaultdict(list)

    def is_too_much(self, raw: Raw) -> bool:
        """Whether so much of this person is under way that this update is to be set down (``set_down``)."""
        lane = lane_of(raw)
        if self._inbox is None or not isinstance(lane, int) or raw["update_id"] in self.in_flight:
            return False
        return lane in self._bursts or self._depth[lane] >= DEEP

    async def set_down(self, raws: Sequence[Raw]) -> None:
        """Keeps updates that are too much for now; once it comes back they may be confirmed: none of them is lost."""
        if self._inbox is None:
            raise NothingIsSetDown
        by_lane: dict[int, list[Raw]] = {}
        for raw in raws:
            if isinstance(lane := lane_of(raw), int):
                by_lane.setdefault(lane, []).append(raw)
        # first: what comes while these are being written must not overtake them
        bursts = [self._burst(lane) for lane in by_lane]
        for burst in bursts:
            burst.being_written += 1
        try:
            for lane, theirs in by_lane.items():
                await self._write(self._inbox, lane, theirs)
        finally:
            for burst in bursts:
                burst.being_written -= 1
                burst.written += 1

    async def _write(self, inbox: Inbox, lane: int, theirs: list[Raw]) -> None:
        """Writes these, with whatever came for the same person while another writing was under way.

        A webhook brings a burst one by one: a transaction for each would keep what others send behind it.
        """
        waiting = self._to_write[lane]
        waiting += theirs
        try:
            async with self._burst(lane).writing:
                together = [*waiting]
                if any(one is theirs[0] for one in together):
                    await inbox.set_down(lane, together)
                    _take_out(waiting, together)
        finally:
            # they are written, by this writing or by the one before it; or were refused, and come again
            _take_out(waiting, theirs)
            if not waiting:
                self._to_write.pop(lane, None)

    @asynccontextmanager
    async def taking_up(self) -> AsyncIterator[None]:
        """Inside, what was set down is handled that nobody handles: of the last run, of processes that are gone."""
        ended = asyncio.Event()
        await self._take_up()
        taking_up = asyncio.create_task(self._keep_taking_up(ended), name="taking up")
        try:
            yield
        finally:
            ended.set()
            await taking_up

    async def _take_up(self) -> None:
        if self._inbox is not None:
            for lane in await self._inbox.take_over():
                self._burst(lane)

    async def _keep_taking_up(self, ended: asyncio.Event) -> None:
        ending = asyncio.create_task(ended.wait())
        while not (await asyncio.wait({ending}, timeout=TAKEN_OVER_EVERY_S))[0]:
            try:
                await self._take_up()
            except Exception as error:
                log.exception("what was set down is not looked for: %s", type(error).__name__)

    def accept(self, raw: Raw) -> asyncio.Task[None]:
        """Starts an update behind the one before it in its lane; a second copy of one in flight joins the first.

        Whoever waits for the task shields it: it must not be cancelled. It ends without an error, or as Unfinished.
        """
        number: int = raw["update_id"]
        under_way = self.in_flight.get(number)
        if under_way is not None:
            return under_way
        lane = lane_of(raw)
        task = asyncio.create_task(self._in_turn(raw, lane, self._last_of_lane.get(lane)), name=f"update {number}")
        self.in_flight[number] = task
        task.add_done_callback(lambda _: self.in_flight.pop(number))
        self._in_lane(lane, task)
        return task

    def _in_lane(self, lane: Hashable, task: asyncio.Task[None]) -> None:
        self._last_of_lane[lane] = task
        self._depth[lane] += 1

        def forget(_: asyncio.Task[None]) -> None:
            self._depth[lane] -= 1
            if self._last_of_lane.get(lane) is task:
                del self._last_of_lane[lane], self._depth[lane]

        task.add_done_callback(forget)

    def _burst(self, lane: int) -> _Burst:
        """This person's, begun when there is none."""
        burst = self._bursts.get(lane)
        if burst is None:
            burst = self._bursts[lane] = _Burst()
            handling = self._whole_burst(lane, burst, self._last_of_lane.get(lane))
            burst.task = asyncio.create_task(handling, name=f"burst of {lane}")
            self._in_lane(lane, burst.task)
        return burst

    async def _whole_burst(self, lane: int, burst: _Burst, before: asyncio.Task[None] | None) -> None:
        """Handles what a person's burst consists of, page by page, until nothing of it waits."""
        try:
            if before is not None:
                await asyncio.wait({before})
            while not self._stopping:
                written = burst.written
                if not await self._page_of_burst(lane, burst):
                    # nothing was there; what is written at this moment comes next
                    if not burst.being_written and burst.written == written:
                        break
                    await asyncio.sleep(0.001)
        except Exception as error:
            # what is set down stays, and is taken up again
            log.exception("the burst of a person broke off: %s", type(error).__name__)
        finally:
            del self._bursts[lane]

    async def _page_of_burst(self, lane: int, burst: _Burst) -> bool:
        """Handles a page; says whether there was one."""
        if self._inbox is None:
            return False
        # one more than a page, so that the last of them knows whether something is behind it
        found = await self._inbox.first(lane, PAGE + 1)
        done = []
        try:
            for place, update in enumerate(found[:PAGE]):
                if self._stopping:
                    break
                await self._told_when_slow(update.parsed(), _InPage(place + 1 < len(found), burst))
                done.append(update)
        finally:
            await self._inbox.handled(done)
        return bool(found)

    async def finish(self, within_s: float) -> None:
        """Waits until all that is in flight ended, at most so many seconds; what has not ended goes on.

        The program stops: from now on nothing is tried again or given up. It comes again after the next start.
        """
        self._stopping = True
        bursts = {burst.task for burst in self._bursts.values() if burst.task is not None}
        if under_way := {*self.in_flight.values(), *bursts}:
            _, unfinished = await asyncio.wait(under_way, timeout=within_s)
            if unfinished:
                log.warning("%d updates did not end within %g s: they come again", len(unfinished), within_s)

    async def _in_turn(self, raw: Raw, lane: Hashable, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            # not awaited directly: cancelling this one would cancel the one before
            await asyncio.wait({before})
        await self._told_when_slow(raw, _InFlight(lane, self._depth, self._bursts))

    async def _told_when_slow(self, raw: Raw, behind: Behind) -> None:
        loop = asyncio.get_running_loop()
        slow = loop.call_later(
            SLOW_AFTER_S, log.warning, "update %s is still being handled after %g s", raw["update_id"], SLOW_AFTER_S
        )
        try:
            await self._handle(raw, behind)
        finally:
            slow.cancel()

    async def _handle(self, raw: Raw, behind: Behind) -> None:
        try:
            update = Update.model_validate(received(raw), context={"bot": self.bot})
        except (ValidationError, Impossible) as error:
            # it reads the same each time, so there is nothing to try again
            await self._give_up(raw, error)
            return
        for attempt in range(1, self._attempts + 1):
            try:
                await self._dispatcher.feed_update(self.bot, update, **self._provided, behind=behind)
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
