"""Filling in forms: the same few handlers for every form there is.

Presses are asked first (they are most of all there is to do), messages last, behind commands and plain words.
"""

import re
from contextlib import suppress
from dataclasses import replace

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message

from bot.records.drafts import DraftRecord
from bot.records.outcomes import Outcome
from bot.rules.form import SUBMIT, Kind
from bot.rules.plain_words import normalise
from bot.rules.refusing import NotForThisPerson
from bot.screens import remarks
from bot.screens.buttons import (
    AnswerItem,
    AnswerQuestion,
    ContinueDraft,
    Data,
    GoToQuestion,
    MoveInForm,
    OpenForm,
    SayEffect,
    SayWhyFar,
    SetSiteHere,
    ShowBoardPage,
    ShowMonth,
)
from bot.screens.forms.buttons import BACK, LEAVE, SKIP
from bot.screens.forms.calendar_picker import is_page
from bot.screens.forms.labels import key_saying
from bot.screens.forms.located import PLACE_SET, WHY_KEPT, with_question
from bot.screens.forms.question import (
    ASKED_OF_PHONE,
    CONTINUE,
    cancel_question,
    draft_given_up,
    draft_left,
)
from bot.screens.handed_over import draft_handed_on
from bot.screens.homes.free_text import begins_a_form
from bot.screens.keys import with_keys_of
from bot.screens.remarks import headed, remark
from bot.screens.screen import Screen
from bot.services.drafts.loading import DraftClosed, DraftHandedOn, NoSuchDraft, StaleButton
from bot.services.forms import boards, lasting, located, plain_answers, sharing
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.walking import Shown, own_draft
from handlers.declaring import Redelivered, Refusals
from handlers.following import with_next
from handlers.outcomes import outcome_screens, shown_again
from handlers.presenting import form_now, present_screen, present_with
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import could_go

presses = Router(name="forms.presses")
messages = Router(name="forms.messages")

WAYS = {
    normalise(word): way
    for way, words in (
        (Move.BACK, (BACK.zh, BACK.en, "上一步", "back")),
        (Move.SKIP, (SKIP.zh, SKIP.en)),
        (Move.SHOW, (CONTINUE.zh, CONTINUE.en)),
        (Move.LEAVE, (LEAVE.zh, LEAVE.en, "存草稿", "save")),
        (Move.SUBMIT, (SUBMIT.zh, SUBMIT.en, "提交", "确认提交", "确认", "submit", "confirm")),
    )
    for word in words
}
"""Ways through a form that can be typed, and are keys where the phone is asked for something."""

UNKNOWN_COMMAND = re.compile(r"/[a-z]", re.IGNORECASE)
"""What no router before took for a command is no answer either."""


async def shown(result: Shown, turn: Turn) -> Reply:
    """The screen of a draft after something was tried, or what it became."""
    if result.outcome is not None:
        return await outcome_screens(result.outcome, turn)
    if result.left or result.given_up:
        draft = result.view.draft
        ended = (draft_left if result.left else draft_given_up)(result.view, turn.language)
        return await with_next(ended, turn, OpenForm(draft.form, draft.subject_kind, draft.subject_id))
    if result.silent:
        return None
    screen = form_now(result.view, turn, result.problem)
    if result.located is not None:
        screen = with_question(screen, result.located, turn.language)
    return screen if result.understood is None else headed(screen, result.understood, turn.language)


@presses.callback_query(says(OpenForm))
async def open_form(_: object, turn: Turn, pressed: OpenForm) -> Reply:
    """Begins a form, or takes its open draft up again."""
    view = await forms.open_form(turn.cause, turn.who, pressed.form, pressed.subject_kind, pressed.subject_id)
    return await shown(Shown(view), turn)


@presses.callback_query(says(ContinueDraft))
async def continue_draft(_: object, turn: Turn, pressed: ContinueDraft) -> Reply:
    """Takes a parked draft up again."""
    return await shown(Shown(await forms.continue_draft(turn.cause, turn.who, pressed.token)), turn)


