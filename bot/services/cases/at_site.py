"""Where something is that is reported: at the site whose label was scanned, or at one that is asked for (5.4)."""

from dataclasses import replace

from bot.records.drafts import DraftView, Found, Pick
from bot.rules.form import Form
from bot.rules.forms.at_site import AT_SITE
from bot.rules.ledgers.kinds import SITES
from bot.rules.ledgers.ledger import Which
from bot.rules.people import Person
from bot.rules.record_kind import SITE
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Lookup
from storage import clients
from storage.ledgers.finding import find_entries, get_entry

FIRST_PICKS = 8


def site_of(view: DraftView) -> int | None:
    """The id of the site; None: of the client as a whole, or nobody could say."""
    if view.draft.subject_kind == SITE:
        return view.draft.subject_id
    said = given(view.answers).get(AT_SITE)
    return int(said) if said is not None else None


async def asked_where(view: DraftView, form: Form) -> Form:
    """The form without the question where it is known, or where the client has not several sites to choose from."""
    if not any(one.key == AT_SITE for one in form.questions):
        return form
    known = view.draft.subject_kind == SITE or view.card.client_id is None
    if not known and len(await clients.find_sites((view.card.client_id or 0,))) > 1:
        return form
    return replace(form, questions=tuple(one for one in form.questions if one.key != AT_SITE))


async def _find(who: Person, pick: str, view: DraftView, text: str) -> Found:
    page = await find_entries(pick, (view.card.client_id or 0,), Which.CURRENT, text, 0, FIRST_PICKS)
    return Found(tuple(Pick(one.id, one.called(who.language)) for one in page.entries), page.total)


async def _get(who: Person, pick: str, view: DraftView, entry_id: int) -> Pick | None:
    entry = await get_entry(pick, entry_id, (view.card.client_id or 0,)) if pick == SITES.code else None
    return Pick(entry.id, entry.called(who.language)) if entry is not None and entry.ended_at is None else None


PICKING = Lookup(_find, _get)
"""The client's sites in use."""
