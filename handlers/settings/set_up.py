"""开局向导: by button, command or word."""

from aiogram import Router

from bot.screens import remarks
from bot.screens.buttons import AdoptTerms, ShowSetUp
from bot.screens.screen import Screen
from bot.screens.settings.set_up import set_up_guide
from bot.screens.ways.settings import SET_UP
from bot.services.settings import firm as firm_settings
from bot.services.settings import set_up
from handlers.keyboard import parked
from handlers.presenting import not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="set_up")


@router.message(meant(SET_UP))
@router.callback_query(says(ShowSetUp))
async def show_set_up(_: object, turn: Turn) -> Reply:
    """开局向导."""
    await parked(turn)
    return await _guide(turn)


@router.callback_query(says(AdoptTerms))
async def adopt_terms(_: object, turn: Turn) -> Reply:
    """就用默认的."""
    await set_up.adopt_terms(turn.cause, turn.who)
    return (await _guide(turn)).with_toast(remarks.SAVED.to(turn.language))


async def _guide(turn: Turn) -> Screen:
    progress = await set_up.progress(turn.who)
    if progress is None:
        return await not_allowed(turn)
    return set_up_guide(progress, await firm_settings.get_firm_settings(), turn.language)
