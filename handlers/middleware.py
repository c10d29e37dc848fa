"""Around every handler: who acts, what a button says, what to show when it cannot be done, and the showing itself."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.clock import Clock
from bot.live_screens import LiveScreens
from bot.rules.cause import Cause, UpdateKey
from bot.rules.practice import real_id
from bot.screens import remarks
from bot.screens.buttons import Data, NotAButton, action_of, unpack
from bot.screens.groups import greeting_in_group
from bot.screens.homes.entrances import instead_of
from bot.screens.practice import marked, refusal_of
from bot.screens.screen import Receipt, Toast
from bot.services.post import reachability
from bot.services.post.delivery import left
from handlers.addressed import is_for_the_bot, is_sent_by_a_person
from handlers.bursts import Bursts
from handlers.documents import with_offers
from handlers.gate import may_go, passes
from handlers.keyboard import parked, with_own_keys
from handlers.overtaken import look_again
from handlers.presenting import home_screen, not_allowed, present_screen
from handlers.refusals import refused
from handlers.showing import say_in_group, show, show_toast
from handlers.turn import Mode, Reply, Turn
from handlers.words import way_said
from storage.people.persons import get_person_by_telegram

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Identify(BaseMiddleware):
    """Makes the turn: the person behind the account and the cause of whatever follows."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds ``turn``; what nobody in particular sent (a channel, a group in its own name) is answered by nothing."""
        user = data.get("event_from_user")
        if isinstance(event, Update):
            if user is None:
                return None
            clock: Clock = data["clock"]
            person = await get_person_by_telegram(user.id)
            update = UpdateKey(data["bot"].id, event.update_id)
            cause = Cause(
                at=clock.now(),
                person_id=person.id if person else None,
                update=update,
                lock=user.id,
                sent_at=event.message.date if event.message is not None else None,
            )
            mode = Mode(person.practising, person.language) if person else Mode()
            data["turn"] = Turn(person, cause, user.id, data["bot_username"], mode=mode)
        return await handler(event, data)


class ShowReplies(BaseMiddleware):
    """Shows what a handler gives back; a refusal becomes the sentence that says what to do."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Runs the handler and shows its screens."""
        with _to_who_is_there():
            return await self._answered(handler, event, data)

    async def _answered(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        turn: Turn = data["turn"]
        if not isinstance(event, Message | CallbackQuery):
            return await handler(event, data)
        if isinstance(event, Message) and not is_sent_by_a_person(event):
            return None
        if not _is_private(event):
            return await _in_a_group(event, turn, data["bot"].id)
        if turn.person is not None and turn.person.unreachable_since is not None:
            # Telegram does not say when somebody begins a chat to whom nothing could be delivered before
            await reachability.note(turn.going_on().cause, real_id(turn.person.id), reachable=True)
        live: LiveScreens = data["live"]
        if isinstance(event, Message):
            live.arrived(event.chat.id, event.message_id)
        if isinstance(event, CallbackQuery):
            try:
                data["pressed"] = unpack(event.data or "")
            except NotAButton:
                present = await present_screen(turn)
                shown = _marked(present.with_toast(remarks.EXPIRED.to(turn.language)), turn)
                return await show(event, shown, live)
            if not _may_press(turn, data["pressed"]):
                return await _not_allowed(event, turn, live)
        try:
            reply = await handler(event, data)
        except Exception as refusal:
            reply = await refused(refusal, turn, data.get("pressed"))
            if reply is None:
                raise
        reply = await with_offers(reply, turn)
        if turn.keyboard.replaced and isinstance(event, Message):
            reply = with_own_keys(reply, turn)
        return await _show_or_hold(event, reply, turn, data)


@contextmanager
def _to_who_is_there() -> Iterator[None]:
    """What was done is done: that its screen reaches nobody is no error, and would be none the next time."""
    try:
        yield
    except TelegramForbiddenError as refusal:
        log.info("an answer reaches nobody: %s", refusal.message)
    except TelegramBadRequest as refusal:
        if "chat not found" not in refusal.message.lower():
            raise
        log.info("an answer reaches nobody: %s", refusal.message)


async def _show_or_hold(event: Message | CallbackQuery, reply: Reply, turn: Turn, data: dict[str, Any]) -> None:
    """Shows a reply, or leaves it to the last one of a burst."""
    bursts: Bursts = data["bursts"]
    chat_id, shown = turn.telegram_id, _marked(reply, turn)
    if bursts.holds(chat_id, event, shown, data["behind"]):
        if isinstance(event, CallbackQuery):
            await show_toast(event, "")
        return
    answered, together = bursts.together(chat_id, event, shown, turn.language)
    if answered is not event and isinstance(event, CallbackQuery):
        await show_toast(event, "")
    if (
        await show(answered, together, data["live"])
        and isinstance(answered, CallbackQuery)
        and answered.message is not None
    ):
        await left(turn.going_on().cause, answered.message.chat.id, answered.message.message_id)
    await look_again(event, reply, turn, data["live"])


class HearWays(BaseMiddleware):
    """Hears whether a message says one of the ways in; who may not go it is told what they can do instead."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Adds ``said``, the way, for the handlers that are ``meant``."""
        turn: Turn = data["turn"]
        # a word in reply to a question answers it
        is_word = isinstance(event, Message) and data.get("about") is None
        data["said"] = way = await way_said(event, turn) if is_word and isinstance(event, Message) else None
        if way is None or may_go(turn.person, way):
            return await handler(event, data)
        if turn.person is None or not turn.person.grants or turn.person.practising:
            return await not_allowed(turn)
        return instead_of(way, turn.person)


class ParkForm(BaseMiddleware):
    """A message that says what a button says too turns to something else: the open form is parked."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Parks it before the handler."""
        if "pressed" in data:
            await parked(data["turn"])
        return await handler(event, data)


def _marked(reply: Reply, turn: Turn) -> Reply:
    """Every screen of practice says that it is practice."""
    if reply is None or isinstance(reply, Toast | Receipt) or not turn.mode.practising:
        return reply
    language = turn.mode.language
    if isinstance(reply, tuple):
        return tuple(marked(screen, language) for screen in reply)
    return marked(reply, language)


async def _not_allowed(event: CallbackQuery, turn: Turn, live: LiveScreens) -> None:
    """Who has not joined yet sees how to join; for the others the screen stays."""
    if turn.person is None or not turn.person.grants:
        await show(event, await home_screen(turn), live)
    else:
        await show_toast(event, refusal_of(turn.person).to(turn.language))


def _may_press(turn: Turn, pressed: Data) -> bool:
    action = action_of(type(pressed))
    is_welcome = getattr(pressed, "screen", None) == "welcome"
    return is_welcome or passes(turn.person, action)


def _is_private(event: Message | CallbackQuery) -> bool:
    chat = event.chat if isinstance(event, Message) else event.message.chat if event.message else None
    return chat is not None and chat.type == ChatType.PRIVATE


async def _in_a_group(event: Message | CallbackQuery, turn: Turn, bot_id: int) -> None:
    """The way to the private chat, to who says a command of the bot's or replies to it; silence to everything else."""
    if isinstance(event, CallbackQuery):
        await show_toast(event, remarks.PRIVATE_ONLY.to(turn.language))
    elif is_for_the_bot(event, bot_id, turn.bot_username):
        await say_in_group(event, greeting_in_group(turn.bot_username, turn.language))
