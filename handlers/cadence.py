"""频次兑现: promised against done."""

from aiogram import Router

from bot.screens.buttons import ShowCadence
from bot.screens.cadence import cadence, clients_with_cadence
from bot.screens.ways.cadence import CADENCE
from bot.services import cadence as promises
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="cadence")


@router.message(meant(CADENCE, ShowCadence(0, 0, 0)))
@router.callback_query(says(ShowCadence))
async def show_cadence(_: object, turn: Turn, pressed: ShowCadence) -> Reply:
    """Of which client, unless that is known or there is but one."""
    found = await promises.clients_with_cadence(turn.who)
    client_id = pressed.client_id
    if not client_id:
        if len(found) != 1:
            return clients_with_cadence(found, pressed.page, turn.language)
        client_id = found[0].id
    view = await promises.cadence_of(turn.who, turn.cause, client_id, pressed.stretch)
    return cadence(view, pressed.page, turn.language, several=len(found) > 1)
