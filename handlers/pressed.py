"""A filter by what a button says. A plain function: aiogram never awaits a filter object that is not its own."""

from collections.abc import Awaitable, Callable

from aiogram.types import CallbackQuery

from bot.screens.buttons import Data


def says(kind: type[Data]) -> Callable[..., Awaitable[bool]]:
    """Passes presses of one kind of button; the handler gets it as ``pressed``."""

    async def is_kind(event: CallbackQuery, pressed: Data) -> bool:  # noqa: ARG001 -- aiogram hands the event first
        return isinstance(pressed, kind)

    return is_kind
