"""What is said unasked about spreadsheets of the ledgers: the export, the preview, what was imported."""

from bot.letters.moot import Moot
from bot.records.ledgers.files import FileState
from bot.rules.people import Person
from bot.screens.ledgers import files as screens
from bot.screens.screen import Screen
from bot.services.ledgers.files import copy_name, export_name, may_import
from storage.documents import DocumentRecord
from storage.ledgers.files import get_ledger_file
from storage.post.outbox import MessageRecord

KINDS = frozenset({"ledgers_exported", "ledgers_checked", "ledgers_imported", "ledgers_failed"})


async def ledger_letter(message: MessageRecord, who: Person) -> tuple[Screen, DocumentRecord | None]:
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
            document = DocumentRecord(file.id, file.sha256, export_name(file, language), language, file.created_at)
            return screens.exported(language), document
        case "ledgers_checked" if file.state is FileState.FAULTY and file.copy_sha256 is not None:
            document = DocumentRecord(file.id, file.copy_sha256, copy_name(file, language), language, file.created_at)
            return screens.import_status(file, language), document
        case "ledgers_checked" if file.state in (FileState.CHECKED, FileState.SAME, FileState.REFUSED):
            again = bool(message.parameters.get("again"))
            return screens.import_status(file, language, again=again), None
        case _:
            raise Moot(message.kind)