@presses.callback_query(says(AnswerQuestion))
async def answer_question(_: object, turn: Turn, pressed: AnswerQuestion) -> Reply:
    """Answers by a button."""
    return await shown(await forms.give_answer(turn.cause, turn.who, pressed.token, pressed.turn, pressed.value), turn)


@presses.callback_query(says(GoToQuestion))
async def go_to_question(_: object, turn: Turn, pressed: GoToQuestion) -> Reply:
    """Jumps to a question, to change its answer or to answer it out of order."""
    return await shown(await forms.go_to(turn.cause, turn.who, pressed.token, pressed.turn, pressed.index), turn)


@presses.callback_query(says(AnswerItem))
async def answer_item(_: object, turn: Turn, pressed: AnswerItem) -> Reply:
    """Judges an item on the board."""
    return await shown(
        await boards.answer_item(turn.cause, turn.who, pressed.token, pressed.index, pressed.value), turn
    )


@presses.callback_query(says(SayEffect))
async def say_effect(_: object, turn: Turn, pressed: SayEffect) -> Reply:
    """Says whether a fix lasted."""
    said = await lasting.say_effect(turn.cause, turn.who, pressed.token, pressed.finding_id, pressed.effect)
    return await shown(said, turn)


@presses.callback_query(says(ShowBoardPage))
async def show_board_page(_: object, turn: Turn, pressed: ShowBoardPage) -> Reply:
    """Turns the board."""
    return await shown(await boards.show_page(turn.cause, turn.who, pressed.token, pressed.page), turn)


@presses.callback_query(says(ShowMonth))
async def show_month(_: object, turn: Turn, pressed: ShowMonth) -> Reply:
    """Turns the calendar's page, or shows the hours of a day; nothing is stored."""
    view = await forms.present(turn.who, pressed.token)
    if view is None:
        raise NoSuchDraft
    if view.draft.turn != pressed.turn or not is_page(pressed.month):
        raise StaleButton(view)
    return form_now(view, turn, month=pressed.month)


@presses.callback_query(says(MoveInForm))
async def move_in_form(_: object, turn: Turn, pressed: MoveInForm) -> Reply:
    """Back, skip, rest conform, leave, give up, submit."""
    try:
        way = Move(pressed.move)
    except ValueError:
        raise NoSuchDraft from None
    if way is Move.SHOW:
        return await shown(Shown(await forms.continue_draft(turn.cause, turn.who, pressed.token)), turn)
    if way is Move.ASK_CANCEL:
        view = await forms.present(turn.who, pressed.token)
        if view is None:
            raise NoSuchDraft
        if view.draft.turn != pressed.turn:
            raise StaleButton(view)
        return cancel_question(view, turn.language)
    result = await forms.move(turn.cause, turn.who, pressed.token, pressed.turn, way)
    return await outcome_screens(result, turn) if isinstance(result, Outcome) else await shown(result, turn)


@presses.callback_query(says(SayWhyFar))
async def say_why_far(_: object, turn: Turn, pressed: SayWhyFar) -> Reply:
    """Why the location is far from the site."""
    view = await located.say_why(turn.cause, turn.who, pressed.token, pressed.why)
    return form_now(view, turn).with_toast(WHY_KEPT.to(turn.language))


@presses.callback_query(says(SetSiteHere))
async def set_site_here(_: object, turn: Turn, pressed: SetSiteHere) -> Reply:
    """📌 场所就在这里."""
    view = await located.set_here(turn.cause, turn.who, pressed.token)
    return form_now(view, turn).with_toast(PLACE_SET.to(turn.language))


@messages.message(F.location)
async def send_location(message: Message, turn: Turn) -> Reply:
    """The phone's place for the open form."""
    place = message.location
    value: dict[str, object] = {"latitude": place.latitude, "longitude": place.longitude} if place else {}
    if place and place.horizontal_accuracy is not None:
        value["accuracy"] = place.horizontal_accuracy
    return await _share(turn, Kind.LOCATION, value)


@messages.message(F.contact)
async def send_contact(message: Message, turn: Turn) -> Reply:
    """The phone's number for the open form."""
    contact = message.contact
    value: dict[str, object] = {"phone": contact.phone_number, "name": contact.first_name} if contact else {}
    return await _share(turn, Kind.CONTACT, value)


