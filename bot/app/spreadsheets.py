"""The ledgers as spreadsheets from the command line: beside a running program, or alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app.backups.making import bring_up_to_date
from bot.app.installing import opened_to_migrate
from bot.clock import Clock
from bot.documents.ledgers.checking import Checked, LedgerUpload, check
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.rules.cause import Cause
from bot.rules.text import Language
from bot.screens.ledgers.files import (
    by_ledger,
    counted,
    fault_line,
    hidden_lines,
    left_out_lines,
    named_line,
    refusal_lines,
)
from bot.services.ledgers import files as ledger_files
from bot.settings import Settings
from schedules.ledgers import MEDIA_TYPE
from storage.database import DatabaseInUse
from storage.files import FileStore
from storage.ledgers.pages import read_ledgers


async def export(language: Language, settings: Settings, clock: Clock) -> bytes:
    """The ledgers as a workbook: with nothing in them yet, the template."""
    async with _ledgers(settings, clock):
        await ledger_files.make_known(Cause(at=clock.now()))
        return draw_ledgers(LedgerExport(await read_ledgers(), language, clock.now()))


async def check_only(content: bytes, language: Language, settings: Settings, clock: Clock) -> Checked:
    """What a workbook would change."""
    async with _ledgers(settings, clock):
        await ledger_files.make_known(Cause(at=clock.now()))
        names = await ledger_files.own_names()
        return check(LedgerUpload(content, await read_ledgers(), 0, language, clock.now(), names))


async def check_and_import(content: bytes, name: str, language: Language, settings: Settings, clock: Clock) -> Checked:
    """What a workbook would change; that is done, unless there is something wrong with it.

    Raises LedgersChanged: somebody changed them just now.
    """
    async with _ledgers(settings, clock):
        cause = Cause(at=clock.now())
        await ledger_files.make_known(cause)
        file = await ledger_files.receive_confirmed(cause, name)
        names = await ledger_files.own_names()
        found = check(LedgerUpload(content, await read_ledgers(), file.id, language, clock.now(), names))
        archive = FileStore(settings.files_folder)
        sha256 = await archive.put(content, MEDIA_TYPE)
        if found.batches is None:
            copy = await archive.put(found.copy, MEDIA_TYPE) if found.copy is not None else None
            await ledger_files.checked(cause, file, found, sha256, copy)
        else:
            await ledger_files.apply(Cause(at=clock.now()), file, found, sha256)
    return found


def told(found: Checked, language: Language) -> list[str]:
    """What was found, line by line."""
    summary = found.summary
    if summary.refusal:
        return refusal_lines(summary, language)
    lines = [counted(summary, language), *by_ledger(summary, language)]
    lines += [named_line(named, language) for named in summary.named]
    lines += hidden_lines(summary, language) + left_out_lines(summary, language)
    return lines + [fault_line(fault, language) for fault in summary.faults]


@asynccontextmanager
async def _ledgers(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The database, migrated if nobody else has it open."""
    try:
        async with opened_to_migrate(settings):
            await bring_up_to_date(settings, clock)
            yield
    except DatabaseInUse:
        # the program is running: its short transactions and ours wait for each other
        async with opened_to_migrate(settings, beside=True):
            yield
