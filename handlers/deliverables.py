"""应交成果: of which client; its list; who and what was on time."""

from aiogram import Router

from bot.records.to_answer import ToAnswer
from bot.screens import deliverables as screens
from bot.screens.buttons import ShowDeliverables, ShowOnTime, ShowToAccept
from bot.screens.to_answer import deliverables_to_accept
from bot.screens.ways.deliverables import DELIVERABLES
from bot.services import deliverables
from bot.services.work_records.waiting import deliverables_to_accept as to_accept
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="deliverables")


@router.message(meant(DELIVERABLES, ShowDeliverables(0, 0, 0)))
@router.callback_query(says(ShowDeliverables))
async def show_deliverables(_: object, turn: Turn, pressed: ShowDeliverables) -> Reply:
    """Of which client, unless that is known or there is but one."""
    client_id = pressed.client_id
    if not client_id:
        found = await deliverables.clients_with_owed(turn.who, turn.cause, pressed.stretch, pressed.page)
        if len(found.clients) != 1:
            return screens.clients_with_owed(found, turn.language)
        client_id = found.clients[0].id
    listed = await deliverables.owed_to(turn.who, turn.cause, client_id, pressed.stretch)
    return screens.owed_list(listed, pressed.page, turn.language)


@router.callback_query(says(ShowOnTime))
async def show_on_time(_: object, turn: Turn, pressed: ShowOnTime) -> Reply:
    """按人看, 按成果看."""
    found = await deliverables.owed_by(turn.who, turn.cause, pressed.by, pressed.client_id, pressed.stretch)
    return screens.on_time(found, turn.language)


@router.callback_query(says(ShowToAccept))
async def show_to_accept(_: object, turn: Turn, pressed: ShowToAccept) -> Reply:
    """成果待验收."""
    found = ToAnswer(deliverables=await to_accept(turn.who, turn.cause))
    return deliverables_to_accept(found.of(pressed.client_id), pressed.page, turn.language)
