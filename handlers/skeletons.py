"""帮您编写: for which client, and which papers."""

from aiogram import Router

from bot.screens import skeletons as screens
from bot.screens.buttons import ShowSkeletons
from bot.screens.ways.skeletons import SKELETONS
from bot.services import skeletons
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="skeletons")


@router.message(meant(SKELETONS, ShowSkeletons(0, 0)))
@router.callback_query(says(ShowSkeletons))
async def show_papers(_: object, turn: Turn, pressed: ShowSkeletons) -> Reply:
    """帮您编写: for which client, unless that is known or there is but one."""
    client_id = pressed.client_id
    if not client_id:
        found = await skeletons.clients_to_draft_for(turn.who)
        if len(found) != 1:
            return screens.clients_to_choose(found, pressed.page, turn.language)
        client_id = found[0].id
    return screens.papers_to_draft(await skeletons.client_to_draft_for(turn.who, client_id), turn.language)
