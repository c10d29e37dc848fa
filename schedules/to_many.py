"""What is said to many is written some hundreds at a time, each time in a transaction of its own: nobody waits for it.

When the program is ended half-way, the next try begins with the first again, and whoever has it gets nothing anew.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot.rules.cause import Cause
from schedules.office import Office, Stopped

AT_ONCE = 500


def to_many(
    find: Callable[[int], Awaitable[Sequence[int]]],
    tell: Callable[[Cause, int, Sequence[int]], Awaitable[bool]],
) -> Callable[[Office, int], Awaitable[None]]:
    """Work that finds the readers of a subject by their ids and tells them, until that returns False: it is moot.

    The work raises Stopped: the program stops, and some are not told yet.
    """

    async def work(office: Office, subject_id: int) -> None:
        readers = await find(subject_id)
        for first in range(0, len(readers), AT_ONCE):
            if office.stop.is_set():
                raise Stopped
            if not await tell(office.cause(), subject_id, readers[first : first + AT_ONCE]):
                return

    return work