async def _share(turn: Turn, kind: Kind, value: dict[str, object]) -> Reply:
    try:
        result = await sharing.share(turn.cause, turn.who, kind, value)
        turn.keyboard.replaced = result.problem is None
        return await shown(result, turn)
    except NoSuchDraft:
        # a key of a question that was left: the person's own come back with the remark
        return with_keys_of(remark(remarks.NO_FORM_OPEN, turn.language), turn.who)


@messages.message(F.text)
async def type_text(message: Message, turn: Turn) -> Reply:
    """Text for the open form, or a way on in it; without one, what can be done."""
    text = message.text or ""
    if UNKNOWN_COMMAND.match(text):
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
    try:
        result = await forms.type_text(turn.cause, turn.who, text, WAYS.get(normalise(text)))
        turn.keyboard.replaced = result.said_to is not None and result.said_to.question.kind in ASKED_OF_PHONE
        pressed = key_saying(form_now(result.view, turn), text) if result.problem is not None else None
        if pressed is not None:
            return await _pressed(pressed, turn.going_on())
        reply, way = await shown(result, turn), could_go(text, result, turn)
        return replace(reply, rows=(*reply.rows, way)) if isinstance(reply, Screen) and way is not None else reply
    except NoSuchDraft:
        if begins_a_form(text, turn.who):
            # whether it answers what is asked, or begins something new, is not guessed
            raise SkipHandler from None
        try:
            return await shown(await plain_answers.answer_in_words(turn.cause, turn.who, text), turn)
        except NoSuchDraft:
            # the start of something: ``free_text``
            raise SkipHandler from None


async def _pressed(pressed: Data, turn: Turn) -> Reply:
    """What a key does whose label was typed."""
    reply: Reply
    match pressed:
        case AnswerQuestion():
            reply = await answer_question(None, turn, pressed)
        case GoToQuestion():
            reply = await go_to_question(None, turn, pressed)
        case MoveInForm():
            reply = await move_in_form(None, turn, pressed)
        case _:
            reply = await present_screen(turn)
    return reply


async def _closed(refusal: DraftClosed, turn: Turn, _: object) -> Screen:
    """A button of a form that is no longer open says that it is old."""
    return await as_it_stands(refusal.draft, turn)


async def _handed_on(refusal: DraftHandedOn, turn: Turn, _: object) -> Screen:
    """Whoever has begun it hears who goes on with it, and that nothing was lost."""
    return draft_handed_on(refusal.handover, turn.language)


async def as_it_stands(draft: DraftRecord, turn: Turn) -> Screen:
    """How the record stands that a submitted form became.

    Of one that was given up, or that became nothing that can be shown, where the person is now.
    """
    with suppress(NotForThisPerson):  # no longer theirs to see
        shown = await shown_again(draft.became, turn) if draft.became is not None else None
        if shown is not None:
            return shown.with_toast(remarks.OLD_FORM.to(turn.language))
    return (await present_screen(turn)).with_toast(remarks.EXPIRED.to(turn.language))


async def _pressed_before(
    turn: Turn,
    pressed: MoveInForm | AnswerQuestion | GoToQuestion | ContinueDraft | AnswerItem | SayEffect | ShowBoardPage,
) -> Screen:
    try:
        await own_draft(turn.who, pressed.token)
    except DraftClosed as closed:
        return await _closed(closed, turn, pressed)
    except DraftHandedOn as handed:
        return await _handed_on(handed, turn, pressed)
    return await present_screen(turn)


REFUSALS: Refusals = {
    DraftClosed: _closed,
    DraftHandedOn: _handed_on,
    StaleButton: present_with(remarks.EXPIRED),
    NoSuchDraft: present_with(remarks.EXPIRED),
}
REDELIVERED: Redelivered = dict.fromkeys(
    (MoveInForm, AnswerQuestion, GoToQuestion, ContinueDraft, AnswerItem, SayEffect, ShowBoardPage), _pressed_before
)
