"""The outbox goes out: each message once, in the reader's language, at an hour when people may be spoken to."""

import asyncio
from datetime import timedelta
from pathlib import Path

from schedules.jobs import run_due_jobs
from storage import database
from tests.schedules.post_room import (
    a_clean_patrol,
    a_patrol_with_a_finding,
    another_office,
    beijing,
    drain,
    heard,
    line,
    lines,
    read_in,
    write,
)
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def test_two_processes_that_drain_at_once_send_each_message_once(world: World, tmp_path: Path) -> None:
    readers = (MANAGER, LEAD, QUALITY_MANAGER)
    for reader in readers:
        await world.phone(reader)
    for number in range(24):
        await write(world, readers[number % 3], f"letter {number}")

    async with another_office(world, tmp_path) as other:

        async def until_empty(at: object) -> int:
            done = 0
            while now_done := await drain(other if at is other else world.heart.office):
                done += now_done
            return done

        by_each = await asyncio.gather(until_empty(other), until_empty(world.heart.office))

    assert sum(by_each) == 24
    assert {(line.state, line.attempts) for line in await lines()} == {("sent", 1)}
    said = [text for reader in readers for text in await heard(world, reader, "<letter")]
    assert len(said) == len(set(said)) == 24


async def test_a_message_is_written_in_the_language_its_reader_has_when_it_goes_out(world: World) -> None:
    await world.phone(MANAGER)
    await write(world, MANAGER, "first", send_at=beijing(10))
    await write(world, MANAGER, "second", send_at=beijing(11))
    await world.until(beijing(10, 30))
    await read_in(world, MANAGER, "en")
    await world.until(beijing(11, 30))
    assert "未送达" in (await heard(world, MANAGER, "<first>"))[0]
    assert "Not delivered" in (await heard(world, MANAGER, "<second>"))[0]


async def test_a_reminder_of_a_finding_closed_meanwhile_is_withdrawn(world: World) -> None:
    await world.phone(MANAGER)
    await a_patrol_with_a_finding(world)
    await world.until(beijing(8, day=26))
    await database.values("UPDATE service_case SET state = 'closed' RETURNING id")
    await world.until(beijing(10, day=26))
    assert next(line.state for line in await lines("case_reminder")) == "moot"
    assert await heard(world, MANAGER, "快到期了") == []


async def test_a_report_of_a_patrol_recalled_meanwhile_is_withdrawn(world: World) -> None:
    await a_clean_patrol(world)
    assert await run_due_jobs(world.heart.office) == 2
    await world.stranger(CONSULTANT).press("撤回")
    await world.beat()
    assert [(line.kind, line.state) for line in await lines()] == [("own_report", "cancelled")]


async def test_a_message_to_someone_who_may_not_see_its_subject_any_more_is_withdrawn(world: World) -> None:
    await world.phone(MANAGER)
    await a_patrol_with_a_finding(world)
    await world.until(beijing(8, day=26))
    await database.values("UPDATE role_grant SET ended_at = since WHERE role = 'client_manager' RETURNING id")
    await world.until(beijing(10, day=26))
    assert await heard(world, MANAGER, "快到期了") == []


async def test_an_expired_message_is_dropped(world: World) -> None:
    await world.phone(MANAGER)
    now = world.clock.now()
    await write(world, MANAGER, "stale", expires_at=now)
    await write(world, MANAGER, "fresh", expires_at=now + timedelta(seconds=1))
    await world.beat()
    assert ((await line("stale")).state, (await line("fresh")).state) == ("expired", "sent")
    assert await heard(world, MANAGER, "<stale>") == []


async def test_nobody_is_disturbed_in_quiet_hours(world: World) -> None:
    await world.phone(MANAGER)
    goes_out = {
        beijing(11, 59): beijing(11, 59),
        beijing(12): beijing(13, 30),
        beijing(13, 29): beijing(13, 30),
        beijing(13, 30): beijing(13, 30),
        beijing(19, 59): beijing(19, 59),
        beijing(20): beijing(8, day=24),
        beijing(3, day=24): beijing(8, day=24),
        beijing(7, 59, day=24): beijing(8, day=24),
        beijing(8, day=24): beijing(8, day=24),
    }
    for due in goes_out:
        await write(world, MANAGER, f"{due:%d %H:%M}", send_at=due)
    await world.until(beijing(8, 20, day=24))
    assert {line.send_at: line.done_at for line in await lines()} == goes_out
    assert {(line.state, line.attempts) for line in await lines()} == {("sent", 1)}


async def test_client_staff_are_left_alone_on_days_off_and_hear_it_on_the_next_working_morning(world: World) -> None:
    for person in (STAFF, MANAGER):
        await world.phone(person)
        await write(world, person, f"to {person}", send_at=beijing(10, day=28))  # a Saturday
    await world.until(beijing(9, day=30))
    assert (await line(f"to {MANAGER}")).done_at == beijing(10, day=28)
    assert (await line(f"to {STAFF}")).done_at == beijing(8, day=30)


async def test_the_answer_to_what_somebody_just_did_comes_at_any_hour(world: World) -> None:
    await world.until(beijing(21, 15))
    await world.phone(MANAGER)
    await a_clean_patrol(world)
    await world.until(beijing(7, 59, day=24))
    own, clients = await lines()
    assert (own.kind, own.done_at) == ("own_report", beijing(21, 15))
    assert (clients.kind, clients.state) == ("patrol_report", "waiting")
    await world.until(beijing(8, day=24))
    assert (await line(clients.key)).done_at == beijing(8, day=24)


async def test_a_message_carries_its_document(world: World) -> None:
    manager = await world.phone(MANAGER)
    await read_in(world, MANAGER, "en")
    await a_clean_patrol(world)
    await world.pass_by(minutes=10)
    report = await manager.last()
    assert report.raw["document"]["file_name"] == "恒信阀门_总装车间_patrol-report_20261123.pdf"
    assert "Patrol report" in report.text
    assert (await manager.download(report)).startswith(b"%PDF")
