"""The files of a record, a case or an entry, for whoever looks at it: as they came, or photos as copies (5.3.3)."""

from bot.records.attachments import AttachmentRecord
from bot.records.links import Link
from bot.screens.documents import ON_ITS_WAY
from bot.screens.screen import Album, SentFile, Toast
from bot.services import photo_copies
from handlers.turn import Turn


async def shown(
    turn: Turn,
    subject: Link,
    client_id: int | None,
    html: str,
    group: tuple[SentFile, ...],
    files: tuple[AttachmentRecord, ...],
    *,
    secret: bool = False,
) -> Album | Toast:
    """A group of files; photos go to the client's people as marked copies, each in a message of its own."""
    if photo_copies.reads_originals(turn.who, client_id):
        return Album(html, group, secret)
    photos = {one.telegram_file_id: one for one in files if one.media == "photo"}
    copies = [photos[one.file_id] for one in group if one.file_id in photos]
    rest = tuple(one for one in group if one.file_id not in photos)
    if copies:
        await photo_copies.ask(turn.cause, turn.who, subject, copies)
    return Album(html, rest, secret) if rest else Toast(ON_ITS_WAY.to(turn.language))
