"""并入: an entry that turned out to be the same as another is ended, and seen from that one from then on.

Nothing is moved and nothing deleted (clause 6): what was recorded under it stays there, and is found from the other.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from functools import partial

from bot.records.cases.cases import NO_CASES, CasePage, CaseRecord
from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.ledgers.entries import EntryView, LedgerEntry, Recorded
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.anonymous import knows_opener
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.cause import Cause
from bot.rules.forms.merging import INTO, MERGING
from bot.rules.ledgers.cells import CellFault, CellProblem
from bot.rules.ledgers.ledger import Ledger, Which
from bot.rules.ledgers.merging import preview
from bot.rules.people import Person
from bot.rules.permissions import Action
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Lookup, Purpose
from bot.services.ledgers import entries
from bot.services.ledgers.forms import FIRST_PICKS, EntryRefused, pick_of
from bot.services.ledgers.hooked import HOOKS
from storage import clients
from storage.cases import stored as cases
from storage.ledgers import finding as ledgers
from storage.ledgers import merging
from storage.ledgers.alike import find_like
from storage.people import persons as people
from storage.trail.entries import add_entry

MERGED = {code: OutcomeKind(f"merged.{ledger.code}") for code, ledger in MERGING.items()}
CASES_AT_ONCE = 500
"""Cases that are read before others get their turn: SQLite runs in the event loop."""
MOST_CASES = 6
"""Cases that the card of a merged entry shows."""


class NotToMerge(SubjectDone):
    """An entry that cannot be merged into another; it is shown as it stands."""

    def __init__(self, ledger: Ledger, entry_id: int, card: Card) -> None:
        super().__init__(entry_id, card)
        self.ledger = ledger
        self.entry_id = entry_id


class HasEnded(NotToMerge):
    """It was ended, or merged, before."""


class HasJoined(NotToMerge):
    """Somebody uses the bot under this entry, so another one is to be merged into it instead."""


async def card(ledger: Ledger, subject_kind: str, subject_id: int) -> Card | None:
    """An entry in use.

    Raises:
        HasEnded: it was ended.
        HasJoined: it is somebody who has, or had, an account.
    """
    entry = await ledgers.get_entry(ledger.code, subject_id, None) if subject_kind == ledger.code else None
    if entry is None:
        return None
    title = Text(*(entry.named(ledger, language) for language in (CHINESE, ENGLISH)))
    about = Card(entry.client_id, title=title, subject_id=subject_id)
    if entry.ended_at is not None:
        raise HasEnded(ledger, subject_id, about)
    if not await HOOKS[ledger.code].may_be_merged(subject_id):
        raise HasJoined(ledger, subject_id, about)
    return about


async def _chosen_from(ledger: Ledger, entry: LedgerEntry) -> tuple[ledgers.Scope, Which]:
    """Among which entries the one that stays is: of the same client, or of the one that this client is now."""
    if not ledger.of_client:
        return None, Which.CURRENT
    if entry.client_id is not None:
        staying = await clients.get_staying(entry.client_id)
        return (entry.client_id, *(() if staying is None else (staying,))), Which.CURRENT
    if Which.OURS in ledger.lists and await ledgers.find_further_roles(entry.id, None):
        return None, Which.OURS
    return None, Which.CURRENT


async def find(ledger: Ledger, who: Person, _: str, view: DraftView, text: str) -> Found:
    """The first entries in use with the text in them; what looks like this one comes first."""
    entry = await ledgers.get_entry(ledger.code, view.card.subject_id, None)
    if entry is None:
        return Found((), 0)
    scope, which = await _chosen_from(ledger, entry)
    page = await ledgers.find_entries(ledger.code, scope, which, text, 0, FIRST_PICKS, but=entry.id)
    like = [] if text else [await _stays(ledger, entry, one) for one in await _like(ledger, entry)]
    found = {one.id: one for one in (*like, *page.entries) if one is not None}
    return Found(tuple(pick_of(ledger, one, who.language) for one in [*found.values()][:FIRST_PICKS]), page.total)


async def _like(ledger: Ledger, entry: LedgerEntry) -> list[int]:
    of_client = await clients.get_staying(entry.client_id) if entry.client_id is not None else None
    return await find_like(ledger, entry.values, of_client or entry.client_id or 0, entry.id)


async def get(ledger: Ledger, who: Person, _: str, view: DraftView, entry_id: int) -> Pick | None:
    """An entry that this one can be merged into."""
    entry = await ledgers.get_entry(ledger.code, view.card.subject_id, None)
    stays = await _stays(ledger, entry, entry_id) if entry is not None else None
    return pick_of(ledger, stays, who.language) if stays is not None else None


async def _stays(ledger: Ledger, entry: LedgerEntry, into_id: int) -> LedgerEntry | None:
    scope, which = await _chosen_from(ledger, entry)
    into = await ledgers.get_entry(ledger.code, into_id, scope)
    if into is None or into.id == entry.id or into.ended_at is not None:
        return None
    return into if which is not Which.OURS or into.reach is None or into.reach.ours else None


async def warn(view: DraftView) -> Text | None:
    """What merging these two means; None while the other one is not chosen."""
    ledger, who = MERGING[view.form.code], await people.get_person(view.draft.person_id)
    chosen = given(view.answers).get(INTO)
    if who is None or chosen is None:
        return None
    before = await entries.get_entry(who, ledger.code, view.draft.subject_id)
    into = await _stays(ledger, before.entry, int(chosen))
    if into is None:
        return None
    recorded = await _recorded(who, before)
    work = await entries.open_work_of(who, before, Cause(view.draft.changed_at, who.id))
    return preview(ledger, before.entry.named(ledger), into.named(ledger), asdict(recorded), asdict(work))


async def _recorded(who: Person, view: EntryView) -> Recorded:
    counted = await merging.count_recorded(view.ledger, view.entry.id)
    seen = 0
    async for case in _cases_under(view):
        seen += _is_told(who, view, case)
    return replace(counted, cases=seen, files=len(view.files))


def _is_told(who: Person, view: EntryView, case: CaseRecord) -> bool:
    """Whether a case is the reader's to see, and that it is somebody's who opened it unnamed."""
    if not may_see(who, LIFE_CYCLES[case.kind], case.parties):
        return False
    whose = HOOKS[view.ledger.code].work(view.entry)
    theirs = whose is not None and whose.person_id == case.opened_by_id
    return not theirs or knows_opener(who, case.parties)


async def _cases_under(view: EntryView) -> AsyncIterator[CaseRecord]:
    """All cases of a client, at a site, or that somebody opened or handles."""
    whose, after = HOOKS[view.ledger.code].work(view.entry), 0
    if whose is not None and whose.person_id is not None:
        for case in await cases.find_cases_of_person(whose.person_id):
            yield case
    elif whose is not None and whose.client_id is not None:
        while page := await cases.find_cases_at(whose.client_id, after, CASES_AT_ONCE):
            after = page[-1].id
            for case in page:
                if whose.site_id in (None, case.site_id):
                    yield case
            await asyncio.sleep(0)


async def cases_of(who: Person, view: EntryView) -> CasePage:
    """The latest cases under an entry that was merged into another, as far as the person may see them."""
    if view.entry.now_id is None:
        return NO_CASES
    found = [case async for case in _cases_under(view) if _is_told(who, view, case)]
    latest = sorted(found, key=lambda case: case.id, reverse=True)
    return CasePage(tuple(latest[:MOST_CASES]), len(latest), 0)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Ends the entry and notes which one it is now; what was merged into it before goes with it.

    Raises:
        EntryRefused: the other one was ended meanwhile, or is none of those that it can be.
    """
    ledger, entry_id = MERGING[view.form.code], view.draft.subject_id
    into_id = int(given(view.answers)[INTO])
    offered = await get(ledger, who, ledger.code, view, into_id)
    if offered is None or not await merging.hold_in_use(ledger, entry_id, into_id):
        raise EntryRefused(view, CellProblem(CellFault.NO_SUCH_ENTRY, INTO))
    await entries.end(cause, who, await entries.may_end(who, ledger.code, entry_id))
    await merging.merge(ledger, entry_id, into_id)
    await add_entry(cause, "merge", ledger.subject, entry_id, into=into_id, draft=view.draft.id)
    return Outcome(MERGED[view.form.code], entry_id)


PURPOSES = {
    code: Purpose(
        Action.CHANGE_LEDGER,
        partial(card, ledger),
        submit,
        (MERGED[code],),
        lookup=Lookup(partial(find, ledger), partial(get, ledger)),
        warn=warn,
    )
    for code, ledger in MERGING.items()
}
