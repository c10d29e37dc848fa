"""Work of every working day, done once per day whatever happens."""

from collections.abc import Awaitable, Callable
from datetime import date

from bot.rules.cause import Cause
from storage.database import writing
from storage.jobs.periodic import change_done_until

DaysWork = Callable[[Cause, date], Awaitable[None]]


@writing
async def once_a_day(cause: Cause, name: str, day: date, work: DaysWork) -> bool:
    """Does a day's work, in one transaction with noting that it is done; False when it was done before."""
    if not await change_done_until(name, day):
        return False
    await work(cause, day)
    return True


@writing
async def begin(cause: Cause, name: str, day: date) -> None:  # noqa: ARG001 -- every use case has one
    """Lets a work that is new to this installation begin after ``day``."""
    await change_done_until(name, day)
