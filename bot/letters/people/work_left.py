"""What the notice about work that somebody left behind says when it is sent."""

from datetime import datetime

from bot.letters.moot import Moot
from bot.rules.text import Language
from bot.screens.ledgers import letters as ledger_notices
from bot.screens.screen import Screen
from bot.services.people.work_left import still_serves
from storage import clients
from storage.ledgers import finding as ledgers
from storage.ledgers import open_work
from storage.post.outbox import MessageRecord


async def work_left(message: MessageRecord, at: datetime, language: Language) -> Screen:
    """What the notice says now.

    Raises:
        Moot: it was all handed on meanwhile, or the person is back.
    """
    client_id = int(message.parameters["client"])
    work = await open_work.count_open_work(at, person_id=message.subject_id, client_id=client_id)
    person = await ledgers.get_entry("people", message.subject_id, None)
    client = await clients.get_client(client_id)
    if not work or person is None or client is None or await still_serves(message.subject_id, client_id):
        raise Moot(message.kind)
    return ledger_notices.work_left(person.title, client.short_name, work, language)
