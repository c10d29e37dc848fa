"""Processes of one bot leave each other room: a pause that one was asked for, and the replies of each, hold for all.

Replies are never kept waiting by a count; only the process that is elected to send needs to know how many there are
(docs/decisions/0042).
"""

from bot.services.installation import may_have_several_processes
from schedules.office import Office
from storage.updates import change_replies_sent, find_replies_sent, get_flood_pause


class Sharing:
    """What this process tells the others with each beat, and hears of them."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._told = 0
        self._heard: dict[str, int] = {}

    async def heed_pause(self) -> None:
        """Takes over a pause that Telegram asked another process of this bot for."""
        office = self._office
        until = await get_flood_pause(office.sender.bot_id)
        left = (until - office.clock.now()).total_seconds() if until is not None else 0.0
        if left > 0:
            office.sender.pause(left)

    async def tell(self) -> None:
        """Says how many replies this process has sent; with SQLite there is nobody to hear it."""
        office = self._office
        if may_have_several_processes() and office.sender.replied != self._told:
            self._told = office.sender.replied
            await change_replies_sent(office.holder, office.sender.bot_id, self._told, office.clock.now())

    async def hear(self) -> None:
        """Leaves room for what the others have sent since it was asked last."""
        if not may_have_several_processes():
            return
        sender = self._office.sender
        for other in await find_replies_sent(sender.bot_id, self._office.holder):
            before = self._heard.get(other.holder, other.total)
            self._heard[other.holder] = other.total
            if other.total > before:
                sender.replied_elsewhere(other.total - before)
