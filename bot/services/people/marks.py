"""What stands behind somebody of ours who is to be picked: that a certificate of theirs has run out (3.1, 5.1.1)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.records.drafts import Pick
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.certificates import EXPIRED, SEE_STAFF_FILES
from bot.rules.people import Person
from bot.rules.permissions import everywhere
from storage.certificates import find_holders_of_expired


async def marked(who: Person, picks: Sequence[Pick], at: datetime) -> tuple[Pick, ...]:
    """People to pick, as of a moment, with their marks for a reader who may see everybody's certificates."""
    if not everywhere(who, SEE_STAFF_FILES):
        return tuple(picks)
    expired = await find_holders_of_expired([one.id for one in picks], beijing_day(at))
    said = EXPIRED.to(who.language)
    return tuple(replace(one, label=f"{one.label} {said}") if one.id in expired else one for one in picks)
