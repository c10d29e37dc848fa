"""What is said to many is written behind the tap, some at a time: once to each, whatever happens half-way."""

import asyncio
from collections.abc import Iterable, Sequence

import pytest

from bot.app.demo_filling import fill_in
from bot.rules.cause import Cause
from bot.rules.policies import Audience
from bot.services import policies
from bot.services.trainings import announcing
from schedules import to_many
from schedules.jobs import JOB_KINDS
from schedules.office import Stopped
from storage import database as db
from storage import policies as stored
from tests.flows.trainings.trainings import a_session
from tests.schedules.post_room import heard
from tests.world import CONSULTANT, MANAGER, OTHER_MANAGER, OTHER_STAFF, QUALITY_MANAGER, STAFF, World

READERS = (STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER)
ANNOUNCED, TO_READ = "新的培训", "有 1 份制度请您阅读"


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of one reader."""
    monkeypatch.setattr(to_many, "AT_ONCE", 1)


async def phones(world: World) -> None:
    """Everybody of the clients is in the chat."""
    for reader in READERS:
        await world.phone(reader)


async def times_heard(world: World, words: str, readers: Iterable[int] = READERS) -> list[int]:
    """How often each of them heard it."""
    return [len(await heard(world, reader, words)) for reader in readers]


async def a_policy(world: World, *, of: int | None = None, body: str = "每周一次。") -> int:
    """A policy for the clients' people (``of``: a version more of it) that was just published; the version's id."""
    who, at = world.company.people[QUALITY_MANAGER], world.clock.now()
    version_id = await stored.add_version(
        policy_id=await stored.add_policy(who.id, at) if of is None else of,
        title="自查办法",
        audience=Audience.CLIENTS,
        body=body,
        state="draft",
        draft_id=None,
        person_id=who.id,
        at=at,
    )
    await policies.publish(Cause(at=at, person_id=who.id), who, version_id)
    return version_id


async def said() -> list[tuple[str, str]]:
    """The kind and the state of each message that was written."""
    kinds = "'training_announced', 'policies_to_read'"
    found = await db.values(f"SELECT kind, state FROM outbox WHERE kind IN ({kinds}) ORDER BY kind, id")
    return [(row["kind"], row["state"]) for row in found]


async def waits(kind: str) -> list[tuple[str, int]]:
    """The state of the jobs of a kind, and how often they were tried."""
    found = await db.values("SELECT state, attempts FROM job WHERE kind = :kind ORDER BY id", kind=kind)
    return [(row["state"], row["attempts"]) for row in found]


async def test_the_tap_writes_nothing_and_everybody_hears_behind_it(sqlite_world: World) -> None:
    await phones(sqlite_world)
    await a_session(sqlite_world, client=None)
    await a_policy(sqlite_world)
    assert await said() == []
    await sqlite_world.beat()
    for words in (ANNOUNCED, TO_READ):
        assert await times_heard(sqlite_world, words) == [1, 1, 1, 1]


async def test_what_was_ended_half_way_goes_on_and_tells_nobody_twice(world: World) -> None:
    await phones(world)
    session, version = await a_session(world, client=None), await a_policy(world)
    cause = Cause(at=world.clock.now())
    for find, tell, subject in (
        (announcing.find_readers, announcing.tell, session),
        (policies.find_to_tell, policies.tell, version),
    ):
        assert await tell(cause, subject, (await find(subject))[:2])
    await world.beat()
    for words in (ANNOUNCED, TO_READ):
        assert await times_heard(world, words) == [1, 1, 1, 1]
    assert [len(await heard(world, QUALITY_MANAGER, words)) for words in (ANNOUNCED, TO_READ)] == [0, 0]


async def test_two_processes_at_once_tell_nobody_twice(world: World, one_at_a_time: None) -> None:
    await phones(world)
    session, version = await a_session(world, client=None), await a_policy(world)
    office = world.heart.office
    for kind, subject in ((announcing.ANNOUNCE, session), (policies.TELL, version)):
        await asyncio.gather(*(JOB_KINDS[kind].work(office, subject) for _ in range(2)))
    await world.beat()
    for words in (ANNOUNCED, TO_READ):
        assert await times_heard(world, words) == [1, 1, 1, 1]


async def test_a_stop_ends_it_after_a_step_and_the_next_start_goes_on(sqlite_world: World, one_at_a_time: None) -> None:
    await phones(sqlite_world)
    session, office = await a_session(sqlite_world, client=None), sqlite_world.heart.office

    async def and_stop(cause: Cause, session_id: int, readers: Sequence[int]) -> bool:
        office.stop.set()
        return await announcing.tell(cause, session_id, readers)

    with pytest.raises(Stopped):
        await to_many.to_many(announcing.find_readers, and_stop)(office, session)
    office.stop.clear()
    assert await db.number("SELECT count(*) AS n FROM outbox WHERE kind = 'training_announced'") == 1
    await sqlite_world.beat()
    assert await times_heard(sqlite_world, ANNOUNCED) == [1, 1, 1, 1]


async def test_what_is_cancelled_or_revoked_meanwhile_is_said_to_nobody_else(world: World) -> None:
    session, version = await a_session(world, client=None), await a_policy(world)
    cause, manager = Cause(at=world.clock.now()), world.company.people[QUALITY_MANAGER]
    for find, tell, subject in (
        (announcing.find_readers, announcing.tell, session),
        (policies.find_to_tell, policies.tell, version),
    ):
        assert await tell(cause, subject, (await find(subject))[:1])
    trainer = world.company.people[CONSULTANT]
    await fill_in(
        Cause(at=world.clock.now(), person_id=trainer.id),
        trainer,
        "training_cancellation",
        ("training", session),
        ("讲师生病",),
    )
    await policies.revoke(cause, manager, version)
    await world.beat()
    assert await said() == [("policies_to_read", "moot"), ("training_announced", "cancelled")]
    assert await waits(announcing.ANNOUNCE) == await waits(policies.TELL) == [("done", 1)]


async def test_a_newer_version_takes_the_place_of_what_is_still_being_said(sqlite_world: World) -> None:
    await phones(sqlite_world)
    version = await stored.get_version(await a_policy(sqlite_world))
    assert version is not None
    await a_policy(sqlite_world, of=version.policy_id, body="每天一次。")
    await sqlite_world.beat()
    assert await times_heard(sqlite_world, TO_READ) == [1, 1, 1, 1]
    assert await times_heard(sqlite_world, "第 2 版") == [1, 1, 1, 1]


async def test_what_the_lost_firm_may_have_said_is_held(sqlite_world: World) -> None:
    session, version = await a_session(sqlite_world), await a_policy(sqlite_world)
    again = Cause(at=sqlite_world.clock.now(), repeats=True)
    await announcing.tell(again, session, await announcing.find_readers(session))
    await policies.tell(again, version, await policies.find_to_tell(version))
    rows = await db.values(
        "SELECT DISTINCT kind, state FROM outbox WHERE kind IN ('training_announced', 'policies_to_read')"
    )
    assert sorted((row["kind"], row["state"]) for row in rows) == [
        ("policies_to_read", "held"),
        ("training_announced", "held"),
    ]
