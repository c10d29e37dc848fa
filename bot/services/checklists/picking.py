"""What the questions of a checklist pick from: people of the client who are to fix something, and our instruments."""

from bot.records.drafts import DraftView, Found, Pick
from bot.rules.checklists.asked import PEOPLE
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Which
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.plain_words import for_finding
from bot.services.drafts.purpose import Lookup
from storage.ledgers import finding as ledgers
from storage.people import persons as people

FIRST_PICKS = 8


async def find(who: Person, pick: str, view: DraftView, text: str) -> Found:  # noqa: ARG001 -- the shape of ``Lookup``
    """The first that have the text in their names."""
    if pick == PEOPLE:
        wanted = for_finding(text)
        found = [one for one in await _people(view) if wanted in for_finding(one.label)]
        return Found(tuple(found[:FIRST_PICKS]), len(found))
    page = await ledgers.find_entries(LEDGERS[pick].code, None, Which.CURRENT, text, 0, FIRST_PICKS)
    return Found(tuple(Pick(entry.id, entry.title) for entry in page.entries), page.total)


async def get(who: Person, pick: str, view: DraftView, record_id: int) -> Pick | None:  # noqa: ARG001 -- as above
    """One of them."""
    if pick == PEOPLE:
        return next((one for one in await _people(view) if one.id == record_id), None)
    entry = await ledgers.get_entry(LEDGERS[pick].code, record_id, None)
    return Pick(entry.id, entry.title) if entry is not None and entry.ended_at is None else None


async def _people(view: DraftView) -> list[Pick]:
    if view.card.client_id is None:
        return []
    theirs = await people.find_people_on_record(view.card.client_id, *sorted(CLIENT_SIDE))
    return [Pick(person.id, person.called) for person in theirs]


PICKING = Lookup(find, get)
