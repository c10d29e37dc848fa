"""值班表: whom an incident calls first and in which order, and what each does by the plan (clause 5.4 b-c)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.cases.test_incident import report
from tests.flows.cases.test_incident_calls import THREE_AT_NIGHT, said_to
from tests.flows.ledgers.ledgers import add, exported, imported, upload
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

CALL = "请马上响应"
NOT_SAID = "预案里没有写"


async def on_duty(world: World, name: str, turn: int, part: str = "", duties: str = "", *, who: int = MANAGER) -> Phone:
    """Somebody's phone after they put a person on the duty list of the client."""
    phone = await world.phone(who)
    which = ("恒信阀门",) if who in (LEAD, ADMINISTRATOR) else ()
    said = [f">{one}" if one else NOT_SAID for one in (part, duties)]
    await do(phone, ">值班表", "➕ 新增值班人员", *which, name, f">{turn}", *said, "✅ 保存")
    return phone


async def test_the_clients_manager_and_our_lead_keep_it_and_others_do_not(world: World) -> None:
    manager = await on_duty(world, "王芳", 1, "总指挥", "下令停线")
    card = (await manager.last()).text
    for line in ("王芳  值班人员", "呼叫顺序：1", "应急角色：总指挥", "出事时做什么：下令停线"):
        assert line in card
    lead = await on_duty(world, "周明", 2, who=LEAD)
    assert "周明" in (await lead.last()).text
    consultant, other = await world.phone(CONSULTANT), await world.phone(OTHER_MANAGER)
    await do(consultant, ">值班表")
    assert any("王芳" in key for key in await consultant.buttons())
    assert not any("新增" in key for key in await consultant.buttons())
    await do(other, ">值班表")
    assert not any("王芳" in key for key in await other.buttons())
    staff = await world.phone(STAFF)
    await staff.text("值班表")
    assert not any("王芳" in key for key in await staff.buttons())


