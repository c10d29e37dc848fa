"""A number typed anywhere opens its record."""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from bot.rules.numbering import Number, NumberKind, read_number
from handlers.presenting import record_screen
from handlers.turn import Reply, Turn

router = Router(name="numbers")

OPENED = (NumberKind.FINDING, NumberKind.PATROL, NumberKind.COMPLAINT)


async def is_number(message: Message) -> bool | dict[str, Any]:
    """Passes whole numbers of records; their last digits are left to the open form."""
    found = read_number(message.text or "")
    if isinstance(found, Number) and found.kind in OPENED:
        return {"number": found}
    return False


@router.message(is_number)
async def open_record(_: Message, turn: Turn, number: Number) -> Reply:
    """Shows the record of a number."""
    return await record_screen(turn, number)
