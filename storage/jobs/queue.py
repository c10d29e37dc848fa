"""Long work as rows: files to fetch from Telegram, reports to make and to issue."""

from dataclasses import dataclass
from datetime import datetime

from storage import database as db
from storage.due import next_due


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
    await db.values(
        "INSERT INTO job (key, kind, subject_id, state, run_at) VALUES (:key, :kind, :subject_id, 'waiting', :run_at)"
        " ON CONFLICT (key) DO NOTHING RETURNING id",
        key=f"{kind}:{subject_id}",
        kind=kind,
        subject_id=subject_id,
        run_at=run_at,
    )


async def repeat_job(kind: str, subject_id: int, run_at: datetime) -> None:
    """Adds a job, or has it done once more; a claim that is under way is lost, so that it cannot end the new one."""
    await db.values(
        "INSERT INTO job (key, kind, subject_id, state, run_at) VALUES (:key, :kind, :subject_id, 'waiting', :run_at)"
        " ON CONFLICT (key) DO UPDATE SET state = 'waiting', run_at = :run_at, lease_until = NULL, attempts = 0,"
        " done_at = NULL, error = '' RETURNING id",
        key=f"{kind}:{subject_id}",
        kind=kind,
        subject_id=subject_id,
        run_at=run_at,
    )


async def cancel_job(kind: str, subject_id: int, at: datetime) -> None:
    """Withdraws a job that has not been done."""
    await db.values(
        "UPDATE job SET state = 'cancelled', done_at = :at WHERE key = :key AND state = 'waiting' RETURNING id",
        key=f"{kind}:{subject_id}",
        at=at,
    )


async def change_to_lost(kind: str, subject_id: int, after_attempts: int, at: datetime) -> bool:
    """Gives up for good what was tried often enough, or was given up for now; False when there are tries left."""
    lost = await db.values(
        "UPDATE job SET state = 'lost', done_at = :at, lease_until = NULL"
        " WHERE key = :key AND (state = 'dead' OR (state = 'waiting' AND attempts >= :after_attempts)) RETURNING id",
        key=f"{kind}:{subject_id}",
        after_attempts=after_attempts,
        at=at,
    )
    return bool(lost)


async def is_lost(kind: str, subject_id: int) -> bool:
    """Whether a job was given up for good."""
    return bool(
        await db.values("SELECT 1 AS one FROM job WHERE key = :key AND state = 'lost'", key=f"{kind}:{subject_id}")
    )


async def claim_jobs(at: datetime, lease_until: datetime, limit: int) -> list[JobRecord]:
    """Claims due jobs until ``lease_until``; another worker skips them."""
    skip_locked = " FOR UPDATE SKIP LOCKED" if db.dialect() == "postgres" else ""
    claimed = await db.rows(
        JobRecord,
        "UPDATE job SET lease_until = :lease_until, attempts = attempts + 1 WHERE id IN (SELECT id FROM job"
        " WHERE state = 'waiting' AND run_at <= :at AND (lease_until IS NULL OR lease_until <= :at)"
        f" ORDER BY run_at, id LIMIT :limit{skip_locked}) RETURNING id, kind, subject_id, run_at, attempts",
        at=at,
        lease_until=lease_until,
        limit=limit,
    )
    return sorted(claimed, key=lambda job: (job.run_at, job.id))


async def finish_job(job: JobRecord, state: str, at: datetime, error: str = "") -> bool:
    """Ends a claimed job as done or dead; False when the claim was lost meanwhile."""
    finished = await db.values(
        "UPDATE job SET state = :state, done_at = :at, error = :error, lease_until = NULL"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts RETURNING id",
        id=job.id,
        attempts=job.attempts,
        state=state,
        at=at,
        error=error[:200],
    )
    return bool(finished)


async def postpone_job(job: JobRecord, until: datetime, error: str) -> None:
    """Puts a job off that failed for now."""
    await db.values(
        "UPDATE job SET lease_until = :until, error = :error"
        " WHERE id = :id AND state = 'waiting' AND attempts = :attempts RETURNING id",
        id=job.id,
        attempts=job.attempts,
        until=until,
        error=error[:200],
    )


async def next_run_at(after: datetime) -> datetime | None:
    """When the next waiting job falls due after ``after``."""
    return await next_due("job", "run_at", after)
