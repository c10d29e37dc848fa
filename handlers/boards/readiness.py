"""服务能力: whether we are able to serve as the standard demands."""

from aiogram import Router

from bot.rules.beijing import beijing_day
from bot.screens.boards import readiness as screens
from bot.screens.buttons import ShowFigure, ShowReadiness
from bot.screens.ways.boards import READINESS
from bot.services.boards import readiness as boards
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="readiness")


@router.message(meant(READINESS, ShowReadiness()))
@router.callback_query(says(ShowReadiness))
async def show_readiness(_: object, turn: Turn) -> Reply:
    """Every figure."""
    found = await boards.readiness(turn.who, turn.cause.at)
    return screens.readiness(found, beijing_day(turn.cause.at), turn.language)


@router.callback_query(says(ShowFigure))
async def show_figure(_: object, turn: Turn, pressed: ShowFigure) -> Reply:
    """What is behind one of them."""
    figure, found = await boards.figure_of(turn.who, turn.cause.at, pressed.figure)
    return screens.figure(figure, found, pressed.page, boards.ways_on(turn.who), turn.language)
