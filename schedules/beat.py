"""The program's heartbeat: one real-time tick does whatever is due; truth is in the rows (docs/decisions/0004)."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.letters.catalogue import KINDS
from bot.services.post.delivery import take_up
from schedules.beside import Beside
from schedules.daily import do_daily_work
from schedules.draining import drain, heed_pause
from schedules.jobs import run_due_jobs
from schedules.office import Office
from storage.jobs.leases import hold
from storage.trail.entries import seal_new_entries
from storage.updates import prune_processed_updates

EVERY_S = 1
SENDER_LEASE = timedelta(seconds=30)
REMEMBER_UPDATES = timedelta(days=3)

log = logging.getLogger(__name__)


class Heart:
    """Works and sends once a second, side by side, so that no message waits for a long job.

    A moved clock beats by itself: both, in turn, until nothing is left. Nothing is ever done twice at once.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self._working = asyncio.Lock()
        self._sending = asyncio.Lock()
        self._beside = Beside()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    async def beat(self) -> int:
        """Does everything that is due now, unless another process is elected to; returns how much was done."""
        async with self._working, self._sending:
            if not await self._elected():
                return 0
            done = await self._work_and_send()
            if daily_done := await self._finish_the_day():
                done += daily_done + await self._work_and_send()
            return done

    async def work(self) -> None:
        """Does the jobs that are due now."""
        async with self._working:
            if await self._elected():
                while await run_due_jobs(self.office, self._beside):
                    pass

    async def send(self) -> None:
        """Sends what is due now."""
        async with self._sending:
            if await self._elected():
                while await drain(self.office):
                    pass
                await self._finish_the_day()

    async def _elected(self) -> bool:
        # also where another process is elected: the replies of this one are held as well
        await heed_pause(self.office)
        return await hold("sender", self.office.holder, self.office.clock.now(), SENDER_LEASE)

    async def _finish_the_day(self) -> int:
        await seal_new_entries()
        # after the sealing, because the day's head of the trail is part of it
        return await do_daily_work(self.office)

    async def _work_and_send(self) -> int:
        done = 0
        while (now_done := await run_due_jobs(self.office) + await drain(self.office)) > 0:
            done += now_done
        return done

    async def take_up(self) -> None:
        """Lets go out what an older version set aside, at the start and while that one still runs beside this one."""
        await take_up(self.office.cause(), KINDS)

    async def prune(self) -> None:
        """Forgets what is needed for days only."""
        await prune_processed_updates(self.office.clock.now() - REMEMBER_UPDATES)

    def start(self) -> None:
        """Begins to beat. The scheduler's defaults would drop late ticks and run two at once."""
        steady: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.work, "interval", seconds=EVERY_S, **steady)
        self._scheduler.add_job(self.send, "interval", seconds=EVERY_S, **steady)
        self._scheduler.add_job(self.take_up, "interval", hours=1, **steady)
        self._scheduler.add_job(self.prune, "interval", hours=1, **steady)
        self._scheduler.start()

    async def stop(self) -> None:
        """Ends after what is under way: the scheduler's own shutdown would cancel it. A backup is broken off."""
        self._scheduler.pause()
        async with self._working, self._sending:
            if self.office.back_up is not None:
                await self.office.back_up.stop()
            await self._beside.ended()
            self._scheduler.shutdown(wait=False)
