"""Checklists: by which one a record is filled in."""

from aiogram import Router

from bot.screens.buttons import ChooseChecklist
from bot.screens.checklists.choosing import choose_checklist
from bot.services.checklists import choosing
from bot.services.work_records.seeing import kind_of
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="checklists")


@router.callback_query(says(ChooseChecklist))
async def choose(_: object, turn: Turn, pressed: ChooseChecklist) -> Reply:
    """换检查表."""
    kind, subject = kind_of(pressed.kind), (pressed.subject_kind, pressed.subject_id)
    offered, about = await choosing.offered(turn.who, kind, *subject)
    return choose_checklist(kind, offered, subject, about, turn.language)
