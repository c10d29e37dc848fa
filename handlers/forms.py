"""Filling in forms: one router for every form there is."""

from aiogram import F, Router
from aiogram.types import Message

from bot.records.outcomes import Outcome
from bot.rules.forms.form import Kind, Media
from bot.screens import remarks
from bot.screens.buttons import AnswerQuestion, ContinueDraft, GoToQuestion, MoveInForm, OpenForm, ShowMonth
from bot.screens.forms import cancel_question, contact_screen, form_screen, location_screen
from bot.screens.outcomes import draft_given_up, draft_left
from bot.screens.remarks import remark
from bot.services import form_files, forms
from bot.services.drafts import NoSuchDraft, StaleButton
from bot.services.form_files import SentFile
from bot.services.forms import Move
from bot.services.walking import Shown
from handlers.presenting import outcome_screens
from handlers.pressed import says
from handlers.turn import Reply, Turn

router = Router(name="forms")

ASKED_BY_KEY = {Kind.LOCATION: location_screen, Kind.CONTACT: contact_screen}


def shown(result: Shown, turn: Turn) -> Reply:
    """The screen of a draft after something was tried; a phone's place or number is asked for by a key below."""
    if result.silent:
        return None
    screen = form_screen(result.view, turn.language, result.problem)
    step = result.view.step
    ask = ASKED_BY_KEY.get(step.question.kind) if step and result.problem is None else None
    return (screen, ask(turn.language)) if ask else screen


@router.callback_query(says(OpenForm))
async def open_form(_: object, turn: Turn, pressed: OpenForm) -> Reply:
    """Begins a form, or takes its open draft up again."""
    view = await forms.open_form(turn.cause, turn.who, pressed.form, pressed.subject_kind, pressed.subject_id)
    return shown(Shown(view), turn)


@router.callback_query(says(ContinueDraft))
async def continue_draft(_: object, turn: Turn, pressed: ContinueDraft) -> Reply:
    """Takes a parked draft up again."""
    return shown(Shown(await forms.continue_draft(turn.cause, turn.who, pressed.token)), turn)


@router.callback_query(says(AnswerQuestion))
async def answer_question(_: object, turn: Turn, pressed: AnswerQuestion) -> Reply:
    """Answers by a button."""
    return shown(await forms.give_answer(turn.cause, turn.who, pressed.token, pressed.turn, pressed.value), turn)


@router.callback_query(says(GoToQuestion))
async def go_to_question(_: object, turn: Turn, pressed: GoToQuestion) -> Reply:
    """Jumps to a question, to change its answer or to answer it out of order."""
    return shown(await forms.go_to(turn.cause, turn.who, pressed.token, pressed.turn, pressed.index), turn)


@router.callback_query(says(ShowMonth))
async def show_month(_: object, turn: Turn, pressed: ShowMonth) -> Reply:
    """Turns the calendar's page; nothing is stored."""
    view = await forms.present(turn.who, pressed.token)
    if view is None:
        raise NoSuchDraft
    if view.draft.turn != pressed.turn:
        raise StaleButton(view)
    return form_screen(view, turn.language, month=pressed.month)


@router.callback_query(says(MoveInForm))
async def move_in_form(_: object, turn: Turn, pressed: MoveInForm) -> Reply:
    """Back, skip, rest conform, leave, give up, submit."""
    try:
        way = Move(pressed.move)
    except ValueError:
        raise NoSuchDraft from None
    if way in (Move.SHOW, Move.ASK_CANCEL):
        view = await forms.present(turn.who, pressed.token)
        if view is None:
            raise NoSuchDraft
        if way is Move.ASK_CANCEL and view.draft.turn == pressed.turn:
            return cancel_question(view, turn.language)
        return shown(Shown(view), turn)
    result = await forms.move(turn.cause, turn.who, pressed.token, pressed.turn, way)
    if isinstance(result, Outcome):
        return await outcome_screens(result, turn)
    if result is None:
        return draft_left(turn.language) if way is Move.LEAVE else draft_given_up(turn.language)
    return shown(result, turn)


def sent_file(message: Message) -> SentFile | None:
    """The file in a message, if it is of a kind that forms take."""
    caption, album = message.caption or "", message.media_group_id or ""
    if message.photo:
        photo = message.photo[-1]
        return SentFile(
            Media.PHOTO, photo.file_id, photo.file_unique_id, photo.file_size or 0, caption=caption, album=album
        )
    for media, file in (
        (Media.DOCUMENT, message.document),
        (Media.VOICE, message.voice),
        (Media.VIDEO, message.video),
    ):
        if file is not None:
            name = getattr(file, "file_name", None) or ""
            return SentFile(media, file.file_id, file.file_unique_id, file.file_size or 0, name, caption, album)
    return None


@router.message(F.photo | F.document | F.voice | F.video)
async def send_file(message: Message, turn: Turn) -> Reply:
    """A photo or another file for the open form."""
    file = sent_file(message)
    if file is None:
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
    try:
        return shown(await form_files.send_file(turn.cause, turn.who, file), turn)
    except NoSuchDraft:
        return remark(remarks.NO_FORM_OPEN, turn.language)


@router.message(F.location)
async def send_location(message: Message, turn: Turn) -> Reply:
    """The phone's place for the open form."""
    place = message.location
    value: dict[str, object] = {"latitude": place.latitude, "longitude": place.longitude} if place else {}
    if place and place.horizontal_accuracy is not None:
        value["accuracy"] = place.horizontal_accuracy
    return await _share(turn, Kind.LOCATION, value)


@router.message(F.contact)
async def send_contact(message: Message, turn: Turn) -> Reply:
    """The phone's number for the open form."""
    contact = message.contact
    value: dict[str, object] = {"phone": contact.phone_number, "name": contact.first_name} if contact else {}
    return await _share(turn, Kind.CONTACT, value)


async def _share(turn: Turn, kind: Kind, value: dict[str, object]) -> Reply:
    try:
        return shown(await forms.share(turn.cause, turn.who, kind, value), turn)
    except NoSuchDraft:
        return remark(remarks.NO_FORM_OPEN, turn.language)


@router.message(F.text)
async def type_text(message: Message, turn: Turn) -> Reply:
    """Text for the open form; without one, what can be done."""
    try:
        return shown(await forms.type_text(turn.cause, turn.who, message.text or ""), turn)
    except NoSuchDraft:
        return remark(remarks.NOT_UNDERSTOOD, turn.language)
