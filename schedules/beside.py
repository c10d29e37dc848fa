"""Jobs that may take an hour run beside the queue: each keeps its claim as long as it runs, and no other job waits."""

import asyncio
import logging
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from bot.clock import Clock
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord

RENEW_EVERY_S = 60.0

log = logging.getLogger(__name__)


class Beside:
    """What runs beside the queue in this process. Nothing of it is cancelled: it is waited for (``ended``)."""

    def __init__(self, renew_every_s: float = RENEW_EVERY_S) -> None:
        self._renew_every_s = renew_every_s
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None], job: JobRecord, clock: Clock, lease: timedelta) -> None:
        """Lets a claimed job run from now on; ``lease``: how long after a crash another process takes it up."""
        running = asyncio.get_running_loop().create_task(self._claimed(work, job, clock, lease))
        self._running.add(running)
        running.add_done_callback(self._over)

    def _over(self, running: asyncio.Task[None]) -> None:
        self._running.discard(running)
        if (failure := running.exception()) is not None:
            # the job's claim runs out, and it is done again
            log.error("a job beside the queue broke off", exc_info=failure)

    async def _claimed(self, work: Coroutine[Any, Any, None], job: JobRecord, clock: Clock, lease: timedelta) -> None:
        doing = asyncio.get_running_loop().create_task(work)
        while not (await asyncio.wait({doing}, timeout=self._renew_every_s))[0]:
            await jobs.renew_claim(job, clock.now() + lease)
        await doing

    async def ended(self) -> None:
        """Comes back when nothing runs any more."""
        while self._running:
            await asyncio.wait(self._running)
