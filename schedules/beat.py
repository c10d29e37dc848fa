"""The program's heartbeat: one real-time tick does whatever is due; truth is in the rows (docs/decisions/0004)."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from schedules.daily import do_daily_work
from schedules.draining import drain, heed_pause
from schedules.jobs import run_due_jobs
from schedules.office import Office
from storage.leases import hold
from storage.trail import seal_new_entries
from storage.updates import prune_processed_updates

EVERY_S = 1
SENDER_LEASE = timedelta(seconds=30)
REMEMBER_UPDATES = timedelta(days=3)

log = logging.getLogger(__name__)


class Heart:
    """Beats once a second; a moved clock beats by itself, and never two beats at once."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._one_at_a_time = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    async def beat(self) -> int:
        """Does everything that is due now, unless another process is elected to; returns how much was done."""
        async with self._one_at_a_time:
            return await self._everything_due()

    async def _everything_due(self) -> int:
        office = self.office
        # also where another process is elected: the replies of this one are held as well
        await heed_pause(office)
        if not await hold("sender", office.holder, office.clock.now(), SENDER_LEASE):
            return 0
        done = await self._work_and_send()
        await seal_new_entries()
        # after the sealing, because the day's head of the trail is part of it
        if daily_done := await do_daily_work(office):
            done += daily_done + await self._work_and_send()
        return done

    async def _work_and_send(self) -> int:
        done = 0
        while (now_done := await run_due_jobs(self.office) + await drain(self.office)) > 0:
            done += now_done
        return done

    async def prune(self) -> None:
        """Forgets what is needed for days only."""
        await prune_processed_updates(self.office.clock.now() - REMEMBER_UPDATES)

    def start(self) -> None:
        """Begins to beat. The scheduler's defaults would drop late ticks and run two at once."""
        steady: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.beat, "interval", seconds=EVERY_S, **steady)
        self._scheduler.add_job(self.prune, "interval", hours=1, **steady)
        self._scheduler.start()

    async def stop(self) -> None:
        """Ends after the beat under way: the scheduler's own shutdown would cancel it."""
        self._scheduler.pause()
        async with self._one_at_a_time:
            self._scheduler.shutdown(wait=False)
