"""What is said unasked about spreadsheets of the ledgers: the export, the preview, what was imported."""

from bot.documents.kinds import DocumentKind
from bot.letters.kind import STAYS, Compose, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot
from bot.records.ledgers.files import FileState, LedgerFile
from bot.rules.text import Text
from bot.screens.documents import with_documents
from bot.screens.ledgers import files as screens
from bot.screens.screen import Screen
from bot.services import documents
from bot.services.ledgers.files import CHECKED, EXPORTED, FAILED, IMPORTED, LEDGER_EXPORT, MARKED_COPY, may_import
from bot.services.post.writing import MessageCode
from storage.documents import DocumentRecord
from storage.ledgers.files import get_ledger_file


async def _exported(opening: Opening) -> WithDocument:
    file = await _file(opening)
    if file.sha256 is None:
        raise Moot(EXPORTED)
    return await _sent(opening, screens.exported(opening.language), LEDGER_EXPORT, file, file.sha256)


async def _checked(opening: Opening) -> Screen | WithDocument:
    file, language = await _file(opening), opening.language
    marked = file.state in (FileState.FAULTY, FileState.REFUSED) and file.summary.question is None
    if marked and file.copy_sha256 is not None:
        return await _sent(opening, screens.import_status(file, language), MARKED_COPY, file, file.copy_sha256)
    if file.state not in (FileState.CHECKED, FileState.SAME, FileState.REFUSED):
        raise Moot(CHECKED)
    return screens.import_status(file, language, again=bool(opening.message.parameters.get("again")))


async def _sent(opening: Opening, screen: Screen, kind: DocumentKind, file: LedgerFile, sha256: str) -> WithDocument:
    """The screen with a workbook, and the ways to have it again."""
    reader, language = opening.reader, opening.language
    name = await documents.named(kind, file.id, language) or file.name
    offers = await documents.offered(reader, "ledger_file", file.id, opening.at)
    document = DocumentRecord(file.id, sha256, name, language, 1, file.created_at)
    return WithDocument(with_documents(screen, offers, language), document)


async def _imported(opening: Opening) -> Screen:
    return screens.import_status(await _file(opening), opening.language)


async def _failed(opening: Opening) -> Screen:
    await _file(opening)
    return screens.failed(opening.language)


async def _file(opening: Opening) -> LedgerFile:
    """The spreadsheet, as long as the reader may have it."""
    file = await get_ledger_file(opening.message.subject_id)
    if file is None or not may_import(opening.reader):
        raise Moot(opening.message.kind)
    return file


def _kind(code: MessageCode, name: Text, compose: Compose, *, silent: bool = False) -> MessageKind:
    """Whoever did this is waiting for it."""
    return MessageKind(
        code, name, ("ledger_file",), STAYS, compose, hours=Hours.ANY, silent=silent, occasion=Occasion.HAPPENED
    )


KINDS = (
    _kind(EXPORTED, Text("导出的表格", "a spreadsheet they asked for"), _exported, silent=True),
    _kind(CHECKED, Text("导入表格的检查结果", "what was found in a spreadsheet to import"), _checked),
    _kind(IMPORTED, Text("表格导入结果", "the news that a spreadsheet was imported"), _imported, silent=True),
    _kind(FAILED, Text("表格处理失败的通知", "the news that a spreadsheet could not be handled"), _failed),
)
