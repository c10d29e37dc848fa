"""Sites: what is open at one is what is unfinished of it, and whoever stands there may patrol it (clauses 3.1, 4.6)."""

from dataclasses import replace

from bot.records.ledgers.entries import EntryView, WorkOf
from bot.rules.ledgers.kinds import SITES
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.services.ledgers.hooks import Hooks
from bot.services.work_records.seeing import listed_for
from storage.clients import find_sites
from storage.ledgers.finding import Scope


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    """With the lists of what was recorded there, and an ad-hoc patrol for who may begin one."""
    client_id = view.entry.client_id
    view = replace(view, lists=tuple(kind for kind in listed_for(who, client_id) if kind.of_site))
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
