"""二人确认: what a second person is asked, and that they say so."""

from aiogram import Router

from bot.rules.forms.problems import KeptUntil
from bot.screens import remarks
from bot.screens.buttons import ConfirmSecond
from bot.screens.forms.problems import sentence
from bot.screens.screen import Screen
from bot.screens.work_records.seconding import question_card
from bot.services.work_records import seconding
from bot.services.work_records.seconding import ANSWERED, AnsweredBefore, StillKept
from handlers.declaring import Redelivered, Refusals, became
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="seconding")


async def question_screen(turn: Turn, question_id: int) -> Screen:
    """What is asked, or what became of it."""
    return question_card(await seconding.get_question(turn.who, question_id), turn.language)


@router.callback_query(says(ConfirmSecond))
async def confirm(_: object, turn: Turn, pressed: ConfirmSecond) -> Reply:
    """已收到保管, 已归还, 同意销毁."""
    view = await seconding.confirm(turn.cause, turn.who, pressed.question_id)
    return question_card(view, turn.language).with_toast(remarks.SAVED.to(turn.language))


async def _answered_before(refusal: AnsweredBefore, turn: Turn, _: object) -> Screen:
    card = await question_screen(turn, refusal.view.question.id)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _still_kept(refusal: StillKept, turn: Turn, _: object) -> Screen:
    card = await question_screen(turn, refusal.view.question.id)
    return card.with_toast(sentence(KeptUntil(refusal.until), turn.language), alert=True)


async def _again(turn: Turn, pressed: ConfirmSecond) -> Screen:
    return await question_screen(turn, pressed.question_id)


OUTCOMES = {ANSWERED: became(question_screen, remarks.SAVED)}
REFUSALS: Refusals = {AnsweredBefore: _answered_before, StillKept: _still_kept}
REDELIVERED: Redelivered = {ConfirmSecond: _again}
