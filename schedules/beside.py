"""Jobs that may take an hour run beside the queue: each keeps its claim as long as it runs, and no other job waits."""

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord

RENEW_EVERY_S = 60.0


class Beside:
    """What runs beside the queue in this process. Nothing of it is cancelled: it is waited for (``ended``)."""

    def __init__(self, renew_every_s: float = RENEW_EVERY_S) -> None:
        self._renew_every_s = renew_every_s
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], job: JobRecord, clock: Clock, lease: timedelta) -> None:
        """Lets a claimed job run from now on; ``lease``: how long after a crash another process takes it up."""
        running = asyncio.get_running_loop().create_task(self._claimed(work, job, clock, lease))
        self._running.add(running)
        running.add_done_callback(self._running.discard)

    async def _claimed(self, work: Coroutine[Any, Any, None], job: JobRecord, clock: Clock, lease: timedelta) -> None:
        doing = asyncio.get_running_loop().create_task(work)
        while not (await asyncio.wait({doing}, timeout=self._renew_every_s))[0]:
            await jobs.renew_claim(job, clock.now() + lease)
        await doing

    async def ended(self) -> None:
        """Comes back when nothing runs any more."""
        while self._running:
            await asyncio.wait(self._running)
