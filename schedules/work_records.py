"""The work on work records: their files are copied off Telegram, their reports are made, the client gets them."""

from functools import partial

from bot.documents.converting import TooManyPixels
from bot.documents.drawing import Drawn
from bot.documents.photos import bare_copy
from bot.records.links import Link
from bot.records.work_records import WorkRecord
from bot.rules.forms.sent_media import begins_as_photo
from bot.rules.record_kind import RecordKind, Release
from bot.rules.text import CHINESE, Text
from bot.rules.work_records.kinds import KINDS
from bot.sending import Refused
from bot.services.checklists.correcting import reissue_job
from bot.services.documents import DOCUMENT_KINDS
from bot.services.work_records import confirmation_codes, files, releasing
from bot.services.work_records.filing import release_job, report_job
from schedules.documents import desk_of, make, put
from schedules.kinds import JobKind
from schedules.office import Office
from storage.attachments import get_attachment
from storage.documents import get_document
from storage.people import persons as people
from storage.work_records.confirmation_codes import change_code
from storage.work_records.stored import get_record

LOST_AFTER = 5
"""Refusals until a file counts as lost: Telegram calls it "temporarily unavailable" too, so half a minute is given."""


async def archive_file(office: Office, attachment_id: int) -> None:
    """Copies a file off Telegram: a file id is not an archive (clause 6.3). One that Telegram no longer has is lost."""
    attachment = await get_attachment(attachment_id)
    if attachment is None or attachment.sha256 is not None:
        return
    try:
        content = await office.sender.fetch(attachment.telegram_file_id)
    except Refused:
        if await files.lose(office.cause(), attachment.id, LOST_AFTER):
            return
        raise
    sha256 = await office.files.put(content, _MEDIA_TYPES.get(attachment.sent_as, "application/octet-stream"))
    await files.archived(office.cause(), attachment.id, sha256, is_photo=begins_as_photo(content))


async def show_photo(office: Office, attachment_id: int) -> None:
    """Makes the copy that is shown of a photo, once: what a phone takes fills the memory if many are opened at once."""
    attachment = await get_attachment(attachment_id)
    if attachment is None or attachment.sha256 is None or attachment.shown_sha256 is not None:
        return
    content = await office.files.get(attachment.sha256)
    try:
        drawn = await office.press.render(Drawn(bare_copy, content))
    except TooManyPixels as refusal:
        await files.shown(office.cause(), attachment_id, "", (refusal.width, refusal.height))
        return
    sha256 = await office.files.put(drawn, "image/jpeg") if drawn else ""
    await files.shown(office.cause(), attachment_id, sha256)


_MEDIA_TYPES = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4", "video_note": "video/mp4"}


async def make_report(office: Office, record_id: int, *, kind: RecordKind) -> None:
    """The report for whoever filed the record, at once."""
    record = await _with_files(office, kind, record_id)
    author = await people.get_person(record.person_id) if record else None
    if record is None or author is None or not record.stands:
        return
    await make(office, DOCUMENT_KINDS[kind.document], record_id, author.language)
    await files.hand_report(office.cause(), record)


async def release(office: Office, record_id: int, *, kind: RecordKind) -> None:
    """After the recall window: reports in the managers' languages, then the client has the record."""
    record = await _with_files(office, kind, record_id)
    if record is None or not record.stands:
        return
    await releasing.plan_release(office.cause(), kind.kind, record_id)
    if kind.document:
        for language in await files.languages_for(record):
            await make(office, DOCUMENT_KINDS[kind.document], record_id, language)
    await releasing.release(office.cause(), kind.kind, record_id)


async def report_to_client(office: Office, record_id: int, *, kind: RecordKind) -> None:
    """The report of a record that was approved, in the languages of whoever of the client gets it."""
    record = await _with_files(office, kind, record_id)
    if record is None or not record.stands:
        return
    for language in await files.languages_for(record):
        await make(office, DOCUMENT_KINDS[kind.document], record_id, language)


async def reissue(office: Office, record_id: int, *, kind: RecordKind) -> None:
    """The report of a record that was corrected, for whoever has the one before."""
    record = await _with_files(office, kind, record_id)
    author = await people.get_person(record.person_id) if record else None
    if record is None or not record.stands:
        return
    languages = {*await files.languages_for(record), *((author.language,) if author is not None else ())}
    for language in sorted(languages):
        await make(office, DOCUMENT_KINDS[kind.document], record_id, language)
    await files.hand_corrected(office.cause(), record)


async def make_confirmation_code(office: Office, code_id: int) -> None:
    """The picture of a code for confirming on the spot, whose digest alone is kept."""
    kind = DOCUMENT_KINDS[confirmation_codes.CODE_PICTURE.code]
    desk = await desk_of(office)
    gathered = await kind.gather(code_id, CHINESE, desk)
    if gathered is not None and await get_document(kind.code, kind.subject, code_id) is None:
        # in one transaction: of what is drawn once more, the picture that is kept and its code are the same
        await put(office, kind, code_id, CHINESE, 1, gathered, desk, partial(change_code, code_id, desk.code))


async def _with_files(office: Office, kind: RecordKind, record_id: int) -> WorkRecord | None:
    for attachment in await files.missing_files(Link(kind.kind, record_id)):
        await archive_file(office, attachment.id)
    for attachment in await files.photos_to_copy(Link(kind.kind, record_id)):
        await show_photo(office, attachment.id)
    return await get_record(kind.kind, record_id)


NOT_ARCHIVED = Text("{number} 的一个文件没能存档。", "A file of {number} could not be archived.")
NOT_SHOWN = Text("{number} 的一张照片没能打开。", "A photo of {number} could not be opened.")
NOT_MADE = Text("{number} 的报告没能生成。", "The report of {number} could not be made.")
NOT_ISSUED = Text(
    "{number} 没能发给企业，请用别的方式告知。",
    "{number} could not be sent to the client. Please tell them another way.",
)

NO_CODE = Text("一个现场确认二维码没能生成。", "A QR code for confirming a record on the spot could not be made.")

RECORD_JOBS = (
    JobKind(confirmation_codes.MAKE, make_confirmation_code, NO_CODE),
    JobKind("archive_file", archive_file, NOT_ARCHIVED, number=files.number_of_file),
    JobKind(files.SHOW_PHOTO, show_photo, NOT_SHOWN, number=files.number_of_file),
    *(
        JobKind(report_job(kind), partial(make_report, kind=kind), NOT_MADE, number=partial(files.number_of, kind.kind))
        for kind in KINDS
        if kind.document
    ),
    *(
        JobKind(
            files.languages_job(kind),
            partial(report_to_client, kind=kind),
            NOT_MADE,
            number=partial(files.number_of, kind.kind),
        )
        for kind in KINDS
        if kind.document and kind.approve is not None
    ),
    *(
        JobKind(reissue_job(kind), partial(reissue, kind=kind), NOT_MADE, number=partial(files.number_of, kind.kind))
        for kind in KINDS
        if kind.document and kind.corrected_as_asked
    ),
    *(
        JobKind(release_job(kind), partial(release, kind=kind), NOT_ISSUED, number=partial(files.number_of, kind.kind))
        for kind in KINDS
        if kind.release is Release.AFTER_WINDOW
    ),
)
