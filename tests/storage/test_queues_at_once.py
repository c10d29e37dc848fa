"""Several who claim, finish and come back late at the very same moment: each row is somebody's once."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from storage import database as db
from storage.jobs.queue import JOBS, add_job
from storage.people import persons
from storage.post.outbox import MESSAGES, add_message
from storage.queues import Queue
from tests.storage.rows import NOW

LATER = NOW + timedelta(minutes=5)
ROWS = 30


@pytest.fixture(params=["jobs", "messages"])
async def queue(request: pytest.FixtureRequest, database: str) -> Queue[Any]:
    """Thirty due rows."""
    if request.param == "jobs":
        for number in range(ROWS):
            await add_job("archive_file", number, NOW)
        return JOBS
    person_id = await persons.add_person(telegram_id=1, name="王芳", language="zh", at=NOW)
    for number in range(ROWS):
        await add_message(
            key=f"m{number}", kind="notice", person_id=person_id, subject_kind="", subject_id=0, send_at=NOW
        )
    return MESSAGES


async def attempts(queue: Queue[Any]) -> list[int]:
    """How often each row was claimed."""
    return [int(row["attempts"]) for row in await db.values(f"SELECT attempts FROM {queue.table} ORDER BY id")]


async def test_of_many_who_claim_at_once_each_row_is_ones(queue: Queue[Any]) -> None:
    claimed = await asyncio.gather(*(queue.claim(NOW, LATER, 10, f"process {number}") for number in range(8)))
    ids = [row.id for rows in claimed for row in rows]
    assert len(ids) == len(set(ids)) == ROWS
    assert await attempts(queue) == [1] * ROWS
    holders = await db.values(f"SELECT held_by, count(*) AS n FROM {queue.table} GROUP BY held_by")
    assert {str(row["held_by"]): int(row["n"]) for row in holders} == {
        f"process {number}": len(rows) for number, rows in enumerate(claimed) if rows
    }


async def test_whose_time_ran_out_finishes_while_another_claims_and_one_of_them_has_it(queue: Queue[Any]) -> None:
    late = await queue.claim(NOW, LATER, ROWS, "late")
    finishing = asyncio.gather(*(queue.finish(row, "sent", LATER) for row in late))
    claiming = queue.claim(LATER, LATER + timedelta(minutes=5), ROWS, "another")
    finished, again = await asyncio.gather(finishing, claiming)
    anew = {row.id for row in again}
    # who was late lost what another claimed, and kept what was finished before
    assert anew.isdisjoint(row.id for row, done in zip(late, finished, strict=True) if done)
    lost = [row for row, done in zip(late, finished, strict=True) if not done]
    assert {row.id for row in lost} == anew
    assert await attempts(queue) == [2 if row.id in anew else 1 for row in sorted(late, key=lambda one: one.id)]
    for row in lost:
        assert not await queue.renew(row, LATER + timedelta(hours=1))
        await queue.postpone(row, LATER + timedelta(hours=1), "too late")
    rows = await db.values(f"SELECT state, held_by FROM {queue.table} WHERE state = 'waiting'")
    assert {str(row["held_by"]) for row in rows} <= {"another"}


async def test_two_who_claimed_one_row_one_after_the_other_finish_it_at_once(queue: Queue[Any]) -> None:
    late = await queue.claim(NOW, LATER, ROWS, "late")
    again = await queue.claim(LATER, LATER + timedelta(minutes=5), ROWS, "another")
    done = await asyncio.gather(
        *(queue.finish(row, "dead", LATER, "late") for row in late),
        *(queue.finish(row, "sent", LATER) for row in again),
    )
    assert done == [False] * ROWS + [True] * ROWS
    states = await db.values(f"SELECT DISTINCT state, error FROM {queue.table}")
    assert [(row["state"], row["error"]) for row in states] == [("sent", "")]
