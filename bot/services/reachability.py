"""Who can be reached: a blocked bot is noticed, so that a person can call instead."""

from bot.rules.cause import Cause
from storage.database import writing
from storage.people import change_reachable
from storage.trail import add_entry


@writing
async def note(cause: Cause, person_id: int, *, reachable: bool) -> None:
    """Notes that a person blocked the bot or lost the account, or is back."""
    await change_reachable(person_id, None if reachable else cause.at)
    await add_entry(cause, "reachable" if reachable else "unreachable", "person", person_id)
