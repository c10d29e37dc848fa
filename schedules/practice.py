"""What is left of practice goes."""

from bot.rules.text import Text
from bot.services.homes import practice
from schedules.kinds import JobKind
from schedules.office import Office
from storage.practice import find_discarded_files, is_in_use

FILES_AT_ONCE = 50


async def discard_files(office: Office, _: int) -> None:
    """Deletes the files of wiped practice records that nothing else has."""
    while found := await find_discarded_files(FILES_AT_ONCE):
        for sha256 in found:
            if not await is_in_use(sha256):
                await office.files.remove(sha256)
            await practice.discarded(office.cause(), sha256)


NOT_DELETED = Text("练习留下的文件没能删除。", "Files left from practice could not be deleted.")

PRACTICE_JOBS = (JobKind("discard_files", discard_files, NOT_DELETED),)
