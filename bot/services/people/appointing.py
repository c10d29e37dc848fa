"""After an appointment: a client has one project lead, and everybody concerned is told."""

from bot.records.people.roles import GrantRecord
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.people import work_left as ledger_notices
from bot.services.people.acting import uses_the_bot
from bot.services.people.command_lists import tell_commands
from bot.services.post.writing import MessageCode, post
from storage.people import appointments, roles
from storage.people import persons as people
from storage.trail.entries import add_entry

GIVEN, ENDED = MessageCode("role_given"), MessageCode("role_ended")
ASSIGNED = MessageCode("assigned")
"""All that an import assigned to somebody, in one message."""


async def appointed(cause: Cause, grant: GrantRecord) -> tuple[GrantRecord, ...]:
    """Tells who was appointed; a new lead takes the place of the former one, whose grant is returned."""
    await tell_of_role(cause, grant, GIVEN)
    if grant.role is not Role.LEAD or grant.client_id is None:
        return ()
    former = [
        one
        for ended in await appointments.end_former_leads(grant.client_id, grant.person_id, cause.at)
        if (one := await roles.get_grant(ended)) is not None
    ]
    for one in former:
        await add_entry(cause, "replace_lead", "person", one.person_id, client=grant.client_id, by=grant.person_id)
        await tell_of_role(cause, one, ENDED)
        await ledger_notices.tell_of_work_left(cause, one.person_id, grant.client_id)
    return tuple(former)


async def tell_of_role(cause: Cause, grant: GrantRecord, kind: MessageCode) -> None:
    """``GIVEN`` or ``ENDED``, told to whose role it is if they use the bot and did not do it themselves."""
    await tell_commands(cause, grant.person_id)
    person = await people.get_person(grant.person_id)
    if person is None or person.id == cause.person_id or not uses_the_bot(person):
        return
    await post(cause, kind, ("role_grant", grant.id), grant.person_id)
