"""What is said of the workbook of a checklist that somebody sent."""

from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.checklists import sheets as screens
from bot.screens.screen import Screen
from bot.services.checklists import sheets, viewing
from bot.services.checklists.sheets import FAILED, MARKED, READ, SUBJECT
from bot.services.checklists.viewing import NoSuchChecklist
from storage import documents


async def _read(opening: Opening) -> Screen | WithDocument:
    """What came of it: a draft, or what is wrong with it."""
    said, language = opening.message.parameters, opening.language
    if "refusal" in said:
        return screens.refused(str(said["refusal"]), str(said["detail"]), language)
    if "problems" in said:
        document = await documents.get_document(MARKED.code, SUBJECT, opening.message.subject_id)
        if document is None:
            raise Moot(READ)
        pairs = list(zip(said["rows"], said["first"], strict=True))
        return WithDocument(screens.faulty(int(said["problems"]), pairs, language), document)
    try:
        view = await viewing.view_of(opening.reader, str(said["code"]))
    except NoSuchChecklist:
        raise Moot(READ) from None
    return screens.read(view, str(said["how"]), tuple(map(str, said["unused"])), language)


async def _failed(opening: Opening) -> Screen:
    return screens.failed(opening.language)


KINDS = (
    MessageKind(
        READ,
        Text("检查表表格的读取结果", "what came of the workbook of a checklist"),
        (sheets.SUBJECT,),
        STAYS,
        _read,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        FAILED,
        Text("检查表表格没能读取的通知", "the news that the workbook of a checklist could not be read"),
        (sheets.SUBJECT,),
        STAYS,
        _failed,
        hours=Hours.ANY,
        occasion=Occasion.HAPPENED,
    ),
)
