"""What is said of the workbook of a checklist that somebody sent."""

from bot.letters.kind import SENT_ON, STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot
from bot.records.checklists import ChecklistView
from bot.rules.text import Text
from bot.screens.checklists import publishing
from bot.screens.checklists import sheets as screens
from bot.screens.screen import Screen
from bot.services.checklists import sheets, viewing
from bot.services.checklists.asking import CAME_BACK, TO_PUBLISH, VERSION
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


async def _to_publish(opening: Opening) -> Screen:
    """While it waits, for who may publish it."""
    view = await _draft(opening)
    if not view.asked_by or not view.publishes or view.draft is None:
        raise Moot(opening.message.kind)
    return publishing.to_publish(view, view.draft, opening.language)


async def _came_back(opening: Opening) -> Screen:
    """While it was not asked for once more."""
    view = await _draft(opening)
    if not view.returned:
        raise Moot(opening.message.kind)
    return publishing.came_back(view, opening.language)


async def _draft(opening: Opening) -> ChecklistView:
    try:
        return await viewing.view_by_draft(opening.reader, opening.message.subject_id)
    except NoSuchChecklist:
        raise Moot(opening.message.kind) from None


KINDS = (
    MessageKind(
        TO_PUBLISH,
        Text("请发布检查表的通知", "the request to publish a checklist"),
        (VERSION,),
        SENT_ON,
        _to_publish,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        CAME_BACK,
        Text("检查表草稿退回通知", "news of a draft of a checklist that was sent back"),
        (VERSION,),
        STAYS,
        _came_back,
        occasion=Occasion.HAPPENED,
    ),
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
