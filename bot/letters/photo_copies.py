"""What brings the copy of a photo to whoever may not have it as it came."""

from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.attachments import AttachmentRecord
from bot.records.links import CASE, Link
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.photo_copies import cannot_be_shown, copy_sent, lost
from bot.screens.screen import Screen
from bot.services.photo_copies import DOCUMENT, OF, PHOTO_COPY, Shown, get_shown
from storage import documents
from storage.attachments import find_senders_of
from storage.documents import DocumentRecord
from storage.jobs import queue as jobs


async def _copy(opening: Opening) -> Screen | WithDocument:
    message, said = opening.message, opening.message.parameters
    if message.subject_kind != "document":
        return await _bare_copy(opening)
    asked = await documents.get_asked(message.subject_id)
    if asked is None:
        raise Moot(message.kind)
    shown = await _shown(opening, Link(str(said["of"]), int(said["of_id"])), asked.subject_id)
    document = await documents.get_document(DOCUMENT, OF, asked.subject_id, asked.language)
    if document is not None:
        return await _with_copy(opening, shown, document)
    if await _is_lost(shown.file):
        return lost(shown.called, opening.language, secret=shown.secret)
    return _not_shown(opening, shown)


async def _bare_copy(opening: Opening) -> Screen | WithDocument:
    """A photo that came as a file, as it was promised before copies were marked: such messages may wait still."""
    message = opening.message
    subject = Link(message.subject_kind, message.subject_id)
    shown = await _shown(opening, subject, int(message.parameters["attachment"]))
    file = shown.file
    if not file.shown_sha256:
        return _not_shown(opening, shown)
    document = DocumentRecord(file.id, file.shown_sha256, f"{file.id}.jpg", opening.language, 1, file.received_at)
    return await _with_copy(opening, shown, document)


async def _shown(opening: Opening, subject: Link, attachment_id: int) -> Shown:
    shown = await get_shown(opening.reader, subject, attachment_id, Cause(opening.at))
    if shown is None:
        raise Moot(opening.message.kind)
    return shown


async def _with_copy(opening: Opening, shown: Shown, document: DocumentRecord) -> WithDocument:
    by = (await find_senders_of(shown.file.owner)).get(shown.file.id, "")
    return WithDocument(copy_sent(shown.file, shown.called, by, opening.language, secret=shown.secret), document)


def _not_shown(opening: Opening, shown: Shown) -> Screen:
    """What stands in the place of a copy that cannot be made. Raises NotReady: it is not known yet."""
    if shown.file.shown_sha256 is None:
        raise NotReady(opening.message.kind)
    return cannot_be_shown(shown.file, shown.called, opening.language, secret=shown.secret)


async def _is_lost(file: AttachmentRecord) -> bool:
    return file.sha256 is None and await jobs.is_lost("archive_file", file.id)


MESSAGES = (
    MessageKind(
        PHOTO_COPY,
        Text("照片的副本", "the copy of a photo"),
        ("document", CASE, *RECORD_KINDS, *(ledger.code for ledger in LEDGERS.values() if ledger.files)),
        STAYS,
        _copy,
        hours=Hours.ANY,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
)
