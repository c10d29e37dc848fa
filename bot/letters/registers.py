"""What goes with a register that was made."""

from bot.documents.registers import dates
from bot.letters.moot import Moot
from bot.rules.registers import Register
from bot.screens.registers import register_sent
from bot.screens.screen import Screen
from bot.services.registers import get_request
from storage import documents
from storage.documents import DocumentRecord
from storage.post.outbox import MessageRecord


async def register_message(message: MessageRecord) -> tuple[Screen, DocumentRecord]:
    """The workbook with a line about it.

    Raises:
        Moot: whoever asked may not have it any more.
    """
    request = await get_request(message.subject_id)
    made_in = str(message.parameters["language"])
    document = await documents.get_document("register", "draft", message.subject_id, made_in)
    if request is None or document is None:
        raise Moot(message.kind)
    language = request.who.language
    counts = {Register(key): int(n) for key, n in message.parameters["counts"].items()}
    return register_sent(request.client.short_name, dates(request.period, language), counts, language), document
