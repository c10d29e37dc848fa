"""Who hears that an entry of a ledger runs out: before, on the day, and each week until it is renewed or ended."""

from datetime import date, timedelta

from bot.records.ledgers.entries import LedgerEntry
from bot.rules.cause import Cause
from bot.rules.ledgers.expiry import Expiry, stage_reached
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.settings.firm import FirmSettings
from bot.services.people.acting import uses_the_bot
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
        earliest = timedelta(firm.earliest_of(expiry.series.values()))
        for entry_id in await find_expiring(ledger, expiry, day + earliest):
            await _tell(cause, ledger, expiry, entry_id, day, firm)


async def _tell(cause: Cause, ledger: Ledger, expiry: Expiry, entry_id: int, day: date, firm: FirmSettings) -> None:
    entry = await get_entry(ledger.code, entry_id, None)
    if entry is None or entry.values.get(expiry.idle[0]) in expiry.idle[1]:
        return
    until = str(entry.values[expiry.column])
    stage = stage_reached(date.fromisoformat(until), day, firm.before_of(expiry.series_of(entry.values)))
    if stage is None:
        return
    said = {"until": until, "ledger": ledger.code, "column": expiry.column}
    # the first series told of nothing but the day, and go on as they began
    which = f"{ledger.code}.{expiry.column}:" if expiry.events or expiry is not ledger.expiry else ""
    late = date.fromisoformat(until) < day
    for reader in await _hearing(ledger, expiry, entry, late=late):
        occurrence = f"{which}{until}:{stage}"
        await post(cause, EXPIRING, (ledger.subject, entry_id), reader.id, occurrence=occurrence, parameters=said)


async def _hearing(ledger: Ledger, expiry: Expiry, entry: LedgerEntry, *, late: bool) -> list[Person]:
    """Who sees to it, and once it is late who answers for that too; these alone where nobody sees to it any more."""
    owner = await _owner(ledger, expiry, entry)
    if owner is not None and not late:
        return [owner]
    roles = expiry.ours if entry.client_id is None and expiry.ours else expiry.told
    named = [entry.references[key].id for key in expiry.people if key in entry.references]
    # whoever left has no roles any more, and nothing of theirs is found; who has not joined yet hears nothing
    found = [await people.get_person(one) for one in named]
    those = [person for person in found if person is not None and uses_the_bot(person)]
    hearing = [*([owner] if owner is not None else []), *await people.find_people_with_role(entry.client_id, *roles)]
    return list({person.id: person for person in (*hearing, *those)}.values())


async def _owner(ledger: Ledger, expiry: Expiry, entry: LedgerEntry) -> Person | None:
    """Whoever the entry names, as long as they may see it and can hear."""
    named = entry.references.get(expiry.owner)
    person = await people.get_person(named.id) if named is not None else None
    if person is None or person.telegram_id is None or not may(person, ledger.seen_by, Subject(entry.client_id)):
        return None
    return person
