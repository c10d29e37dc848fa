"""Clients without project lead or consultant."""

from aiogram import Router

from bot.screens.buttons import ShowUnserved
from bot.screens.people.unserved import unserved_list
from bot.services.people.unserved import unserved_for
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="unserved")


@router.callback_query(says(ShowUnserved))
async def show_unserved(_: object, turn: Turn, pressed: ShowUnserved) -> Reply:
    """All of them that the person looks after."""
    return unserved_list(await unserved_for(turn.who), pressed.page, turn.who)
