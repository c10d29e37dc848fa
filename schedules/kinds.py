"""A kind of job is one row: what is done, and what is said when it could not be done. Each stands with its subject."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rules.cause import Cause
from bot.rules.text import Text
from schedules.office import Office


async def _no_number(_: int) -> str:
    return ""


async def _nobody(_: Cause, __: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class JobKind:
    """One kind of job; ``work`` does it for the subject of this id.

    ``failed`` is what administrators read when it was given up, in which ``{number}`` is the record that ``number``
    finds (empty: it is about none; None: it is practice, of which nobody is told). ``also_tell`` tells whoever waits
    for it, inside the transaction that gives up. ``beside``: it may take an hour, and holds no other job up meanwhile.
    """

    code: str
    work: Callable[[Office, int], Awaitable[None]]
    failed: Text
    number: Callable[[int], Awaitable[str | None]] = _no_number
    also_tell: Callable[[Cause, int], Awaitable[None]] = _nobody
    beside: bool = False


def through(use_case: Callable[[Cause, int], Awaitable[object]]) -> Callable[[Office, int], Awaitable[None]]:
    """Work that is one use case, done by the program itself."""

    async def work(office: Office, subject_id: int) -> None:
        await use_case(office.cause(), subject_id)

    return work
