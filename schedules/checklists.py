"""Reads the workbooks of checklists that people sent; the child process opens them."""

from functools import partial

from bot.documents.checklists.reading import is_checklist, read_packed, unpacked
from bot.documents.drawing import Drawn
from bot.documents.kinds import MEDIA_TYPES
from bot.records.attachments import AttachmentRecord, Belongs
from bot.rules.cause import Cause
from bot.rules.text import Text
from bot.services.checklists import sheets
from bot.services.work_records import files
from schedules.documents import desk_of, put
from schedules.kinds import JobKind
from schedules.office import Office
from storage import attachments

MEDIA_TYPE = MEDIA_TYPES["xlsx"]


async def read_checklist(office: Office, attachment_id: int) -> None:
    """A workbook becomes a draft; one with bad cells comes back with them marked."""
    asked = await sheets.asked_for(attachment_id)
    if asked is None:
        return
    file, sender = asked
    content = await _content(office, file)
    found = unpacked(await office.press.render(Drawn(read_packed, await sheets.upload_of(file, content))))
    cause = Cause(at=office.clock.now(), person_id=sender.id)
    if not found.problems:
        await sheets.take(cause, sender, file, found)
        return
    desk, language = await desk_of(office), sender.language
    marked = await sheets.gather_marked(file.id, language, desk)
    if marked is not None:
        then = partial(sheets.say, cause, sender, file, sheets.faulty(found, language))
        await put(office, sheets.MARKED, file.id, language, 1, marked, desk, then)


async def _content(office: Office, file: AttachmentRecord) -> bytes:
    if file.sha256 is not None:
        return await office.files.get(file.sha256)
    content = await office.sender.fetch(file.telegram_file_id)
    await files.archived(office.cause(), file.id, await office.files.put(content, MEDIA_TYPE))
    return content


async def look_at_workbook(office: Office, attachment_id: int) -> None:
    """What lies in a tray and has the columns of a checklist is read as one; anything else stays there."""
    file = await attachments.get_attachment(attachment_id)
    if file is None or file.belongs_to is not Belongs.TRAY:
        return
    if await holds_checklist(office, await office.sender.fetch(file.telegram_file_id)):
        await sheets.take_from_tray(office.cause(), attachment_id)


async def holds_checklist(office: Office, content: bytes) -> bool:
    """Whether a workbook that is none of the ledgers is a checklist."""
    return bool(await office.press.render(Drawn(is_checklist, content)))


CHECKLIST_JOBS = (
    JobKind(
        sheets.JOB,
        read_checklist,
        Text("一张检查表的表格没能读取。", "The workbook of a checklist could not be read."),
        also_tell=sheets.tell_of_failure,
    ),
    JobKind(
        sheets.LOOK,
        look_at_workbook,
        Text("没能看出一份表格是不是检查表。", "Whether a workbook is a checklist could not be seen."),
    ),
)
