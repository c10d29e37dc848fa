"""Who hears that an entry of a ledger runs out: before, on the day, and each week until it is renewed or ended."""

from datetime import date, timedelta

from bot.rules.cause import Cause
from bot.rules.ledgers.expiry import Expiry, stage_reached
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.ledgers.ledger import Ledger
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
        for entry_id in await find_expiring(ledger, expiry, day + timedelta(earliest)):
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
    readers = {reader.id for reader in await people.find_people_with_role(entry.client_id, *expiry.told)}
    for key in expiry.people:
        keeper = entry.references.get(key)
        if keeper is not None and await people.get_person(keeper.id) is not None:
            readers.add(keeper.id)
    for reader_id in sorted(readers):
        occurrence = f"{which}{until}:{stage}"
        await post(cause, EXPIRING, (ledger.subject, entry_id), reader_id, occurrence=occurrence, parameters=said)
