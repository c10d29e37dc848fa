"""The work on a patrol: its files are copied off Telegram, its reports are made, it is issued."""

from bot.records.patrols.patrols import PatrolRecord
from bot.rules.text import Text
from bot.sending import Refused
from bot.services.patrols import patrols as patrol_service
from bot.services.patrols import reports
from schedules.documents import make
from schedules.kinds import JobKind
from schedules.office import Office
from storage.attachments import get_attachment
from storage.patrols import patrols
from storage.people import persons as people

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
        if await reports.lose(office.cause(), attachment.id, LOST_AFTER):
            return
        raise
    sha256 = await office.files.put(content, _MEDIA_TYPES.get(attachment.sent_as, "application/octet-stream"))
    await reports.archived(office.cause(), attachment.id, sha256)


_MEDIA_TYPES = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4", "video_note": "video/mp4"}


async def make_report(office: Office, patrol_id: int) -> None:
    """The consultant's report, at once."""
    patrol = await _with_photos(office, patrol_id)
    consultant = await people.get_person(patrol.consultant_id) if patrol else None
    if patrol is None or consultant is None or not patrol.stands:
        return
    await make(office, reports.PATROL_REPORT, patrol_id, consultant.language)
    await reports.hand_to_consultant(office.cause(), patrol)


async def issue_patrol(office: Office, patrol_id: int) -> None:
    """After the recall window: reports in the managers' languages, then the patrol is issued."""
    patrol = await _with_photos(office, patrol_id)
    if patrol is None or not patrol.stands:
        return
    await patrol_service.plan_release(office.cause(), patrol_id)
    for language in await reports.languages_for(patrol):
        await make(office, reports.PATROL_REPORT, patrol_id, language)
    await patrol_service.issue(office.cause(), patrol_id)


async def _with_photos(office: Office, patrol_id: int) -> PatrolRecord | None:
    for attachment in await reports.missing_files(patrol_id):
        await archive_file(office, attachment.id)
    return await patrols.get_patrol(patrol_id)


NOT_ARCHIVED = Text("{number} 的一个文件没能存档。", "A file of {number} could not be archived.")
NOT_MADE = Text("{number} 的报告没能生成。", "The report of {number} could not be made.")
NOT_ISSUED = Text(
    "{number} 没能发给企业，请用别的方式告知。",
    "{number} could not be sent to the client. Please tell them another way.",
)

PATROL_JOBS = (
    JobKind("archive_file", archive_file, NOT_ARCHIVED, number=reports.number_of_file),
    JobKind("make_report", make_report, NOT_MADE, number=reports.number_of),
    JobKind("issue_patrol", issue_patrol, NOT_ISSUED, number=reports.number_of),
)
