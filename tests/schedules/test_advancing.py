"""A moved clock stops at every due instant on the way, in order, and always arrives."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock, SystemClock
from bot.flood import FloodGate
from schedules.advancing import advance, next_due
from schedules.beat import Heart
from storage.jobs import queue as jobs
from storage.jobs.leases import hold
from storage.updates import change_flood_pause
from tests.clock import HastySeconds
from tests.presence import present
from tests.schedules.post_room import (
    another_office,
    beijing,
    gate_of,
    line,
    lines,
    refuse_next,
    trouble,
    write,
)
from tests.world import MANAGER, World

A_MOMENT = timedelta(seconds=30)
"""For what a slow machine needs where a clock runs on; the pauses and hours are far longer."""


async def test_every_message_and_job_has_its_own_moment(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = [world.clock.now() + timedelta(minutes=minutes) for minutes in (7, 3, 20, 11)]
    for number, moment in enumerate(moments[:3]):
        await write(world, MANAGER, f"letter {number}", send_at=moment)
    await jobs.add_job("report_patrol", 0, moments[3])
    beats: list[datetime] = []
    once = world.heart.beat

    async def beat() -> int:
        beats.append(world.clock.now())
        return await once()

    monkeypatch.setattr(world.heart, "beat", beat)
    began, end = world.clock.now(), world.clock.now() + timedelta(hours=1)
    await world.until(end)
    assert beats == sorted(beats)
    assert sorted(set(beats)) == [began, *sorted(moments), end]
    assert world.clock.now() == end
    assert [line.done_at for line in await lines("undelivered")] == moments[:3]


async def test_what_is_due_after_the_end_waits(world: World) -> None:
    end = world.clock.now() + timedelta(minutes=10)
    await write(world, MANAGER, "at the end", send_at=end)
    await write(world, MANAGER, "later", send_at=end + timedelta(seconds=1))
    await world.until(end)
    assert (await line("later")).state == "waiting"
    assert (await line("at the end")).state != "waiting"
    assert await next_due(end, world.heart.office) == end + timedelta(seconds=1)


async def test_what_falls_due_because_of_what_was_done_on_the_way_is_done_too(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.clock.now() + timedelta(minutes=1)
    await write(world, MANAGER, "first", send_at=first)
    once = world.heart.beat

    async def beat() -> int:
        if world.clock.now() == first:
            await write(world, MANAGER, "second", send_at=first + timedelta(minutes=1))
        return await once()

    monkeypatch.setattr(world.heart, "beat", beat)
    await world.until(first + timedelta(minutes=5))
    assert (await line("second")).done_at == first + timedelta(minutes=1)


@pytest.mark.parametrize("code", [400, 403, 500])
async def test_it_arrives_also_when_sending_fails(world: World, code: int) -> None:
    for number in range(3):
        await write(world, MANAGER, f"letter {number}")
    await refuse_next(world, code, "it fails", times=1000)
    await world.until(beijing(18))
    assert world.clock.now() == beijing(18)
    assert {line.state for line in await lines()} == {"dead"}


async def test_it_arrives_while_the_network_is_down(world: World) -> None:
    await write(world, MANAGER, "letter")
    await trouble(world, network_down=True)
    await world.until(beijing(18))
    assert world.clock.now() == beijing(18)
    assert (await line("letter")).state == "dead"


async def test_it_arrives_although_telegram_asks_for_one_pause_after_the_other(world: World, tmp_path: Path) -> None:
    await write(world, MANAGER, "letter")
    await world.phone(MANAGER)
    await refuse_next(world, 429, "Too Many Requests: retry after 60", retry_after=60, times=5)
    async with another_office(world, tmp_path, gate_of(world)) as at:
        heart = Heart(replace(at, presence=world.heart.office.presence))
        end = world.clock.now() + timedelta(minutes=30)
        await advance(world.clock, end, heart)
    assert world.clock.now() == end
    assert (await line("letter")).state == "sent"


async def test_it_arrives_when_another_process_is_elected(world: World) -> None:
    await write(world, MANAGER, "letter")
    async with present("another process"):
        await hold("sender", "another process", world.clock.now(), timedelta(days=2))
        await world.until(beijing(18))
    assert world.clock.now() == beijing(18)
    assert (await line("letter")).state == "waiting"


@pytest.mark.parametrize("runs_on", [False, True], ids=["a clock that stands", "a clock that runs on"])
async def test_a_pause_is_waited_out_and_nothing_behind_it_is_skipped(
    world: World, tmp_path: Path, runs_on: bool
) -> None:
    await world.phone(MANAGER)
    clock = MovableClock(world.clock.now() - SystemClock().now()) if runs_on else world.clock
    moments = [beijing(9, day=day) for day in (24, 25, 26)]
    for number, moment in enumerate(moments):
        for copy in range(3):
            await write(world, MANAGER, f"{number}-{copy}", send_at=moment, expires_at=moment + timedelta(hours=2))
    await refuse_next(world, 429, "Too Many Requests: retry after 60", retry_after=60, times=4)
    waited: list[int] = []
    seconds = HastySeconds()
    async with another_office(world, tmp_path, FloodGate(seconds.tick, seconds.sleep)) as at:
        await advance(clock, beijing(20, day=27), Heart(replace(at, clock=clock)), waited.append)
    # four pauses, each with its end, all of them at the first hour
    assert waited == [60, 0] * 4
    sent = await lines("undelivered")
    assert [line.state for line in sent] == ["sent"] * 9
    late = [line.done_at - line.send_at for line in sent if line.done_at is not None]
    assert all(timedelta(minutes=4) - A_MOMENT <= lateness < timedelta(minutes=4) + A_MOMENT for lateness in late[:3])
    assert all(timedelta() <= lateness < A_MOMENT for lateness in late[3:])


async def test_a_pause_that_nobody_s_letter_waits_for_is_waited_out_too(world: World) -> None:
    await world.phone(MANAGER)
    at = world.heart.office
    await change_flood_pause(at.sender.bot_id, world.clock.now() + timedelta(minutes=3))
    await write(world, MANAGER, "letter")
    began = world.clock.now()
    await world.pass_by(hours=1)
    done = (await line("letter")).done_at
    assert done is not None
    assert timedelta(minutes=3) - A_MOMENT <= done - began < timedelta(minutes=3) + A_MOMENT


async def test_while_another_process_is_elected_every_due_instant_is_still_visited(world: World) -> None:
    await write(world, MANAGER, "letter")
    await write(world, MANAGER, "tomorrow", send_at=beijing(9, day=24))
    await world.phone(MANAGER)
    async with present("another process"):
        await hold("sender", "another process", world.clock.now(), timedelta(hours=10))
        await world.until(beijing(12, day=25))
    # the other one has not been heard of for ten hours: what it left is taken over with what falls due next, the plans
    # at five past midnight, and goes out when people are awake
    assert [(await line(key)).done_at for key in ("letter", "tomorrow")] == [beijing(8, day=24), beijing(9, day=24)]


async def test_it_does_not_go_back(world: World) -> None:
    now = world.clock.now()
    await world.until(now - timedelta(hours=1))
    assert world.clock.now() == now


async def test_when_nothing_waits_the_days_work_is_due_next(world: World) -> None:
    assert await next_due(world.clock.now(), world.heart.office) == beijing(15)


async def test_what_is_overdue_hides_nothing_that_falls_due_later(world: World) -> None:
    await write(world, MANAGER, "letter", send_at=world.clock.now() - timedelta(days=3))
    await write(world, MANAGER, "later", send_at=world.clock.now() + timedelta(minutes=5))
    assert await next_due(world.clock.now(), world.heart.office) == world.clock.now() + timedelta(minutes=5)


def test_the_clock_of_the_trial_moves_forward_only() -> None:
    clock = MovableClock()
    clock.reach(clock.now() + timedelta(days=30))
    ahead = clock.now() - SystemClock().now()
    assert timedelta(days=30) - timedelta(seconds=5) < ahead <= timedelta(days=30)
    clock.reach(clock.now() - timedelta(seconds=1))
    assert timedelta(days=30) - timedelta(seconds=5) < clock.now() - SystemClock().now() <= timedelta(days=30)
