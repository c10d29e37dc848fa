"""Clients on whose duty list nobody can hear."""

from aiogram import Router

from bot.rules.beijing import beijing_day
from bot.screens.buttons import ShowUncovered
from bot.screens.duty import uncovered_list
from bot.services.duty.uncovered import uncovered_for
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="duty")


@router.callback_query(says(ShowUncovered))
async def show_uncovered(_: object, turn: Turn, pressed: ShowUncovered) -> Reply:
    """All of them that the person looks after."""
    return uncovered_list(await uncovered_for(turn.who, beijing_day(turn.cause.at)), pressed.page, turn.language)
