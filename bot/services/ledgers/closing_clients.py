"""A client that is served no more: its own people lose their way in, whoever served it can still finish and look up.

What is unfinished stays with the team, and the records stay for six years (clause 6).
"""

from datetime import datetime

from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.joining import messages as joining_messages
from bot.services.people.acting import uses_the_bot
from bot.services.people.command_lists import tell_commands
from bot.services.trainings import seats as trainings
from storage.joining import cards as joining
from storage.ledgers import closing_clients
from storage.people import persons as people
from storage.trail.entries import add_entry


async def close(cause: Cause, who: Person, client_id: int) -> None:
    """Ends the roles of the client's people and every way in, and tells them; inside a transaction that is open."""
    await closing_clients.end_ways_in(client_id, cause.at)
    for request_id in await closing_clients.decline_requests(client_id, who.id, cause.at):
        request = await joining.get_request(request_id)
        if request is not None:
            await joining_messages.tell_joiner(cause, request, request.person_id, joining_messages.DECLINED)
    ended = await closing_clients.end_roles(client_id, cause.at)
    for person_id in ended:
        await trainings.give_seats_up(cause, person_id, client_id)
        person = await people.get_person(person_id)
        if person is not None and uses_the_bot(person):
            await tell_commands(cause, person_id)
            await joining_messages.tell_of_removal(cause, person_id, client_id)
    await add_entry(cause, "end_roles", "client", client_id, people=len(ended))


async def reopen(cause: Cause, client_id: int, ended_at: datetime) -> None:
    """Gives its people back the roles that ended with the client; cards and invitations are made anew."""
    resumed = await closing_clients.resume_roles(client_id, ended_at)
    for person_id in resumed:
        await tell_commands(cause, person_id)
    await add_entry(cause, "resume_roles", "client", client_id, people=len(resumed))
