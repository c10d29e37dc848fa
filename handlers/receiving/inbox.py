"""Where updates wait that are confirmed to Telegram before they are handled (``storage.waiting_updates``)."""

from collections.abc import Sequence
from typing import Any

from bot.clock import Clock
from bot.rules.cause import UpdateKey
from storage import waiting_updates
from storage.waiting_updates import WaitingUpdate


class Inbox:
    """The updates of this bot that this process, ``holder``, has set down."""

    def __init__(self, bot_id: int, holder: str, clock: Clock) -> None:
        self._bot_id = bot_id
        self._holder = holder
        self._clock = clock

    async def set_down(self, lane: int, raws: Sequence[dict[str, Any]]) -> None:
        """Keeps a person's updates, in their order."""
        keyed = [(UpdateKey(self._bot_id, raw["update_id"]), raw) for raw in raws]
        await waiting_updates.add_waiting_updates(keyed, lane=lane, holder=self._holder, at=self._clock.now())

    async def first(self, lane: int, most: int) -> list[WaitingUpdate]:
        """What a person sent first of what waits."""
        return await waiting_updates.find_waiting_updates(lane, self._holder, most)

    async def handled(self, updates: Sequence[WaitingUpdate]) -> None:
        """Forgets what was handled."""
        if updates:
            await waiting_updates.remove_waiting_updates([update.id for update in updates])

    async def take_over(self) -> list[int]:
        """Whose updates wait that processes which are gone had set down; they are this one's now."""
        return await waiting_updates.take_over_waiting_updates(self._holder)
