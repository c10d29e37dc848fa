"""What a notice about somebody out of reach says when it is sent."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import CLIENT_SIDE
from bot.rules.permissions import Action, everywhere
from bot.rules.text import Language
from bot.screens.people import reachability
from bot.screens.screen import Screen
from storage import clients
from storage.ledgers import finding as ledgers
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord


async def unreachable(message: MessageRecord, language: Language) -> Screen:
    """What a notice of an absence says now, with all that was not delivered so far.

    Raises:
        Moot: the person has left.
    """
    person = await people.get_person(message.subject_id)
    entry = await ledgers.get_entry(PEOPLE.code, message.subject_id, None)
    if person is None or entry is None:
        raise Moot(message.kind)
    reader = await people.get_person(message.person_id)
    since = datetime.fromisoformat(str(message.parameters["since"]))
    return reachability.unreachable(
        person,
        await clients.find_clients(person.clients(*CLIENT_SIDE)),
        str(entry.values["phone"]),
        await outbox.count_undelivered(person.id, since),
        language,
        may_reconnect=reader is not None and reader.id != person.id and everywhere(reader, Action.RECONNECT),
    )
