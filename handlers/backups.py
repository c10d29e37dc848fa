"""备份: the last ones, one made now; and what was due before a restore."""

from aiogram import Router

from bot.letters.catalogue import name_of
from bot.rules.permissions import Action, Subject, may
from bot.screens import remarks
from bot.screens.backups.held import DROPPED, SENT, held_screen
from bot.screens.backups.overview import BEGUN, Shown, backups_screen
from bot.screens.buttons import BackUpNow, DecideHeld, ShowBackups, ShowHeld
from bot.screens.screen import Screen
from bot.screens.ways.backups import BACKUPS
from bot.services.backups import held, looking, making
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="backups")


@router.message(meant(BACKUPS, ShowBackups()))
@router.callback_query(says(ShowBackups))
async def show_backups(_: object, turn: Turn) -> Reply:
    """备份."""
    return await _backups(turn)


async def _backups(turn: Turn) -> Screen:
    view = await looking.backups_view(turn.cause, turn.who)
    may_name = may(turn.who, Action.CHANGE_FIRM_SETTINGS, Subject())
    shown = Shown(
        view.backups,
        view.last_whole,
        view.next_at,
        view.keeper,
        view.keeper_left,
        may_name,
        view.restoration,
        view.held,
    )
    return backups_screen(shown, turn.language)


@router.callback_query(says(BackUpNow))
async def back_up_now(_: object, turn: Turn, pressed: BackUpNow) -> Reply:
    """立即备份; the answer comes when it is done."""
    asked = await making.ask_for(turn.cause, turn.who, pressed.seen)
    return (await _backups(turn)).with_toast((BEGUN if asked else remarks.ALREADY).to(turn.language))


@router.callback_query(says(ShowHeld))
async def show_held(_: object, turn: Turn, pressed: ShowHeld) -> Reply:
    """恢复前到期的消息."""
    return await _held(turn, pressed.page)


async def _held(turn: Turn, page: int = 0) -> Screen:
    found, up_to = await held.held_messages(turn.who)
    return held_screen(found, up_to, name_of, page, turn.language)


@router.callback_query(says(DecideHeld))
async def decide_held(_: object, turn: Turn, pressed: DecideHeld) -> Reply:
    """Sends them, or lets them go."""
    send = bool(pressed.send)
    count = await held.decide(turn.cause, turn.who, pressed.kind, pressed.up_to, send=send)
    said = (SENT if send else DROPPED).to(turn.language, n=count) if count else remarks.ALREADY.to(turn.language)
    return (await _held(turn)).with_toast(said)
