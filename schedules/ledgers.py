"""Spreadsheets of the ledgers: makes them, checks what was sent, imports what was confirmed.

Reading and comparing is done by the child process; the chat waits only while the rows are written.
"""

from bot.documents.drawing import Drawn
from bot.documents.kinds import MEDIA_TYPES
from bot.documents.ledgers.checking import Checked, LedgerUpload, check_packed, unpacked
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.records.ledgers.files import FileState, LedgerFile
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.checklists.sheets import sheet_received
from bot.screens.ledgers import files as screens
from bot.services.checklists.drafting import may_draft
from bot.services.checklists.sheets import take_over
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers.files import APPLY, CHECK, EXPORT
from schedules.checklists import holds_checklist
from schedules.kinds import JobKind
from schedules.office import Office
from schedules.progress import Progress
from storage.ledgers.files import get_ledger_file
from storage.ledgers.pages import read_ledgers

MEDIA_TYPE = MEDIA_TYPES["xlsx"]
LONG_BYTES = 50_000
"""From which size on a workbook (of some 2,000 people) takes long enough to show the progress."""


async def export_ledgers(office: Office, file_id: int) -> None:
    """The workbook that somebody asked for."""
    file, reader = await _asked(file_id)
    if file is None or reader is None or file.state is not FileState.ASKED:
        return
    if reader.telegram_id is not None:
        await office.sender.uploading(reader.telegram_id)
    await ledger_files.make_known(office.cause())
    export = LedgerExport(await read_ledgers(), reader.language, office.clock.now())
    sha256 = await office.files.put(await office.press.render(Drawn(draw_ledgers, export)), MEDIA_TYPE)
    await ledger_files.made(office.cause(), file, sha256)


async def check_ledgers(office: Office, file_id: int) -> None:
    """Reads a workbook that was sent and compares it with what there is."""
    file, reader = await _asked(file_id)
    if file is None or reader is None:
        return
    progress = await _progress(office, file, reader, CHECK).found()
    if file.state is FileState.RECEIVED:
        content = await office.sender.fetch(file.telegram_file_id)
        sha256 = await office.files.put(content, MEDIA_TYPE)
        if len(content) >= LONG_BYTES:
            await progress.say(screens.checking(reader.language))
        await ledger_files.make_known(office.cause())
        found = await _checked(office, file, reader, content)
        if found.summary.refusal and may_draft(reader) and await holds_checklist(office, content):
            cause = Cause(at=office.clock.now(), person_id=reader.id)
            await take_over(cause, reader, file.telegram_file_id, file.name, len(content), file.id)
            await progress.end(sheet_received(reader.language))
            return
        await _keep(office, file, found, sha256)
    await progress.end(screens.checked(reader.language))


async def apply_ledgers(office: Office, file_id: int) -> None:
    """Imports what was confirmed; what would do something else by now than was shown is shown anew instead."""
    file, reader = await _asked(file_id)
    if file is None or reader is None or file.sha256 is None:
        return
    progress = await _progress(office, file, reader, APPLY).found()
    if file.state is FileState.CONFIRMED:
        content = await office.files.get(file.sha256)
        if len(content) >= LONG_BYTES:
            await progress.say(screens.importing(file.summary, reader.language))
        found = await _checked(office, file, reader, content)
        if found.plan == file.plan:
            # LedgersChanged in the second in between: the job is tried again, and then compares anew
            await ledger_files.apply(Cause(at=office.clock.now(), person_id=reader.id), file, found, file.sha256)
        else:
            await _keep(office, file, found, file.sha256)
    await progress.end(screens.import_ended(reader.language))


async def _asked(file_id: int) -> tuple[LedgerFile | None, Person | None]:
    """The spreadsheet, and who waits for it, as long as they may have it."""
    file = await get_ledger_file(file_id)
    return file, await ledger_files.reader_of(file) if file is not None else None


async def _checked(office: Office, file: LedgerFile, reader: Person, content: bytes) -> Checked:
    names = await ledger_files.own_names()
    upload = LedgerUpload(content, await read_ledgers(), file.id, reader.language, office.clock.now(), names)
    return unpacked(await office.press.render(Drawn(check_packed, upload)))


async def _keep(office: Office, file: LedgerFile, found: Checked, sha256: str) -> None:
    copy = await office.files.put(found.copy, MEDIA_TYPE) if found.copy is not None else None
    await ledger_files.checked(office.cause(), file, found, sha256, copy)


def _progress(office: Office, file: LedgerFile, reader: Person, job: str) -> Progress:
    # checking and importing are shown apart: the preview is between them
    return Progress(office, reader, "ledgers_progress", ("ledger_file", file.id), job)


LEDGER_JOBS = tuple(
    JobKind(code, work, failed, also_tell=ledger_files.tell_of_failure)
    for code, work, failed in (
        (EXPORT, export_ledgers, Text("一份导出的表格没能生成。", "A spreadsheet export could not be made.")),
        (CHECK, check_ledgers, Text("一份要导入的表格没能检查。", "A spreadsheet to import could not be checked.")),
        (APPLY, apply_ledgers, Text("一份表格没能导入。", "A spreadsheet could not be imported.")),
    )
)
