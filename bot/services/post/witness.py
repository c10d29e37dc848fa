"""An outside witness of the trail: its head, sent to people every day, stays where the program cannot reach it."""

from datetime import date

from bot.rules.cause import Cause
from bot.services.post.administrators import tell_administrators
from bot.services.post.writing import MessageCode
from storage.trail import entries as trail

HEAD = MessageCode("trail_head")


async def post_head(cause: Cause, day: date) -> None:
    """Sends the administrators the head of the trail; nothing before its first entry."""
    head = await trail.head()
    if head is None:
        return
    position, sealed = head
    told = {"day": day.isoformat(), "hash": sealed}
    await tell_administrators(cause, HEAD, ("seal", position), told, occurrence=day)
