"""One flood gate per bot: what the conversation and the drainer send is counted together, and a pause holds both.

Telegram allows about 30 messages a second overall. Unasked messages keep below ``UNASKED``, so that replies to people
who are waiting always have room.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

ALL = 29
UNASKED = 20
SECOND = 1.0


class FloodGate:
    """Counts sends of the last second and holds them back while Telegram asked for a pause.

    It counts real seconds, not the injected clock's: Telegram's limits do not move with a test's time.
    """

    def __init__(
        self, tick: Callable[[], float] = monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._tick = tick
        self._sleep = sleep
        self._sent: deque[float] = deque()
        self._paused_until = 0.0

    async def reply(self) -> None:
        """Waits until a reply may be sent, and counts it."""
        await self._pass(ALL)

    async def unasked(self) -> None:
        """Waits until an unasked message may be sent, leaving room for replies, and counts it."""
        await self._pass(UNASKED)

    def pause(self, seconds: float) -> None:
        """Holds everything back for so long: Telegram answered 429 with ``retry_after``."""
        self._paused_until = max(self._paused_until, self._tick() + seconds)

    @property
    def paused_for(self) -> float:
        """Seconds until the pause is over; 0 when there is none."""
        return max(0.0, self._paused_until - self._tick())

    async def _pass(self, limit: int) -> None:
        while (wait := self._wait(limit)) > 0:
            await self._sleep(wait)
        self._sent.append(self._tick())

    def _wait(self, limit: int) -> float:
        now = self._tick()
        while self._sent and self._sent[0] <= now - SECOND:
            self._sent.popleft()
        if self._paused_until > now:
            return self._paused_until - now
        return self._sent[-limit] + SECOND - now if len(self._sent) >= limit else 0.0
