"""Files several at once: what takes time is the disk's or the network's answer to each."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from storage.backups.progress import Told

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 8
"""Each is in memory as a whole meanwhile, and Telegram gives out files of 20 MB at most."""


async def for_each(items: Sequence[T], work: Callable[[T], Awaitable[R]], what: str, told: Told) -> list[R]:
    """What came of the work on each, in order. Raises what the first that failed raised, and begins no more then."""
    came: list[R] = []
    for start in range(0, len(items), AT_ONCE):
        came += await asyncio.gather(*(work(item) for item in items[start : start + AT_ONCE]))
        told(what, len(came))
    return came
