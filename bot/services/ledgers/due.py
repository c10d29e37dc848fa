"""What runs out and waits for somebody that the entry names: whoever keeps it, sees to it, or is in it themselves."""

from datetime import timedelta

from bot.records.ledgers.entries import Due
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import EXPIRIES, LEDGERS
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
    asked = [
        (ledger, expiry, today + timedelta(firm.earliest_of(expiry.series.values())))
        for ledger, expiry in PERSONAL
        if scope(who, ledger) != ()
    ]
    found = [(asked[one.place][0], asked[one.place][1], one) for one in await find_seen_to_by(who.id, asked)]
    entries = {
        code: await get_entries(
            code, {one.entry_id for ledger, _, one in found if ledger.code == code}, scope(who, LEDGERS[code])
        )
        for code in {ledger.code for ledger, _, _ in found}
    }
    return tuple(
        Due(ledger, expiry, entry, one.due_on)
        for ledger, expiry, one in found
        if (entry := entries[ledger.code].get(one.entry_id)) is not None
        and one.due_on - timedelta(firm.before_of(expiry.series_of(entry.values))[0]) <= today
    )
