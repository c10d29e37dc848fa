"""Inviting exactly one person who was recorded by name: the link gives their row its account (clauses 3.1, 5.3.3)."""

from collections.abc import Iterable

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.joining import GRANTED
from bot.rules.people import CLIENT_SIDE, Grant, Person
from bot.rules.permissions import Action, Subject, everywhere, may
from bot.rules.text import Text
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.joining.arrivals import offer_account
from bot.services.joining.inviting import INVITATION_VALID
from storage.people import members
from storage.people import persons as people
from storage.trail.entries import add_entry

INVITED = OutcomeKind("listed_invitation")


async def may_invite(who: Person, person_id: int) -> bool:
    """Whether the person may invite exactly this one, who has no account yet."""
    listed = await people.get_person(person_id)
    if listed is None or listed.telegram_id is not None:
        return False
    return _allows(who, person_id, await members.find_grants(person_id))


def _allows(who: Person, person_id: int, grants: Iterable[Grant]) -> bool:
    """Nobody makes anybody more than they could by an invitation or a card of their own.

    An administrator may invite anybody, a client's manager the people of that firm alone, and who lets people into a
    firm its staff alone: whoever opens the link has all the roles of the person of the list.
    """
    held = tuple(grants)
    if not held or person_id <= 0 or person_id == who.id:
        return False
    if everywhere(who, Action.INVITE):
        return True
    firms, roles = {grant.client_id for grant in held}, {grant.role for grant in held}
    if len(firms) != 1:
        return False
    subject = Subject(firms.pop())
    if may(who, Action.INVITE, subject):
        return roles <= CLIENT_SIDE
    return may(who, Action.APPROVE_JOINING, subject) and roles == {GRANTED}


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """Who is invited.

    Raises:
        SubjectDone: they have an account by now.
    """
    person = await people.get_person(subject_id) if subject_kind == "person" else None
    if person is None:
        return None
    grants = tuple(await members.find_grants(subject_id))

    def allows(who: Person) -> bool:
        return _allows(who, subject_id, grants)

    if person.telegram_id is not None:
        raise SubjectDone(subject_id, Card(allows=allows))
    return Card(title=Text(person.called, person.called), allows=allows)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Makes the link that is bound to the person; earlier ones end, so that only one is about."""
    person_id = view.draft.subject_id
    invitation_id, token = await offer_account(cause, who, person_id, INVITATION_VALID)
    await add_entry(cause, "invite", "invitation", invitation_id, person=person_id)
    person = await people.get_person(person_id)
    return Outcome(INVITED, person_id, {"token": token, "name": person.called if person else ""})


PURPOSES = {"listed_invitation": Purpose(None, card, submit, (INVITED,))}
