"""Silence says something only of somebody who can hear: a case does not close over who is out of reach."""

from datetime import date, time, timedelta

from bot.rules.beijing import at
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.people import roles as granted
from storage import database as db
from storage.ledgers.writing import change_entry
from storage.people import roles
from storage.trail.entries import timeline
from tests.flows.behalf.recording import COMPLAINT, NEW_PERSON, do, record
from tests.flows.cases.filing import NUMBER, accepted, in_english, opened_by, proposed, say, state_of
from tests.flows.steps import heard, one, open_patrol, press_sparingly, release, released_patrol, report_finding
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.schedules.post_room import heard as all_heard
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

CALL = "☎️ 请打电话"


async def case_id() -> int:
    """Of the only case there is."""
    return int(await one("SELECT id FROM service_case"))


async def actions() -> list[str]:
    """What the trail says of the only case."""
    return [entry.action for entry in await timeline("case", await case_id())]


async def lost(world: World, phone: Phone) -> None:
    """The person blocks the bot, and what follows is done."""
    await phone.block()
    await world.beat()


async def test_a_resolution_waits_for_who_blocked_the_bot_and_the_handler_is_asked_to_call(world: World) -> None:
    staff, handler = await proposed(world)
    await change_entry("people", world.company.people[STAFF].id, {"phone": "13800002222"}, world.clock.now())
    await lost(world, staff)
    asked = await heard(handler, CALL)
    assert "王芳 ☎️ 13800002222" in asked.text
    assert NUMBER in asked.text
    assert "将自动办结" not in asked.text
    assert "等待时间不计" in asked.text
    assert "请在" not in asked.text
    await world.pass_by(days=14)
    assert await state_of() == "proposed"
    assert len(await all_heard(world, QUALITY_MANAGER, CALL)) == 1
    assert await all_heard(world, QUALITY_MANAGER, "已逾期") == []
    await handler.text(NUMBER)
    assert "暂停等待：对方收不到这里的消息" in (await handler.last()).text
    assert "逾期" not in (await handler.last()).text


async def test_who_is_back_gets_the_whole_time_once_more(world: World) -> None:
    staff, _ = await proposed(world)
    await world.pass_by(days=3)
    await lost(world, staff)
    await world.until(beijing(10, day=27))
    await staff.unblock()
    await world.beat()
    card = await opened_by(world, STAFF)
    # back on Friday: asked until Wednesday, closed two working days later
    assert "请在 12月2日（周三）18:00 前确认" in (await card.last()).text
    assert "重新计算等待时间：对方又能收到消息" in (await card.last()).text
    await card.press("为什么是这天")
    assert "11月27日" in (await card.last()).text
    await world.until(at(date(2026, 12, 4), time(17)))
    assert await state_of() == "proposed"
    assert [m for m in await staff.messages() if "今天到期：请确认处理结果" in m.text]
    await world.until(at(date(2026, 12, 4), time(19)))
    assert await state_of() == "resolved"


async def test_a_short_absence_in_the_middle_begins_the_time_anew(sqlite_world: World) -> None:
    world = sqlite_world
    staff, _ = await proposed(world)
    await world.until(beijing(17, day=30))
    await lost(world, staff)
    await world.pass_by(minutes=5)
    await staff.unblock()
    await world.pass_by(days=1)
    assert await state_of() == "proposed"
    assert (await actions()).count("within_reach") == 1


async def test_an_absence_at_which_nobody_looked_begins_the_time_anew_as_well(sqlite_world: World) -> None:
    """As while no worker ran: what happened in the chat is known, what follows from it was not done."""
    world = sqlite_world
    staff, _ = await proposed(world)
    await world.until(beijing(17, day=26))
    await staff.block()
    world.clock.pass_by(days=1)
    await staff.unblock()
    await world.pass_by(days=4)
    assert await state_of() == "proposed"
    assert (await actions()).count("within_reach") == 1
    await world.pass_by(days=14)
    assert await state_of() == "resolved"


async def test_a_resolution_for_who_is_out_of_reach_already_is_told_by_telephone(sqlite_world: World) -> None:
    world = sqlite_world
    staff, handler = await accepted(world)
    await lost(world, staff)
    assert await all_heard(world, QUALITY_MANAGER, CALL) == [], "the complaint waits for its handler"
    await handler.text(NUMBER)
    await say(handler, "答复处理结果", "周四到厂道歉。")
    assert "等待时间不计" in (await handler.last()).text
    await world.beat()
    assert await heard(handler, CALL)
    await world.pass_by(days=10)
    assert await state_of() == "proposed"


async def test_what_was_asked_of_somebody_out_of_reach_is_not_late(sqlite_world: World) -> None:
    world = sqlite_world
    staff, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")
    await lost(world, staff)
    await world.pass_by(days=8)
    asked = await heard(handler, CALL)
    record_it = asked.button("代录 · ✍️ 补充")
    assert record_it is not None, [button.text for button in asked.buttons]
    await handler.text(NUMBER)
    assert "逾期" not in (await handler.last()).text


