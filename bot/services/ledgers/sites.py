"""Sites: what is open at one is what is unfinished of it, and whoever stands there may patrol it (clauses 3.1, 4.6)."""

from dataclasses import replace

from bot.records.clients import SiteRecord
from bot.records.ledgers.entries import EntryView, WorkOf
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.kinds import FILINGS
from bot.rules.ledgers.kinds import SITES
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Action, Subject, may
from bot.services.ledgers.hooks import Hooks
from bot.services.work_records.seeing import listed_for
from storage.clients import find_sites, get_site
from storage.ledgers.finding import Scope

REPORTED_BY = HAZARD.kind
"""By what somebody who works at a site reports what is wrong there."""


BEGUN_AT = {"patrol": Action.PATROL, INCIDENT.kind: FILINGS[INCIDENT.kind].action}
"""The forms that its card begins, with whose right that is."""


async def _complete(who: Person, view: EntryView, _: Scope) -> EntryView:
    """With the lists of what was recorded and found there, and an ad-hoc patrol for who may begin one."""
    client_id = view.entry.client_id
    view = replace(view, lists=tuple(kind for kind in listed_for(who, client_id) if kind.of_site))
    if may(who, Action.SEE_FINDING, Subject(client_id)):
        view = replace(view, findings_of=client_id)
    begun = tuple(form for form, permit in BEGUN_AT.items() if may(who, permit, Subject(client_id)))
    if client_id is None or not begun:
        return view
    return replace(view, begins=begun) if await _in_use(view.entry.id) is not None else view


async def _worked_at(who: Person, site_id: int) -> SiteRecord | None:
    site = await _in_use(site_id)
    if site is None or who.practising or who.roles_at(site.client_id).isdisjoint(CLIENT_SIDE):
        return None
    return site if may(who, FILINGS[REPORTED_BY].action, Subject(site.client_id)) else None


async def _patrolled_at(who: Person, site_id: int) -> SiteRecord | None:
    """For the client's consultants alone: a lead who stands there comes to see how things are."""
    site = await _in_use(site_id)
    if site is None or Role.CONSULTANT not in who.roles_at(site.client_id):
        return None
    return site if may(who, Action.PATROL, Subject(site.client_id)) else None


async def _in_use(site_id: int) -> SiteRecord | None:
    """The site, unless it or its client was ended."""
    site = await get_site(site_id)
    found = await find_sites((site.client_id,)) if site is not None else []
    return site if any(one.id == site_id for one in found) else None


HOOKS = {
    SITES.code: Hooks(
        work=lambda entry: WorkOf(client_id=entry.client_id, site_id=entry.id),
        complete=_complete,
        worked_at=_worked_at,
        patrolled_at=_patrolled_at,
    )
}
