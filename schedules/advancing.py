"""Moving the clock: from due instant to due instant, so that everything happens at its hour, in tests and sandbox."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from schedules.daily import next_daily_work
from storage.jobs import queue as jobs
from storage.post import outbox


class Movable(Protocol):
    """A clock that can be moved forward."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...

    def move_to(self, moment: datetime) -> None:
        """Makes ``moment`` the present."""
        ...


async def next_due(after: datetime) -> datetime:
    """The next moment at which there is something to do: there is always the next working day's work."""
    moments = await outbox.next_send_at(after), await jobs.next_run_at(after), await next_daily_work(after)
    return min(moment for moment in moments if moment is not None)


async def advance(clock: Movable, to: datetime, beat: Callable[[], Awaitable[int]]) -> None:
    """Moves the clock to ``to``, stopping at every due instant on the way to do what is due then."""
    while True:
        done = await beat()
        due = await next_due(clock.now())
        if due > to or (due <= clock.now() and not done):
            break
        if due > clock.now():
            clock.move_to(due)
    if to > clock.now():
        clock.move_to(to)
    await beat()
