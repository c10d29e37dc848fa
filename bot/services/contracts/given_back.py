"""What is the client's is asked for when no contract with them is left: when it ends, and each week (clause 5.3)."""

from datetime import date

from bot.records.ledgers.entries import LedgerEntry
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Ledger
from bot.rules.people import Person, Role
from bot.rules.permissions import Subject, may
from bot.services.contracts.messages import CONTRACT
from bot.services.post.writing import MessageCode, post
from storage.ledgers.finding import get_entry
from storage.ledgers.given_back import find_ended, find_still_here
from storage.people import persons as people

WEEK = 7
OWED = MessageCode("property_owed")
"""To whoever keeps it and the client's leads, each week until it is returned or destroyed."""
GIVEN_BACK = tuple(ledger for ledger in LEDGERS.values() if ledger.given_back)


async def still_here(client_id: int) -> list[tuple[Ledger, LedgerEntry]]:
    """What has to be given back of a client with whom no contract is left."""
    found = []
    for ledger in GIVEN_BACK:
        for entry_id in await find_still_here(ledger, client_id):
            entry = await get_entry(ledger.code, entry_id, None)
            if entry is not None:
                found.append((ledger, entry))
    return found


async def still_here_for(who: Person, client_id: int) -> list[tuple[Ledger, LedgerEntry]]:
    """Of that, what the person may see or keeps themself."""
    return [
        (ledger, entry)
        for ledger, entry in await still_here(client_id)
        if may(who, ledger.seen_by, Subject(client_id)) or entry.references[ledger.kept_by].id == who.id
    ]


async def ask_for_it(cause: Cause, day: date) -> None:
    """The day's look: on every seventh day since the contract ended."""
    for ledger in GIVEN_BACK:
        for ended in await find_ended(ledger):
            days = (day - beijing_day(ended.ended_at)).days
            if days <= 0 or days % WEEK:
                continue
            entries = [entry for one, entry in await still_here(ended.client_id) if one is ledger]
            readers = {entry.references[ledger.kept_by].id for entry in entries}
            readers |= {lead.id for lead in await people.find_people_with_role(ended.client_id, Role.LEAD)}
            for reader in sorted(readers):
                if await people.get_person(reader) is not None:
                    await post(cause, OWED, (CONTRACT, ended.id), reader, occurrence=f"{ledger.code}:{day}")
