"""Moving the clock: from due instant to due instant, so that everything happens at its hour, in tests and sandbox."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import Protocol

from schedules.beat import Heart
from schedules.daily import daily_work, next_daily_work
from schedules.office import Office
from storage.jobs import queue as jobs
from storage.post import outbox


class Movable(Protocol):
    """A clock that can be moved forward."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...

    def reach(self, moment: datetime) -> None:
        """Makes ``moment`` the present, unless it is past."""
        ...


async def next_due(after: datetime, office: Office) -> datetime:
    """The first moment after this one at which something falls due: there is always the next working day's work."""
    next_work = await next_daily_work(after, daily_work(office))
    moments = await outbox.next_send_at(after), await jobs.next_run_at(after), next_work
    return min(moment for moment in moments if moment is not None)


def _nobody_waits(_: int) -> None:
    pass


async def advance(clock: Movable, to: datetime, heart: Heart, waits: Callable[[int], None] = _nobody_waits) -> None:
    """Moves the clock to ``to``, stopping at every due instant on the way to do what is due then.

    A pause that Telegram asks for passes on every clock: it is waited out in real seconds, and what it held back goes
    out after so many seconds of the moved clock too. ``waits`` is told how many when it begins, and 0 when it is over.
    What cannot be done for another reason (another process is elected) is tried again whenever something falls due.
    """
    sender = heart.office.sender
    while True:
        # read before the work: a clock that runs on by itself must not pass by what falls due meanwhile
        began = clock.now()
        while await heart.beat():
            pass
        if (seconds := ceil(sender.longest_pause)) > 0:
            due = clock.now() + timedelta(seconds=seconds)
            waits(seconds)
            await sender.resumed()
            waits(0)
        else:
            due = await next_due(began, heart.office)
        if due > to:
            break
        clock.reach(due)
    clock.reach(to)
    await heart.beat()
