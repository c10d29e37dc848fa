"""One flood gate per bot: what the conversation and the drainer send is counted together, and a pause holds both.

A reply is never held back by a count, only by a pause that Telegram asked for: somebody is waiting for it. Unasked
messages keep so far below Telegram's about 30 a second that replies always have room.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

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
        self._sent: deque[float] = deque(maxlen=UNASKED)
        self._paused_until = 0.0

    async def reply(self) -> None:
        """Waits while Telegram asked for a pause, and counts the reply."""
        await self.resumed()
        self._sent.append(self._tick())

    async def resumed(self) -> None:
        """Waits while Telegram asked for a pause."""
        while (pause := self.paused_for) > 0:
            await self._sleep(pause)

    async def unasked(self) -> None:
        """Waits until fewer than ``UNASKED`` were sent within a second, leaving room for replies, and counts it."""
        while (wait := self._wait()) > 0:
            await self._sleep(wait)
        self._sent.append(self._tick())

    def pause(self, seconds: float) -> None:
        """Holds everything back for so long: Telegram answered 429 with ``retry_after``."""
        self._paused_until = max(self._paused_until, self._tick() + seconds)

    @property
    def paused_for(self) -> float:
        """Seconds until the pause is over; 0 when there is none."""
        return max(0.0, self._paused_until - self._tick())

    def _wait(self) -> float:
        now = self._tick()
        if self._paused_until > now:
            return self._paused_until - now
        # the deque keeps the last ``UNASKED`` sends: the next may go a second after the first of them
        return self._sent[0] + SECOND - now if len(self._sent) == UNASKED else 0.0
