"""服务能力: whether we are able to serve as the standard demands."""

from aiogram import Router

from bot.screens.boards import readiness as screens
from bot.screens.buttons import ShowFigure
from bot.services.boards import readiness as boards
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="readiness")


@router.callback_query(says(ShowFigure))
async def show_figure(_: object, turn: Turn, pressed: ShowFigure) -> Reply:
    """What is behind one of its figures."""
    figure, found = await boards.figure_of(turn.who, turn.cause, pressed.figure)
    return screens.figure(figure, found, pressed.page, boards.ways_on(turn.who), turn.language)
