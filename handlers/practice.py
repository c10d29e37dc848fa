"""练习模式: the way in, the change of sides, the way out."""

from aiogram import Router

from bot.screens import remarks
from bot.screens.buttons import LeavePractice, Practise, ShowPractice
from bot.screens.homes.home import home
from bot.screens.practice import invitation_to_practise, leaving_question, practice_begun, practice_left, practice_now
from bot.screens.ways.practice import LEAVE_PRACTICE, PRACTICE
from bot.services.homes import practice
from bot.services.homes import waiting as homes
from handlers.declaring import Refusals
from handlers.presenting import present_with
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="practice")


@router.message(meant(PRACTICE, ShowPractice()))
@router.callback_query(says(ShowPractice))
async def show_practice(_: object, turn: Turn) -> Reply:
    """练习模式."""
    return practice_now(turn.who) if turn.who.practising else invitation_to_practise(turn.language)


@router.callback_query(says(Practise))
async def practise(_: object, turn: Turn, pressed: Practise) -> Reply:
    """Plays a side: the first time its keys come, later the home is that of the other side at once."""
    player = await practice.play(turn.cause, turn.who, practice.side(pressed.side))
    turn.mode.practising = True
    if not turn.who.practising:
        return practice_begun(player)
    return home(player, await homes.waiting_for(player, turn.cause), turn.cause.at)


@router.message(meant(LEAVE_PRACTICE))
async def say_leave(_: object, turn: Turn) -> Reply:
    """退出练习."""
    return leaving_question(turn.language) if turn.who.practising else invitation_to_practise(turn.language)


@router.callback_query(says(LeavePractice))
async def leave(_: object, turn: Turn, pressed: LeavePractice) -> Reply:
    """退出练习: asked once, then everything is wiped."""
    if not turn.who.practising:
        return invitation_to_practise(turn.language)
    if not pressed.sure:
        return leaving_question(turn.language)
    left = await practice.leave(turn.cause, turn.who)
    turn.mode.practising = False
    return practice_left(left)


REFUSALS: Refusals = {practice.NotASide: present_with(remarks.EXPIRED)}
