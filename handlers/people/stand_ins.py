"""请假与代班."""

from aiogram import Router

from bot.screens.buttons import EndStandIn, ShowStandIns
from bot.screens.people.stand_ins import (
    ARRANGED,
    NOT_THEIR_CLIENT,
    STAND_IN_ENDED,
    end_stand_in_question,
    leave_overlaps,
    stand_in_away,
    stand_in_list,
)
from bot.screens.screen import Screen
from bot.screens.ways.people import STAND_INS
from bot.services.people import stand_ins
from bot.services.people.stand_ins import LeaveOverlaps, NotTheirClient, StandInAway
from handlers.declaring import Refusals, became
from handlers.presenting import present_screen, present_with
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="stand_ins")


@router.message(meant(STAND_INS, ShowStandIns()))
@router.callback_query(says(ShowStandIns))
async def show_stand_ins(_: object, turn: Turn) -> Screen:
    """请假."""
    return await stand_ins_screen(turn)


async def stand_ins_screen(turn: Turn) -> Screen:
    """Who is on leave, and who stands in."""
    found = await stand_ins.list_for(turn.who)
    endable = frozenset([one.id for one in found if await stand_ins.may_end(turn.who, one)])
    return stand_in_list(found, endable, turn.who)


@router.callback_query(says(EndStandIn))
async def end_stand_in(_: object, turn: Turn, pressed: EndStandIn) -> Reply:
    """结束: asked once."""
    if not pressed.sure:
        return end_stand_in_question(await stand_ins.get_stand_in(turn.who, pressed.stand_in_id), turn.language)
    await stand_ins.withdraw(turn.cause, turn.who, pressed.stand_in_id)
    return (await stand_ins_screen(turn)).with_toast(STAND_IN_ENDED.to(turn.language))


async def _overlaps(refusal: LeaveOverlaps, turn: Turn, _: object) -> Screen:
    return (await present_screen(turn)).with_toast(leave_overlaps(refusal.one, turn.who), alert=True)


async def _away(refusal: StandInAway, turn: Turn, _: object) -> Screen:
    return (await present_screen(turn)).with_toast(stand_in_away(refusal.one, turn.language), alert=True)


OUTCOMES = {stand_ins.ARRANGED: became(lambda turn, _: stand_ins_screen(turn), ARRANGED)}
REFUSALS: Refusals = {
    NotTheirClient: present_with(NOT_THEIR_CLIENT, alert=True),
    LeaveOverlaps: _overlaps,
    StandInAway: _away,
}
