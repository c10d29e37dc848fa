"""One message at 08:30 on working days for leads and quality managers, with what is late, due or waiting."""

from datetime import timedelta

from storage import database
from tests.flows.cases.filing import file_enquiry
from tests.flows.steps import heard
from tests.schedules.post_room import a_patrol_with_a_finding, beijing
from tests.world import LEAD, MANAGER, World


async def test_the_lead_gets_one_digest_each_working_morning_with_what_is_overdue(world: World) -> None:
    lead = await world.phone(LEAD)
    await world.beat()
    await a_patrol_with_a_finding(world, "严重")
    await world.until(beijing(9, day=30) + timedelta(days=1))
    digest = await heard(lead, "早间汇总 · 12月1日")
    assert "已逾期 1 件" in digest.text
    assert "封样缺失" in digest.text
    assert digest.button("WT20261123-01") is not None
    sent = await database.values("SELECT done_at FROM outbox WHERE kind = 'digest' AND state = 'sent'")
    # Monday the 30th it was due that day, Tuesday it is late; before, nothing was
    assert len(sent) == 2


async def test_what_is_late_is_named_and_what_finds_no_room_is_counted(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    await world.beat()
    for _ in range(14):
        await file_enquiry(world)
    await world.until(beijing(9, day=30))
    digest = await heard(lead, "早间汇总 · 11月30日")
    assert "已逾期 14 件" in digest.text
    late, _, _ = digest.text.partition("👉")
    assert late.count("ZX20261123-") == 12
    assert "……还有 2 件" in late


async def test_a_morning_without_anything_to_say_is_silent(world: World) -> None:
    await world.phone(LEAD)
    await world.beat()
    await world.until(beijing(9, day=24))
    states = await database.values("SELECT DISTINCT state FROM outbox WHERE kind = 'digest'")
    assert [row["state"] for row in states] == ["moot"]


async def test_a_patrol_that_was_missed_is_in_the_digest_and_english_is_spoken_to_who_reads_it(world: World) -> None:
    lead = await world.phone(LEAD)
    await lead.text("English")
    await world.beat()
    await world.plan_patrol()
    await world.until(beijing(9, day=24))
    digest = await heard(lead, "Morning digest")
    assert "Work not done: 1" in digest.text
    assert "恒信阀门 · 总装车间" in digest.text


async def test_client_people_get_no_digest(world: World) -> None:
    manager = await world.phone(MANAGER)
    await world.beat()
    await world.plan_patrol()
    await world.until(beijing(9, day=24))
    assert not [message for message in await manager.messages() if "早间汇总" in message.text]
