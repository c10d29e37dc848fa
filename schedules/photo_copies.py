"""The work on copies of photos that a chat shows: each is drawn once in each language, by the child process."""

from bot.documents.drawing import Drawn
from bot.documents.photos import ToMark, marked_copy
from bot.records.attachments import AttachmentRecord
from bot.rules.text import Text
from bot.services import photo_copies
from bot.services.work_records import files
from schedules.kinds import JobKind
from schedules.office import Office
from schedules.work_records import archive_file, show_photo
from storage.attachments import get_attachment
from storage.documents import get_asked
from storage.jobs import queue as jobs


async def mark_photo(office: Office, copy_id: int) -> None:
    """Makes the copy of a photo that somebody asked to see; of one that cannot be shown there is none."""
    asked = await get_asked(copy_id)
    if asked is None or asked.made_at is not None:
        return
    file = await _at_hand(office, asked.subject_id)
    if file is None or file.drawn_from is None:
        return
    photo = ToMark(await office.files.get(file.drawn_from), await photo_copies.mark_of(file), asked.language)
    drawn = await office.press.render(Drawn(marked_copy, photo))
    if not drawn:
        await files.shown(office.cause(), file.id, "")
        return
    await photo_copies.keep(office.cause(), asked, await office.files.put(drawn, "image/jpeg"))


async def _at_hand(office: Office, attachment_id: int) -> AttachmentRecord | None:
    """A photo once the archive has it, or it is lost; what a phone took is made small first, once for all copies."""
    if not await jobs.is_lost("archive_file", attachment_id):
        await archive_file(office, attachment_id)
    file = await get_attachment(attachment_id)
    if file is not None and file.as_file:
        await show_photo(office, attachment_id)
        file = await get_attachment(attachment_id)
    return file


NOT_MARKED = Text("{number} 的一张照片没能显示给客户。", "A photo of {number} could not be shown to its client.")

PHOTO_JOBS = (JobKind(photo_copies.MARK_PHOTO, mark_photo, NOT_MARKED, number=photo_copies.number_of),)
