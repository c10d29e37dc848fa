"""What brings a document that was asked for again, and what says that it could not be made."""

from bot.documents.kinds import DocumentKind
from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.documents import About
from bot.rules.text import Text
from bot.screens.documents import document_failed, document_sent
from bot.screens.screen import Screen
from bot.services.documents import AGAIN, DOCUMENT_KINDS, FAILED
from storage import documents
from storage.documents import AskedDocument


async def _again(opening: Opening) -> WithDocument:
    """The document with a line about it: the newest by now, unless an earlier version was asked for."""
    asked, kind, about = await _asked(opening)
    exact = asked.version if "version" in opening.message.parameters else None
    document = await documents.get_document(kind.code, kind.subject, asked.subject_id, asked.language, exact)
    if document is None or document.version < asked.version:
        raise NotReady(AGAIN)
    version, earlier = document.version, await _version_before(kind, asked, document.version)
    if kind.as_of_now:
        version, earlier = 1, 0
    told = (about, asked.subject_id, version, earlier, opening.language)
    return WithDocument(document_sent(kind.code, kind.name, *told), document)


async def _failed(opening: Opening) -> Screen:
    asked, kind, about = await _asked(opening)
    return document_failed(kind.code, asked.subject_id, kind.name, about, opening.language)


async def _asked(opening: Opening) -> tuple[AskedDocument, DocumentKind, About]:
    """What was asked for, unless the record is no more or the reader may not have its document (any more)."""
    asked = await documents.get_asked(opening.message.subject_id)
    if asked is None:
        raise Moot(opening.message.kind)
    kind = DOCUMENT_KINDS[asked.kind]
    about = await kind.about(asked.subject_id)
    if about is None or not await kind.may_have(opening.reader, asked.subject_id, opening.at):
        raise Moot(opening.message.kind)
    return asked, kind, about


async def _version_before(kind: DocumentKind, asked: AskedDocument, version: int) -> int:
    """The number of the version before; 0 when there is none."""
    there = await documents.find_versions(kind.code, kind.subject, asked.subject_id)
    return max((one.version for one in there if one.version < version and one.made_at is not None), default=0)


ASKED_AGAIN = Text("再次索取的文件", "a document they asked for again")
NOT_MADE = Text("文件未能生成的通知", "the news that a document could not be made")

KINDS = (
    MessageKind(
        AGAIN, ASKED_AGAIN, ("document",), STAYS, _again, hours=Hours.ANY, silent=True, occasion=Occasion.HAPPENED
    ),
    MessageKind(FAILED, NOT_MADE, ("document",), STAYS, _failed, hours=Hours.ANY, occasion=Occasion.HAPPENED),
)
