"""Getting in: claiming the bot, redeeming an invitation, consent and real name (clause 5.3.3)."""

import secrets
from dataclasses import replace
from datetime import timedelta

from bot.records.drafts import Card, DraftView
from bot.records.joining.invitations import InvitationRecord
from bot.records.joining.requests import WITHDRAWN
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer
from bot.rules.joining import InvitationLink
from bot.rules.names import read_name
from bot.rules.people import FOR_ONE_CLIENT, ROLE_NAMES, Person, Role
from bot.rules.practice import real_id
from bot.rules.text import Language, Text
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.joining.messages import open_after_invitation
from bot.services.people.appointing import appointed
from bot.services.people.command_lists import tell_commands, tell_everybody
from bot.services.post import reachability
from storage.database import writing
from storage.drafts import stored as drafts
from storage.joining import cards as requests
from storage.joining import invitations
from storage.people import members, roles
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

JOINED = OutcomeKind("joining")
CLAIM_VALID = timedelta(days=1)
TOKEN_BYTES = 18


class InvitationNotValid(Exception):
    """The link is unknown, used or expired; which of them is nobody's business."""


class InvitationRevoked(InvitationNotValid):
    """The link was taken back: whoever has it was given it, and may ask again."""


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


async def redeem(
    cause: Cause, who: Person | None, telegram_id: int, language: Language, link: InvitationLink
) -> tuple[int, InvitationRecord]:
    """Uses an invitation up for this Telegram account; returns the person's id and the invitation.

    Runs inside the transaction of ``arriving.arrive``.

    The role is given with the consent that is asked for next.

    Raises:
        InvitationNotValid: unknown, used by someone else, or expired.
        InvitationRevoked: taken back before anybody opened it.
    """
    invitation = await invitations.find_invitation(link.token)
    if invitation is None:
        raise InvitationNotValid
    if who is not None and invitation.used_by_id == who.id:
        return who.id, invitation
    if invitation.revoked_at is not None:
        raise InvitationRevoked
    if invitation.used_at is not None or invitation.expires_at <= cause.at:
        raise InvitationNotValid
    if invitation.reconnects_id is not None:
        return await _reconnect(cause, who, telegram_id, invitation), invitation
    person_id = who.id if who is not None else await person_behind(cause, telegram_id, language)
    if not await invitations.claim_invitation(invitation.id, person_id, cause.at, str(link.to)):
        raise InvitationNotValid
    await add_entry(cause, "redeem", "invitation", invitation.id, person=person_id)
    return person_id, invitation


