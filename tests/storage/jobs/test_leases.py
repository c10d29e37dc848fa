"""Of several processes one holds a lease, until it lets go, is gone or its time runs out."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from storage.holders import Presence
from storage.jobs.leases import end_all, hold, release
from tests.presence import present

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TWENTY = [f"process {number}" for number in range(20)]


@pytest.fixture(autouse=True)
async def there(database: str) -> AsyncIterator[None]:
    """The processes that hold and want leases."""
    async with present("a", "b"):
        yield


async def test_twenty_that_want_a_lease_at_once_are_one_that_has_it(database: str) -> None:
    async with present(*TWENTY):
        for name in ("sender", "sealer", "backup"):
            held = await asyncio.gather(*(hold(name, process, NOW, MINUTE) for process in TWENTY))
            assert held.count(True) == 1


async def test_twenty_that_want_a_lease_that_ran_out_are_one_that_has_it(database: str) -> None:
    assert await hold("sender", "gone", NOW, MINUTE)
    async with present(*TWENTY):
        held = await asyncio.gather(*(hold("sender", process, NOW + MINUTE, MINUTE) for process in TWENTY))
        assert held.count(True) == 1


async def test_the_holder_renews_its_lease(database: str) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    assert await hold("sender", "a", NOW + MINUTE / 2, MINUTE)
    assert not await hold("sender", "b", NOW + MINUTE, MINUTE)
    assert await hold("sender", "b", NOW + 1.5 * MINUTE, MINUTE)


async def test_a_lease_is_free_from_the_moment_it_runs_out_and_not_before(database: str) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    assert not await hold("sender", "b", NOW + MINUTE - timedelta(microseconds=1), MINUTE)
    assert await hold("sender", "b", (NOW + MINUTE).astimezone(timezone(timedelta(hours=8))), MINUTE)
    assert not await hold("sender", "a", NOW + MINUTE, MINUTE)


async def test_leases_of_other_names_are_others(database: str) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    assert await hold("sealer", "b", NOW, MINUTE)


async def test_a_released_lease_is_free_at_once(database: str) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    await release("sender", "a")
    assert await hold("sender", "b", NOW, MINUTE)


async def test_a_late_release_does_not_take_the_lease_from_its_new_holder(database: str) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    assert await hold("sender", "b", NOW + MINUTE, MINUTE)
    await release("sender", "a")
    assert not await hold("sender", "c", NOW + MINUTE, MINUTE)


async def test_the_lease_of_a_process_that_is_gone_is_free_at_once(postgres: str) -> None:
    async with present("slow"):
        assert await hold("sender", "slow", NOW, MINUTE)
        # it has not been heard of for most of its time, and is there all the same
        assert not await hold("sender", "a", NOW + 0.9 * MINUTE, MINUTE)
    assert await hold("sender", "a", NOW, MINUTE)


async def test_who_lost_the_connection_that_shows_it_is_there_shows_it_again(postgres: str) -> None:
    presence = Presence("shaken")
    await presence.keep()
    assert await hold("sender", "shaken", NOW, MINUTE)
    await presence._link.close()
    await presence.keep()
    assert not await hold("sender", "a", NOW, MINUTE)
    await presence.end()
    assert await hold("sender", "a", NOW, MINUTE)


async def test_the_one_process_of_sqlite_ends_what_was_held_before_it_began_and_nobody_does_on_postgresql(
    database: str,
) -> None:
    assert await hold("sender", "a", NOW, MINUTE)
    await end_all()
    assert await hold("sender", "b", NOW, MINUTE) == database.startswith("sqlite")
