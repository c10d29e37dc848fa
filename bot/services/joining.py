"""Getting in: claiming the bot, redeeming an invitation, consent and real name (clause 5.3.3)."""

import secrets
from datetime import timedelta

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.people import ROLE_NAMES, Person, Role
from bot.rules.practice import real_id
from bot.rules.text import Language, Text
from bot.services.command_lists import tell_commands
from bot.services.drafts import SubjectDone
from storage import drafts, invitations, people
from storage.database import writing
from storage.trail import add_entry

CLAIM_VALID = timedelta(days=1)
TOKEN_BYTES = 18


class InvitationNotValid(Exception):
    """The link is unknown, used or expired; which of them is nobody's business."""


@writing
async def make_claim_link(cause: Cause) -> str | None:
    """A one-time token that makes its bearer the first administrator; None when there is one already.

    Each start makes a new one and ends the old: it was printed to a terminal that others may have seen.
    """
    await invitations.expire_claims(cause.at)
    if await people.is_claimed():
        return None
    token = secrets.token_urlsafe(TOKEN_BYTES)
    await invitations.add_invitation(
        token, Role.ADMINISTRATOR, client_id=None, invited_by=None, at=cause.at, expires_at=cause.at + CLAIM_VALID
    )
    return token


async def redeem(cause: Cause, who: Person | None, telegram_id: int, language: Language, token: str) -> tuple[int, int]:
    """Uses an invitation up for this Telegram account; returns the person's and the invitation's id.

    Runs inside the transaction of ``arriving.arrive``.

    The role is given with the consent that is asked for next.

    Raises:
        InvitationNotValid: unknown, used by someone else, or expired.
    """
    invitation = await invitations.find_invitation(token)
    if invitation is None:
        raise InvitationNotValid
    if who is not None and invitation.used_by_id == who.id:
        return who.id, invitation.id
    if invitation.used_at is not None or invitation.expires_at <= cause.at:
        raise InvitationNotValid
    if who is None:
        person_id = await people.add_person(telegram_id=telegram_id, name="", language=language, at=cause.at)
    else:
        person_id = who.id
    if not await invitations.claim_invitation(invitation.id, person_id, cause.at):
        raise InvitationNotValid
    await add_entry(cause, "redeem", "invitation", invitation.id, person=person_id)
    return person_id, invitation.id


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What joining is about: the role and firm of the invitation; only who opened its link may know.

    Raises:
        SubjectDone: the invitation gave its role: it gives nothing twice, and nothing back that was ended.
    """
    invitation = await invitations.get_invitation(subject_id) if subject_kind == "invitation" else None
    if invitation is None or invitation.used_by_id is None:
        return None
    if await drafts.was_submitted(invitation.used_by_id, "joining", "invitation", invitation.id):
        raise SubjectDone(subject_id)
    role = ROLE_NAMES[invitation.role]
    firm = invitation.client_name
    title = Text(f"{firm} · {role.zh}", f"{firm} · {role.en}") if firm else role
    return Card(title=title, owner_id=invitation.used_by_id)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Records consent and name, and gives the role that the invitation promised."""
    invitation = await invitations.get_invitation(view.draft.subject_id)
    if invitation is None or invitation.used_by_id != who.id:
        raise InvitationNotValid
    await people.change_consent(who.id, str(view.answers["name"].value), cause.at)
    await people.add_grant(who.id, invitation.role, invitation.client_id, cause.at)
    await add_entry(cause, "consent", "person", who.id, invitation=invitation.id)
    await tell_commands(cause, who.id)
    return Outcome("joining", who.id)


@writing
async def choose_language(cause: Cause, who: Person, language: Language) -> None:
    """Sets the language that the person reads; nothing happens when they read it already."""
    if who.language == language:
        return
    await people.change_language(who.id, language)
    await add_entry(cause, "language", "person", real_id(who.id))
    await tell_commands(cause, real_id(who.id))
