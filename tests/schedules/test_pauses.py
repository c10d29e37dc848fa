"""Telegram asks for a pause (429): it holds one chat, or everybody in every process; nothing is lost or doubled."""

from datetime import timedelta
from pathlib import Path

import pytest

from schedules.beat import Heart
from storage.jobs.leases import hold
from storage.updates import get_flood_pause
from tests.schedules.post_room import another_office, drain, gate_of, heard, lines, refuse_next, trouble, write
from tests.world import LEAD, MANAGER, QUALITY_MANAGER, World

A_MOMENT = timedelta(seconds=1)


async def test_a_pause_of_one_chat_holds_its_messages_and_nobody_else_s(world: World, tmp_path: Path) -> None:
    for reader in (MANAGER, LEAD):
        await world.phone(reader)
    for number in range(6):
        await write(world, (MANAGER, LEAD)[number % 2], f"letter {number}")
    await trouble(world, flood_retry_after=30, flood_chat=MANAGER)
    async with another_office(world, tmp_path, gate_of(world)) as at:
        calls = await world.stranger(MANAGER).calls()
        assert await drain(at) == 6
        # one was refused, those behind it were not even tried, and none of them counts as an attempt
        refused = [call for call in await world.stranger(MANAGER).calls_since(calls) if not call["ok"]]
        assert [call["error_code"] for call in refused] == [429]
        resumes = world.clock.now() + timedelta(seconds=30)
        held = [line for line in await lines() if line.person_id == world.company.people[MANAGER].id]
        assert {(line.state, line.attempts) for line in held} == {("waiting", 0)}
        assert [line.lease_until for line in held] == [pytest.approx(resumes, abs=A_MOMENT)] * 3
        assert len(await heard(world, LEAD, "<letter")) == 3
        assert await get_flood_pause(at.sender.bot_id) is None
        await trouble(world, flood_retry_after=0, flood_chat=MANAGER)
        world.clock.pass_by(seconds=28)
        assert await drain(at) == 0
        world.clock.pass_by(seconds=2)
        assert await drain(at) == 3
    assert {(line.state, line.attempts) for line in await lines()} == {("sent", 1)}
    in_order = [f"letter {number}" for number in (0, 2, 4)]
    for letter, text in zip(in_order, await heard(world, MANAGER, "<letter"), strict=True):
        assert f"<{letter}>" in text


async def test_a_pause_that_telegram_asks_for_in_two_chats_holds_everything(world: World, tmp_path: Path) -> None:
    readers = (MANAGER, LEAD, QUALITY_MANAGER)
    for reader in readers:
        await world.phone(reader)
    for number in range(9):
        await write(world, readers[number % 3], f"letter {number}")
    await trouble(world, flood_retry_after=30)
    async with another_office(world, tmp_path, gate_of(world)) as at:
        assert await drain(at) == 9
        assert {(line.state, line.attempts) for line in await lines()} == {("waiting", 0)}
        assert at.sender.paused > 29
        assert await get_flood_pause(at.sender.bot_id) is not None
        await trouble(world, flood_retry_after=0)
        # nothing is tried while the pause goes on
        await write(world, MANAGER, "another")
        world.clock.pass_by(seconds=28)
        assert await drain(at) == 0
        world.clock.pass_by(seconds=2)
        assert await drain(at) == 10
    assert {(line.state, line.attempts) for line in await lines()} == {("sent", 1)}
    for reader in (LEAD, QUALITY_MANAGER):
        assert len(await heard(world, reader, "<letter")) == 3


async def test_a_pause_asked_of_one_process_holds_the_others(world: World, tmp_path: Path) -> None:
    for reader in (MANAGER, LEAD):
        await world.phone(reader)
        await write(world, reader, f"letter to {reader}")
    await refuse_next(world, 429, "Too Many Requests: retry after 30", retry_after=30, times=2)
    async with (
        another_office(world, tmp_path, gate_of(world)) as first,
        another_office(world, tmp_path, gate_of(world)) as second,
    ):
        await drain(first)
        assert second.sender.paused == 0
        # another process is elected to send, and still this one learns of the pause
        await hold("sender", first.holder, world.clock.now(), timedelta(minutes=5))
        assert await Heart(second).beat() == 0
        assert second.sender.paused == pytest.approx(30)
        world.clock.pass_by(seconds=31)
        assert second.sender.paused == 0
        assert await Heart(first).beat() == 2
    assert len(await heard(world, MANAGER, "<letter")) == len(await heard(world, LEAD, "<letter")) == 1


async def test_a_pause_asked_of_a_reply_is_waited_out_and_the_reply_still_comes(world: World) -> None:
    manager = await world.phone(MANAGER)
    await refuse_next(world, 429, "Too Many Requests: retry after 1", retry_after=1)
    await manager.text("菜单")
    assert (await manager.last()).from_bot
    assert len(await heard(world, MANAGER, "目前没有等您处理的事")) == 2
    # it was about this chat alone
    assert await get_flood_pause(world.heart.office.sender.bot_id) is None
