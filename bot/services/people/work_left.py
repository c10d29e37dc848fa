"""What is said when somebody leaves work behind: nothing of it is lost, the client's lead is told to hand it on."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.rules.text import Language
from bot.screens.ledgers import letters as ledger_notices
from bot.screens.screen import Screen
from storage import clients
from storage.ledgers import finding as ledgers
from storage.ledgers import open_work
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord

SERVING = (Role.CONSULTANT, Role.LEAD)
WORK_LEFT = "work_left"


async def tell_of_work_left(cause: Cause, person_id: int, client_id: int, *, reader: Role = Role.LEAD) -> None:
    """Tells the leads of a client, or the administrators where it has none, if the person no longer serves it.

    ``reader``: who is told in the leads' place; of complaints that may be about the team, the quality managers are.
    """
    if await _still_serves(person_id, client_id):
        return
    if not await open_work.count_open_work(cause.at, person_id=person_id, client_id=client_id):
        return
    readers = _others(person_id, await people.find_people_with_role(client_id, reader))
    readers = readers or _others(person_id, await people.find_people_with_role(None, Role.ADMINISTRATOR))
    for person in readers:
        await outbox.add_message(
            key=f"{WORK_LEFT}:{person_id}:{client_id}:{cause.at.isoformat()}:{person.id}",
            kind=WORK_LEFT,
            person_id=person.id,
            subject_kind="person",
            subject_id=person_id,
            send_at=cause.at,
            parameters={"client": client_id},
        )


def _others(person_id: int, found: list[Person]) -> list[Person]:
    return [person for person in found if person.id != person_id]


async def _still_serves(person_id: int, client_id: int) -> bool:
    person = await people.get_person(person_id)
    return person is not None and client_id in person.clients(*SERVING)


async def work_left(message: MessageRecord, at: datetime, language: Language) -> Screen:
    """What the notice says now.

    Raises:
        Moot: it was all handed on meanwhile, or the person is back.
    """
    client_id = int(message.parameters["client"])
    work = await open_work.count_open_work(at, person_id=message.subject_id, client_id=client_id)
    person = await ledgers.get_entry("people", message.subject_id, None)
    client = await clients.get_client(client_id)
    if not work or person is None or client is None or await _still_serves(message.subject_id, client_id):
        raise Moot(message.kind)
    return ledger_notices.work_left(person.title, client.short_name, work, language)
