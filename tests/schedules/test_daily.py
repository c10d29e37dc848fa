"""Work of every working day: at its hour, once, and after a stop only for the latest day."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from schedules.beat import Heart
from schedules.daily import DAILY, next_daily_work
from storage.jobs.periodic import change_done_until, find_done_until
from storage.trail.entries import head
from tests.schedules.post_room import a_clean_patrol, another_office, beijing, heard, lines, read_in
from tests.world import ADMINISTRATOR, World

MONDAY = date(2026, 11, 23)
WITHOUT_BACKUPS = tuple(one for one in DAILY if not one.of_backups)


async def begun(world: World) -> None:
    """A trail with entries, an administrator who listens, and the first beat of this installation."""
    await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    await world.beat()


async def posted() -> list[datetime]:
    """When the head of the trail was posted, in Beijing."""
    return [line.done_at for line in await lines("trail_head") if line.done_at is not None]


async def test_a_week_brings_the_head_of_the_trail_on_its_five_working_days(world: World) -> None:
    await begun(world)
    await world.pass_by(weeks=1)
    assert await posted() == [beijing(17, 30, day) for day in (23, 24, 25, 26, 27)]
    assert len(await heard(world, ADMINISTRATOR, "留痕存证")) == 5


async def test_the_message_seals_all_that_was_done_before_its_hour(sqlite_world: World) -> None:
    world = sqlite_world
    await begun(world)
    await world.until(beijing(17, 29))
    await a_clean_patrol(world)
    await world.until(beijing(17, 30))
    found = await head()
    assert found is not None
    position, sealed = found
    (told,) = await heard(world, ADMINISTRATOR, "留痕存证")
    assert "11月23日（周一）" in told
    assert f"{position} 条" in told
    assert f"{position}:{sealed[:16]}-{sealed[-8:]}" in told


async def test_it_is_said_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    await begun(world)
    await read_in(world, ADMINISTRATOR, "en")
    await world.until(beijing(17, 30))
    assert len(await heard(world, ADMINISTRATOR, "Audit seal, Mon 23 Nov")) == 1


async def test_nothing_is_posted_before_the_first_entry(sqlite_world: World) -> None:
    world = sqlite_world
    await world.pass_by(days=1)
    assert await head() is None
    assert await posted() == []


async def test_after_a_stop_of_days_only_the_latest_is_made_up_for(world: World) -> None:
    await begun(world)
    world.clock.move_to(beijing(9, day=27))
    await world.beat()
    assert await posted() == [beijing(9, day=27)]
    (told,) = await heard(world, ADMINISTRATOR, "留痕存证")
    assert "11月26日" in told
    await world.until(beijing(18, day=27))
    assert await posted() == [beijing(9, day=27), beijing(17, 30, 27)]


async def test_a_new_installation_begins_with_the_next_hour(sqlite_world: World) -> None:
    world = sqlite_world
    world.clock.move_to(beijing(18))
    await begun(world)
    assert await posted() == []
    await world.pass_by(days=1)
    assert await posted() == [beijing(17, 30, 24)]


async def test_two_processes_post_it_once(world: World, tmp_path: Path) -> None:
    await begun(world)
    world.clock.move_to(beijing(17, 30))
    async with another_office(world, tmp_path) as other:
        # the lease of the first has run out meanwhile, so either may be elected
        await asyncio.gather(world.beat(), Heart(other).beat())
    assert len(await lines("trail_head")) == 1


async def test_a_day_is_claimed_by_one_of_many(database: str) -> None:
    claimed = await asyncio.gather(*(change_done_until("digest", MONDAY) for _ in range(20)))
    assert claimed.count(True) == 1
    assert not await change_done_until("digest", MONDAY - timedelta(days=1))
    assert await change_done_until("digest", MONDAY + timedelta(days=1))
    assert await find_done_until() == {"digest": MONDAY + timedelta(days=1)}


async def test_the_next_hour_leaps_over_days_off(sqlite: str) -> None:
    assert await next_daily_work(beijing(9), WITHOUT_BACKUPS) == beijing(15)
    assert await next_daily_work(beijing(17, 30), WITHOUT_BACKUPS) == beijing(0, 5, 24)
    for one in DAILY:
        # what is planned is planned on days off too
        await change_done_until(one.name, date(2026, 11, 29 if one.days_off_too else 27))
    assert await next_daily_work(beijing(1, day=30), WITHOUT_BACKUPS) == beijing(8, 30, 30)


async def test_what_was_missed_falls_due_no_second_time(sqlite: str) -> None:
    for one in DAILY:
        await change_done_until(one.name, date(2026, 11, 20))
    later = datetime(2026, 12, 24, tzinfo=UTC)
    assert await next_daily_work(later, WITHOUT_BACKUPS) == datetime(2026, 12, 24, 0, 30, tzinfo=UTC)
