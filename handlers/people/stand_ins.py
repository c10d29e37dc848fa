"""请假与代班."""

from aiogram import Router
from aiogram.types import Message

from bot.screens.buttons import EndStandIn, ShowStandIns
from bot.screens.people.stand_ins import STAND_IN_ENDED, end_stand_in_question
from bot.screens.screen import Screen
from bot.screens.ways.people import STAND_INS
from bot.services.people import stand_ins
from handlers.keyboard import parked
from handlers.presenting import stand_ins_screen
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="stand_ins")


@router.message(meant(STAND_INS))
async def say_leave(_: Message, turn: Turn) -> Reply:
    """请假."""
    await parked(turn)
    return await stand_ins_screen(turn)


@router.callback_query(says(ShowStandIns))
async def show_stand_ins(_: object, turn: Turn) -> Screen:
    """The list, from a button."""
    return await stand_ins_screen(turn)


@router.callback_query(says(EndStandIn))
async def end_stand_in(_: object, turn: Turn, pressed: EndStandIn) -> Reply:
    """结束: asked once."""
    if not pressed.sure:
        return end_stand_in_question(await stand_ins.get_stand_in(turn.who, pressed.stand_in_id), turn.language)
    await stand_ins.withdraw(turn.cause, turn.who, pressed.stand_in_id)
    return (await stand_ins_screen(turn)).with_toast(STAND_IN_ENDED.to(turn.language))
