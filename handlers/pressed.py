"""What a button says, and the one handler that hears it: a table by the kind of button, not a question to each of them.

A filter is a plain function: aiogram never awaits a filter object that is not its own.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import CallbackQuery

from bot.screens.buttons import Data

Filter = Callable[..., Awaitable[bool]]
_KINDS: dict[Any, type[Data]] = {}
"""Of each filter the kind of button that it passes."""


class HeardTwice(Exception):
    """Two handlers hear one kind of button, or a handler is told by more than that."""


def says(kind: type[Data]) -> Filter:
    """Passes presses of one kind of button; the handler gets it as ``pressed``."""

    async def is_kind(event: CallbackQuery, pressed: Data) -> bool:  # noqa: ARG001 -- aiogram hands the event first
        return isinstance(pressed, kind)

    _KINDS[is_kind] = kind
    return is_kind


def heard_by(root: Router) -> dict[type[Data], HandlerObject]:
    """The handler of each kind of button, of all routers below this one. Raises HeardTwice."""
    found: dict[type[Data], HandlerObject] = {}
    below = (router for router in root.chain_tail if router is not root)
    for router in below:
        for handler in router.callback_query.handlers:
            kinds = [_KINDS.get(one.callback) for one in handler.filters or ()]
            kind = kinds[0] if len(kinds) == 1 else None
            if kind is None or kind in found:
                raise HeardTwice(router.name, handler.callback)
            found[kind] = handler
    return found


def hear_at_once(root: Router) -> None:
    """Has each press go to its handler, without asking those of all other buttons before it."""
    table = heard_by(root)

    async def is_known(event: CallbackQuery, pressed: Data) -> bool:  # noqa: ARG001
        return type(pressed) in table

    async def press(event: CallbackQuery, **data: Any) -> Any:
        return await table[type(data["pressed"])].call(event, **data)

    root.callback_query.register(press, is_known)
