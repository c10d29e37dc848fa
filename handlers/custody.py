"""借出和归还: who has which instrument, and that they received it."""

from aiogram import Router

from bot.screens import custody as screens
from bot.screens import remarks
from bot.screens.buttons import AcceptHandout, ShowInHand
from bot.screens.screen import Screen
from bot.services.ledgers import custody
from handlers.declaring import Redelivered
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="custody")


@router.callback_query(says(ShowInHand))
async def show_in_hand(_: object, turn: Turn, pressed: ShowInHand) -> Reply:
    """谁手里有什么."""
    return screens.in_hand(await custody.in_hand(turn.who), pressed.page, turn.today, turn.language)


@router.callback_query(says(AcceptHandout))
async def accept_handout(_: object, turn: Turn, pressed: AcceptHandout) -> Reply:
    """都收到了."""
    received = await custody.accept(turn.cause, turn.who, pressed.record_id)
    screen = await _mine(turn)
    return screen.with_toast((remarks.SAVED if received else remarks.ALREADY).to(turn.language))


async def _mine(turn: Turn) -> Screen:
    held = [one for one in await custody.in_hand(turn.who) if one.holder_id == turn.who.id]
    return screens.accepted(held, turn.language)


async def _accepted_before(turn: Turn, _: AcceptHandout) -> Screen:
    return await _mine(turn)


REDELIVERED: Redelivered = {AcceptHandout: _accepted_before}
