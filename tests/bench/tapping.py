"""People who tap when they tap, whether or not the last answer came (open load): so waiting behind others counts.

Taps fall due at a steady rate, in turn on one phone after the other. A phone whose answer is still missing taps as soon
as it came, and its tap is counted from when it fell due.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

import aiohttp

from tests.bench.load import Begin, Choose, Phone, percentiles

EACH_EVERY_S = 3.0
"""Nobody taps more often than so: there are as many phones as the rate needs."""


@dataclass(frozen=True, slots=True)
class Waits:
    """How long taps waited, from when they fell due until the screen shows the answer."""

    taps: int
    p50_ms: float
    p95_ms: float
    p99_ms: float


class Tapping:
    """Phones that walk through a checklist; ``begin`` and ``choose`` are those of ``drive``."""

    def __init__(self, phones: Sequence[Phone], begin: Begin, choose: Choose) -> None:
        self._phones = phones
        self._begin = begin
        self._choose = choose

    async def get_ready(self) -> None:
        """Everybody has a screen with buttons before them."""
        for phone in self._phones:
            await self._begin(phone)

    async def tap(self, rate: float, seconds: float, until: asyncio.Event | None = None) -> Waits:
        """Taps ``rate`` times a second for so long, or until something happened before; comes back with all answers."""
        phones = self._phones[: max(2, int(rate * EACH_EVERY_S))]
        due: list[asyncio.Queue[float | None]] = [asyncio.Queue() for _ in phones]
        walking = [asyncio.ensure_future(self._walk(phone, queue)) for phone, queue in zip(phones, due, strict=True)]
        began, number = perf_counter(), 0
        while (moment := began + number / rate) < began + seconds and not (until and until.is_set()):
            await asyncio.sleep(max(0.0, moment - perf_counter()))
            due[number % len(phones)].put_nowait(moment)
            number += 1
        for queue in due:
            queue.put_nowait(None)
        latencies = [latency for walk in await asyncio.gather(*walking) for latency in walk]
        return Waits(len(latencies), *percentiles(latencies))

    async def _walk(self, phone: Phone, due: asyncio.Queue[float | None]) -> list[float]:
        latencies = []
        while (moment := await due.get()) is not None:
            data = self._choose(phone)
            while data is None:
                await self._begin(phone)
                data = self._choose(phone)
            await phone.press(data)
            latencies.append(perf_counter() - moment)
            if self._choose(phone) is None:
                # not when the next tap is due: beginning anew is two answers, and is not counted
                await self._begin(phone)
        return latencies


async def set_round_trip(url: str, milliseconds: int) -> None:
    """Lets each call of the Bot API take so long on its way."""
    async with (
        aiohttp.ClientSession(url) as session,
        session.post("/sandbox/faults", json={"latency_ms": milliseconds}) as response,
    ):
        response.raise_for_status()
