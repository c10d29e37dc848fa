"""What somebody is told when they were given a role, or one of theirs ended."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.people import Person
from bot.screens.people.roles import clients_assigned, role_ended, role_given
from bot.screens.screen import Screen
from storage.people import roles
from storage.post.outbox import MessageRecord


async def role_letter(message: MessageRecord, person: Person) -> Screen:
    """The screen of a row about a role, or about all that somebody was assigned at once.

    Raises:
        Moot: it was ended again before it was told, or is nobody's that can be told.
    """
    if message.kind == "assigned":
        since = datetime.fromisoformat(str(message.parameters["since"]))
        assigned = [grant for grant in await roles.find_grants(person.id) if grant.since == since]
        if not assigned:
            raise Moot(message.kind)
        return clients_assigned(assigned, person)
    grant = await roles.get_grant(message.subject_id)
    if grant is None or (grant.ended_at is None) is not (message.kind == "role_given"):
        raise Moot(message.kind)
    return role_given(grant, person) if message.kind == "role_given" else role_ended(grant, person)
