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
    assert "❗ 各企业已逾期 1 件\n没人接手 1" in digest.text
    # each line is a key, and what a key says is not said above it
    assert digest.button("🔴 恒信阀门 逾期1天 封样缺失") is not None
    assert "封样缺失" not in digest.text
    sent = await database.values("SELECT done_at FROM outbox WHERE kind = 'digest' AND state = 'sent'")
    # Monday the 30th it was due that day, Tuesday it is late; before, nothing was
    assert len(sent) == 2


async def test_the_gravest_come_first_then_what_is_late_longest(world: World) -> None:
    lead = await world.phone(LEAD)
    await world.beat()
    # an ordinary one is given ten working days, a serious one five: made on the same day, the latter is late first
    for severity in ("轻微", "一般", "严重"):
        await a_patrol_with_a_finding(world, severity)
    await world.until(beijing(9, day=30) + timedelta(days=10))
    digest = await heard(lead, "早间汇总 · 12月10日")
    marks = [button.text[0] for button in digest.buttons if "逾期" in button.text and "封样" in button.text]
    assert marks[0] == "🔴"
    assert len(marks) >= 2


async def test_what_is_late_is_a_key_and_what_finds_no_room_is_counted(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    await world.beat()
    for _ in range(14):
        await file_enquiry(world)
    await world.until(beijing(9, day=30))
    digest = await heard(lead, "早间汇总 · 11月30日")
    assert "已逾期 14 件\n没人接手 14\n……还有 8 项" in digest.text
    assert "👉 等您处理 14 件（其中 14 件已在上面）" in digest.text
    assert len([button for button in digest.buttons if button.text.startswith("💬 恒信阀门 逾期")]) == 6
    # the rest is a tap away, and the home counts as the digest does
    await lead.press_data(digest, next(button.data or "" for button in digest.buttons if "全部进度" in button.text))
    await lead.text("菜单")
    assert "待受理 14 件" in (await lead.last()).text


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
    assert digest.button("🔍 1 day late 恒信阀门 · 总装车间") is not None


async def test_client_people_get_no_digest(world: World) -> None:
    manager = await world.phone(MANAGER)
    await world.beat()
    await world.plan_patrol()
    await world.until(beijing(9, day=24))
    assert not [message for message in await manager.messages() if "早间汇总" in message.text]
