"""What runs out and waits for somebody that the entry names: whoever keeps it, sees to it, or is in it themselves."""

from collections import defaultdict
from datetime import timedelta

from bot.records.ledgers.entries import Due
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.people import Person
from bot.services.ledgers.entries import scope
from storage.ledgers.expiring import find_seen_to_by
from storage.ledgers.finding import get_entries
from storage.settings.firm import get_settings

PERSONAL = tuple(one for one in EXPIRIES if one[1].seen_to_by)
"""How entries run out that name who sees to it."""


async def due_for(who: Person, cause: Cause) -> tuple[Due, ...]:
    """What was said to run out, or has, and waits for this person; the soonest first."""
    firm, today = await get_settings(), beijing_day(cause.at)
    asked = []
    for ledger, expiry in PERSONAL:
        earliest = max(firm.before_of(series)[0] for series in expiry.series.values())
        if scope(who, ledger) != ():
            asked.append((ledger, expiry, today + timedelta(earliest)))
    found = await find_seen_to_by(who.id, asked)
    ids = defaultdict[str, set[int]](set)
    for one in found:
        ids[asked[one.place][0].code].add(one.entry_id)
    entries = {
        (ledger.code, entry_id): entry
        for ledger in {one[0].code: one[0] for one in asked}.values()
        if ids[ledger.code]
        for entry_id, entry in (await get_entries(ledger.code, ids[ledger.code], scope(who, ledger))).items()
    }
    due = []
    for one in found:
        ledger, expiry, _ = asked[one.place]
        entry = entries.get((ledger.code, one.entry_id))
        if entry is None:
            continue
        if one.due_on - timedelta(firm.before_of(expiry.series_of(entry.values))[0]) <= today:
            due.append(Due(ledger, expiry, entry, one.due_on))
    return tuple(due)
