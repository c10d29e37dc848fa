"""失准追溯: what of an instrument's records is in doubt, and how each was judged."""

from aiogram import Router

from bot.rules.ledgers.equipment import EQUIPMENT
from bot.screens import remarks
from bot.screens.buttons import ShowImpacts
from bot.screens.impacts import review_screen
from bot.screens.screen import Screen
from bot.services.ledgers import entries as ledgers
from bot.services.ledgers.entries import NoSuchEntry
from bot.services.work_records.impacts import JUDGED
from handlers.declaring import became
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="impacts")


@router.callback_query(says(ShowImpacts))
async def show_impacts(_: object, turn: Turn, pressed: ShowImpacts) -> Reply:
    """A page of them."""
    return await _review(turn, pressed.equipment_id, pressed.page)


async def _review(turn: Turn, equipment_id: int, page: int = 0) -> Screen:
    view = await ledgers.get_entry(turn.who, EQUIPMENT.code, equipment_id)
    if view.review is None:
        raise NoSuchEntry(equipment_id)
    return review_screen(view.review, page, turn.language)


OUTCOMES = {JUDGED: became(_review, remarks.SAVED)}
