"""记一笔 and 服务记录: for which client; the month's list, the card, its files."""

from aiogram import Router
from aiogram.types import Message

from bot.rules.beijing import beijing_day
from bot.rules.numbering import SERVICE
from bot.screens.buttons import ChooseServed, ShowService, ShowServiceFiles, ShowServices
from bot.screens.cases.card import albums
from bot.screens.screen import Album, Screen, escape
from bot.screens.service_log import clients_with_services, service_card, service_list
from bot.screens.ways.service_log import LOG, SERVICES
from bot.services import service_log
from handlers.choosing_clients import about_a_client
from handlers.declaring import Numbers, became
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="service_log")


@router.message(meant(LOG))
async def say_log(_: Message, turn: Turn) -> Reply:
    """记一笔."""
    return await about_a_client(turn, "service_log", typed=True)


@router.callback_query(says(ChooseServed))
async def choose_served(_: object, turn: Turn, pressed: ChooseServed) -> Reply:
    """记一笔, from a button."""
    return await about_a_client(turn, "service_log", pressed.page)


@router.message(meant(SERVICES, ShowServices(0, "", "", 0)))
@router.callback_query(says(ShowServices))
async def show_services(_: object, turn: Turn, pressed: ShowServices) -> Reply:
    """服务记录: of which client, unless it is known or there is but one; then the list."""
    client_id = pressed.client_id
    if not client_id:
        found = await service_log.clients_with_services(turn.who)
        if len(found) != 1:
            return clients_with_services(found, pressed.page, turn.language)
        client_id = found[0].id
    listed = await service_log.list_services(turn.who, turn.cause, client_id, pressed.month, pressed.kind)
    return service_list(listed, pressed.page, beijing_day(turn.cause.at), turn.language)


@router.callback_query(says(ShowService))
async def show_service(_: object, turn: Turn, pressed: ShowService) -> Reply:
    """One service."""
    return await service_screen(turn, pressed.service_id)


async def service_screen(turn: Turn, service_id: int) -> Screen:
    """A service's card."""
    return service_card(await service_log.get_service(turn.who, service_id), turn.language)


@router.callback_query(says(ShowServiceFiles))
async def show_service_files(_: object, turn: Turn, pressed: ShowServiceFiles) -> Reply:
    """The photos, documents or a recording of a service."""
    view = await service_log.get_service(turn.who, pressed.service_id)
    files = albums(view.files).get(pressed.what)
    if files is None:
        return service_card(view, turn.language)
    return Album(f"<b>{escape(view.service.number)}</b>", files)


async def _numbered(turn: Turn, number: str) -> Screen:
    return service_card(await service_log.get_service_by_number(turn.who, number), turn.language)


OUTCOMES = {service_log.LOGGED: became(service_screen)}
NUMBERS: Numbers = {SERVICE: _numbered}
