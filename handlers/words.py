"""Commands, the keys at the bottom and plain words are three ways of saying the same few things."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject

from bot.screens.buttons import Data, GoInstead
from bot.screens.homes.entrances import go_instead_row
from bot.screens.keys import is_key_of
from bot.screens.screen import Row
from bot.screens.ways import WAYS, way_of
from bot.screens.ways.way import Way
from bot.services.drafts.loading import NoSuchDraft
from bot.services.forms import hearing
from bot.services.forms.walking import Shown
from handlers.gate import may_go
from handlers.turn import Turn


class UndeclaredWay(LookupError):
    """A handler is for a way that is in no table, so that nobody could ever go it; seen at the start."""


def meant(way: Way, button: Data | None = None) -> Callable[..., Awaitable[bool | dict[str, Data]]]:
    """Passes messages that say this; the middleware has heard which way they say, and that it is theirs to go.

    ``button``: the one that says the same, which the handler gets as ``pressed``. The open form is parked before.

    Raises:
        UndeclaredWay
    """
    if WAYS.get(way.code) is not way:
        raise UndeclaredWay(way.code)

    async def is_meant(_: Message, said: Way | None) -> bool | dict[str, Data]:
        return {"pressed": button} if said is way and button is not None else said is way

    return is_meant


async def way_said(message: Message, turn: Turn) -> Way | None:
    """Which way a message says, if any; answers come before menus.

    A command, a key of one's own and the few words that lead away from anything are never answers. Any other word that
    answers the question which the open form asks is its answer: 今天 for a day, 培训 as what a service was about.
    """
    text = message.text or ""
    way = way_of(text)
    if way is None or way.leads_away or text.startswith("/") or turn.person is None:
        return way
    if turn.person.active_draft_id is None or is_key_of(turn.person, text):
        return way
    return None if await hearing.would_answer(turn.cause, turn.person, text) else way


def could_go(text: str, result: Shown, turn: Turn) -> Row | None:
    """The way that a word just taken for an answer says too, where it is the person's and can still be gone instead."""
    way, step = way_of(text), result.said_to
    if way is None or way.entrance is None or step is None or result.problem is not None:
        return None
    if result.outcome is not None or result.left or not may_go(turn.person, way):
        return None
    return go_instead_row(way, result.view.draft, step.index, turn.who)


class GoInsteadOfAnswering(BaseMiddleware):
    """The key beneath such an answer takes it back, and says from then on what the key of the way itself says."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Puts the way's own button into ``pressed``.

        Raises:
            NoSuchDraft: no such way, or not theirs.
        """
        pressed, turn = data.get("pressed"), data["turn"]
        if isinstance(pressed, GoInstead):
            way = WAYS.get(pressed.way)
            if way is None or way.entrance is None or not may_go(turn.person, way):
                raise NoSuchDraft
            await hearing.take_back(turn.going_on().cause, turn.who, pressed.token, pressed.turn, pressed.index)
            data["pressed"] = way.entrance.opens(turn.who)
        return await handler(event, data)
