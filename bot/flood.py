"""One flood gate per bot: what the conversation and the drainer send is counted together (``bot.rules.pacing``).

A reply is never held back by a count, only by a pause that Telegram asked for: somebody is waiting for it. Unasked
messages go as fast as Telegram allows beside the replies, and about one a second to one chat.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from bot.rules.pacing import Pace

SHORTEST_S = 0.001
"""A shorter wait is none to a timer, and might never be over on a clock of microseconds."""


class FloodGate:
    """Counts what is sent and holds it back while Telegram asked for a pause: one chat's, or everybody's.

    It counts real seconds, not the injected clock's: Telegram's limits do not move with a test's time.
    """

    def __init__(
        self, tick: Callable[[], float] = monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._tick = tick
        self._sleep = sleep
        self._pace = Pace(tick())
        self.replied = 0
        """Messages of replies so far, for the other processes of the bot."""

    async def reply(self, chat_id: int, count: int = 1) -> None:
        """Waits while this chat, or everybody, is paused, and counts ``count`` new messages (an edit is none)."""
        while (pause := self.paused_for(chat_id)) > 0:
            await self._sleep(max(pause, SHORTEST_S))
        self._pace.reply(self._tick(), chat_id, count)
        self.replied += max(count, 1)

    async def unasked(self, chat_id: int | None = None, *, new: bool = True) -> float:
        """Waits for its turn and counts it: 0. While there is a pause: the seconds it goes on for, and nothing counts.

        ``chat_id`` None: to no chat. ``new``: not an edit of what is there.
        """
        while True:
            if (pause := self.paused_for(chat_id)) > 0:
                return pause
            if (wait := self._pace.wait(self._tick(), chat_id, new=new)) == 0:
                self._pace.unasked(self._tick(), chat_id, new=new)
                return 0.0
            await self._sleep(max(wait, SHORTEST_S))

    def has_room(self, chat_id: int) -> bool:
        """Whether one more message to this chat is no flood."""
        return self._pace.has_room(self._tick(), chat_id)

    def refused(self, chat_id: int | None, seconds: float) -> bool:
        """Telegram answered 429 with ``retry_after``; True: it means everybody, not this chat alone."""
        return self._pace.refused(self._tick(), chat_id, seconds)

    def pause(self, seconds: float) -> None:
        """Holds everybody's messages back for so long: another process was asked to."""
        self._pace.pause(self._tick(), seconds)

    def replied_elsewhere(self, count: int) -> None:
        """Counts replies that other processes of the bot sent meanwhile."""
        self._pace.elsewhere(self._tick(), count)

    def paused_for(self, chat_id: int | None = None) -> float:
        """Seconds until the pause is over, this chat's or everybody's; 0 when there is none."""
        return self._pace.paused_for(self._tick(), chat_id)

    @property
    def longest_pause(self) -> float:
        """Seconds until no chat is paused any more."""
        return self._pace.longest_pause(self._tick())

    async def resumed(self) -> None:
        """Waits until no chat is paused."""
        while (pause := self.longest_pause) > 0:
            await self._sleep(max(pause, SHORTEST_S))
