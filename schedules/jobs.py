"""Long work as rows: every kind of job in one table; what is due is done, what fails is tried again, then reported."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.documents.in_child import PressBroke, PressClosed, TooMuch
from bot.rules.declaring import by_code
from bot.rules.text import Text
from bot.sending import CutOff, Paused
from bot.services.backups import held
from bot.services.post import delivery as notices
from schedules.backups import BACKUP_JOBS
from schedules.beside import Beside
from schedules.cases import CASE_JOBS
from schedules.checklists import CHECKLIST_JOBS
from schedules.documents import DOCUMENT_JOBS
from schedules.hearing import HEARING_JOBS
from schedules.joining import JOINING_JOBS
from schedules.kinds import JobKind
from schedules.ledgers import LEDGER_JOBS
from schedules.office import Office, Stopped
from schedules.people import PEOPLE_JOBS
from schedules.photo_copies import PHOTO_JOBS
from schedules.policies import POLICY_JOBS
from schedules.practice import PRACTICE_JOBS
from schedules.registers import REGISTER_JOBS
from schedules.tasks import PLANNING_JOBS
from schedules.trainings import TRAINING_JOBS
from schedules.work_records import RECORD_JOBS
from storage.backups.restorations import get_last_restoration
from storage.jobs import queue as jobs
from storage.jobs.queue import JobRecord

AT_ONCE = 5
LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(minutes=10)
MOST_DEATHS = 3
"""Tries for what the drawing child dies over: the machine may be short of memory for a moment, and a bomb stays one."""
DIED = "its child died"
GONE = "the process ended over it"
STOPPED = "stopped"

UNKNOWN = Text(
    "有一项本版本不认识的后台工作，已搁置。", "A piece of work that this version does not know was set aside."
)

log = logging.getLogger(__name__)


JOB_KINDS: Mapping[str, JobKind] = by_code(
    (
        *BACKUP_JOBS,
        *CASE_JOBS,
        *CHECKLIST_JOBS,
        *DOCUMENT_JOBS,
        *HEARING_JOBS,
        *JOINING_JOBS,
        *LEDGER_JOBS,
        *RECORD_JOBS,
        *PLANNING_JOBS,
        *PEOPLE_JOBS,
        *PHOTO_JOBS,
        *POLICY_JOBS,
        *PRACTICE_JOBS,
        *REGISTER_JOBS,
        *TRAINING_JOBS,
    )
)
"""Every kind of job there is; each row stands with its subject."""


async def run_due_jobs(office: Office, beside: Beside | None = None) -> int:
    """Runs one round of due jobs; returns how many were claimed. A job that fails is tried again later.

    ``beside``: where jobs run that take long; None: in their turn, as when a moved clock waits for all of them. Once
    the program stops, what has not begun goes back, and what is cut off by the stop with it: neither counts.
    """
    if office.stop.is_set():
        return 0
    now = office.clock.now()
    claimed = await jobs.claim_jobs(now, now + LEASE, AT_ONCE, office.holder)
    restoration = await get_last_restoration() if claimed else None
    for job in claimed:
        if office.stop.is_set():
            await jobs.postpone_job(job, office.clock.now(), STOPPED, counted=False)
            continue
        kind = JOB_KINDS.get(job.kind)
        if kind is None:
            log.error("job %s is of a kind that nobody knows: %s", job.id, job.kind)
            await notices.work_set_aside(office.cause(), job, UNKNOWN)
            continue
        if job.attempts > MOST_ATTEMPTS:
            log.error("job %s (%s) is given up: each process that tried it last was gone", job.id, job.kind)
            await give_up(office, kind, job, GONE)
            continue
        repeats = restoration is not None and job.run_at <= restoration.at
        work = _do(office, kind, job, repeats=repeats)
        if kind.beside and beside is not None:
            beside.begin(work, job, office.clock, LEASE)
        else:
            await work
    return len(claimed)


async def _do(office: Office, kind: JobKind, job: JobRecord, *, repeats: bool) -> None:
    """Does a job; ``repeats``: the lost firm may have done it before this one was restored."""
    try:
        await kind.work(replace(office, repeats=repeats), job.subject_id)
    except (CutOff, PressClosed, Stopped):
        log.info("job %s (%s) is cut off by the stop and goes back", job.id, job.kind)
        await jobs.postpone_job(job, office.clock.now(), STOPPED, counted=False)
    except Paused as asked:
        log.info("job %s (%s) waits: Telegram asked for a pause of %g s", job.id, job.kind, asked.seconds)
        await jobs.postpone_job(job, office.clock.now() + timedelta(seconds=asked.seconds), "paused", counted=False)
    except TooMuch as refusal:
        # the next try would come to the same
        log.error("job %s (%s %s) is given up: %s", job.id, job.kind, job.subject_id, refusal)
        await give_up(office, kind, job, str(refusal))
    except PressBroke:
        log.error("job %s (%s %s), attempt %s: its child died", job.id, job.kind, job.subject_id, job.attempts)
        await _try_later(office, kind, job, DIED, MOST_DEATHS)
    except Exception as failure:
        log.exception("job %s (%s %s), attempt %s", job.id, job.kind, job.subject_id, job.attempts)
        await _try_later(office, kind, job, type(failure).__name__)
    else:
        await jobs.finish_job(job, "done", office.clock.now())
    if repeats:
        await held.ask_again(office.cause())


async def _try_later(office: Office, kind: JobKind, job: JobRecord, error: str, attempts: int = MOST_ATTEMPTS) -> None:
    if job.attempts >= attempts:
        await give_up(office, kind, job, error)
        return
    await jobs.postpone_job(job, office.clock.now() + min(timedelta(seconds=2**job.attempts), LONGEST_WAIT), error)


async def give_up(office: Office, kind: JobKind, job: JobRecord, error: str) -> None:
    """Ends a job that keeps failing; who waits for it, and the administrators, are told."""
    number = await kind.number(job.subject_id)
    await notices.work_given_up(office.cause(), job, error, kind.failed, number, kind.also_tell)
