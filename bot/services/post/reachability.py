"""Who can be reached: a blocked bot is noticed, and those who can call instead are told."""

from datetime import datetime, time

from bot.rules.beijing import at as moment_at
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.services.post.writing import MessageCode, post
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry

UNREACHABLE = MessageCode("unreachable")


@writing
async def note(cause: Cause, person_id: int, *, reachable: bool) -> None:
    """Notes that a person blocked the bot or lost the account, or is back."""
    await (note_back(cause, person_id) if reachable else _note_lost(cause, person_id))


async def note_back(cause: Cause, person_id: int) -> None:
    """Notes that a person can be reached, inside the writing that learnt of it; nothing when they were not away."""
    if await people.change_to_reachable(person_id):
        await add_entry(cause, "reachable", "person", person_id)


async def _note_lost(cause: Cause, person_id: int) -> None:
    if await people.change_to_unreachable(person_id, cause.at):
        await add_entry(cause, "unreachable", "person", person_id)


async def tell_of_unreachable(cause: Cause, person: Person) -> None:
    """Notes that a message found a person out of reach; tells of it once until they are back."""
    await _note_lost(cause, person.id)
    await _tell(cause, person, await people.get_unreachable_since(person.id) or cause.at)


async def tell_of_no_account(cause: Cause, person: Person) -> None:
    """Tells of a person without a Telegram account once a day: each day's messages have to be told by telephone."""
    await _tell(cause, person, moment_at(beijing_day(cause.at), time()))


async def _tell(cause: Cause, person: Person, since: datetime) -> None:
    """The notice of one absence, to everyone who can call; it is known by when the absence began."""
    for reader in await _who_can_call(person):
        said = since.isoformat()
        subject = ("person", person.id)
        await post(cause, UNREACHABLE, subject, reader.id, occurrence=said, parameters={"since": said})


async def _who_can_call(person: Person) -> list[Person]:
    """The administrators, and for client people the consultants of their clients, or the leads where there is none."""
    readers = await people.find_people_with_role(None, Role.ADMINISTRATOR)
    for client_id in person.clients(*CLIENT_SIDE):
        consultants = await people.find_people_with_role(client_id, Role.CONSULTANT)
        readers += consultants or await people.find_people_with_role(client_id, Role.LEAD)
    return [reader for reader in readers if reader.id != person.id]
