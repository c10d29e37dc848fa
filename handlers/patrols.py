"""Patrols outside the form: today's tasks, ad-hoc sites, the card, recall."""

from aiogram import Router

from bot.rules.numbering import PATROL as PATROLS
from bot.screens import remarks
from bot.screens.buttons import ChooseSite, RecallPatrol, RevisePatrol, ShowPatrol, ShowToday
from bot.screens.forms.question import form_screen
from bot.screens.patrols.card import patrol_card, sites, taken_back, today
from bot.screens.screen import Screen
from bot.screens.ways.patrols import PATROL, TODAY
from bot.services.forms import revising
from bot.services.patrols import patrols, recalling
from bot.services.patrols.patrols import FILED
from bot.services.patrols.recalling import TAKEN_BACK, NothingToRevise, TooLateToRecall
from handlers.declaring import Numbers, Refusals, became
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="patrols")


@router.message(meant(TODAY, ShowToday()))
@router.callback_query(says(ShowToday))
async def show_today(_: object, turn: Turn) -> Reply:
    """今日待办."""
    return today(await patrols.day_of(turn.who, turn.cause), turn.language)


@router.message(meant(PATROL, ChooseSite(0)))
@router.callback_query(says(ChooseSite))
async def choose_site(_: object, turn: Turn, pressed: ChooseSite) -> Reply:
    """临时巡查: the sites to choose from."""
    return sites(await patrols.sites_for(turn.who), pressed.page, turn.language)


@router.callback_query(says(ShowPatrol))
async def show_patrol(_: object, turn: Turn, pressed: ShowPatrol) -> Reply:
    """A submitted patrol."""
    return await patrol_screen(turn, pressed.patrol_id)


async def patrol_screen(turn: Turn, patrol_id: int) -> Screen:
    """A patrol's card."""
    return patrol_card(await patrols.get_patrol(turn.who, patrol_id, turn.cause), turn.language)


@router.callback_query(says(RecallPatrol))
async def recall(_: object, turn: Turn, pressed: RecallPatrol) -> Reply:
    """撤回."""
    await recalling.recall(turn.cause, turn.who, pressed.patrol_id)
    return (await _taken_back(turn, pressed.patrol_id)).with_toast(remarks.RECALLED.to(turn.language))


async def _taken_back(turn: Turn, patrol_id: int) -> Screen:
    return taken_back(await patrols.get_patrol(turn.who, patrol_id, turn.cause), turn.language)


@router.callback_query(says(RevisePatrol))
async def revise(_: object, turn: Turn, pressed: RevisePatrol) -> Reply:
    """修改: what was recalled, to correct and submit again."""
    submitted = await recalling.draft_to_revise(turn.who, pressed.patrol_id)
    return form_screen(await revising.revise(turn.cause, turn.who, submitted), turn.language)


async def _numbered(turn: Turn, number: str) -> Screen:
    return patrol_card(await patrols.get_patrol_by_number(turn.who, number, turn.cause), turn.language)


async def _too_late(refusal: TooLateToRecall, turn: Turn, _: object) -> Screen:
    card = await patrol_screen(turn, refusal.patrol_id)
    return card.with_toast(remarks.TOO_LATE_TO_RECALL.to(turn.language), alert=True)


async def _settled(refusal: NothingToRevise, turn: Turn, _: object) -> Screen:
    return (await patrol_screen(turn, refusal.patrol_id)).with_toast(remarks.ALREADY.to(turn.language))


OUTCOMES = {FILED: became(patrol_screen), TAKEN_BACK: became(_taken_back)}
NUMBERS: Numbers = {PATROLS: _numbered}
REFUSALS: Refusals = {TooLateToRecall: _too_late, NothingToRevise: _settled}
