"""问题看板: a client's findings by filters, and figures of them."""

from aiogram import Router

from bot.screens.boards import findings as screens
from bot.screens.buttons import ShowFound, ShowFoundChoices, ShowFoundFigures
from bot.screens.paged import PER_PAGE
from bot.services.boards import findings as boards
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="findings")


@router.callback_query(says(ShowFound))
async def show_found(_: object, turn: Turn, pressed: ShowFound) -> Reply:
    """The findings: of which client, unless that is known or there is but one."""
    client_id = pressed.client_id
    if not client_id:
        firms, together = await boards.firms(turn.who)
        if len(firms) != 1:
            return screens.firms(firms, pressed.page, turn.language, together=together)
        client_id = firms[0].id
    view = await boards.found_at(turn.who, turn.cause, client_id, pressed.filters, pressed.page, PER_PAGE)
    return screens.found(view, turn.who, turn.cause.at)


@router.callback_query(says(ShowFoundChoices))
async def show_choices(_: object, turn: Turn, pressed: ShowFoundChoices) -> Reply:
    """What they can be narrowed to."""
    view = await boards.choices(turn.who, pressed.client_id, pressed.filters, pressed.what)
    return screens.choices(view, pressed.what, pressed.page, turn.language)


@router.callback_query(says(ShowFoundFigures))
async def show_figures(_: object, turn: Turn, pressed: ShowFoundFigures) -> Reply:
    """Figures in words, and the way to the pictures."""
    return screens.figures(await boards.told(turn.who, turn.cause, pressed.client_id), turn.language)
