"""Codes that people type off paper: which message is one, and which was meant to be."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Message

from handlers.turn import Turn


def code_typed(read: Callable[[str], str | None]) -> Callable[[Message, Turn], Awaitable[bool | dict[str, Any]]]:
    """Passes what ``read`` takes for a code, unless an open form could be meant."""

    async def is_code(message: Message, turn: Turn) -> bool | dict[str, Any]:
        code = read(message.text or "")
        if code is None or (turn.person is not None and turn.person.active_draft_id is not None):
            return False
        return {"code": code}

    return is_code


def mistyped_by_a_stranger(is_nearly: Callable[[str], bool]) -> Callable[[Message, Turn], Awaitable[bool]]:
    """Passes what a stranger meant as such a code, and what cannot be one."""

    async def is_mistyped(message: Message, turn: Turn) -> bool:
        return turn.person is None and is_nearly(message.text or "")

    return is_mistyped
