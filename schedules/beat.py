"""The program's heartbeat: one real-time tick does whatever is due; truth is in the rows (docs/decisions/0004)."""

import asyncio
import logging
from datetime import timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.letters.catalogue import KINDS
from bot.rules.beijing import beijing_day
from bot.services.post.delivery import take_up
from schedules.beside import Beside
from schedules.daily import do_daily_work
from schedules.draining import Drainer
from schedules.jobs import run_due_jobs
from schedules.office import Office
from schedules.sharing import Sharing
from storage.jobs.leases import SENDER, SENDER_LEASE, end_all, hold, release
from storage.jobs.queue import JOBS
from storage.post.outbox import MESSAGES
from storage.post.told import prune_told
from storage.search.keeping import index_all_noted
from storage.trail.entries import seal_new_entries
from storage.updates import prune_failed_updates, prune_processed_updates, prune_replies_sent

EVERY_S = 1
SILENT_S = 30.0
"""Seconds without a beat after which a process counts as unwell."""
PATIENCE_S = 3.0
"""Seconds that a document being drawn has to be done once the program stops."""
REMEMBER_UPDATES = timedelta(days=3)
REMEMBER_FAILED = timedelta(days=30)
"""Long enough for whoever looks after the program to see what was given up."""
REMEMBER_TOLD = timedelta(days=7)
"""For how long it is known of what people were told: the rule looks at the day itself, people at the days before."""

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
        self._drainer = Drainer(office)
        self._sharing = Sharing(office)
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._leads = False
        self._beaten_at: float | None = None
        self._beating: asyncio.Task[None] | None = None

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
            while await self._elected() and await run_due_jobs(self.office, self._beside):
                pass

    async def send(self) -> None:
        """Sends what is due now."""
        async with self._sending:
            # a round at a time: the lease of who has much to send must not run out meanwhile
            await self._sharing.tell()
            while await self._elected():
                await self._sharing.hear()
                if not await self._drainer.round() and not self._drainer.busy:
                    await self._finish_the_day()
                    break
            await self._drainer.ended()

    async def _elected(self) -> bool:
        if self.office.stop.is_set():
            return False
        # also where another process is elected: the replies of this one are held as well
        await self._sharing.heed_pause()
        await self.office.presence.keep()
        led, self._leads = self._leads, False
        self._leads = await hold(SENDER, self.office.holder, self.office.clock.now(), SENDER_LEASE)
        if self._leads and not led:
            await self._take_back()
        self._beaten_at = asyncio.get_running_loop().time()
        return self._leads

    async def _take_back(self) -> None:
        """What was claimed by processes that are gone waits again."""
        if found := await JOBS.take_back(self.office.holder) + await MESSAGES.take_back(self.office.holder):
            log.info("%d jobs and messages of a process that is gone are taken over", found)

    async def _finish_the_day(self) -> int:
        if self.office.stop.is_set():
            return 0
        await index_all_noted()
        await seal_new_entries()
        # after the sealing, because the day's head of the trail is part of it
        return await do_daily_work(self.office)

    async def _work_and_send(self) -> int:
        done = 0
        while (now_done := await run_due_jobs(self.office) + await self._drainer.all()) > 0:
            done += now_done
        return done

    def ails(self) -> str | None:
        """Why this process is not well, None when it is: every beat needs the loop and the database."""
        if self._beaten_at is None:
            return "The program has not begun to beat."
        silent = asyncio.get_running_loop().time() - self._beaten_at
        return f"There has been no beat for {silent:.0f} s." if silent > SILENT_S else None

    async def take_over(self) -> None:
        """Ends what the process of SQLite before this one held; on PostgreSQL a gone one's lease is free anyway."""
        await end_all()

    async def take_up(self) -> None:
        """Lets go out what an older version set aside, at the start and while that one still runs beside this one."""
        async with self._sending:
            await take_up(self.office.cause(), KINDS)

    async def prune(self) -> None:
        """Forgets what is needed for days or weeks only."""
        async with self._working:
            now = self.office.clock.now()
            await prune_processed_updates(now - REMEMBER_UPDATES)
            await prune_failed_updates(now - REMEMBER_FAILED)
            await prune_told(beijing_day(now - REMEMBER_TOLD))
            await prune_replies_sent(now - REMEMBER_UPDATES)

    def start(self) -> None:
        """Begins to beat. The scheduler's defaults would drop late ticks and run two at once."""
        steady: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler.add_job(self.work, "interval", seconds=EVERY_S, **steady)
        self._scheduler.add_job(self.send, "interval", seconds=EVERY_S, **steady)
        self._scheduler.add_job(self.take_up, "interval", hours=1, **steady)
        self._scheduler.add_job(self.prune, "interval", hours=1, **steady)
        self._scheduler.start()
        self._beating = asyncio.get_running_loop().create_task(self._until_stopped())

    async def ended(self) -> None:
        """Comes back once the office was to stop and what was under way has ended; at once when it never began."""
        if self._beating is not None:
            await self._beating

    async def _until_stopped(self) -> None:
        """Ends after what is under way, which the scheduler would cancel.

        No new round, message or job begins then; a backup, and a call to Telegram and a document that take too long,
        are cut off.
        """
        await self.office.stop.wait()
        self._scheduler.pause()
        out_of_patience = asyncio.get_running_loop().call_later(PATIENCE_S, self.office.press.break_off)
        async with self._working, self._sending:
            out_of_patience.cancel()
            if self.office.back_up is not None:
                await self.office.back_up.stop()
            await self._beside.ended()
            self._scheduler.shutdown(wait=False)
            await release(SENDER, self.office.holder)
