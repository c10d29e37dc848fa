"""Codes that people type or scan: after five wrong ones within an hour no further one is looked up (clause 5.3.3)."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.rules.cause import Cause
from bot.rules.joining import MOST_WRONG_CODES, WRONG_CODES_WITHIN, CardState
from storage.joining import cards

Found = TypeVar("Found")


async def look_up(cause: Cause, telegram_id: int, find: Callable[[], Awaitable[Found | None]]) -> Found | CardState:
    """What a code leads to, or that it is wrong (UNKNOWN, TOO_MANY); inside a transaction that is open already.

    Wrong codes are counted for the account, of whatever kind they are, so they are an answer and no error.
    """
    wrong = await cards.count_wrong_codes(telegram_id, cause.at - WRONG_CODES_WITHIN)
    found = await find() if wrong < MOST_WRONG_CODES else None
    if found is not None:
        return found
    # a code that nobody looks at counts as no further guess: else who goes on trying would wait for ever
    if wrong < MOST_WRONG_CODES:
        await cards.add_wrong_code(telegram_id, cause.at, cause.at - WRONG_CODES_WITHIN)
    return CardState.TOO_MANY if wrong + 1 >= MOST_WRONG_CODES else CardState.UNKNOWN
