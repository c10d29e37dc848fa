"""Inviting people: a single-use link for one role, made by a form."""

import secrets
from datetime import timedelta

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.people import FOR_ONE_CLIENT, Person, Role
from bot.rules.permissions import Action, clients_for
from bot.services.drafts.purpose import Purpose
from bot.services.joining import cards
from bot.services.joining.arrivals import TOKEN_BYTES
from storage import clients
from storage.joining import invitations
from storage.trail.entries import add_entry

INVITED = OutcomeKind("invitation")
INVITATION_VALID = timedelta(days=7)


async def card(subject_kind: str, subject_id: int) -> Card | None:  # noqa: ARG001 -- the shape of ``Purpose.card``
    """An invitation is about nobody yet."""
    return Card() if subject_kind == "" else None


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- the shape of ``Purpose.picks``
    """The clients that the person may invite people for."""
    if pick != "client":
        return ()
    return tuple(
        Pick(client.id, client.short_name) for client in await clients.find_clients(clients_for(who, Action.INVITE))
    )


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Makes the link for whatever role was chosen; its token is said once and never kept."""
    role = Role(str(view.answers["role"].value))
    chosen = view.answers.get("client")
    client_id = int(str(chosen.value)) if role in FOR_ONE_CLIENT and chosen is not None else None
    return await _invite(cause, who, role, client_id)


async def submit_own(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Makes the link to the firm that the form is about; its form offers the roles of the client's side only."""
    return await _invite(cause, who, Role(str(view.answers["role"].value)), view.draft.subject_id)


async def _invite(cause: Cause, who: Person, role: Role, client_id: int | None) -> Outcome:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation_id = await invitations.add_invitation(
        token, role, client_id=client_id, invited_by=who.id, at=cause.at, expires_at=cause.at + INVITATION_VALID
    )
    await add_entry(cause, "invite", "invitation", invitation_id)
    return Outcome(INVITED, invitation_id, {"token": token})


PURPOSES = {
    "invitation": Purpose(Action.INVITE, card, submit, (INVITED,), picks),
    "staff_invitation": Purpose(Action.INVITE, cards.card, submit_own, (INVITED,)),
}
