"""What the notice about work that somebody left behind says when it is sent."""

from bot.letters.kind import SENT_ON_TO_LEADS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.ledgers.entries import WorkOf
from bot.rules.cause import Cause
from bot.rules.text import Text
from bot.screens.buttons import ShowHolding
from bot.screens.ledgers import letters as ledger_notices
from bot.screens.screen import Screen
from bot.services.handing_over.holding import things_of
from bot.services.ledgers.entries import open_work_seen
from bot.services.people.work_left import WORK_LEFT, still_serves
from storage import clients
from storage.ledgers import finding as ledgers


async def _work_left(opening: Opening) -> Screen:
    """What is left, unless it was all handed on meanwhile or the person is back."""
    person_id = opening.message.subject_id
    (client_id,) = await _client(opening)
    work = await open_work_seen(opening.reader, WorkOf(person_id=person_id, client_id=client_id), opening.at)
    person = await ledgers.get_entry("people", person_id, None)
    client = await clients.get_client(client_id)
    if not work or person is None or client is None or await still_serves(person_id, client_id):
        raise Moot(WORK_LEFT)
    things = await things_of(opening.reader, Cause(opening.at), person_id)
    to = ShowHolding(person_id, client_id, 0) if any(thing.client_id == client_id for thing in things) else None
    return ledger_notices.work_left(person.title, client.short_name, work, to, opening.language)


async def _client(opening: Opening) -> tuple[int]:
    return (int(opening.message.parameters["client"]),)


NAME = Text("待移交工作通知", "the news of work that somebody left behind")

KINDS = (
    MessageKind(
        WORK_LEFT, NAME, ("person",), SENT_ON_TO_LEADS, _work_left, clients=_client, occasion=Occasion.HAPPENED
    ),
)
