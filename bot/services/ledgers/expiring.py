"""Who hears that an entry of a ledger runs out: before, on the day, and each week until it is renewed or ended."""

from datetime import date, timedelta

from bot.records.ledgers.entries import LedgerEntry
from bot.rules.cause import Cause
from bot.rules.ledgers.expiry import Expiry, stage_reached
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Person
from bot.rules.settings.firm import FirmSettings
from bot.services.post.writing import MessageCode, post
from storage.ledgers.expiring import find_expiring
from storage.ledgers.finding import get_entry
from storage.people import persons as people
from storage.settings.firm import get_settings

EXPIRING = MessageCode("entry_expiring")


async def tell_of_expiring(cause: Cause, day: date) -> None:
    """The day's look: of each stage of each entry everybody concerned is told once, however the day came late.

    A day that is moved begins the series anew; an entry that was ended is in no list any more.
    """
    firm = await get_settings()
    for ledger, expiry in EXPIRIES:
        earliest = max(firm.before_of(series)[0] for series in expiry.series.values())
        for entry_id in await find_expiring(ledger, day + timedelta(earliest)):
            await _tell(cause, ledger, expiry, entry_id, day, firm)


async def _tell(cause: Cause, ledger: Ledger, expiry: Expiry, entry_id: int, day: date, firm: FirmSettings) -> None:
    entry = await get_entry(ledger.code, entry_id, None)
    if entry is None:
        return
    until = str(entry.values[expiry.column])
    stage = stage_reached(date.fromisoformat(until), day, firm.before_of(expiry.series_of(entry.values)))
    if stage is None:
        return
    for reader in await _readers(expiry, entry):
        said = {"until": until, "ledger": ledger.code}
        await post(
            cause, EXPIRING, (ledger.subject, entry_id), reader.id, occurrence=f"{until}:{stage}", parameters=said
        )


async def _readers(expiry: Expiry, entry: LedgerEntry) -> list[Person]:
    """Whoever is to see to it, and whose own it is."""
    told = await people.find_people_with_role(entry.client_id, *expiry.told)
    owner = await people.get_person(entry.owner_id) if entry.owner_id is not None else None
    # whoever left has no roles any more, and nothing of theirs is found
    return [*told, *([owner] if owner is not None and owner.id not in {one.id for one in told} else [])]
