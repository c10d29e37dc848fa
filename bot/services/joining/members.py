"""Members of a client firm: who they are, 移出, 退出企业, and another account for the same person."""

from datetime import timedelta

from bot.records.drafts import Card, DraftView
from bot.records.joining.requests import MemberRecord, MemberView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.joining import may_reconnect
from bot.rules.people import CLIENT_SIDE, Grant, Person
from bot.rules.permissions import Action, Subject, everywhere, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Text
from bot.services.drafts.purpose import Purpose
from bot.services.duty.uncovered import look_at_lists
from bot.services.joining import messages
from bot.services.joining.arrivals import offer_account
from bot.services.joining.inviting_listed import may_invite
from bot.services.people.command_lists import tell_commands
from bot.services.people.succession import keep_a_manager, managed_alone, tell_of_lost_managers
from bot.services.trainings import seats as trainings
from storage import clients
from storage.database import writing
from storage.joining import invitations
from storage.people import members
from storage.people import persons as people
from storage.trail.entries import add_entry

RECONNECTION_MADE = OutcomeKind("reconnection")
RECONNECTION_VALID = timedelta(days=1)


class NoSuchMember(NotForThisPerson):
    """There is no such firm or member that the person may look after."""


class MemberGone(Exception):
    """They are no member of the firm (any more)."""

    def __init__(self, client_id: int) -> None:
        super().__init__(client_id)
        self.client_id = client_id


async def list_members(who: Person, client_id: int) -> tuple[str, tuple[MemberRecord, ...]]:
    """The firm's name and everyone in it."""
    client = await clients.get_client(client_id)
    if client is None or not may(who, Action.REMOVE_MEMBER, Subject(client_id)):
        raise NoSuchMember(client_id)
    return client.short_name, tuple(await members.find_members(client_id))


async def get_member(who: Person, client_id: int, person_id: int) -> MemberView:
    """One member, and what may be done about them.

    Raises:
        NoSuchMember: the person does not look after the firm's members.
        MemberGone: not a member (any more).
    """
    name, listed = await list_members(who, client_id)
    found = [one for one in listed if one.id == person_id]
    if not found:
        raise MemberGone(client_id)
    grants = tuple(await members.find_grants(person_id))
    return MemberView(
        found[0],
        client_id,
        name,
        grants,
        await members.count_open_cases(who, person_id, client_id),
        may_remove=person_id != who.id,
        may_reconnect=found[0].has_account and _may_reconnect(who, person_id, grants),
        may_invite=await may_invite(who, person_id),
        is_last_manager=client_id in await managed_alone(person_id),
    )


@writing
async def remove(cause: Cause, who: Person, client_id: int, person_id: int) -> str:
    """移出: ends somebody's roles at the firm, never their records; returns their name.

    Raises:
        NoSuchMember: the person does not look after the firm's members, or it is they: who goes leaves.
        MemberGone: not a member (any more).
        LastManager: the firm would be without one.
    """
    view = await get_member(who, client_id, person_id)
    if not view.may_remove:
        raise NoSuchMember(client_id, person_id)
    person = await people.get_person(person_id)
    if person is None:
        raise MemberGone(client_id)
    await keep_a_manager(who, client_id, person_id)
    await end(cause, person, client_id, "remove_member")
    await messages.tell_of_removal(cause, person_id, client_id)
    return person.called


async def own_firm(who: Person, client_id: int) -> tuple[str, int]:
    """The name of a firm to which the person belongs, and how many of its open cases they have taken on.

    Raises:
        LastManager: the firm would be without one.
    """
    client = await clients.get_client(client_id)
    if client is None or not may(who, Action.LEAVE_FIRM, Subject(client_id)):
        raise NoSuchMember(client_id)
    await keep_a_manager(who, client_id, who.id)
    return client.short_name, await members.count_open_cases(who, who.id, client_id)


async def firms_of(who: Person) -> tuple[tuple[int, str], ...]:
    """Id and name of the firms to which the person belongs."""
    own = who.clients(*CLIENT_SIDE)
    return tuple((client.id, client.short_name) for client in await clients.find_clients(own)) if own else ()


@writing
async def leave(cause: Cause, who: Person, client_id: int) -> str:
    """退出企业: ends one's own roles at a firm; returns its name.

    Raises:
        LastManager: the firm would be without one.
    """
    name, _ = await own_firm(who, client_id)
    handed_back = await end(cause, who, client_id, "leave")
    await messages.tell_of_leaving(cause, who, client_id, handed_back)
    return name


async def end(cause: Cause, person: Person, client_id: int, action: str) -> int:
    """Ends somebody's client-side roles at a firm; inside a transaction that is open already.

    What they had taken on stays with the firm, for anyone there to take on, and seats in trainings go to who waits for
    them; returns how many cases that were.
    """
    if not await members.end_membership(person.id, client_id, cause.at):
        return 0
    await invitations.end_reconnections(person.id, cause.at)
    handed_back = await members.hand_cases_back(person.id, client_id)
    await trainings.give_seats_up(cause, person.id, client_id)
    await add_entry(cause, action, "person", person.id, client=client_id, cases=handed_back)
    await tell_commands(cause, person.id)
    await tell_of_lost_managers(cause)
    await look_at_lists(cause)
    return handed_back


def _may_reconnect(who: Person, person_id: int, grants: tuple[Grant, ...]) -> bool:
    """An administrator may for anybody else; a manager for staff who are nothing beyond the manager's firm."""
    if person_id == who.id:
        return False
    if everywhere(who, Action.RECONNECT):
        return True
    firms = {grant.client_id for grant in grants if grant.client_id is not None}
    return any(may(who, Action.RECONNECT, Subject(firm)) and may_reconnect(grants, firm) for firm in firms)


async def reconnection_card(subject_kind: str, subject_id: int) -> Card | None:
    """Who gets another account; a manager only for their own staff."""
    person = await people.get_person(subject_id) if subject_kind == "person" else None
    grants = tuple(await members.find_grants(subject_id)) if person is not None else ()
    if person is None or not grants:
        return None
    title = Text(person.called, person.called)
    return Card(title=title, allows=lambda who: _may_reconnect(who, subject_id, grants), subject_id=person.id)


async def make_reconnection(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Makes the link by which the person gets another account; earlier ones end."""
    person_id = view.draft.subject_id
    invitation_id, token = await offer_account(cause, who, person_id, RECONNECTION_VALID)
    reason = str(view.answers["why"].value)
    await add_entry(cause, "offer_reconnection", "invitation", invitation_id, person=person_id, reason=reason)
    return Outcome(RECONNECTION_MADE, invitation_id, {"token": token})


PURPOSES = {"reconnection": Purpose(None, reconnection_card, make_reconnection, (RECONNECTION_MADE,))}
