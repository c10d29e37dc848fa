"""What is said of a register that was asked for: here it is, or it could not be made."""

from bot.documents.registers import dates
from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.registers import register_failed, register_sent
from bot.screens.screen import Screen
from bot.services.registers import FAILED, MADE, get_request
from storage import documents


async def _made(opening: Opening) -> WithDocument:
    """The workbook with a line about it, as long as whoever asked may have it."""
    message = opening.message
    request = await get_request(message.subject_id)
    made_in = str(message.parameters["language"])
    document = await documents.get_document("register", "draft", message.subject_id, made_in)
    if request is None or document is None:
        raise Moot(message.kind)
    language = request.who.language
    counts = {str(key): int(n) for key, n in message.parameters["counts"].items()}
    said = register_sent(request.of(language), dates(request.period, language), counts, language)
    return WithDocument(said, document)


async def _failed(opening: Opening) -> Screen:
    return register_failed(opening.language)


REGISTERS = Text("台账", "registers they asked for")
NOT_MADE = Text("台账未能生成的通知", "the news that a register could not be made")

KINDS = (
    MessageKind(MADE, REGISTERS, ("register",), STAYS, _made, hours=Hours.ANY, silent=True, occasion=Occasion.HAPPENED),
    MessageKind(FAILED, NOT_MADE, ("register",), STAYS, _failed, hours=Hours.ANY, occasion=Occasion.HAPPENED),
)