async def test_people_of_the_client_and_ours_who_serve_it_can_be_picked_and_nobody_else(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await do(manager, ">值班表", "➕ 新增值班人员")
    keys = await manager.buttons()
    assert keys.index("王芳") < keys.index("周明"), keys
    assert "孙丽" in keys
    other = next(one.name for who, one in world.company.people.items() if who == OTHER_MANAGER)
    assert other not in keys
    await manager.text("周")
    assert "周明" in await manager.buttons()
    assert "王芳" not in await manager.buttons()


async def test_at_three_with_nobody_awake_those_on_duty_are_called_first_in_their_order(world: World) -> None:
    """The proof of the issue: who was called in which order is in the record, by the clock."""
    await on_duty(world, "王芳", 1)
    manager = await on_duty(world, "吴刚", 2)
    phones = {who: await world.phone(who) for who in (STAFF, CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR)}
    await world.pass_by(hours=THREE_AT_NIGHT)
    await report(world, MANAGER)
    await world.beat()
    for who in (STAFF, CONSULTANT, LEAD):
        assert CALL in await said_to(phones[who]), who
    assert CALL not in await said_to(phones[QUALITY_MANAGER])
    await world.pass_by(minutes=11)
    assert CALL in await said_to(phones[QUALITY_MANAGER])
    assert CALL not in await said_to(phones[ADMINISTRATOR])
    await world.pass_by(minutes=10)
    assert CALL in await said_to(phones[ADMINISTRATOR])
    await manager.text("SJ20261124-01")
    card = (await manager.last()).text
    order = [card.index(line) for line in ("03:00 系统 呼叫王芳", "03:10 系统 呼叫吴刚", "03:20 系统 呼叫郑敏")]
    assert order == sorted(order)


async def test_whoever_is_off_duty_is_not_called_before_the_others(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await on_duty(world, "王芳", 1)
    await do(manager, "✏️ 修改", "几点开始", ">8", "✏️ 修改", "几点结束", ">20")
    assert "几点结束：20" in (await manager.last()).text
    staff = await world.phone(STAFF)
    await world.pass_by(hours=THREE_AT_NIGHT)
    lead = await world.phone(LEAD)
    await do(lead, ">突发事件", "恒信阀门", ">液压油泄漏", "🚨 真实事件，马上通知")
    await world.beat()
    assert CALL in await said_to(manager), "the list has nobody on duty, so it is as without one"
    assert CALL not in await said_to(staff)


async def test_who_gets_no_messages_is_passed_over_for_the_next_on_the_list_by_itself(world: World) -> None:
    await on_duty(world, "王芳", 1)
    await on_duty(world, "吴刚", 2)
    staff, quality, lead = await world.phone(STAFF), await world.phone(QUALITY_MANAGER), await world.phone(LEAD)
    await staff.block()
    await db.changed(
        "UPDATE person SET unreachable_since = :at WHERE id = :id",
        at=world.clock.now(),
        id=world.company.people[STAFF].id,
    )
    await report(world, MANAGER)
    await world.beat()
    assert CALL in await said_to(quality)
    await lead.text("SJ20261123-01")
    card = (await lead.last()).text
    assert card.index("没呼叫到王芳：收不到消息") < card.index("呼叫吴刚")


async def test_who_left_is_not_called_and_falls_out_of_the_list(world: World) -> None:
    await on_duty(world, "王芳", 1)
    lead = await on_duty(world, "周明", 2, who=LEAD)
    staff = await world.phone(STAFF)
    await do(staff, ">设置", "退出企业", "退出")
    assert await one("SELECT count(*) FROM duty WHERE ended_at IS NULL") == 1
    await do(lead, ">值班表")
    assert not any("王芳" in key for key in await lead.buttons())
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", "周明", "🚫 停用", "确定停用")
    assert await one("SELECT count(*) FROM duty WHERE ended_at IS NULL") == 0
    await report(world, MANAGER)
    await world.beat()
    assert CALL not in await said_to(staff)
    assert CALL in await said_to(lead)


async def test_it_goes_out_and_in_as_a_workbook(sqlite_world: World) -> None:
    world = sqlite_world
    await on_duty(world, "王芳", 1, "总指挥", "下令停线")
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    row = [cell.value for cell in book["值班表"][2]]
    assert [row[1], *row[3:6]] == ["HX", "1", "总指挥", "下令停线"]
    people = {str(row[1].value): str(row[0].value) for row in book["人员"].iter_rows(min_row=2)}
    other = next(one.name for who, one in world.company.people.items() if who == OTHER_MANAGER)
    strange = ["", "HX", people[other], "3"]
    said = await upload(world, administrator, add(book, {"值班表": [strange]}))
    assert "没有导入" in said.text, "nobody of another client can be on it"
    book = await exported(world, administrator)
    night = ["", "HX", people["周明"], "2", "", "", "", "周一、周五", "20", "8", "2026-12-01", ""]
    await upload(world, administrator, add(book, {"值班表": [night]}))
    await imported(world, administrator)
    assert await count("duty") == 2
    assert await one("SELECT weekdays FROM duty WHERE turn = '2'") == "1 5"


async def test_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await on_duty(world, "王芳", 1)
    await english(manager)
    said = (await do(manager, ">duty list", "王芳")).text
    for line in ("Call order: 1", "Emergency part: Not in the plan"):
        assert line in said


async def test_whoever_is_called_reads_their_part_and_the_card_says_who_does_what(world: World) -> None:
    await on_duty(world, "王芳", 1, "总指挥", "下令停线，决定是否通知顾客")
    manager = await on_duty(world, "周明", 2, "", "赶到现场取证")
    await do(manager, "✏️ 修改", "值班电话", ">13800000009")
    staff, consultant, lead = await world.phone(STAFF), await world.phone(CONSULTANT), await world.phone(LEAD)
    await report(world, MANAGER)
    await world.beat()
    called = (await heard(staff, CALL)).text
    assert "🧭 您的应急角色：总指挥\n下令停线，决定是否通知顾客" in called
    assert "赶到现场取证" not in called
    assert "🧭 您要做的：赶到现场取证" in (await heard(consultant, CALL)).text
    assert "🧭" not in (await heard(lead, CALL)).text, "who is not on the list has no part"
    await consultant.press("👌 收到，马上处理")
    await world.pass_by(seconds=6)
    assert "下令停线" in (await heard(staff, "1 人响应：周明")).text, "it stays where the call says who comes"
    await lead.text("SJ20261123-01")
    card = (await lead.last()).text
    assert "🧭 应急分工\n▫️ 总指挥 · 王芳" in card
    assert "周明 · ☎️ 13800000009：赶到现场取证" in card
    await staff.text("SJ20261123-01")
    card = (await staff.last()).text
    assert "总指挥 · 王芳：下令停线" in card
    assert "13800000009" not in card, "numbers are for who may see the list"
    await english(staff)
    await staff.text("SJ20261123-01")
    assert "🧭 Who does what" in (await staff.last()).text
