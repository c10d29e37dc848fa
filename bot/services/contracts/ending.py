"""A contract ends with its last day, without anybody's doing; open cases go on (clause 3.7)."""

from datetime import date

from bot.rules.cause import Cause
from bot.services.contracts.standing import OVER, end
from storage import contracts


async def end_what_is_over(cause: Cause, day: date) -> None:
    """Ends the contracts whose last day was before this one; both sides are told."""
    for contract in await contracts.find_over(day):
        await end(cause, contract, OVER)
