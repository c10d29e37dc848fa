"""What a notice about somebody out of reach says when it is sent."""

from datetime import datetime

from bot.letters.kind import SENT_ON_WITH_WORK, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.letters.people.firms import firms_of
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import CLIENT_SIDE
from bot.rules.permissions import Action, everywhere
from bot.rules.text import Text
from bot.screens.people import reachability
from bot.screens.screen import Screen
from bot.services.post.reachability import UNREACHABLE
from storage import clients
from storage.ledgers import finding as ledgers
from storage.people import persons as people
from storage.post import outbox


async def _unreachable(opening: Opening) -> Screen:
    """With all that was not delivered so far, unless the person has left."""
    message, reader = opening.message, opening.reader
    person = await people.get_person(message.subject_id)
    entry = await ledgers.get_entry(PEOPLE.code, message.subject_id, None)
    if person is None or entry is None:
        raise Moot(message.kind)
    since = datetime.fromisoformat(str(message.parameters["since"]))
    return reachability.unreachable(
        person,
        await clients.find_clients(person.clients(*CLIENT_SIDE)),
        str(entry.values["phone"]),
        await outbox.count_undelivered(person.id, since),
        reader.language,
        may_reconnect=reader.id != person.id and everywhere(reader, Action.RECONNECT),
    )


async def _firms(opening: Opening) -> tuple[int, ...]:
    return await firms_of(opening.message.subject_id)


NAME = Text("有人收不到消息的通知", "the news that somebody cannot be reached")

KINDS = (
    MessageKind(
        UNREACHABLE, NAME, ("person",), SENT_ON_WITH_WORK, _unreachable, clients=_firms, occasion=Occasion.HAPPENED
    ),
)
