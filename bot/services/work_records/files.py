"""The files of work records: copied off Telegram before a report is made of them, or lost (clause 6.3)."""

from bot.records.attachments import AttachmentRecord, Belongs, of_record
from bot.records.links import CASE, Link
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.practice import is_practice
from bot.rules.record_kind import RecordKind
from bot.rules.text import Language
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.post.administrators import tell_administrators
from bot.services.post.writing import MessageCode, post
from bot.services.work_records.confirming import ask_who_accompanied
from bot.services.work_records.messages import CORRECTED, OWN_REPORT, UNREADABLE
from bot.services.work_records.readers import readers_of
from bot.services.work_records.used_before import tell_if_used_before
from storage import attachments
from storage.database import writing
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records.stored import get_record, get_record_of_attachment

FILE_LOST = MessageCode("file_lost")
SHOW_PHOTO = "show_photo"
"""The job that makes the copy of a photo that is shown."""


class FilesMissing(Exception):
    """The archive does not have all photos yet, and they are not lost either: it is tried again."""


async def languages_for(record: WorkRecord) -> tuple[Language, ...]:
    """The languages in which whoever of the client gets the report reads it."""
    return tuple(sorted({reader.language for reader in await readers_of(record)}))


async def missing_files(record: Link) -> tuple[AttachmentRecord, ...]:
    """Files of a record that are not in the archive yet, but for those that were lost."""
    found = await attachments.find_attachments_of(of_record(record.kind, record.id))
    missing = [file for file in found if file.sha256 is None]
    return tuple([file for file in missing if not await jobs.is_lost("archive_file", file.id)])


async def photos_to_copy(record: Link) -> tuple[AttachmentRecord, ...]:
    """Photos of a record that came as files, and of which there is no copy to be shown yet."""
    found = await attachments.find_attachments_of(of_record(record.kind, record.id))
    return tuple(one for one in found if one.as_file and one.sha256 is not None and one.shown_sha256 is None)


async def get_to_draw(kind: str, record_id: int) -> WorkRecord | None:
    """A record that a document is made of; None: it stands no more.

    Raises:
        FilesMissing
    """
    record = await get_record(kind, record_id)
    if record is None or not record.stands:
        return None
    if await missing_files(record.link):
        raise FilesMissing(record_id)
    return record


def languages_job(kind: RecordKind) -> str:
    """The job that makes the report of a record that was approved in the languages of whoever of the client gets it."""
    return f"report_to_{kind.kind}"


@writing
async def hand_report(cause: Cause, record: WorkRecord) -> None:
    """Whoever filed the record gets its report at once, unless it was recalled meanwhile (the letter sees to it)."""
    await post(cause, OWN_REPORT, (record.kind, record.id), record.person_id)


@writing
async def hand_corrected(cause: Cause, record: WorkRecord) -> None:
    """Whoever of the client gets the report, and whoever filed it, has it anew; who went along may confirm it."""
    await ask_who_accompanied(cause, record)
    readers = await readers_of(record)
    for person_id in dict.fromkeys((*(reader.id for reader in readers), record.person_id)):
        if await people.get_person(person_id) is not None:
            subject = (record.kind, record.id)
            await post(cause, CORRECTED[record.kind], subject, person_id, occurrence=f"{record.amended}")


@writing
async def archived(cause: Cause, attachment_id: int, sha256: str, *, is_photo: bool = False) -> None:
    """Notes that the archive has its own copy of a file; of a photo that was used before its sender hears.

    ``is_photo``: it is one by its content, whatever it is called.
    """
    await attachments.change_archived(attachment_id, sha256, is_photo=is_photo)
    file = await attachments.get_attachment(attachment_id)
    if file is not None and file.media == "photo":
        await tell_if_used_before(cause, file)
    if file is not None and file.as_file and file.shown_sha256 is None:
        await jobs.add_job(SHOW_PHOTO, file.id, cause.at)


@writing
async def shown(cause: Cause, attachment_id: int, sha256: str, too_many: tuple[int, int] | None = None) -> None:
    """Notes the copy of a photo that is shown; of one that cannot be (``sha256`` is empty) its sender hears, once.

    ``too_many``: its width and height, where these are why.
    """
    file, sender = await attachments.get_attachment(attachment_id), await attachments.get_sender(attachment_id)
    await attachments.change_shown(attachment_id, sha256)
    if sha256 or file is None or sender is None or is_practice(sender) or file.belongs_to is not Belongs.RECORD:
        return
    if file.owner_kind == CASE or file.owner_kind in RECORD_KINDS:
        said = {"attachment": attachment_id}
        if too_many is not None:
            said |= dict(zip(("width", "height"), too_many, strict=True))
        await post(
            cause, UNREADABLE, (file.owner_kind, file.owner_id), sender, occurrence=attachment_id, parameters=said
        )


@writing
async def lose(cause: Cause, attachment_id: int, after_attempts: int) -> bool:
    """Notes that Telegram no longer has a file, after so many attempts to archive it; False when there are tries left.

    The administrators are told once per record, so that somebody asks for the original.
    """
    if not await jobs.change_to_lost("archive_file", attachment_id, after_attempts, cause.at):
        return False
    await add_entry(cause, "lose", "attachment", attachment_id)
    if is_practice(await attachments.get_sender(attachment_id)):
        return True
    record = await get_record_of_attachment(attachment_id)
    subject = (record.kind, record.id) if record is not None else ("attachment", attachment_id)
    told = {"number": record.number if record is not None else ""}
    # records of two kinds, and an attachment, may have the same id
    await tell_administrators(cause, FILE_LOST, subject, told, occurrence=subject[0])
    return True


async def number_of(kind: str, record_id: int) -> str | None:
    """The number of a record, for what is said when work on it failed; None: it is practice."""
    record = await get_record(kind, record_id)
    if record is None:
        return ""
    return None if is_practice(record.person_id) else record.number


async def number_of_file(attachment_id: int) -> str | None:
    """The number of the record that a file is of, empty for a file of something else; None: it is practice."""
    if is_practice(await attachments.get_sender(attachment_id)):
        return None
    record = await get_record_of_attachment(attachment_id)
    return record.number if record is not None else ""
