"""What of checklists the form engine does: a preview, and a workbook that is one by its name."""

from aiogram import Router
from aiogram.types import Message

from bot.rules.checklists.rights import DRAFT_CHECKLISTS
from bot.rules.ledgers.spreadsheets import is_spreadsheet
from bot.rules.text import Text
from bot.screens import remarks
from bot.screens.buttons import PreviewChecklist
from bot.screens.remarks import remark
from bot.services.forms import previewing, sheets
from bot.services.forms.walking import Shown
from handlers.forms import shown
from handlers.gate import passes
from handlers.pressed import says
from handlers.sent_files import sent_file
from handlers.turn import Reply, Turn

router = Router(name="checklist_forms")

CALLED = Text("检查表", "checklist")
"""What is in the name of a workbook that is one, as our exports are called; others are sent where one is asked for."""


@router.callback_query(says(PreviewChecklist))
async def preview(_: object, turn: Turn, pressed: PreviewChecklist) -> Reply:
    """预览."""
    return await shown(Shown(await previewing.preview(turn.cause, turn.who, pressed.code)), turn)


async def is_checklist(message: Message, turn: Turn) -> bool:
    """A workbook called so, from somebody who may draft, and no form open that it could belong to."""
    name = (message.document.file_name or "" if message.document is not None else "").casefold()
    if not is_spreadsheet(name) or not any(word in name for word in (CALLED.zh, CALLED.en)):
        return False
    return turn.person is not None and turn.person.active_draft_id is None and passes(turn.person, DRAFT_CHECKLISTS)


@router.message(is_checklist)
async def receive(message: Message, turn: Turn) -> Reply:
    """It is read as if it had been asked for."""
    file = sent_file(message)
    if file is None:
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
    return await shown(await sheets.receive(turn.cause, turn.who, file), turn)
