"""Commands, the keys at the bottom and plain words are three ways of saying the same few things."""

from collections.abc import Awaitable, Callable

from aiogram.types import Message

from bot.rules.forms.form import Kind
from bot.screens.buttons import Data
from bot.screens.ways import WAYS, way_of
from bot.screens.ways.patrols import TODAY
from bot.screens.ways.way import Way
from bot.services.forms import filling as forms
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
    """Which way a message says, if any. 今天 as the answer to a question about a date is an answer."""
    text = message.text or ""
    way = way_of(text)
    if way is TODAY and not text.startswith("/") and await _is_asked_for_date(turn):
        return None
    return way


async def _is_asked_for_date(turn: Turn) -> bool:
    if turn.person is None or turn.person.active_draft_id is None:
        return False
    return await forms.asked(turn.person) in (Kind.DATE, Kind.DATE_TIME, Kind.PERIOD)
