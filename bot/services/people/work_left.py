"""What is said when somebody leaves work behind: nothing of it is lost, the client's lead is told to hand it on."""

from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.post.writing import MessageCode, post
from storage.ledgers import open_work
from storage.people import persons as people

SERVING = (Role.CONSULTANT, Role.LEAD)
WORK_LEFT = MessageCode("work_left")


async def tell_of_work_left(cause: Cause, person_id: int, client_id: int, *, reader: Role = Role.LEAD) -> None:
    """Tells the leads of a client, or the administrators where it has none, if the person no longer serves it.

    ``reader``: who is told in the leads' place; of complaints that may be about the team, the quality managers are.
    """
    if await still_serves(person_id, client_id):
        return
    if not await open_work.count_open_work(cause.at, person_id=person_id, client_id=client_id):
        return
    readers = _others(person_id, await people.find_people_with_role(client_id, reader))
    readers = readers or _others(person_id, await people.find_people_with_role(None, Role.ADMINISTRATOR))
    for person in readers:
        once = f"{client_id}:{cause.at.isoformat()}"
        said = {"client": client_id}
        await post(cause, WORK_LEFT, ("person", person_id), person.id, occurrence=once, parameters=said)


def _others(person_id: int, found: list[Person]) -> list[Person]:
    return [person for person in found if person.id != person_id]


async def still_serves(person_id: int, client_id: int) -> bool:
    """Whether the person is a consultant or lead of the client (again)."""
    person = await people.get_person(person_id)
    return person is not None and client_id in person.clients(*SERVING)
