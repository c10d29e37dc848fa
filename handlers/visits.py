"""Visits: 行前一页, 出发 and 到达; what the client answers, and what we answer to that."""

from datetime import date

from aiogram import Router

from bot.screens import remarks
from bot.screens.buttons import AnswerWish, ConfirmVisits, NoteVisit, ShowVisit
from bot.screens.screen import Screen
from bot.screens.visits import going as pages
from bot.screens.visits.told import visits_of_day
from bot.services.tasks import visit_answers
from bot.services.tasks.visit_answers import WISHED, NoSuchVisit, WishSettled
from bot.services.visits import going as visits
from bot.services.visits.going import NotToday
from handlers.declaring import Redelivered, Refusals, became
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="visits")


@router.callback_query(says(ShowVisit))
async def show_visit(_: object, turn: Turn, pressed: ShowVisit) -> Reply:
    """行前一页."""
    return await page(turn, pressed.task_id)


async def page(turn: Turn, task_id: int) -> Screen:
    """What is to be known before going, of one task."""
    return pages.going(await visits.going(turn.who, turn.cause, task_id), turn.who)


@router.callback_query(says(NoteVisit))
async def note(_: object, turn: Turn, pressed: NoteVisit) -> Reply:
    """出发, 到达."""
    await visits.note(turn.cause, turn.who, pressed.task_id, pressed.wanted)
    return await page(turn, pressed.task_id)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise NoSuchVisit(said) from None


@router.callback_query(says(ConfirmVisits))
async def confirm(_: object, turn: Turn, pressed: ConfirmVisits) -> Reply:
    """可以."""
    await visit_answers.confirm(turn.cause, turn.who, pressed.client_id, _day(pressed.day))
    return (await _confirmed(turn, pressed)).with_toast(remarks.DAY_CONFIRMED.to(turn.language))


async def _confirmed(turn: Turn, pressed: ConfirmVisits) -> Screen:
    of = await visit_answers.visits_of(turn.who, pressed.client_id, _day(pressed.day))
    return visits_of_day(of, turn.language)


async def _wished(turn: Turn, visit_id: int) -> Screen:
    return visits_of_day(await visit_answers.visits_with(turn.who, visit_id), turn.language)


@router.callback_query(says(AnswerWish))
async def answer(_: object, turn: Turn, pressed: AnswerWish) -> Reply:
    """同意改到…, 仍在…."""
    day = _day(pressed.day)
    if pressed.wanted == "agree":
        await visit_answers.agree(turn.cause, turn.who, pressed.visit_id, day)
    elif pressed.wanted == "keep":
        await visit_answers.keep(turn.cause, turn.who, pressed.visit_id, day)
    else:
        raise NoSuchVisit(pressed.wanted)
    return (await _answered(turn, pressed)).with_toast(remarks.CLIENT_TOLD.to(turn.language))


async def _answered(turn: Turn, pressed: AnswerWish) -> Screen:
    visit = await visit_answers.get_wish(turn.who, pressed.visit_id)
    return await page(turn, visit.task_id or 0)


async def _settled(refusal: WishSettled, turn: Turn, _: object) -> Screen:
    return (await page(turn, refusal.visit.task_id or 0)).with_toast(remarks.ALREADY.to(turn.language))


async def _not_today(refusal: NotToday, turn: Turn, _: object) -> Screen:
    return pages.going(refusal.view, turn.who).with_toast(pages.NOT_TODAY.to(turn.language))


async def _noted(turn: Turn, pressed: NoteVisit) -> Screen:
    return await page(turn, pressed.task_id)


OUTCOMES = {WISHED: became(_wished, remarks.WISH_SENT, of_day=True)}
REFUSALS: Refusals = {WishSettled: _settled, NotToday: _not_today}
REDELIVERED: Redelivered = {ConfirmVisits: _confirmed, AnswerWish: _answered, NoteVisit: _noted}