async def test_the_handler_who_cannot_be_told_is_not_asked_but_who_is_above(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    staff, handler = await proposed(world)
    await handler.block()
    await lost(world, staff)
    assert await heard(administrator, CALL)


async def test_a_nudge_of_a_handler_who_cannot_hear_reaches_who_is_above(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    staff, handler = await accepted(world)
    await lost(world, handler)
    assert "吴刚" in (await heard(administrator, CALL)).text
    await opened_by(world, STAFF)
    assert "📵" not in (await staff.last()).text, "who of ours is out of reach is ours to know"
    await staff.press("📣 催办")
    await world.beat()
    assert "王芳希望尽快有结果" in (await heard(administrator, "希望尽快有结果")).text


async def test_somebody_removed_is_not_taken_to_agree(sqlite_world: World) -> None:
    world = sqlite_world
    _, handler = await proposed(world)
    person, now = world.company.people[STAFF], world.clock.now()
    grant = await roles.get_held(person.id, Role.CLIENT_STAFF, world.company.clients["HX"])
    assert grant is not None
    await granted.end(Cause(now, world.company.people[ADMINISTRATOR].id), world.company.people[ADMINISTRATOR], grant.id)
    await world.pass_by(days=10)
    assert await state_of() == "proposed"
    asked = await heard(handler, CALL)
    assert "王芳已不在企业" in asked.text


async def test_who_never_joined_is_told_by_who_recorded_it_and_does_not_agree_by_silence(world: World) -> None:
    consultant = await record(world, "📮 投诉", *NEW_PERSON, "电话")
    await do(consultant, *COMPLAINT)
    handler = await world.phone(QUALITY_MANAGER)
    await handler.text(NUMBER)
    await press_sparingly(handler, "👌 受理")
    await press_sparingly(handler, "没有涉及具体的人")
    await say(handler, "答复处理结果", "周四到厂道歉。")
    await world.beat()
    assert "给出了处理结果" in (await consultant.last()).text, "passed on as ever"
    await world.pass_by(days=14)
    assert await state_of() == "proposed"
    assert await all_heard(world, CONSULTANT, CALL) == []
    assert await all_heard(world, QUALITY_MANAGER, CALL) == []
    await handler.text(NUMBER)
    assert "由代录人转告：没有回复不会自动办结" in (await handler.last()).text
    assert await all_heard(world, CONSULTANT, "❗ 已逾期"), "and asked to pass it on again"
    await lost(world, consultant)
    asked = await heard(handler, CALL)
    assert "张三 ☎️ 13800001234" in asked.text, "who would pass it on cannot either"
    assert "等待时间不计" in asked.text
    await consultant.unblock()
    await world.beat()
    await handler.text(NUMBER)
    assert "等对方确认到" in (await handler.last()).text
    assert "由代录人转告" in (await handler.last()).text


async def test_a_finding_that_waits_for_nobody_who_can_hear_is_known_to_who_serves_the_client(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await world.phone(LEAD)
    consultant = await released_patrol(world)
    for telegram_id in (STAFF, MANAGER):
        await (await world.phone(telegram_id)).block()
    await world.beat()
    asked = await heard(consultant, CALL)
    assert "WT20261123-01" in asked.text
    assert "王芳" in asked.text
    assert "李强" in asked.text
    assert await all_heard(world, LEAD, CALL) == []
    staff = world.stranger(STAFF)
    await staff.unblock()
    await world.beat()
    await consultant.text("WT20261123-01")
    assert "📵" not in (await consultant.last()).text
    assert await one("SELECT unheard_since FROM service_case") is None


async def test_a_wish_for_more_time_that_nobody_can_hear_goes_to_who_is_above(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(QUALITY_MANAGER)
    consultant, staff = await released_patrol(world), await world.phone(STAFF)
    lead = await world.phone(LEAD)
    for phone in (consultant, lead):
        await phone.block()
    await staff.text("WT20261123-01")
    for doing in ("申请延期", ">12月10日", ">等配件"):
        await (staff.text(doing[1:]) if doing.startswith(">") else staff.press(doing))
    await world.beat()
    asked = await heard(manager, CALL)
    assert "周明" in asked.text
    assert "📵" not in (await staff.last()).text, "who of ours is out of reach is ours to know"


async def test_an_older_case_is_looked_at_in_the_morning(sqlite_world: World) -> None:
    """As of a version that did not look: nobody asked when the person was lost."""
    world = sqlite_world
    _, handler = await proposed(world)
    await db.values(
        "UPDATE person SET unreachable_since = :at WHERE id = :id RETURNING id",
        at=world.clock.now() - timedelta(days=1),
        id=world.company.people[STAFF].id,
    )
    await world.until(beijing(9, day=24))
    assert await heard(handler, CALL)


async def test_it_reads_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    staff, handler = await proposed(world)
    await in_english(handler)
    await lost(world, staff)
    asked = await heard(handler, "☎️ Please call")
    assert "Ask them to open the chat with me again." in asked.text
    assert "silence closes nothing" in asked.text


async def test_of_all_findings_of_a_client_it_is_said_once(sqlite_world: World) -> None:
    world = sqlite_world
    for telegram_id in (STAFF, MANAGER):
        await (await world.phone(telegram_id)).block()
    consultant = await open_patrol(world)
    await report_finding(consultant, "全部符合，除4 封样缺失")
    await release(world)
    await consultant.text("菜单")
    await world.beat()
    await world.pass_by(minutes=1)
    first = await heard(consultant, CALL)
    assert "还有" not in first.text
    await world.plan_patrol()
    await consultant.text("菜单")
    await consultant.press("总装车间")
    await report_finding(consultant, "全部符合，除5 记录不全")
    await release(world)
    await world.beat()
    assert len([m for m in await consultant.messages() if CALL in m.text]) == 1
    await consultant.text("WT20261123-02")
    assert "📵 等的人收不到这里的消息" in (await consultant.last()).text
