"""What brings a document that was asked for again, and what says that it could not be made."""

from datetime import datetime

from bot.documents.kinds import DocumentKind
from bot.letters.moot import Moot, NotReady
from bot.rules.people import Person
from bot.screens.documents import document_failed, document_sent
from bot.screens.screen import Screen
from bot.services.documents import DOCUMENT_KINDS, FAILED
from storage import documents
from storage.documents import AskedDocument, DocumentRecord
from storage.post.outbox import MessageRecord


async def document_letter(message: MessageRecord, reader: Person, at: datetime) -> tuple[Screen, DocumentRecord | None]:
    """The document with a line about it: the newest by now, unless an earlier version was asked for.

    Raises:
        Moot: the record is no more, or the reader may not have its document (any more).
        NotReady: it is not made yet.
    """
    asked = await documents.get_asked(message.subject_id)
    if asked is None:
        raise Moot(message.kind)
    kind = DOCUMENT_KINDS[asked.kind]
    about = await kind.about(asked.subject_id)
    if about is None or not await kind.may_have(reader, asked.subject_id, at):
        raise Moot(message.kind)
    if message.kind == FAILED:
        return document_failed(kind.name, about, reader.language), None
    exact = asked.version if "version" in message.parameters else None
    document = await documents.get_document(kind.code, kind.subject, asked.subject_id, asked.language, exact)
    if document is None or document.version < asked.version:
        raise NotReady(message.kind)
    earlier = await _version_before(kind, asked, document.version)
    sent = document_sent(kind.code, kind.name, about, asked.subject_id, document.version, earlier, reader.language)
    return sent, document


async def _version_before(kind: DocumentKind, asked: AskedDocument, version: int) -> int:
    """The number of the version before; 0 when there is none."""
    there = await documents.find_versions(kind.code, kind.subject, asked.subject_id)
    return max((one.version for one in there if one.version < version and one.made_at is not None), default=0)
