"""What brings the copy of a photo that came as a file."""

from bot.letters.kind import STAYS, Hours, MessageKind, Occasion, Opening, WithDocument
from bot.letters.moot import Moot, NotReady
from bot.records.links import CASE, Link
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.photo_copies import cannot_be_shown, copy_sent
from bot.screens.screen import Screen
from bot.services.photo_copies import PHOTO_COPY, get_shown
from storage.attachments import find_senders_of
from storage.documents import DocumentRecord


async def _copy(opening: Opening) -> Screen | WithDocument:
    message = opening.message
    subject = Link(message.subject_kind, message.subject_id)
    shown = await get_shown(opening.reader, subject, int(message.parameters["attachment"]), Cause(opening.at))
    if shown is None:
        raise Moot(message.kind)
    file, language = shown.file, opening.language
    if file.shown_sha256 is None:
        raise NotReady(message.kind)
    if not file.shown_sha256:
        return cannot_be_shown(file, shown.called, language, secret=shown.secret)
    by = (await find_senders_of(file.owner)).get(file.id, "")
    document = DocumentRecord(file.id, file.shown_sha256, f"{file.id}.jpg", language, 1, file.received_at)
    return WithDocument(copy_sent(file, shown.called, by, language, secret=shown.secret), document)


MESSAGES = (
    MessageKind(
        PHOTO_COPY,
        Text("照片的副本", "the copy of a photo"),
        (CASE, *RECORD_KINDS, *(ledger.code for ledger in LEDGERS.values() if ledger.files)),
        STAYS,
        _copy,
        hours=Hours.ANY,
        silent=True,
        occasion=Occasion.HAPPENED,
    ),
)