async def offer_account(cause: Cause, who: Person, person_id: int, valid: timedelta) -> tuple[int, str]:
    """Makes the link by whose opening an account becomes this person's; earlier ones end, so that only one is about.

    Returns the invitation's id and the link's token.
    """
    grant = (await members.find_grants(person_id))[0]
    await invitations.end_reconnections(person_id, cause.at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation_id = await invitations.add_invitation(
        token,
        grant.role,
        client_id=grant.client_id if grant.role in FOR_ONE_CLIENT else None,
        invited_by=who.id,
        at=cause.at,
        expires_at=cause.at + valid,
        reconnects=person_id,
    )
    return invitation_id, token


async def person_behind(cause: Cause, telegram_id: int, language: Language) -> int:
    """A person for an account that has none: who had left comes back as who they were, with their old records."""
    known = await members.find_ended_person(telegram_id)
    if known is None:
        return await people.add_person(telegram_id=telegram_id, name="", language=language, at=cause.at)
    await members.bring_back(known, cause.at)
    await add_entry(cause, "return", "person", known)
    return known


async def _reconnect(cause: Cause, who: Person | None, telegram_id: int, invitation: InvitationRecord) -> int:
    """Puts this account behind a person who is there already; the account before it has nobody any more.

    Raises:
        InvitationNotValid: the person has left, or the account is somebody else's, with records of their own.
    """
    person_id = invitation.reconnects_id
    opener = who.id if who is not None else await members.find_ended_person(telegram_id)
    if person_id is None or await people.get_person(person_id) is None:
        raise InvitationNotValid
    if opener is not None and await members.had_role(opener):
        raise InvitationNotValid
    if not await invitations.claim_invitation(invitation.id, person_id, cause.at):
        raise InvitationNotValid
    former = await members.get_telegram_id(person_id)
    if opener is not None:
        await members.end_person(opener, cause.at)
        await requests.hand_requests_over(opener, person_id)
        await _take_back_what_is_needless(cause, person_id)
    await reachability.note_back(cause, person_id)
    await members.change_account(person_id, telegram_id)
    await reachability.look_anew(cause, person_id)
    if former is None and who is not None:
        await people.change_language(person_id, who.language)
    await add_entry(cause, "reconnect", "person", person_id, former=former or 0, account=telegram_id)
    await tell_commands(cause, person_id)
    return person_id


async def _take_back_what_is_needless(cause: Cause, person_id: int) -> None:
    """Nobody is asked to let somebody into a firm to whose people they turned out to belong."""
    held = {grant.client_id for grant in await members.find_grants(person_id)}
    for request in await requests.find_requests_of_person(person_id):
        if request.client_id in held and await requests.decide(request.id, WITHDRAWN, person_id, cause.at):
            await requests.give_place_back(request.card_id)
            await add_entry(cause, "withdraw_joining", "joining_request", request.id, client=request.client_id)


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What joining is about: the role and firm of the invitation; only who opened its link may know.

    Raises:
        SubjectDone: the invitation gave its role: it gives nothing twice, and nothing back that was ended.
    """
    invitation = await invitations.get_invitation(subject_id) if subject_kind == "invitation" else None
    if invitation is None or invitation.used_by_id is None:
        return None
    for form in ("joining", "moving"):
        if await drafts.was_submitted(invitation.used_by_id, form, "invitation", invitation.id):
            raise SubjectDone(subject_id)
    role = ROLE_NAMES[invitation.role]
    firm = invitation.client_name
    title = Text(f"{firm} · {role.zh}", f"{firm} · {role.en}") if firm else role
    consent = (await get_settings()).consent
    return Card(title=title, owner_id=invitation.used_by_id, explained={"consent": consent} if consent else {})


async def fill_in_name(cause: Cause, view: DraftView, name: str) -> DraftView:
    """The name under which somebody is on the list stands in the form, to be confirmed or mended."""
    seen = read_name(name)
    if "name" in view.answers or seen is None:
        return view
    answer = Answer(seen)
    await drafts.change_answer(view.draft.id, "name", answer, cause.at)
    return replace(view, answers={**view.answers, "name": answer})


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Records consent and name, and gives the role that the invitation promised."""
    await people.change_consent(who.id, str(view.answers["name"].value), cause.at)
    await give_role(cause, who, view.draft.subject_id)
    wording = (await get_settings()).consent_id
    await add_entry(cause, "consent", "person", who.id, invitation=view.draft.subject_id, wording=wording)
    await tell_commands(cause, who.id)
    await reachability.look_anew(cause, who.id)
    return Outcome(JOINED, who.id)


async def give_role(cause: Cause, who: Person, invitation_id: int) -> int | None:
    """Gives the role that an invitation promised, and opens what its link did; returns the client's id, if it has one.

    Who was on the list has their roles already, and what was ended of them meanwhile is not given back.

    Raises:
        InvitationNotValid: it was not this person who used it up.
    """
    invitation = await invitations.get_invitation(invitation_id)
    if invitation is None or invitation.used_by_id != who.id:
        raise InvitationNotValid
    given = (who.id, invitation.role, invitation.client_id)
    if invitation.reconnects_id is None and await people.add_grant(*given, cause.at):
        grant = await roles.get_held(*given)
        if grant is not None:
            await appointed(cause, grant)
        if invitation.role is Role.ADMINISTRATOR:
            await tell_everybody(cause)
    if invitation.client_id is not None:
        await open_after_invitation(cause, who.id, invitation.id, invitation.client_id, invitation.destination)
    return invitation.client_id


@writing
async def choose_language(cause: Cause, who: Person, language: Language) -> None:
    """Sets the language that the person reads; nothing happens when they read it already."""
    if who.language == language:
        return
    await people.change_language(who.id, language)
    await add_entry(cause, "language", "person", real_id(who.id))
    await tell_commands(cause, real_id(who.id))


PURPOSES = {"joining": Purpose(None, card, submit, (JOINED,))}
