"""What is said of an entry that runs out, when it is sent: how long is left then."""

from bot.letters.kind import SENT_ON_WITH_WORK, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.ledgers.entries import EntryView
from bot.rules.beijing import beijing_day
from bot.rules.ledgers.kinds import LEDGERS, PLAIN
from bot.rules.record_kind import State
from bot.rules.text import Text
from bot.screens.ledgers.expiring import expiring
from bot.screens.screen import Screen
from bot.services.ledgers.entries import NoSuchEntry
from bot.services.ledgers.entries import get_entry as seen
from bot.services.ledgers.expiring import EXPIRING
from storage.ledgers.finding import get_entry
from storage.people.persons import get_person_on_record


async def _expiring(opening: Opening) -> Screen:
    """Unless it was ended or renewed meanwhile, whose it was has left, or it is not the reader's to see any more."""
    message = opening.message
    view = await _view(opening)
    owner_id = view.entry.owner_id
    if owner_id is not None and await get_person_on_record(owner_id) is None:
        raise Moot(message.kind)
    until = str(message.parameters["until"])
    values = view.entry.values
    # before there was more of an entry that runs out, nobody said which
    said = message.parameters.get("column")
    expiry = next((one for one in view.ledger.expiries if said in (None, one.column)), None)
    if expiry is None or view.entry.ended_at is not None or values[expiry.column] != until:
        raise Moot(message.kind)
    if values.get(expiry.idle[0]) in expiry.idle[1]:
        raise Moot(message.kind)
    if not view.may_change and any(one.state is State.SUBMITTED for one in view.events):
        # the reader has sent the new one, which waits for somebody else
        raise Moot(message.kind)
    return expiring(view, expiry, beijing_day(opening.at), opening.language)


async def _view(opening: Opening) -> EntryView:
    try:
        return await seen(opening.reader, str(opening.message.parameters["ledger"]), opening.message.subject_id)
    except NoSuchEntry:
        raise Moot(opening.message.kind) from None


async def _client(opening: Opening) -> tuple[int, ...]:
    ledger = LEDGERS[str(opening.message.parameters["ledger"])]
    entry = await get_entry(ledger.code, opening.message.subject_id, None)
    return () if entry is None or entry.client_id is None else (entry.client_id,)


KINDS = (
    MessageKind(
        EXPIRING,
        Text("到期预警", "a warning that something runs out"),
        tuple(ledger.subject for ledger in PLAIN if ledger.expiries),
        SENT_ON_WITH_WORK,
        _expiring,
        clients=_client,
        occasion=Occasion.REMINDS,
    ),
)
