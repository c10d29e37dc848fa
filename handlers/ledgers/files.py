"""导入导出: the ledgers as spreadsheets. A workbook that is sent while no form is open is an import."""

from aiogram import Router
from aiogram.types import Message

from bot.documents.ledgers.scanning import MOST_BYTES
from bot.rules.ledgers.spreadsheets import is_spreadsheet
from bot.rules.permissions import Action
from bot.screens import remarks
from bot.screens.buttons import ApplyImport, DropImport, ExportLedgers, ForgetNames, SayName, ShowLedgerFiles
from bot.screens.ledgers import files as screens
from bot.screens.screen import Screen
from bot.screens.ways.ledgers import IMPORTING
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers.files import ImportDecided
from handlers.declaring import Redelivered, Refusals
from handlers.gate import passes
from handlers.keyboard import parked
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="ledger_files")


async def is_import(message: Message, turn: Turn) -> bool:
    """A spreadsheet from somebody who may import, and no form open that it could belong to."""
    document = message.document
    if document is None or not is_spreadsheet(document.file_name or ""):
        return False
    return (
        turn.person is not None and turn.person.active_draft_id is None and passes(turn.person, Action.IMPORT_LEDGERS)
    )


@router.message(meant(IMPORTING))
@router.callback_query(says(ShowLedgerFiles))
async def show_spreadsheets(_: object, turn: Turn) -> Reply:
    """导入导出: what is sent next is an import."""
    await parked(turn)
    return screens.ledger_files(turn.cause.at, await ledger_files.own_names(), turn.language)


@router.callback_query(says(ExportLedgers))
async def export(_: object, turn: Turn, pressed: ExportLedgers) -> Reply:
    """导出表格."""
    await ledger_files.ask_export(turn.cause, turn.who, pressed.shown_at)
    return screens.export_asked(turn.language)


@router.message(is_import)
async def receive(message: Message, turn: Turn) -> Reply:
    """A workbook to import."""
    document = message.document
    if document is None or (document.file_size or 0) > MOST_BYTES:
        return screens.too_big(turn.language)
    name = document.file_name or ""
    await ledger_files.receive(turn.cause, turn.who, document.file_id, name)
    return screens.upload_received(name, turn.language)


@router.callback_query(says(ApplyImport))
async def apply_import(_: object, turn: Turn, pressed: ApplyImport) -> Reply:
    """导入, after the preview."""
    return screens.import_status(await ledger_files.confirm(turn.cause, turn.who, pressed.file_id), turn.language)


@router.callback_query(says(DropImport))
async def drop_import(_: object, turn: Turn, pressed: DropImport) -> Reply:
    """取消, after the preview."""
    return screens.import_status(await ledger_files.drop(turn.cause, turn.who, pressed.file_id), turn.language)


@router.callback_query(says(SayName))
async def say_name(_: object, turn: Turn, pressed: SayName) -> Reply:
    """Which sheet, or which column, an unknown name is."""
    said = pressed.file_id, pressed.ledger, pressed.means, pressed.at
    return screens.import_status(await ledger_files.say_name(turn.cause, turn.who, *said), turn.language)


@router.callback_query(says(ForgetNames))
async def forget_names(_: object, turn: Turn, pressed: ForgetNames) -> Reply:
    """忘掉."""
    names = await ledger_files.forget_names(turn.cause, turn.who, pressed.ledger)
    return screens.ledger_files(turn.cause.at, names, turn.language)


async def _forgotten(turn: Turn, _: ForgetNames) -> Screen:
    return screens.ledger_files(turn.cause.at, await ledger_files.own_names(), turn.language)


async def _decided(refusal: ImportDecided, turn: Turn, _: object) -> Screen:
    return screens.import_status(refusal.file, turn.language).with_toast(remarks.ALREADY.to(turn.language))


async def _decided_before(turn: Turn, pressed: ApplyImport | DropImport | SayName) -> Screen:
    return screens.import_status(await ledger_files.get_file(turn.who, pressed.file_id), turn.language)


REFUSALS: Refusals = {ImportDecided: _decided}
REDELIVERED: Redelivered = {
    ApplyImport: _decided_before,
    DropImport: _decided_before,
    SayName: _decided_before,
    ForgetNames: _forgotten,
}
