"""Single-use links that nobody has opened yet: who sees them, and taking one back (clauses 3.1, 5.3.3)."""

from bot.records.joining.invitations import OpenLink
from bot.rules.cause import Cause
from bot.rules.joining import GRANTED
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Action, Subject, clients_for, everywhere, may
from bot.rules.refusing import NotForThisPerson
from storage.database import writing
from storage.joining import invitations
from storage.trail.entries import add_entry


class NoSuchLink(NotForThisPerson):
    """There is no such link that the person could have made too."""


class LinkClosed(Exception):
    """It was opened, has expired or was taken back before."""


async def open_links(who: Person, cause: Cause) -> tuple[OpenLink, ...]:
    """The links that can still be opened and that the person could have made too, the newest first."""
    # whoever may invite to a firm may let people into it as well
    found = await invitations.find_open_links(clients_for(who, Action.APPROVE_JOINING), cause.at)
    return tuple(link for link in found if _looks_after(who, link))


def _looks_after(who: Person, link: OpenLink) -> bool:
    """An administrator all; a client's manager those to that firm's side; who lets people in those of its list."""
    if everywhere(who, Action.INVITE):
        return True
    if link.client_id is None or link.role not in CLIENT_SIDE:
        return False
    subject = Subject(link.client_id)
    if may(who, Action.INVITE, subject):
        return True
    listed = link.person_id is not None and not link.has_account and link.role is GRANTED
    return listed and may(who, Action.APPROVE_JOINING, subject)


async def get_link(who: Person, cause: Cause, invitation_id: int) -> OpenLink:
    """A link that can still be opened.

    Raises:
        NoSuchLink: the person has nothing to do with it.
        LinkClosed: it cannot be opened any more.
    """
    for link in await open_links(who, cause):
        if link.id == invitation_id:
            return link
    invitation = await invitations.get_invitation(invitation_id)
    within = clients_for(who, Action.APPROVE_JOINING)
    if invitation is None or (within is not None and invitation.client_id not in within):
        raise NoSuchLink(invitation_id)
    if invitation.used_at is None and invitation.expires_at > cause.at:
        raise NoSuchLink(invitation_id)
    raise LinkClosed(invitation_id)


@writing
async def revoke(cause: Cause, who: Person, invitation_id: int) -> OpenLink:
    """Takes a link back: nobody can open it any more; returns it as it was.

    Raises:
        NoSuchLink, LinkClosed: as ``get_link``.
    """
    link = await get_link(who, cause, invitation_id)
    if not await invitations.revoke_invitation(invitation_id, cause.at):
        raise LinkClosed(invitation_id)
    about = {"client": link.client_id, "person": link.person_id}
    await add_entry(cause, "revoke", "invitation", link.id, **{key: value for key, value in about.items() if value})
    return link
