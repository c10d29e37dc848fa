"""台账: which client's; whoever has one client is asked nothing."""

from aiogram import Router
from aiogram.types import Message

from bot.screens.buttons import ShowMadeRegisters, ShowRegisters
from bot.screens.registers import made_registers, register_asked
from bot.screens.screen import Screen
from bot.screens.ways.registers import REGISTER
from bot.services import registers
from handlers.choosing_clients import about_a_client
from handlers.declaring import receipt
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="registers")


@router.message(meant(REGISTER))
async def say_registers(_: Message, turn: Turn) -> Reply:
    """台账."""
    return await about_a_client(turn, "register", typed=True)


@router.callback_query(says(ShowRegisters))
async def show_registers(_: object, turn: Turn, pressed: ShowRegisters) -> Reply:
    """台账, from a button."""
    return await about_a_client(turn, "register", pressed.page)


@router.callback_query(says(ShowMadeRegisters))
async def show_made_registers(_: object, turn: Turn, pressed: ShowMadeRegisters) -> Reply:
    """我的台账: what was made for the person."""
    return made_registers(await registers.made_for(turn.who), pressed.page, turn.language)


async def _asked_for(turn: Turn, _: int) -> Screen:
    return register_asked(turn.language)


async def _made(turn: Turn, request_id: int) -> Screen:
    made = await registers.made_for(turn.who)
    there = any(request.id == request_id for request in made)
    return made_registers(made, 0, turn.language) if there else register_asked(turn.language)


OUTCOMES = {registers.ASKED: receipt(_asked_for, _made)}
