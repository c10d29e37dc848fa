"""The ledgers out and in as spreadsheets: asked for, sent, checked, confirmed, imported (clauses 3.1, 5.1.2).

The work itself is a job (schedules/ledgers); here is what each step writes. Nothing is imported half: all of a file's
rows are one transaction, and with one bad cell there is none.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from bot.documents.kinds import DocumentKind, Kept
from bot.documents.ledgers.checking import Checked
from bot.records.documents import About
from bot.records.ledgers.files import FileState, LedgerFile, Summary
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.own_names import (
    CODE,
    LEFT_OUT,
    NONE_OF_THEM,
    NOT_THERE,
    OF_SHEETS,
    OwnNames,
    Question,
    meanings,
    read_names,
    setting_of,
    with_answer,
    write_names,
)
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Text
from bot.services.drafts.refusing import NotAllowed
from bot.services.ledgers.hooked import HOOKS
from bot.services.people.appointing import ASSIGNED
from bot.services.people.command_lists import TELL_COMMANDS
from bot.services.post.writing import MessageCode, post
from storage.database import writing
from storage.jobs import queue as jobs
from storage.ledgers import files
from storage.ledgers.batches import hold_ledgers, write_batches
from storage.ledgers.pages import give_codes, read_ledgers
from storage.people import persons as people
from storage.settings import firm as settings
from storage.trail.entries import add_entry

EXPORT, CHECK, APPLY = "export_ledgers", "check_ledgers", "apply_ledgers"
EXPORTED, CHECKED = MessageCode("ledgers_exported"), MessageCode("ledgers_checked")
IMPORTED, FAILED = MessageCode("ledgers_imported"), MessageCode("ledgers_failed")
JOBS = frozenset({EXPORT, CHECK, APPLY})


class NoSuchLedgerFile(NotForThisPerson):
    """There is no such spreadsheet, or it is not for this person."""


class ImportDecided(Exception):
    """The preview was answered before: by another tap, or by another administrator."""

    def __init__(self, file: LedgerFile) -> None:
        super().__init__(file.id)
        self.file = file


class LedgersChanged(Exception):
    """Somebody changed the ledgers after the file was compared with them; nothing was written."""


def may_import(who: Person) -> bool:
    """Whether the person may have the ledgers as a spreadsheet, and import one."""
    return may(who, Action.IMPORT_LEDGERS, Subject())


async def get_file(who: Person, file_id: int) -> LedgerFile:
    """A spreadsheet."""
    found = await files.get_ledger_file(file_id)
    if found is None or not may_import(who):
        raise NoSuchLedgerFile(file_id)
    return found


async def reader_of(file: LedgerFile) -> Person | None:
    """Who asked for it or sent it, as long as they may have it."""
    person = await people.get_person(file.person_id) if file.person_id is not None else None
    return person if person is not None and may_import(person) else None


@writing
async def ask_export(cause: Cause, who: Person, shown_at: int) -> None:
    """Has the ledgers made into a spreadsheet, once for the screen that offered it at ``shown_at``."""
    if not may_import(who):
        raise NotAllowed
    key = f"export:{who.id}:{shown_at}"
    file_id = await files.add_ledger_file("export", who.id, FileState.ASKED, cause.at, key=key)
    if file_id is not None:
        await jobs.add_job(EXPORT, file_id, cause.at)


@writing
async def receive(cause: Cause, who: Person, telegram_file_id: str, name: str) -> None:
    """Has a spreadsheet checked that was sent."""
    if not may_import(who):
        raise NotAllowed
    file_id = await files.add_ledger_file(
        "import", who.id, FileState.RECEIVED, cause.at, name=name[:255], telegram_file_id=telegram_file_id
    )
    if file_id is not None:
        await jobs.add_job(CHECK, file_id, cause.at)


@writing
async def confirm(cause: Cause, who: Person, file_id: int) -> LedgerFile:
    """Has a checked spreadsheet imported.

    Raises:
        ImportDecided
    """
    return await _decide(cause, who, file_id, FileState.CONFIRMED)


@writing
async def drop(cause: Cause, who: Person, file_id: int) -> LedgerFile:
    """Leaves a checked spreadsheet alone.

    Raises:
        ImportDecided
    """
    return await _decide(cause, who, file_id, FileState.DROPPED)


async def _decide(cause: Cause, who: Person, file_id: int, state: FileState) -> LedgerFile:
    file = await get_file(who, file_id)
    if not await files.change_state(file_id, FileState.CHECKED, state):
        raise ImportDecided(file)
    if state is FileState.CONFIRMED:
        await jobs.repeat_job(APPLY, file_id, cause.at)
    await add_entry(cause, state.value, "ledger_file", file_id)
    return await get_file(who, file_id)


async def own_names() -> OwnNames:
    """What the firm calls sheets and columns, beside their names."""
    stored = (await settings.get_settings()).stored
    return read_names({key: one.value for key, one in stored.items() if one.value})


@writing
async def say_name(cause: Cause, who: Person, file_id: int, ledger: str, means: str, at: int) -> LedgerFile:
    """Answers what is asked about a refused file: what the unknown name at this place means.

    ``means`` empty: it is left out; in the place of none, all that are left are; of a column that is not there its
    key, in that place. Once everything was said it is
    remembered, and the file is checked again.

    Raises:
        ImportDecided: something else is asked by now, or nothing.
    """
    file = await get_file(who, file_id)
    summary, question = file.summary, file.summary.question
    asked = file.state is FileState.REFUSED and question is not None and question.ledger == ledger
    if question is None or not asked or not _is_answer(question, means, at):
        raise ImportDecided(file)
    said = replace(summary, said=with_answer(summary.said, (ledger, at, means)))
    state = FileState.REFUSED if said.question is not None else FileState.RECEIVED
    await files.change_contents(
        file.id, state, cause.at, sha256=None, copy_sha256=file.copy_sha256, summary=said, plan=file.plan
    )
    if state is FileState.RECEIVED:
        await _remember(cause, who, said)
        await jobs.repeat_job(CHECK, file.id, cause.at)
    await add_entry(cause, "name_column", "ledger_file", file.id)
    return await get_file(who, file_id)


def _is_answer(question: Question, means: str, at: int) -> bool:
    """Whether a key of this question says so."""
    if question.ledger == OF_SHEETS:
        return at in dict(question.names) and (means == LEFT_OUT or means in LEDGERS)
    if question.column:
        there = at in dict(question.names) or (at == NOT_THERE and question.column == CODE)
        return there and means == question.column
    return (at, means) in {(NONE_OF_THEM, LEFT_OUT), *((one.at, one.next) for one in question.choices)}


async def _remember(cause: Cause, who: Person, summary: Summary) -> None:
    await settings.take_settings()
    known = await own_names()
    for ledger, meant in meanings(summary.unknown, summary.said).items():
        names = write_names({**known.get(ledger, {}), **meant})
        await settings.add_setting(setting_of(ledger), names, who.id, cause.at)


@writing
async def forget_names(cause: Cause, who: Person, ledger: str) -> OwnNames:
    """Forgets what the firm calls the columns of a ledger, or its sheets."""
    if not may_import(who):
        raise NotAllowed
    await settings.take_settings()
    if ledger in await own_names():
        await settings.add_setting(setting_of(ledger), None, who.id, cause.at)
        await add_entry(cause, "forget_names", "ledger_file", 0)
    return await own_names()


@writing
async def make_known(cause: Cause) -> None:
    """Gives those a code who joined without one: what goes out must be recognised when it comes back."""
    given = await give_codes()
    if given:
        await add_entry(cause, "give_codes", "ledger_file", 0, count=given)


@writing
async def made(cause: Cause, file: LedgerFile, sha256: str) -> None:
    """Keeps the export that was made, and sends it."""
    await files.change_contents(
        file.id, FileState.MADE, cause.at, sha256=sha256, copy_sha256=None, summary=file.summary, plan=""
    )
    await _tell(cause, file, EXPORTED)
    await add_entry(cause, "export", "ledger_file", file.id, person=file.person_id or 0)


@writing
async def checked(cause: Cause, file: LedgerFile, found: Checked, sha256: str, copy_sha256: str | None) -> None:
    """Keeps what was found in a spreadsheet, and shows it to whoever sent it."""
    state = _state_after(found)
    await files.change_contents(
        file.id, state, cause.at, sha256=sha256, copy_sha256=copy_sha256, summary=found.summary, plan=found.plan
    )
    again = file.state is FileState.CONFIRMED
    # a file whose names were said is checked again, and may be refused for something else
    once = f"{found.digest[:16]}:{found.plan[:16]}:{len(file.summary.said)}"
    await _tell(cause, file, CHECKED, once, again=again)


def _state_after(found: Checked) -> FileState:
    if found.summary.refusal:
        return FileState.REFUSED
    if found.summary.problems:
        return FileState.FAULTY
    return FileState.CHECKED if found.summary.added or found.summary.changed else FileState.SAME


@writing
async def apply(cause: Cause, file: LedgerFile, found: Checked, sha256: str) -> bool:
    """Imports everything that was checked, or nothing; False when it was imported before.

    Raises:
        LedgersChanged: there is something else now than what the file was compared with.
    """
    # a write first: from here on nobody else writes on SQLite, and there is no read that another process could outdate
    if not await files.change_state(file.id, FileState.CONFIRMED, FileState.IMPORTED):
        return False
    await hold_ledgers()
    if found.batches is None or (await read_ledgers()).digest != found.digest:
        raise LedgersChanged(file.id)
    await write_batches(cause, found.batches, listed=TELL_COMMANDS, told=ASSIGNED)
    summary = found.summary
    await files.change_contents(
        file.id, FileState.IMPORTED, cause.at, sha256=sha256, copy_sha256=None, summary=summary, plan=found.plan
    )
    await add_entry(cause, "import", "ledger_file", file.id, added=summary.added, changed=summary.changed)
    for hooks in HOOKS.values():
        await hooks.after_importing(cause)
    await _tell(cause, file, IMPORTED)
    return True


@writing
async def receive_confirmed(cause: Cause, name: str) -> LedgerFile:
    """Notes an import from the command line, which is its own confirmation.

    Raises:
        NoSuchLedgerFile: never, but for a fault of the database.
    """
    file_id = await files.add_ledger_file("import", None, FileState.CONFIRMED, cause.at, name=name[:255])
    file = await files.get_ledger_file(file_id) if file_id is not None else None
    if file is None:
        raise NoSuchLedgerFile(name)
    return file


async def _tell(cause: Cause, file: LedgerFile, kind: MessageCode, once: str = "", **parameters: object) -> None:
    if file.person_id is not None:
        subject = ("ledger_file", file.id)
        await post(cause, kind, subject, file.person_id, occurrence=once, parameters=parameters)


async def tell_of_failure(cause: Cause, file_id: int) -> None:
    """Whoever waits for work that was given up is told; inside a transaction that is open already."""
    file = await files.get_ledger_file(file_id)
    if file is not None:
        await _tell(cause, file, FAILED)


def _document(
    code: str, name: Text, sha256: Callable[[LedgerFile], str | None], firm: Callable[[LedgerFile], str]
) -> DocumentKind:
    """A document that a job made of a spreadsheet, and that stays as it was then; ``firm`` begins its name."""

    async def about(file_id: int) -> About | None:
        file = await files.get_ledger_file(file_id)
        return About(firm(file), beijing_day(file.created_at)) if file is not None else None

    async def gather(file_id: int, *_: object) -> Kept | None:
        file = await files.get_ledger_file(file_id)
        kept = sha256(file) if file is not None else None
        return Kept(kept) if kept is not None else None

    async def may_have(who: Person, file_id: int, _: datetime) -> bool:
        return may_import(who) and await gather(file_id) is not None

    return DocumentKind(code, "ledger_file", name, "xlsx", about, may_have, gather)


LEDGER_EXPORT = _document(
    "ledger_export",
    Text("客户与人员表", "clients-and-people workbook"),
    lambda file: file.sha256 if file.state is FileState.MADE else None,
    lambda _: "",
)
MARKED_COPY = _document(
    "marked_copy",
    Text("标错表格", "marked workbook"),
    lambda file: file.copy_sha256,
    # as what was sent, so that people know it again
    lambda file: PurePath(file.name).stem,
)
DOCUMENTS = (LEDGER_EXPORT, MARKED_COPY)
