"""Jobs and messages wait in two tables and are claimed, finished and put off in one way."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from storage import database as db
from storage.jobs.queue import JOBS, add_job, cancel_job, is_waiting
from storage.people import persons
from storage.post.outbox import MESSAGES, add_message
from storage.queues import Queue
from tests.presence import present

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


async def two_jobs() -> None:
    await add_job("archive_file", 1, NOW)
    await add_job("archive_file", 2, NOW - timedelta(minutes=1))


async def two_messages() -> None:
    person_id = await persons.add_person(telegram_id=1, name="王芳", language="zh", at=NOW)
    for key, send_at in (("first", NOW), ("second", NOW - timedelta(minutes=1))):
        await add_message(key=key, kind="notice", person_id=person_id, subject_kind="", subject_id=0, send_at=send_at)


@pytest.fixture(params=["jobs", "messages"])
async def queue(request: pytest.FixtureRequest, database: str) -> Queue[Any]:
    """Two rows, the second due before the first."""
    if request.param == "jobs":
        await two_jobs()
        return JOBS
    await two_messages()
    return MESSAGES


async def rows(queue: Queue[Any]) -> list[tuple[str, int, str]]:
    """State, attempts and error of each row."""
    found = await db.values(f"SELECT state, attempts, error FROM {queue.table} ORDER BY id")
    return [(str(row["state"]), int(row["attempts"]), str(row["error"])) for row in found]


async def test_due_rows_are_claimed_in_the_order_in_which_they_were_due_until_the_claim_runs_out(
    queue: Queue[Any],
) -> None:
    before, after = await queue.claim(NOW, LATER, 5, "a process")
    assert before.id > after.id
    assert await queue.next_due(NOW) == LATER
    assert await queue.claim(NOW, LATER, 5, "a process") == []
    assert {claimed.attempts for claimed in await queue.claim(LATER, LATER + timedelta(minutes=5), 5, "a process")} == {
        2
    }


async def test_at_most_so_many_are_claimed_and_what_is_not_due_waits(queue: Queue[Any]) -> None:
    early = NOW - timedelta(seconds=30)
    assert len(await queue.claim(early, LATER, 5, "a process")) == 1
    assert await queue.next_due(early) == NOW
    assert len(await queue.claim(LATER, LATER + timedelta(minutes=5), 1, "a process")) == 1


async def test_who_comes_back_after_another_claimed_the_row_changes_nothing(queue: Queue[Any]) -> None:
    late = (await queue.claim(NOW, NOW, 1, "a process"))[0]
    (again,) = (claimed for claimed in await queue.claim(NOW, LATER, 5, "a process") if claimed.id == late.id)
    await queue.postpone(late, LATER + timedelta(days=1), "too late")
    assert not await queue.finish(late, "dead", LATER, "too late")
    assert await queue.finish(again, "done", LATER)
    assert not await queue.finish(again, "dead", LATER, "twice")
    assert sorted(await rows(queue)) == [("done", 2, ""), ("waiting", 1, "")]


async def test_what_failed_counts_as_tried_and_what_was_not_tried_does_not(queue: Queue[Any]) -> None:
    failed, paused = await queue.claim(NOW, LATER, 5, "a process")
    until = NOW + timedelta(minutes=1)
    await queue.postpone(failed, until, "x" * 300)
    await queue.postpone(paused, until, "pause", counted=False)
    assert await queue.next_due(NOW) == until
    assert sorted(await rows(queue)) == [("waiting", 0, "pause"), ("waiting", 1, "x" * 200)]
    assert len(await queue.claim(until, LATER, 5, "a process")) == 2


async def test_nothing_is_due_where_nothing_waits(queue: Queue[Any]) -> None:
    for claimed in await queue.claim(NOW, LATER, 5, "a process"):
        await queue.finish(claimed, "dead", NOW, "given up")
    assert await queue.next_due(LATER) is None
    assert await queue.claim(LATER, LATER, 5, "a process") == []


async def test_what_a_process_that_is_gone_had_claimed_waits_again_and_what_others_have_or_put_off_does_not(
    queue: Queue[Any],
) -> None:
    gone, put_off = await queue.claim(NOW, LATER, 5, "gone")
    await queue.postpone(put_off, LATER, "failed")
    assert await queue.take_back("gone") == 0
    async with present("here"):
        assert await queue.take_back("here") == 1
        (again,) = await queue.claim(NOW, LATER, 5, "here")
        assert (again.id, again.attempts) == (gone.id, 2)
        assert not await queue.finish(gone, "done", NOW)
        if db.dialect() == "postgres":
            # of several processes none takes from one that is there
            assert await queue.take_back("another") == 0
        assert await queue.finish(again, "done", NOW)
    assert await queue.take_back("another") == 0
    assert await queue.next_due(NOW) == LATER


async def test_a_job_waits_until_it_is_done_or_withdrawn(database: str) -> None:
    await two_jobs()
    assert await is_waiting("archive_file", 1)
    assert not await is_waiting("archive_file", 3)
    await cancel_job("archive_file", 1, NOW)
    assert not await is_waiting("archive_file", 1)
    assert await is_waiting("archive_file", 2)
