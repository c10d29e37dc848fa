"""Planned work: what is open today."""

from aiogram import Router

from bot.screens.buttons import ShowToday
from bot.screens.tasks.today import today
from bot.screens.ways.tasks import TODAY
from bot.services.tasks.day import day_of
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="tasks")


@router.message(meant(TODAY, ShowToday()))
@router.callback_query(says(ShowToday))
async def show_today(_: object, turn: Turn) -> Reply:
    """今日待办."""
    return today(await day_of(turn.who, turn.cause), turn.language)
