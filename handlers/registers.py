"""台账: which client's; whoever has one client is asked nothing."""

from aiogram import Router
from aiogram.types import Message

from bot.rules.permissions import Action
from bot.screens.buttons import ShowRegisters
from bot.screens.forms import form_screen
from bot.screens.registers import clients_to_choose
from bot.screens.screen import Screen
from bot.services import forms, registers
from handlers.gate import passes
from handlers.homes import parked
from handlers.presenting import not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import Intent, meant

router = Router(name="registers")


async def _asked(turn: Turn, page: int, *, typed: bool = False) -> Screen:
    found = await registers.clients_of(turn.who)
    if len(found) == 1:
        view = await forms.open_form(turn.cause, turn.who, "register", "client", found[0].id)
        return form_screen(view, turn.language)
    if typed:
        await parked(turn)
    return clients_to_choose(found, page, turn.language)


@router.message(meant(Intent.REGISTER))
async def say_registers(_: Message, turn: Turn) -> Reply:
    """台账."""
    if not passes(turn.person, Action.EXPORT_REGISTER):
        return await not_allowed(turn)
    return await _asked(turn, 0, typed=True)


@router.callback_query(says(ShowRegisters))
async def show_registers(_: object, turn: Turn, pressed: ShowRegisters) -> Reply:
    """台账, from a button."""
    return await _asked(turn, pressed.page)
