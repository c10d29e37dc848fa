"""Many at once, and callers that are cut off: a transaction is whole or not at all, and nothing is done twice."""

import asyncio
import gc
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.records.attachments import of_draft
from bot.rules.cause import Cause, UpdateKey
from bot.rules.people import Role
from storage import attachments
from storage import database as db
from storage.database import AlreadyProcessed, writing
from storage.drafts import stored as drafts
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from tests.storage.rows import NOW, a_draft, a_person


async def in_use_at_once(connections: int) -> None:
    """Makes the pool open so many connections, so that none of those who come at once is held up by connecting."""
    await asyncio.gather(*(db.values("SELECT 1 AS one") for _ in range(connections)))


@writing
async def count_up_twice(cause: Cause) -> None:
    """Two statements that belong together."""
    for series in ("first", "second"):
        await db.values(
            "INSERT INTO serial (series, given) VALUES (:series, 1)"
            " ON CONFLICT (series) DO UPDATE SET given = serial.given + 1 RETURNING given",
            series=series,
        )
        await asyncio.sleep(0)  # SQLite, in the loop, would leave nobody a moment to cancel in


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No garbage collection: it would close a leaked connection sooner or later, and the test would prove nothing."""
    gc.disable()
    yield
    gc.enable()


async def test_callers_cancelled_at_any_point_leave_no_lock_no_connection_and_no_half_transaction(
    database: str, uncollected: None
) -> None:
    await in_use_at_once(db.POOL_SIZE)
    for round_ in range(300):
        before = asyncio.all_tasks()
        callers = [asyncio.ensure_future(count_up_twice(Cause(at=NOW, lock=person))) for person in (1, 1, 2)]
        for _ in range(round_ % 60):
            await asyncio.sleep(0)
        for caller in callers:
            caller.cancel()
        await asyncio.gather(*callers, return_exceptions=True)
        await asyncio.gather(*(asyncio.all_tasks() - before))  # what goes on behind the shield
    async with asyncio.timeout(60):  # only so that a wedged pool fails the test
        await asyncio.gather(*(count_up_twice(Cause(at=NOW, lock=person)) for person in range(2 * db.POOL_SIZE)))
    counted = {row["series"]: row["given"] for row in await db.values("SELECT series, given FROM serial")}
    assert counted["first"] == counted["second"] >= 2 * db.POOL_SIZE


@writing
async def add_once(cause: Cause, name: str) -> int:
    """Looks for a row and adds it where there is none; nothing in the table itself forbids a second."""
    found = await db.values("SELECT id FROM person WHERE name = :name", name=name)
    for _ in range(10):
        await db.values("SELECT 1 AS one")  # leaves the others every chance to come between
    return int(found[0]["id"]) if found else await a_person(name)


async def test_five_simultaneous_taps_of_one_person_that_read_then_insert_make_one_row(database: str) -> None:
    await in_use_at_once(5)
    taps = [add_once(Cause(at=NOW, update=UpdateKey(42, tap), lock=7), "王芳") for tap in range(5)]
    assert len(set(await asyncio.gather(*taps))) == 1
    assert len(await db.values("SELECT id FROM person")) == 1


@writing
async def begin_complaint(cause: Cause, person_id: int, token: str) -> int:
    """A new complaint, or the one that is open."""
    found = await drafts.find_open_draft(person_id, "complaint", "", 0)
    return (found or await a_draft(person_id, token=token)).id


async def test_five_simultaneous_taps_on_new_complaint_make_one_draft(database: str) -> None:
    await in_use_at_once(5)
    person = await a_person()
    taps = [begin_complaint(Cause(at=NOW, update=UpdateKey(42, tap), lock=7), person, f"d{tap}") for tap in range(5)]
    assert len(set(await asyncio.gather(*taps))) == 1


@writing
async def add_photo(cause: Cause, draft_id: int, photo: str) -> int | None:
    """One photo of an album, bound to the question of the first."""
    question = next(iter(await attachments.find_album_questions(draft_id, "album")), f"question of {photo}")
    draft = await drafts.get_draft(draft_id)
    assert draft is not None
    return await attachments.add_attachment(
        of_draft(draft_id),
        sent_by_id=draft.person_id,
        draft_id=draft_id,
        question=question,
        media="photo",
        sent_as="photo",
        telegram_file_id=photo,
        telegram_unique_id=photo,
        album="album",
        name="",
        caption="",
        size=1,
        sent_at=None,
        at=cause.at,
    )


async def test_an_album_of_ten_keeps_ten_photos_for_one_question(database: str) -> None:
    await in_use_at_once(10)
    draft = await a_draft(await a_person())
    await asyncio.gather(*(add_photo(Cause(at=NOW, lock=7), draft.id, f"photo {number}") for number in range(10)))
    kept = await attachments.get_attachments(draft.id)
    assert len(kept) == 10
    assert len({photo.question for photo in kept}) == 1


async def test_one_update_delivered_five_times_at_once_is_processed_once(database: str) -> None:
    # no lock: the row that RETURNING gives back decides, not the order in which they come
    cause = Cause(at=NOW, update=UpdateKey(42, 7))
    outcomes = await asyncio.gather(*(count_up_twice(cause) for _ in range(5)), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyProcessed"] * 4 + ["NoneType"]
    assert all(isinstance(outcome, AlreadyProcessed) for outcome in outcomes if outcome is not None)
    assert {row["given"] for row in await db.values("SELECT given FROM serial")} == {1}


@writing
async def say_the_same_again(cause: Cause, person_id: int) -> tuple[bool, bool]:
    """Meets a unique index in the middle of a transaction, and goes on."""
    for _ in range(2):
        await outbox.add_message(
            key="same", kind="notice", person_id=person_id, subject_kind="", subject_id=0, send_at=cause.at
        )
    return await people.add_grant(person_id, Role.ADMINISTRATOR, None, NOW), await people.add_grant(
        person_id, Role.ADMINISTRATOR, None, NOW
    )


async def test_a_duplicate_is_noticed_through_returning_and_does_not_abort_the_transaction(database: str) -> None:
    assert await say_the_same_again(Cause(at=NOW), await a_person()) == (True, False)
    assert len(await db.values("SELECT id FROM outbox")) == 1


async def test_workers_that_claim_at_once_never_share_a_job(database: str) -> None:
    for subject in range(30):
        await jobs.add_job("archive_file", subject, NOW)
    claimed = await asyncio.gather(
        *(jobs.claim_jobs(NOW, NOW + timedelta(minutes=1), 10, "a process") for _ in range(6))
    )
    subjects = [job.subject_id for batch in claimed for job in batch]
    assert len(subjects) == len(set(subjects))
    late = await jobs.claim_jobs(NOW, NOW + timedelta(minutes=1), 30, "a process")
    assert sorted(subjects + [job.subject_id for job in late]) == list(range(30))


async def test_the_pool_is_larger_than_tortoise_would_make_it(postgres: str) -> None:
    pool: Any = db.connection()
    assert pool._pool.get_max_size() == db.POOL_SIZE > 5
