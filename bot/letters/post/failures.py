"""What administrators hear of what did not work: a message, a job, a file."""

from collections.abc import Callable

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.records.links import CASE
from bot.rules.text import Text
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.post import notices
from bot.screens.screen import Screen
from bot.services.cases.veiling import may_know_whose
from bot.services.post.delivery import UNDELIVERED, WORK_FAILED
from bot.services.work_records.files import FILE_LOST
from storage.cases import stored as cases
from storage.post import outbox

NOT_TOLD = Text("未送达通知", "the news that somebody could not be told something")
NOT_DONE = Text("后台工作未完成的通知", "the news that the program could not do some work")
LOST = Text("文件丢失通知", "the news of a file that was lost")


async def _work_failed(opening: Opening) -> Screen:
    said = opening.message.parameters
    return notices.work_failed(str(said.get(opening.language, "")), str(said["number"]), opening.language)


async def _file_lost(opening: Opening) -> Screen:
    return notices.file_lost(str(opening.message.parameters["number"]), opening.language)


def kinds(name_of: Callable[[str], Text]) -> tuple[MessageKind, ...]:
    """The rows; ``name_of``: how a kind is called by its own row, which the table of all rows knows."""

    async def undelivered(opening: Opening) -> Screen:
        said = opening.message.parameters
        # it is about the message that did not arrive, whose reader is to be called
        reader_id = await outbox.get_reader(opening.message.subject_id)
        case = await cases.get_case(int(said[CASE])) if CASE in said else None
        # of what is kept from the administrator no more is told than whom to call
        what = name_of("" if case is not None and not may_know_whose(opening.reader, case) else str(said["kind"]))
        return notices.undelivered(str(said["name"]), reader_id, what, opening.language)

    return (
        MessageKind(UNDELIVERED, NOT_TOLD, ("outbox",), STAYS, undelivered, occasion=Occasion.HAPPENED),
        MessageKind(WORK_FAILED, NOT_DONE, ("job",), STAYS, _work_failed, occasion=Occasion.HAPPENED),
        MessageKind(FILE_LOST, LOST, (*RECORD_KINDS, "attachment"), STAYS, _file_lost, occasion=Occasion.HAPPENED),
    )
