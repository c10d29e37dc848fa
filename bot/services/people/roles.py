"""Who is what: an administrator gives and ends roles in chat; it counts at once, and the person is told."""

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.records.people.roles import GrantRecord, Member
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, POSITIONS_OF, Person, Position, Role
from bot.rules.permissions import Action, Subject, clients_for, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Text
from bot.services.backups.keeper import tell_if_keeper_left
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.duty.uncovered import look_at_lists
from bot.services.people.administrators import keep_an_administrator
from bot.services.people.appointing import ENDED, appointed, tell_of_role
from bot.services.people.succession import managed_alone, tell_of_lost_managers
from bot.services.people.unserved import tell_of_unserved
from bot.services.people.work_left import tell_of_all_work_left
from storage import clients
from storage.database import writing
from storage.people import persons as people
from storage.people import roles
from storage.trail.entries import add_entry

GIVEN = OutcomeKind("role")


class NoSuchRole(NotForThisPerson):
    """There is no such role that the person may see, or it has ended."""


class NotAPosition(ValueError):
    """This position does not go with this role."""


async def own_roles(who: Person) -> tuple[GrantRecord, ...]:
    """What somebody is themself, and for whom."""
    return tuple(await roles.find_grants(who.id))


async def team(who: Person) -> tuple[Member, ...]:
    """Our people and the clients' managers; the clients' staff are many and are in the ledger of people."""
    _must_may(who)
    return tuple(await roles.find_members(Role.CLIENT_STAFF))


async def roles_of(who: Person, person_id: int) -> tuple[Person, tuple[GrantRecord, ...]]:
    """Somebody and what they are."""
    _must_may(who)
    person = await people.get_person(person_id)
    if person is None or person.practising:
        raise NoSuchRole(person_id)
    return person, tuple(await roles.find_grants(person_id))


async def get_role(who: Person, grant_id: int) -> GrantRecord:
    """One role; an ended one is none."""
    _must_may(who)
    grant = await roles.get_grant(grant_id)
    if grant is None or grant.ended_at is not None:
        raise NoSuchRole(grant_id)
    return grant


def _must_may(who: Person) -> None:
    if not may(who, Action.CHANGE_ROLES, Subject()):
        raise NoSuchRole


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """A role is given to somebody."""
    person = await people.get_person(subject_id) if subject_kind == "person" else None
    if person is None or person.practising:
        return None
    return Card(title=Text(person.called, person.called), subject_id=person.id)


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- as ``Purpose.picks``
    """The clients for which a role can be given."""
    if pick != "client":
        return ()
    found = await clients.find_clients(clients_for(who, Action.CHANGE_ROLES))
    return tuple(Pick(client.id, client.short_name) for client in found)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Gives the role; one that the person has already only gets the position that was chosen."""
    _must_may(who)
    said = given(view.answers)
    role = Role(said["role"])
    client_id = int(said["client"]) if role in FOR_ONE_CLIENT else None
    chosen = said.get("client_position" if role in CLIENT_SIDE else "our_position")
    position = Position(chosen) if chosen else None
    person_id = view.draft.subject_id
    is_new = await people.add_grant(person_id, role, client_id, cause.at, position)
    grant = await roles.get_held(person_id, role, client_id)
    if grant is None:
        raise NoSuchRole(person_id)
    if is_new:
        await add_entry(cause, "give_role", "person", person_id, grant=grant.id, role=role.value, client=client_id or 0)
        await appointed(cause, grant)
    elif position is not None and await roles.change_position(grant.id, position):
        await add_entry(cause, "position", "person", person_id, grant=grant.id, position=position.value)
    return Outcome(GIVEN, person_id)


async def is_last_manager(grant: GrantRecord) -> bool:
    """Whether with this role the only manager of a client goes."""
    return grant.role is Role.CLIENT_MANAGER and grant.client_id in await managed_alone(grant.person_id)


@writing
async def end(cause: Cause, who: Person, grant_id: int) -> int:
    """Ends a role at once; returns whose it was.

    Raises:
        LastAdministrator: nobody would be left who can give roles.
    """
    grant = await get_role(who, grant_id)
    if grant.role is Role.ADMINISTRATOR:
        await keep_an_administrator(grant.person_id)
    if not await roles.end_grant(grant_id, cause.at):
        raise NoSuchRole(grant_id)
    details = {"grant": grant.id, "role": grant.role.value, "client": grant.client_id or 0}
    await add_entry(cause, "end_role", "person", grant.person_id, **details)
    await tell_of_role(cause, grant, ENDED)
    await tell_if_keeper_left(cause)
    await tell_of_lost_managers(cause)
    await tell_of_all_work_left(cause, grant.person_id)
    await tell_of_unserved(cause)
    await look_at_lists(cause)
    return grant.person_id


@writing
async def set_position(cause: Cause, who: Person, grant_id: int, position: str) -> GrantRecord:
    """Sets the position that goes with a role; empty: none.

    Raises:
        NotAPosition: it does not go with the role.
    """
    grant = await get_role(who, grant_id)
    if position and position not in {one.value for one in POSITIONS_OF[grant.role]}:
        raise NotAPosition(position)
    if await roles.change_position(grant_id, Position(position) if position else None):
        await add_entry(cause, "position", "person", grant.person_id, grant=grant_id, position=position)
    return await get_role(who, grant_id)


PURPOSES = {"role": Purpose(Action.CHANGE_ROLES, card, submit, (GIVEN,), picks)}
