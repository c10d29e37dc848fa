"""What is measured of a running program: how long people wait, and what the program does meanwhile."""

from dataclasses import dataclass

import aiohttp

from storage import database as db
from tests.bench.load import drive
from tests.bench.product import Product, all_conform, begin
from tests.sandbox.phone import Phone

TAPPED_S = 10.0
WITHIN_S = 300
"""How long an answer may take before the measuring is given up."""


@dataclass(frozen=True, slots=True)
class Took:
    """One line of the table: seconds in the middle and of the slowest hundredth.

    ``cpu_s`` is the processor time of the program each time: what is waited for depends on what else the machine does.
    """

    what: str
    p50_s: float
    p99_s: float
    cpu_s: float | None = None

    def __str__(self) -> str:
        cpu = "" if self.cpu_s is None else f"{1000 * self.cpu_s:10.1f}"
        return f"{self.what:42}{1000 * self.p50_s:10.1f}{1000 * self.p99_s:10.1f}{cpu}"


def took(what: str, seconds: list[float], cpu_s: float | None = None) -> Took:
    """The line of several times."""
    ordered = sorted(seconds)
    return Took(what, ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], cpu_s)


async def tapped(what: str, api: str, running: Product, consultant: Phone, seconds: float = TAPPED_S) -> Took:
    """How long a consultant who walks through a patrol waits for each answer."""
    used = running.cpu_s()
    figures = await drive(api, [consultant.person_id], seconds, begin, all_conform)
    return Took(what, figures.p50_ms / 1000, figures.p99_ms / 1000, (running.cpu_s() - used) / figures.steps)


async def join(api: str, people: tuple[int, ...]) -> list[Phone]:
    """Gives people of the firm accounts of the sandbox; their phones."""
    phones = []
    async with aiohttp.ClientSession(api) as session:
        for person in people:
            async with session.post("/sandbox/people", json={"first_name": "员工", "language_code": "zh-hans"}) as made:
                account = int((await made.json())["person"]["id"])
            await db.change("person", person, telegram_id=account)
            phones.append(Phone(api, account, timeout_s=WITHIN_S))
    return phones
