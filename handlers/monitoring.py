"""监测: what a client measures, and what of it is due."""

from aiogram import Router

from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.screens.buttons import ShowMonitoring
from bot.screens.monitoring import overview, which_client
from bot.screens.screen import Screen
from bot.screens.ways.work_records import TO_FILE
from bot.services.monitoring import standing
from bot.services.work_records import seeing
from handlers.keyboard import parked
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="monitoring")


@router.message(meant(TO_FILE[MONITORING_RESULT.kind]))
async def say_monitoring(_: object, turn: Turn) -> Reply:
    """监测."""
    await parked(turn)
    return await _overview(turn, 0, 0)


@router.callback_query(says(ShowMonitoring))
async def show_monitoring(_: object, turn: Turn, pressed: ShowMonitoring) -> Reply:
    """The same from a button."""
    return await _overview(turn, pressed.client_id, pressed.page)


async def _overview(turn: Turn, client_id: int, page: int) -> Screen:
    if not client_id:
        found = await seeing.clients_with_records(turn.who, MONITORING_RESULT)
        if len(found) != 1:
            return which_client(found, turn.language)
        client_id = found[0].id
    return overview(await standing.overview(turn.who, turn.cause, client_id), page, turn.today, turn.language)
