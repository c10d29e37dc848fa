"""Sites: what is open at one is what is unfinished of it, and whoever stands there may patrol it (clauses 3.1, 4.6)."""

from dataclasses import replace

from bot.records.ledgers.entries import EntryView, WorkOf
from bot.rules.ledgers.kinds import SITES
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.services.ledgers.hooks import Hooks
from storage.clients import find_sites
from storage.ledgers.finding import Scope


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    """With an ad-hoc patrol, for who may begin one there."""
    client_id = view.entry.client_id
    if client_id is None or not may(who, Action.PATROL, Subject(client_id)):
        return view
    in_use = any(site.id == view.entry.id for site in await find_sites((client_id,)))
    return replace(view, begins=("patrol",)) if in_use else view


HOOKS = {
    SITES.code: Hooks(
        work=lambda entry: WorkOf(client_id=entry.client_id, site_id=entry.id),
        complete=_complete,
    )
}
