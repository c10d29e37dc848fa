"""服务要求: what waits to be read, and 已读服务要求 on an item's card."""

from aiogram import Router

from bot.rules.ledgers.menu import MENU
from bot.screens import remarks
from bot.screens.buttons import ConfirmRequirements, ShowRequirements
from bot.screens.menu import CHANGED, requirement_list
from bot.screens.screen import Screen
from bot.screens.ways.menu import REQUIREMENTS
from bot.services.menu import requirements
from bot.services.menu.requirements import RequirementsChanged
from handlers.declaring import Redelivered, Refusals
from handlers.ledgers.entries import entry_screen
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="menu")


@router.message(meant(REQUIREMENTS, ShowRequirements(0)))
@router.callback_query(says(ShowRequirements))
async def show_requirements(_: object, turn: Turn, pressed: ShowRequirements) -> Reply:
    """服务要求."""
    return requirement_list(await requirements.to_confirm(turn.who), pressed.page, turn.language)


@router.callback_query(says(ConfirmRequirements))
async def confirm(_: object, turn: Turn, pressed: ConfirmRequirements) -> Reply:
    """已读服务要求."""
    await requirements.confirm(turn.cause, turn.who, pressed.item_id, pressed.edition)
    return (await _confirmed(turn, pressed)).with_toast(remarks.THANKS_FOR_READING.to(turn.language))


async def _confirmed(turn: Turn, pressed: ConfirmRequirements) -> Screen:
    return await entry_screen(turn, MENU.code, pressed.item_id)


async def _changed(refusal: RequirementsChanged, turn: Turn, _: object) -> Screen:
    return (await entry_screen(turn, MENU.code, refusal.item_id)).with_toast(CHANGED.to(turn.language))


REFUSALS: Refusals = {RequirementsChanged: _changed}
REDELIVERED: Redelivered = {ConfirmRequirements: _confirmed}
