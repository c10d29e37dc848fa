"""Long work as rows: files to fetch from Telegram, reports to make and to issue."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.post import EACH, key_of
from storage import database as db
from storage.post.outbox import KEY_OF_EACH
from storage.queues import Queue


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One claimed job; ``attempts`` identifies the claim."""

    id: int
    kind: str
    subject_id: int
    run_at: datetime
    attempts: int


async def add_job(kind: str, subject_id: int, run_at: datetime) -> None:
    """Adds a job; one of this kind and subject that is there already stays as it is."""
    await db.add_once(
        "job", key=key_of(kind, subject_id), kind=kind, subject_id=subject_id, state="waiting", run_at=run_at
    )


async def repeat_job(kind: str, subject_id: int, run_at: datetime) -> None:
    """Adds a job, or has it done once more; a claim that is under way is lost, so that it cannot end the new one."""
    await db.values(
        "INSERT INTO job (key, kind, subject_id, state, run_at) VALUES (:key, :kind, :subject_id, 'waiting', :run_at)"
        " ON CONFLICT (key) DO UPDATE SET state = 'waiting', run_at = :run_at, lease_until = NULL, attempts = 0,"
        " done_at = NULL, error = '' RETURNING id",
        key=key_of(kind, subject_id),
        kind=kind,
        subject_id=subject_id,
        run_at=run_at,
    )


async def add_job_about_everybody(kind: str, run_at: datetime) -> None:
    """Adds a job about everyone with an account who has joined, unless one of this kind was ever added about them.

    One statement for however many, which looks each up by their key: looking by kind and subject took minutes.
    """
    await db.values(
        "INSERT INTO job (key, kind, subject_id, state, run_at)"
        f" SELECT {KEY_OF_EACH}, CAST(:kind AS VARCHAR(40)), p.id, 'waiting', :run_at FROM person p"
        " WHERE p.ended_at IS NULL AND p.consented_at IS NOT NULL AND p.telegram_id IS NOT NULL"
        f" AND NOT EXISTS (SELECT 1 FROM job j WHERE j.key = {KEY_OF_EACH}) ON CONFLICT (key) DO NOTHING RETURNING id",
        key=key_of(kind, EACH),
        kind=kind,
        run_at=run_at,
    )


async def is_waiting(kind: str, subject_id: int) -> bool:
    """Whether a job is still to be done, or to be ended."""
    return await db.any_row(
        "SELECT 1 AS one FROM job WHERE key = :key AND state = 'waiting'", key=key_of(kind, subject_id)
    )


async def cancel_job(kind: str, subject_id: int, at: datetime) -> None:
    """Withdraws a job that has not been done."""
    await db.values(
        "UPDATE job SET state = 'cancelled', done_at = :at WHERE key = :key AND state = 'waiting' RETURNING id",
        key=key_of(kind, subject_id),
        at=at,
    )


async def change_to_lost(kind: str, subject_id: int, after_attempts: int, at: datetime) -> bool:
    """Gives up for good what was tried often enough, or was given up for now; False when there are tries left."""
    return await db.any_row(
        "UPDATE job SET state = 'lost', done_at = :at, lease_until = NULL"
        " WHERE key = :key AND (state = 'dead' OR (state = 'waiting' AND attempts >= :after_attempts)) RETURNING id",
        key=key_of(kind, subject_id),
        after_attempts=after_attempts,
        at=at,
    )


async def is_lost(kind: str, subject_id: int) -> bool:
    """Whether a job was given up for good."""
    return await db.any_row(
        "SELECT 1 AS one FROM job WHERE key = :key AND state = 'lost'", key=key_of(kind, subject_id)
    )


JOBS = Queue("job", "run_at", JobRecord)
claim_jobs = JOBS.claim
finish_job = JOBS.finish
postpone_job = JOBS.postpone
renew_claim = JOBS.renew
next_run_at = JOBS.next_due
