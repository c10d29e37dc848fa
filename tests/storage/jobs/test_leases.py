"""Of several processes one holds a lease, until it lets go or its time runs out."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

from storage.jobs.leases import hold, release

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def test_twenty_that_want_a_lease_at_once_are_one_that_has_it(database: str) -> None:
    for name in ("sender", "sealer", "backup"):
        held = await asyncio.gather(*(hold(name, f"process {number}", NOW, MINUTE) for number in range(20)))
        assert held.count(True) == 1


async def test_twenty_that_want_a_lease_that_ran_out_are_one_that_has_it(database: str) -> None:
    assert await hold("sender", "gone", NOW, MINUTE)
    held = await asyncio.gather(*(hold("sender", f"process {number}", NOW + MINUTE, MINUTE) for number in range(20)))
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
