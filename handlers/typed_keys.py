"""A key of the screen that was shown last does the same when its label is typed."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import Message, TelegramObject

from bot.live_screens import LiveScreens
from bot.rules.form import Kind
from bot.rules.people import Person
from bot.screens.buttons import (
    AnswerQuestion,
    Data,
    GoToQuestion,
    MoveInForm,
    NotAButton,
    OpenFormWithText,
    action_of,
    unpack,
)
from bot.screens.keys import is_key_of
from bot.screens.typed_keys import key_typed
from bot.screens.ways import way_of
from bot.services.forms import filling, hearing, plain_answers
from handlers.gate import passes
from handlers.turn import Turn

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

OF_ITS_OWN = (AnswerQuestion, GoToQuestion, MoveInForm, OpenFormWithText)
"""Keys of forms, which hear their labels themselves; and one that means what its message replies to."""


class PressTypedKeys(BaseMiddleware):
    """Hands a typed label on as the press that it stands for. What may be an answer is one: answers come first.

    A word that opens something anywhere (报名) means the key that stands there; what leads away from anything does so.
    The keys are those that this process showed: what another one showed below is not known, and then nothing is pressed
    but what the screen above has, whose keys say which state they are for.
    """

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Lets the handlers of presses have it."""
        turn, live = data["turn"], data["live"]
        if not isinstance(event, Message) or data.get("about") is not None:
            return await handler(event, data)
        pressed = await _pressed(event, turn, live)
        if pressed is None:
            return await handler(event, data)
        data["pressed"] = pressed
        return await self._dispatcher.propagate_event("callback_query", event, **data)


async def _pressed(message: Message, turn: Turn, live: LiveScreens) -> Data | None:
    text, person = message.text or "", turn.person
    if not text or text.startswith("/") or person is None or not person.grants:
        return None
    way = way_of(text)
    if way is not None and (way.leads_away or is_key_of(person, text)):
        return None
    said = key_typed(live.keys_shown(message.chat.id), text)
    if said is None:
        return None
    try:
        pressed = unpack(said)
    except NotAButton:
        return None
    if isinstance(pressed, OF_ITS_OWN) or not passes(person, action_of(type(pressed))):
        return None
    return None if await _is_answer(text, turn, person) else pressed


async def _is_answer(text: str, turn: Turn, person: Person) -> bool:
    """Whether something is asked to which the text is, or may be, the answer."""
    if person.active_draft_id is None:
        return await plain_answers.is_asked(person)
    return await filling.asked(person) is Kind.TEXT or await hearing.would_answer(turn.cause, person, text)
