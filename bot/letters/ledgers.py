"""What is said unasked about spreadsheets of the ledgers: the export, the preview, what was imported."""

from datetime import datetime

from bot.documents.kinds import DocumentKind
from bot.letters.moot import Moot
from bot.records.ledgers.files import FileState, LedgerFile
from bot.rules.people import Person
from bot.rules.text import Language
from bot.screens.documents import with_documents
from bot.screens.ledgers import files as screens
from bot.screens.screen import Screen
from bot.services import documents
from bot.services.ledgers.files import LEDGER_EXPORT, MARKED_COPY, may_import
from storage.documents import DocumentRecord
from storage.ledgers.files import get_ledger_file
from storage.post.outbox import MessageRecord

KINDS = frozenset({"ledgers_exported", "ledgers_checked", "ledgers_imported", "ledgers_failed"})


async def ledger_letter(message: MessageRecord, who: Person, at: datetime) -> tuple[Screen, DocumentRecord | None]:
    """The message, perhaps with a workbook.

    Raises:
        Moot: the reader may not import (any more), or the preview was answered.
    """
    file = await get_ledger_file(message.subject_id)
    if file is None or not may_import(who):
        raise Moot(message.kind)
    language = who.language
    match message.kind:
        case "ledgers_failed":
            return screens.failed(language), None
        case "ledgers_imported":
            return screens.import_status(file, language), None
        case "ledgers_exported" if file.sha256 is not None:
            return await _with_offers(screens.exported(language), file, who, at), await _as_document(
                LEDGER_EXPORT, file, file.sha256, language
            )
        case "ledgers_checked" if file.state is FileState.FAULTY and file.copy_sha256 is not None:
            return await _with_offers(screens.import_status(file, language), file, who, at), await _as_document(
                MARKED_COPY, file, file.copy_sha256, language
            )
        case "ledgers_checked" if file.state in (FileState.CHECKED, FileState.SAME, FileState.REFUSED):
            again = bool(message.parameters.get("again"))
            return screens.import_status(file, language, again=again), None
        case _:
            raise Moot(message.kind)


async def _with_offers(screen: Screen, file: LedgerFile, who: Person, at: datetime) -> Screen:
    return with_documents(screen, await documents.offered(who, "ledger_file", file.id, at), who.language)


async def _as_document(kind: DocumentKind, file: LedgerFile, sha256: str, language: Language) -> DocumentRecord:
    name = await documents.named(kind, file.id, language) or file.name
    return DocumentRecord(file.id, sha256, name, language, 1, file.created_at)
