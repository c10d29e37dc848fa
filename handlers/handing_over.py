"""工作交接: who holds what, to whom it goes, and the question before it does."""

from aiogram import Router

from bot.records.handing_over import Wanted
from bot.screens.buttons import ChooseTaker, HandOver, ShowHolders, ShowHolding
from bot.screens.handing_over import CHANGED, HANDED, handed_before, handing_question, held, holder_list, takers
from bot.screens.screen import Screen
from bot.screens.ways.handing_over import HANDING_OVER
from bot.services.handing_over import going, holding
from bot.services.handing_over.going import AlreadyHandedOver, HeldChanged
from handlers.declaring import Redelivered, Refusals
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="handing_over")


@router.message(meant(HANDING_OVER, ShowHolders(0)))
@router.callback_query(says(ShowHolders))
async def show_holders(_: object, turn: Turn, pressed: ShowHolders) -> Reply:
    """工作交接."""
    return holder_list(await holding.find_holders(turn.who, turn.cause), pressed.page, turn.language)


@router.callback_query(says(ShowHolding))
async def show_held(_: object, turn: Turn, pressed: ShowHolding) -> Reply:
    """What one person holds."""
    return await held_screen(turn, pressed.person_id, pressed.client_id, pressed.page)


async def held_screen(turn: Turn, person_id: int, client_id: int = 0, page: int = 0) -> Screen:
    """What somebody holds, at a client unless that is 0."""
    found = await holding.find_holding(turn.who, turn.cause, person_id)
    if client_id:
        holding.must_be_theirs(turn.who, client_id)
    return held(found, holding.listed(found.things, turn.cause), client_id, page, turn.language)


@router.callback_query(says(ChooseTaker))
async def choose_taker(_: object, turn: Turn, pressed: ChooseTaker) -> Reply:
    """交给谁？"""
    wanted = Wanted(pressed.person_id, pressed.client_id, pressed.kind, pressed.thing_id)
    found, things, able = await going.takers_of(turn.who, turn.cause, wanted)
    return takers(found, things, able, wanted, pressed.page, turn.language)


@router.callback_query(says(HandOver))
async def hand_over(_: object, turn: Turn, pressed: HandOver) -> Reply:
    """确认交接: asked once."""
    wanted = _wanted(pressed)
    if not pressed.seen:
        return handing_question(await going.going_to(turn.who, turn.cause, wanted, pressed.to_id), turn.language)
    done = await going.hand_over(turn.cause, turn.who, wanted, pressed.to_id, pressed.seen)
    shown = await held_screen(turn, wanted.person_id, wanted.client_id)
    return shown.with_toast(HANDED.to(turn.language, name=done.to_name))


def _wanted(pressed: HandOver) -> Wanted:
    return Wanted(pressed.person_id, pressed.client_id, pressed.kind, pressed.thing_id)


async def _already(refusal: AlreadyHandedOver, turn: Turn, _: object) -> Screen:
    shown = await held_screen(turn, refusal.wanted.person_id, refusal.wanted.client_id)
    return shown.with_toast(handed_before(refusal.handover, turn.language))


async def _changed(refusal: HeldChanged, turn: Turn, _: object) -> Screen:
    now = await going.going_to(turn.who, turn.cause, refusal.wanted, refusal.to_id)
    return handing_question(now, turn.language).with_toast(CHANGED.to(turn.language))


async def _handed_before(turn: Turn, pressed: HandOver) -> Screen:
    return await held_screen(turn, pressed.person_id, pressed.client_id)


REFUSALS: Refusals = {AlreadyHandedOver: _already, HeldChanged: _changed}
REDELIVERED: Redelivered = {HandOver: _handed_before}
