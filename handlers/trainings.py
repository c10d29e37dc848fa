"""Trainings: the list, the card, 报名, 取消报名, 签到名单."""

from functools import partial

from aiogram import Router

from bot.records.outcomes import Outcome
from bot.rules.text import Text
from bot.screens import remarks
from bot.screens.buttons import (
    NoteAttendance,
    NoteRest,
    ShowAttendance,
    ShowPastTrainings,
    ShowTraining,
    ShowTrainings,
    SignUp,
    SignUpFor,
    Withdraw,
)
from bot.screens.firms import firms_to_sign_up_for
from bot.screens.screen import Screen
from bot.screens.trainings.card import attendance_list, training_card, training_list, withdrawal_question
from bot.screens.trainings.past import past_list
from bot.screens.ways.trainings import PAST_TRAININGS, TRAINING
from bot.services.trainings import attendance, past
from bot.services.trainings import seats as trainings
from bot.services.trainings.attendance import NotTheDayYet
from bot.services.trainings.changing import CHANGED, OVERTAKEN, UNCHANGED, SeatsRefused
from bot.services.trainings.plans import CANCELLED, PLANNED
from bot.services.trainings.seats import TrainingClosed
from handlers.declaring import Became, Redelivered, Refusals
from handlers.presenting import form_now
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="trainings")


@router.message(meant(TRAINING, ShowTrainings(0)))
@router.callback_query(says(ShowTrainings))
async def show_trainings(_: object, turn: Turn, pressed: ShowTrainings) -> Reply:
    """培训报名."""
    found = await trainings.list_trainings(turn.who, turn.cause)
    return training_list(turn.who, found, pressed.page, turn.cause.at)


@router.message(meant(PAST_TRAININGS, ShowPastTrainings("", 0)))
@router.callback_query(says(ShowPastTrainings))
async def show_past_trainings(_: object, turn: Turn, pressed: ShowPastTrainings) -> Reply:
    """培训记录."""
    found = await past.past_trainings(turn.who, turn.cause, pressed.month)
    return past_list(found, pressed.page, turn.today, turn.language)


@router.callback_query(says(ShowTraining))
async def show_training(_: object, turn: Turn, pressed: ShowTraining) -> Reply:
    """One session."""
    return await training_screen(turn, pressed.session_id)


async def training_screen(turn: Turn, session_id: int) -> Screen:
    """A session's card."""
    view = await past.with_roll(turn.who, await trainings.get_training(turn.who, session_id), turn.cause.at)
    return training_card(view, turn.cause.at, turn.language)


@router.callback_query(says(SignUp))
async def sign_up(_: object, turn: Turn, pressed: SignUp) -> Reply:
    """报名: a seat or a place in the waitlist, said at once; who belongs to several firms is asked for which."""
    firms = await trainings.firms_to_sign_up_for(turn.who, pressed.session_id)
    if len(firms) > 1:
        return firms_to_sign_up_for(pressed.session_id, firms, turn.language)
    return await _seated(turn, pressed.session_id)


@router.callback_query(says(SignUpFor))
async def sign_up_for(_: object, turn: Turn, pressed: SignUpFor) -> Reply:
    """报名 for the firm that was chosen."""
    return await _seated(turn, pressed.session_id, pressed.client_id)


async def _seated(turn: Turn, session_id: int, client_id: int | None = None) -> Screen:
    view = await trainings.sign_up(turn.cause, turn.who, session_id, client_id)
    text = remarks.SIGNED_UP if view.position is None else remarks.IN_WAITLIST
    card = training_card(view, turn.cause.at, turn.language)
    return card.with_toast(text.to(turn.language, position=view.position))


