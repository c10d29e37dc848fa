"""A message that does not get through: each cause has its outcome, and a person learns of it in the end."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.rules.cause import Cause
from bot.rules.post import Thing
from bot.services.post import delivery as notices
from schedules.draining import LEASE, MOST_ATTEMPTS
from storage import database
from storage.post.notices import Notice
from storage.post.outbox import MessageRecord
from tests.schedules.post_room import (
    a_clean_patrol,
    another_office,
    beijing,
    drain,
    heard,
    line,
    lines,
    refuse_next,
    trouble,
    write,
)
from tests.world import ADMINISTRATOR, MANAGER, QUALITY_MANAGER, World


class PowerCut(Exception):
    """The program ends between sending and marking."""


async def unreachable() -> list[str]:
    """Telegram ids of people noted as not to be reached."""
    found = await database.values("SELECT telegram_id FROM person WHERE unreachable_since IS NOT NULL")
    return [str(row["telegram_id"]) for row in found]


async def test_when_the_reader_blocked_the_bot_the_administrator_is_told_once(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await manager.block()
    await world.pass_by(minutes=10)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.error) == ("dead", "Forbidden: bot was blocked by the user")
    assert await unreachable() == [str(MANAGER)]
    await world.pass_by(days=2)
    assert len(await heard(world, ADMINISTRATOR, "联系不上李强")) == 1


async def test_someone_who_never_began_a_chat_is_reported_likewise(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    await world.pass_by(minutes=10)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.error) == ("dead", "Chat not found")
    assert await unreachable() == [str(MANAGER)]
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1


async def test_someone_without_an_account_is_reported_but_not_as_unreachable(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await database.values("UPDATE person SET telegram_id = NULL WHERE telegram_id = 102 RETURNING id")
    await a_clean_patrol(world)
    await world.pass_by(minutes=10)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.error) == ("dead", "no account")
    assert await unreachable() == []
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1


async def test_an_administrator_who_cannot_be_told_is_not_reported_to_themselves(world: World) -> None:
    await a_clean_patrol(world)
    await world.pass_by(minutes=10)
    administrator = world.company.people[ADMINISTRATOR].id
    told = [(line.person_id == administrator, line.state) for line in await lines("unreachable")]
    assert sorted(told) == [(False, "sent"), (True, "dead")]
    await world.pass_by(days=1)
    assert len(await lines("unreachable")) == 2


async def test_what_telegram_will_never_take_is_reported_at_once(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await world.phone(MANAGER)
    await a_clean_patrol(world)
    await world.pass_by(minutes=9)
    await refuse_next(world, 400, "Bad Request: message caption is too long", method="sendDocument")
    await world.pass_by(minutes=1)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.attempts) == ("dead", 1)
    assert await unreachable() == []
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1


async def test_a_server_error_is_tried_again_after_a_growing_pause(world: World) -> None:
    await world.phone(MANAGER)
    await refuse_next(world, 502, "Bad Gateway", times=3)
    await write(world, MANAGER, "letter")
    began = world.clock.now()
    await world.beat()
    tries = [began]
    while (await line("letter")).state == "waiting":
        due = (await line("letter")).lease_until
        assert due is not None
        await world.until(due)
        tries.append(due)
    pauses = [(later - earlier).total_seconds() for earlier, later in pairwise(tries)]
    assert pauses == [2, 4, 8]
    assert (await line("letter")).state == "sent"
    assert len(await heard(world, MANAGER, "<letter>")) == 1


async def test_while_the_network_is_down_messages_wait_and_go_out_afterwards(world: World) -> None:
    await world.phone(MANAGER)
    await write(world, MANAGER, "letter")
    await trouble(world, network_down=True)
    await world.pass_by(seconds=20)
    waiting = await line("letter")
    assert (waiting.state, waiting.error) == ("waiting", "NotNow")
    await trouble(world, network_down=False)
    await world.pass_by(minutes=1)
    assert (await line("letter")).state == "sent"
    assert len(await heard(world, MANAGER, "<letter>")) == 1


async def test_what_fails_too_often_is_given_up_and_reported(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await world.phone(MANAGER)
    await a_clean_patrol(world)
    await world.pass_by(minutes=9)
    await refuse_next(world, 500, "Internal Server Error", method="sendDocument", times=MOST_ATTEMPTS)
    await world.pass_by(minutes=30)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.attempts, report.error) == ("dead", MOST_ATTEMPTS, "NotNow")
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1


async def test_a_message_that_cannot_be_composed_does_not_hold_up_the_others(world: World) -> None:
    manager = await world.phone(MANAGER)
    await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    await world.pass_by(minutes=9)
    files = world.heart.office.files.folder
    for file in (path for path in files.rglob("*") if path.is_file() and path.read_bytes().startswith(b"%PDF")):
        file.write_bytes(b"damaged")
    for number in range(3):
        await write(world, MANAGER, f"letter {number}", send_at=world.clock.now() + timedelta(minutes=1, seconds=1))
    await world.pass_by(minutes=2)
    assert len(await heard(world, MANAGER, "<letter")) == 3
    await world.pass_by(minutes=30)
    report = (await lines("patrol_report"))[0]
    assert (report.state, report.error) == ("dead", "FileDamaged")
    assert "document" not in (await manager.last()).raw
    assert len(await heard(world, ADMINISTRATOR, "未送达")) == 1


async def test_a_crash_between_sending_and_marking_sends_once_more_at_most(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.phone(MANAGER)
    await write(world, MANAGER, "letter")
    delivered = notices.delivered

    async def power_cut(
        cause: Cause, message: MessageRecord, notice: Notice, reader_id: int, things: Iterable[Thing]
    ) -> None:
        raise PowerCut

    monkeypatch.setattr(notices, "delivered", power_cut)
    with pytest.raises(PowerCut):
        await drain(world.heart.office)
    monkeypatch.setattr(notices, "delivered", delivered)
    await world.beat()
    assert len(await heard(world, MANAGER, "<letter>")) == 1, "the claim still holds"
    await world.pass_by(seconds=LEASE.total_seconds())
    assert len(await heard(world, MANAGER, "<letter>")) == 2
    await world.pass_by(days=1)
    assert len(await heard(world, MANAGER, "<letter>")) == 2
    assert (await line("letter")).state == "sent"


async def test_a_slow_drainer_whose_claim_ran_out_does_not_mark_what_another_sends(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.phone(QUALITY_MANAGER)
    await write(world, QUALITY_MANAGER, "letter")
    delivered, reached, go_on = notices.delivered, asyncio.Event(), asyncio.Event()

    async def slowly(
        cause: Cause, message: MessageRecord, notice: Notice, reader_id: int, things: Iterable[Thing]
    ) -> None:
        reached.set()
        await go_on.wait()
        await delivered(cause, message, notice, reader_id, things)

    monkeypatch.setattr(notices, "delivered", slowly)
    slow = asyncio.create_task(drain(world.heart.office))
    await reached.wait()
    monkeypatch.setattr(notices, "delivered", delivered)
    world.clock.pass_by(seconds=LEASE.total_seconds())
    async with another_office(world, tmp_path) as other:
        await drain(other)
    sent = await line("letter")
    go_on.set()
    await slow
    assert await line("letter") == sent
    assert (sent.state, sent.attempts, sent.done_at) == ("sent", 2, beijing(9, 32))
