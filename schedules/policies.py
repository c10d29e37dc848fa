"""Reads a policy that was sent as a file, once the archive has it; asks those whom a published one is for."""

from bot.records.attachments import of_record
from bot.rules.text import Text
from bot.sending import Refused
from bot.services import policies
from bot.services.work_records import files
from schedules.kinds import JobKind
from schedules.office import Office
from schedules.to_many import to_many
from storage import policies as stored
from storage.attachments import find_attachments_of

MEDIA_TYPE = "text/markdown"


async def read_policy(office: Office, version_id: int) -> None:
    """Copies the file off Telegram and gives the version its text; its author is told how it went."""
    version = await stored.get_version(version_id)
    if version is None or version.state != "reading":
        return
    content = await _content(office, version_id)
    await policies.take_text(office.cause(), version_id, None if content is None else policies.decoded(content))


async def _content(office: Office, version_id: int) -> bytes | None:
    for attachment in await find_attachments_of(of_record("policy_version", version_id)):
        if attachment.sha256 is not None:
            return await office.files.get(attachment.sha256)
        try:
            content = await office.sender.fetch(attachment.telegram_file_id)
        except Refused:
            return None
        sha256 = await office.files.put(content, MEDIA_TYPE)
        await files.archived(office.cause(), attachment.id, sha256)
        return content
    return None


NOT_TOLD = Text(
    "制度「{number}」没能通知到所有要读的人，请用别的方式告知。",
    "Not everybody who has to read policy “{number}” could be told. Please tell them another way.",
)
NOT_READ = Text("一份制度的文件没能读取。", "The file of a policy could not be read.")

POLICY_JOBS = (
    JobKind("read_policy", read_policy, NOT_READ),
    JobKind(policies.TELL, to_many(policies.find_to_tell, policies.tell), NOT_TOLD, number=policies.title_of),
)
