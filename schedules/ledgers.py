"""Spreadsheets of the ledgers: makes them, checks what was sent, imports what was confirmed.

Reading and comparing is done by the child process; the chat waits only while the rows are written.
"""

import logging
from collections.abc import Awaitable, Callable

from bot.documents.ledgers.checking import Checked, LedgerUpload, unpacked
from bot.documents.ledgers.workbook import LedgerExport
from bot.records.ledgers.files import FileState, LedgerFile
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.screens.ledgers import files as screens
from bot.screens.screen import Screen
from bot.sending import Moved, NotNow, Paused, Refused, Undeliverable
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers.files import APPLY, CHECK, EXPORT
from schedules.office import Office
from storage.ledgers.files import get_ledger_file
from storage.ledgers.pages import read_ledgers

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONG_BYTES = 50_000
"""From which size on a workbook (of some 2,000 people) takes long enough to show the progress."""

log = logging.getLogger(__name__)


async def export_ledgers(office: Office, file_id: int) -> None:
    """The workbook that somebody asked for."""
    file = await get_ledger_file(file_id)
    reader = await ledger_files.reader_of(file) if file is not None else None
    if file is None or reader is None or file.state is not FileState.ASKED:
        return
    await ledger_files.make_known(office.cause())
    export = LedgerExport(await read_ledgers(), reader.language, office.clock.now())
    sha256 = await office.files.put(await office.press.render(export), MEDIA_TYPE)
    await ledger_files.made(office.cause(), file, sha256)


async def check_ledgers(office: Office, file_id: int) -> None:
    """Reads a workbook that was sent and compares it with what there is."""
    file = await get_ledger_file(file_id)
    reader = await ledger_files.reader_of(file) if file is not None else None
    if file is None or reader is None:
        return
    progress = await _Progress.of(office, file, reader, CHECK)
    if file.state is FileState.RECEIVED:
        content = await office.sender.fetch(file.telegram_file_id)
        sha256 = await office.files.put(content, MEDIA_TYPE)
        await progress.begin(content, screens.checking(reader.language))
        await ledger_files.make_known(office.cause())
        await _keep(office, file, await _checked(office, file, reader, content), sha256)
    await progress.end(screens.checked(reader.language))


async def apply_ledgers(office: Office, file_id: int) -> None:
    """Imports what was confirmed; what would do something else by now than was shown is shown anew instead."""
    file = await get_ledger_file(file_id)
    reader = await ledger_files.reader_of(file) if file is not None else None
    if file is None or reader is None or file.sha256 is None:
        return
    progress = await _Progress.of(office, file, reader, APPLY)
    if file.state is FileState.CONFIRMED:
        content = await office.files.get(file.sha256)
        await progress.begin(content, screens.importing(file.summary, reader.language))
        found = await _checked(office, file, reader, content)
        if found.plan == file.plan:
            # LedgersChanged in the second in between: the job is tried again, and then compares anew
            await ledger_files.apply(Cause(at=office.clock.now(), person_id=reader.id), file, found, file.sha256)
        else:
            await _keep(office, file, found, file.sha256)
    await progress.end(screens.import_ended(reader.language))


async def _checked(office: Office, file: LedgerFile, reader: Person, content: bytes) -> Checked:
    upload = LedgerUpload(content, await read_ledgers(), file.id, reader.language, office.clock.now())
    return unpacked(await office.press.render(upload))


async def _keep(office: Office, file: LedgerFile, found: Checked, sha256: str) -> None:
    copy = await office.files.put(found.copy, MEDIA_TYPE) if found.copy is not None else None
    await ledger_files.checked(office.cause(), file, found, sha256, copy)


class _Progress:
    """One message per long job, from an earlier try too. It may fail: the work matters, not this."""

    def __init__(self, office: Office, file: LedgerFile, reader: Person, job: str, message_id: int | None) -> None:
        self._office = office
        self._file = file
        self._reader = reader
        self._job = job
        self._message_id = message_id

    @classmethod
    async def of(cls, office: Office, file: LedgerFile, reader: Person, job: str) -> "_Progress":
        """The progress of a job on a file."""
        return cls(office, file, reader, job, await ledger_files.get_progress_message(file, job))

    async def begin(self, content: bytes, screen: Screen) -> None:
        """Says what is being done, if it takes long."""
        if len(content) >= LONG_BYTES:
            await self._say(screen)

    async def end(self, screen: Screen) -> None:
        """The progress becomes the news that it is done."""
        if self._message_id is not None:
            await self._say(screen)

    async def _say(self, screen: Screen) -> None:
        chat_id = self._reader.telegram_id
        if chat_id is None:
            return
        try:
            if self._message_id is None:
                self._message_id = await self._office.sender.send(chat_id, screen)
                await ledger_files.note_progress_message(self._office.cause(), self._file, self._job, self._message_id)
            else:
                await self._office.sender.edit(chat_id, self._message_id, screen)
        except (Moved, NotNow, Paused, Refused, Undeliverable) as failure:
            log.info("progress of spreadsheet %s not shown: %s", self._file.id, type(failure).__name__)


LEDGER_WORK: dict[str, Callable[[Office, int], Awaitable[None]]] = {
    EXPORT: export_ledgers,
    CHECK: check_ledgers,
    APPLY: apply_ledgers,
}
