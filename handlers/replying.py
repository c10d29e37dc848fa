"""A reply to a message of the bot means what that message is about: its own buttons say which form or case it is."""

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import Any

from aiogram import BaseMiddleware, F, Router
from aiogram.types import Message, TelegramObject

from bot.records.cases.cases import CaseView
from bot.records.replies import RepliedTo, ReplyAbout
from bot.rules.forms.case_steps import FORMS
from bot.rules.free_text import courtesy_of
from bot.rules.numbering import Number, numbers_in
from bot.rules.work_records.kinds import BY_NUMBER
from bot.screens import remarks
from bot.screens.buttons import (
    AnswerQuestion,
    Data,
    GoToQuestion,
    MoveInForm,
    NotAButton,
    OpenForm,
    ShowProgress,
    Withdraw,
    unpack,
)
from bot.screens.cases.card import case_card
from bot.screens.homes.free_text import courtesy_returned
from bot.screens.remarks import headed
from bot.services import replies
from bot.services.cases.closed_lately import is_over
from bot.services.tray.keeping import NotInTray
from handlers.sent_files import IS_FILE, sent_file
from handlers.tray import asked
from handlers.turn import Reply, Turn

router = Router(name="replying")

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

OF_CASES = frozenset(form.code for form in FORMS)
"""Forms that are opened about a case."""
OF_FORMS = (AnswerQuestion, MoveInForm, GoToQuestion)


class HearReplies(BaseMiddleware):
    """Hears what a message replies to, before its words are taken for anything else."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds ``about``, which is None for what replies to nothing in particular."""
        turn: Turn = data["turn"]
        to = replied_to(event, data["bot"].id) if isinstance(event, Message) else None
        person = turn.person
        theirs = to is not None and person is not None and person.grants
        data["about"] = (
            await replies.about(turn.cause, person, to) if theirs and person is not None and to is not None else None
        )
        return await handler(event, data)


def replied_to(message: Message, bot_id: int) -> RepliedTo | None:
    """The message of the bot that this one replies to, if it is about one form or one case."""
    other = message.reply_to_message
    if other is None or other.from_user is None or other.from_user.id != bot_id:
        return None
    if (message.text or "").startswith("/"):
        return None
    titled = _titled(other)
    if other.reply_markup is None:
        return titled
    said = [found for row in other.reply_markup.inline_keyboard for button in row if (found := _said(button))]
    if any(isinstance(data, ShowProgress) for data in said):
        # the home, or a list: about no case in particular
        return None
    turns = {data.token: data.turn for data in said if isinstance(data, OF_FORMS)}
    if len(turns) == 1:
        ((token, turn),) = turns.items()
        return RepliedTo(token, turn, words=other.text or "")
    if titled is not None:
        # its findings have keys there, but it is no card of theirs
        return titled
    case_ids = {case_id for data in said if (case_id := _case_of(data))}
    if len(case_ids) == 1:
        return RepliedTo(case_id=case_ids.pop(), words=other.text or "")
    return None if case_ids else _training(said)


def _titled(other: Message) -> RepliedTo | None:
    """The work record whose number stands in the first line."""
    title = (other.text or other.caption or "").strip().partition("\n")[0]
    whole = (number for number in numbers_in(title) if isinstance(number, Number))
    numbers = [number for number in whole if number.kind in BY_NUMBER]
    return RepliedTo(number=str(numbers[0])) if len(numbers) == 1 else None


def _training(said: list[Data]) -> RepliedTo | None:
    """The only session that the keys are about."""
    sessions = {session_id for data in said if (session_id := _session_of(data))}
    sign_ups = {data.sign_up_id for data in said if isinstance(data, Withdraw)}
    if len(sessions) == 1:
        return RepliedTo(session_id=sessions.pop())
    return RepliedTo(sign_up_id=sign_ups.pop()) if not sessions and len(sign_ups) == 1 else None


def _session_of(data: Data) -> int:
    if isinstance(data, OpenForm):
        of_it = data.subject_kind == "training" or data.subject_kind.startswith("sign_up:")
        return data.subject_id if of_it else 0
    return int(getattr(data, "session_id", 0))


def _said(button: Any) -> Data | None:
    try:
        return unpack(button.callback_data or "")
    except NotAButton:
        return None


def _case_of(data: Data) -> int:
    if isinstance(data, OpenForm):
        return data.subject_id if data.form in OF_CASES else 0
    return int(getattr(data, "case_id", 0)) if "case_id" in {field.name for field in fields(data)} else 0


async def is_reply(_: Message, about: ReplyAbout | None) -> bool:
    """Passes replies that mean a form or a case."""
    return about is not None


@router.message(is_reply, IS_FILE)
async def reply_by_file(message: Message, turn: Turn, about: ReplyAbout) -> Reply:
    """A photo, a recording or a document in reply."""
    file = sent_file(message)
    if file is None:
        raise NotInTray(message.message_id)
    return await asked(await replies.reply_by_file(turn.cause, turn.who, about, file), turn)


@router.message(is_reply, F.text)
async def reply_in_words(message: Message, turn: Turn, about: ReplyAbout) -> Reply:
    """A text in reply; thanks for what has ended are thanks, and ask for nothing."""
    courtesy = courtesy_of(message.text or "", addressed=True) if about.case_id else None
    if courtesy is not None and await is_over(turn.who, about.case_id):
        return courtesy_returned(courtesy, turn.language)
    result = await replies.reply_in_words(turn.cause, turn.who, about, message.text or "")
    if isinstance(result, CaseView):
        card = case_card(result, turn.cause.at, turn.language)
        return headed(card, remarks.WHAT_TO_DO_WITH_WORDS, turn.language)
    return await asked(result, turn)
