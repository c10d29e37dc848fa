"""预览 of a checklist: its form, as the engine asks every form."""

from aiogram import Router

from bot.screens.buttons import PreviewChecklist
from bot.services.forms import previewing
from bot.services.forms.walking import Shown
from handlers.forms import shown
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="previewing")


@router.callback_query(says(PreviewChecklist))
async def preview(_: object, turn: Turn, pressed: PreviewChecklist) -> Reply:
    """预览."""
    return await shown(Shown(await previewing.preview(turn.cause, turn.who, pressed.code)), turn)
