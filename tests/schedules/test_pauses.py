"""Telegram asks for a pause (429): it holds every process of the bot, and nothing is lost, doubled or counted."""

from datetime import timedelta
from pathlib import Path

import pytest

from schedules.beat import Heart
from schedules.draining import drain
from storage.jobs.leases import hold
from storage.updates import get_flood_pause
from tests.schedules.post_room import another_office, gate_of, heard, lines, refuse_next, write
from tests.world import LEAD, MANAGER, World


async def test_a_pause_that_telegram_asks_for_holds_everything_and_loses_nothing(world: World, tmp_path: Path) -> None:
    for reader in (MANAGER, LEAD):
        await world.phone(reader)
    for number in range(6):
        await write(world, (MANAGER, LEAD)[number % 2], f"letter {number}")
    await refuse_next(world, 429, "Too Many Requests: retry after 30", retry_after=30)
    async with another_office(world, tmp_path, gate_of(world)) as at:
        calls = await world.stranger(MANAGER).calls()
        await drain(at)
        # one was refused, the others were not even tried, and none of them counts as an attempt
        assert len(await world.stranger(MANAGER).calls_since(calls)) == 1
        resumes = world.clock.now() + timedelta(seconds=30)
        assert {(line.state, line.attempts) for line in await lines()} == {("waiting", 0)}
        assert [line.lease_until for line in await lines()] == [pytest.approx(resumes, abs=timedelta(seconds=1))] * 6
        world.clock.pass_by(seconds=29)
        assert await drain(at) == 0
        world.clock.pass_by(seconds=1)
        assert await drain(at) == 6
    assert {(line.state, line.attempts) for line in await lines()} == {("sent", 1)}
    assert len(await heard(world, MANAGER, "<letter")) == len(await heard(world, LEAD, "<letter")) == 3


async def test_a_pause_asked_of_one_process_holds_the_others(world: World, tmp_path: Path) -> None:
    await world.phone(MANAGER)
    await write(world, MANAGER, "letter")
    await refuse_next(world, 429, "Too Many Requests: retry after 30", retry_after=30)
    async with (
        another_office(world, tmp_path, gate_of(world)) as first,
        another_office(world, tmp_path, gate_of(world)) as second,
    ):
        await drain(first)
        assert second.sender.paused == 0
        # another process is elected to send, and still this one learns of the pause
        await hold("sender", first.holder, world.clock.now(), timedelta(minutes=5))
        assert await Heart(second).beat() == 0
        assert second.sender.paused == 30
        world.clock.pass_by(seconds=30)
        assert second.sender.paused == 0
        assert await Heart(first).beat() == 1
    assert len(await heard(world, MANAGER, "<letter>")) == 1


async def test_a_pause_asked_of_the_conversation_is_noted_for_all_and_the_reply_still_comes(world: World) -> None:
    manager = await world.phone(MANAGER)
    await refuse_next(world, 429, "Too Many Requests: retry after 1", retry_after=1)
    asked = world.clock.now()
    await manager.text("菜单")
    assert (await manager.last()).from_bot
    assert len(await heard(world, MANAGER, "目前没有等您处理的事")) == 2
    assert await get_flood_pause(world.heart.office.sender.bot_id) == asked + timedelta(seconds=1)
