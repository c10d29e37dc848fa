"""Who is called to an incident in which order, until somebody comes: all of it is in the record (clause 5.4 b-c)."""

from bot.rules.people import Position
from storage import database as db
from tests.flows.cases.filing import state_of
from tests.flows.cases.test_incident import NUMBER, report, taken
from tests.flows.checklists.self_checking import appoint
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

THREE_AT_NIGHT = 17.5
"""Hours from when the tests begin, Monday 09:30 in Beijing, to Tuesday 03:00."""


async def said_to(phone: Phone) -> str:
    """Everything in a chat."""
    return "\n".join(message.text for message in await phone.messages())


async def test_at_three_with_nobody_awake_one_after_another_is_called_and_the_record_says_who_and_when(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    phones = {who: await world.phone(who) for who in (MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR)}
    await world.pass_by(hours=THREE_AT_NIGHT)
    await report(world)
    await world.beat()
    for who in (MANAGER, CONSULTANT, LEAD):
        assert "请马上响应" in await said_to(phones[who]), who
    for who in (QUALITY_MANAGER, ADMINISTRATOR):
        assert "请马上响应" not in await said_to(phones[who]), who
    await world.pass_by(minutes=11)
    assert "请马上响应" in await said_to(phones[QUALITY_MANAGER])
    assert "请马上响应" not in await said_to(phones[ADMINISTRATOR])
    await world.pass_by(minutes=10)
    assert "请马上响应" in await said_to(phones[ADMINISTRATOR])
    # nobody is left: it begins again with the first
    before = (await said_to(phones[MANAGER])).count("请马上响应")
    await world.pass_by(minutes=10)
    assert (await said_to(phones[MANAGER])).count("请马上响应") == before + 1
    await phones[LEAD].text("SJ20261124-01")
    card = (await phones[LEAD].last()).text
    for line in ("03:00 系统 呼叫李强", "03:00 系统 呼叫周明", "03:10 系统 呼叫", "03:20 系统 呼叫"):
        assert line in card, card


async def test_who_cannot_come_passes_the_call_on_at_once(world: World) -> None:
    manager, quality = await world.phone(MANAGER), await world.phone(QUALITY_MANAGER)
    worker = await report(world)
    await world.beat()
    await heard(manager, "请马上响应")
    await manager.press("🙅 我去不了")
    await world.beat()
    assert "请马上响应" in (await heard(quality, "上报突发事件")).text
    assert "李强去不了，正在呼叫下一位" in (await heard(worker, "去不了")).text
    await manager.text(NUMBER)
    assert not any("去不了" in button.text for button in (await manager.last()).buttons)
    assert await state_of(NUMBER) == "called"


async def test_once_somebody_comes_nobody_else_is_called_and_the_calls_say_who_comes(world: World) -> None:
    quality, manager = await world.phone(QUALITY_MANAGER), await world.phone(MANAGER)
    await taken(world)
    await world.pass_by(seconds=6)
    told = await heard(manager, "👌 1 人响应：周明")
    assert any("收到，我也来" in button.text for button in told.buttons)
    await manager.press("👌 收到，我也来")
    await world.pass_by(seconds=6)
    assert "2 人响应：周明、李强" in await said_to(manager)
    await world.pass_by(minutes=25)
    assert "请马上响应" not in await said_to(quality)


async def test_whoever_gets_no_messages_is_passed_over_and_the_record_says_so(sqlite_world: World) -> None:
    world = sqlite_world
    await appoint(world, STAFF, Position.OFFICER)
    manager = await world.phone(MANAGER)
    await manager.block()
    await db.changed(
        "UPDATE person SET unreachable_since = :at WHERE id = :id",
        at=world.clock.now(),
        id=world.company.people[MANAGER].id,
    )
    lead, quality = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    await report(world)
    await world.beat()
    await heard(lead, "请马上响应")
    await lead.text(NUMBER)
    assert "没呼叫到李强：收不到消息" in (await lead.last()).text
    assert "请马上响应" not in await said_to(quality)


async def test_when_the_lead_gets_no_messages_any_more_others_are_called_again(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    worker, consultant = await taken(world)
    await consultant.block()
    await worker.text(NUMBER)
    await worker.press("📣 催办")
    await world.pass_by(minutes=1)
    assert await state_of(NUMBER) == "called"
    assert "负责人收不到消息，请接手" in await said_to(manager)
    await manager.text(NUMBER)
    await manager.press("👌 收到，马上处理")
    assert await one("SELECT handler_id FROM service_case") == world.company.people[MANAGER].id


async def test_who_leads_and_cannot_any_more_has_the_next_one_called(sqlite_world: World) -> None:
    world = sqlite_world
    quality = await world.phone(QUALITY_MANAGER)
    _, consultant = await taken(world)
    await consultant.text(NUMBER)
    await consultant.press("🙅 我顾不上，请换人")
    await world.beat()
    assert "请马上响应" in await said_to(quality)
    assert await one("SELECT handler_id FROM service_case") == world.company.people[CONSULTANT].id
    await quality.press("👌 收到，马上处理")
    assert await one("SELECT handler_id FROM service_case") == world.company.people[QUALITY_MANAGER].id