@router.callback_query(says(Withdraw))
async def withdraw(_: object, turn: Turn, pressed: Withdraw) -> Reply:
    """取消报名: asked once when somebody waits for the seat, since it would be theirs at once."""
    if not pressed.sure:
        view = await trainings.get_training_of_sign_up(turn.who, pressed.sign_up_id)
        mine = view.mine
        if mine is not None and (mine.id, mine.state) == (pressed.sign_up_id, "seated") and view.session.waiting:
            return withdrawal_question(view, turn.language)
    view = await trainings.withdraw(turn.cause, turn.who, pressed.sign_up_id)
    return training_card(view, turn.cause.at, turn.language).with_toast(remarks.WITHDRAWN.to(turn.language))


@router.callback_query(says(ShowAttendance))
async def show_attendance(_: object, turn: Turn, pressed: ShowAttendance) -> Reply:
    """签到名单."""
    view = await attendance.get_attendance(turn.who, pressed.session_id)
    return attendance_list(view, pressed.page, turn.cause.at, turn.language)


@router.callback_query(says(NoteAttendance))
async def note_attendance(_: object, turn: Turn, pressed: NoteAttendance) -> Reply:
    """签到, 缺席, 请假."""
    view = await attendance.note(turn.cause, turn.who, pressed.sign_up_id, pressed.attendance)
    return attendance_list(view, pressed.page, turn.cause.at, turn.language)


@router.callback_query(says(NoteRest))
async def note_rest(_: object, turn: Turn, pressed: NoteRest) -> Reply:
    """全部签到, 都没来, or the same of those who are left."""
    view = await attendance.note_rest(turn.cause, turn.who, pressed.session_id, pressed.attendance)
    return attendance_list(view, 0, turn.cause.at, turn.language)


async def _told(text: Text, turn: Turn, outcome: Outcome) -> Screen:
    """What was planned or cancelled, and how many were told."""
    card = await training_screen(turn, outcome.record_id)
    return card.with_toast(text.to(turn.language, n=int(outcome.said_once["told"])))


async def _not_changed(text: Text, turn: Turn, outcome: Outcome) -> Screen:
    """Why a change was not made."""
    card = await training_screen(turn, outcome.record_id)
    return card.with_toast(text.to(turn.language), alert=True)


async def _seats_refused(refusal: SeatsRefused, turn: Turn, _: object) -> Screen:
    return form_now(refusal.view, turn, refusal.problem)


async def _closed(refusal: TrainingClosed, turn: Turn, _: object) -> Screen:
    card = await training_screen(turn, refusal.session_id)
    return card.with_toast(remarks.TRAINING_CLOSED.to(turn.language))


async def _too_early(refusal: NotTheDayYet, turn: Turn, _: object) -> Screen:
    early = attendance_list(refusal.view, 0, turn.cause.at, turn.language)
    return early.with_toast(remarks.NOT_THE_DAY_YET.to(turn.language))


async def _signed_up(turn: Turn, pressed: SignUp | SignUpFor) -> Screen:
    return await training_screen(turn, pressed.session_id)


async def _withdrawn(turn: Turn, pressed: Withdraw) -> Screen:
    view = await trainings.get_training_of_sign_up(turn.who, pressed.sign_up_id)
    return training_card(view, turn.cause.at, turn.language)


OUTCOMES = {
    PLANNED: Became(partial(_told, remarks.TRAINING_PLANNED), training_screen),
    CHANGED: Became(partial(_told, remarks.TRAINING_CHANGED), training_screen),
    UNCHANGED: Became(partial(_not_changed, remarks.TRAINING_UNCHANGED), training_screen),
    OVERTAKEN: Became(partial(_not_changed, remarks.TRAINING_OVERTAKEN), training_screen),
    CANCELLED: Became(partial(_told, remarks.TRAINING_CANCELLED), training_screen),
}
REFUSALS: Refusals = {TrainingClosed: _closed, NotTheDayYet: _too_early, SeatsRefused: _seats_refused}
REDELIVERED: Redelivered = {SignUp: _signed_up, SignUpFor: _signed_up, Withdraw: _withdrawn}
