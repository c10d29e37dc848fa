"""隐患上报: a hazard of the client's own, reported in two taps and seen to by its own people (clauses 4.4.2, 4.6)."""

from bot.rules.people import Position
from tests.flows.cases.test_repeats import FIRST
from tests.flows.checklists.self_checking import appoint
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

NUMBER, WHAT = "YH20261123-01", "二号冲床防护罩松动"


async def report(world: World, who: int = STAFF, what: str = WHAT) -> Phone:
    """Somebody of the client reports a hazard with a photo."""
    phone = await world.phone(who)
    await phone.text("菜单")
    await phone.press("更多…")
    await phone.press("隐患上报")
    await phone.photo(picture(), caption=what)
    return phone


async def test_it_is_reported_in_two_taps_fixed_and_seen_by_who_reported_it(world: World) -> None:
    await appoint(world, MANAGER, Position.OFFICER)
    officer = await world.phone(MANAGER)
    worker = await report(world)
    assert NUMBER in (await worker.last()).text
    assert "服务单位看不到" in (await worker.last()).text
    await world.beat()
    news = await heard(officer, "王芳上报了隐患，请处理")
    assert WHAT in news.text
    await officer.text(NUMBER)
    await press_sparingly(officer, "👌 收到，马上处理")
    await officer.press("📷 处理好了")
    await officer.photo(picture(), caption="已拧紧并加了防松垫")
    await world.beat()
    asked = await heard(worker, "请看看是否好了")
    assert "已拧紧并加了防松垫" in asked.text
    await worker.text(NUMBER)
    await worker.press("↩️ 还没好")
    await worker.text("左边还松")
    await worker.press("发送")
    await world.beat()
    assert "左边还松" in (await heard(officer, "隐患还没好")).text
    await officer.text(NUMBER)
    await officer.press("📷 处理好了")
    await officer.photo(picture())
    await worker.text(NUMBER)
    await worker.press("✅ 已消除")
    assert await one("SELECT state FROM service_case") == "closed"


async def test_it_goes_to_the_officer_else_the_director_else_the_manager_and_up_as_it_gets_late(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    manager, staff = world.company.people[MANAGER].id, world.company.people[STAFF].id
    await report(world)
    assert await one("SELECT handler_id FROM service_case WHERE id = 1") == manager
    await appoint(world, MANAGER, Position.DIRECTOR)
    await report(world, what="通道堆货")
    assert await one("SELECT handler_id FROM service_case WHERE id = 2") == manager
    await appoint(world, STAFF, Position.OFFICER)
    await report(world, what="灭火器过期")
    assert await one("SELECT handler_id FROM service_case WHERE id = 3") == staff

    # whom the officer leaves waiting is the director's to see
    boss = await world.phone(MANAGER)
    before = len(await boss.messages())
    await world.pass_by(days=2)
    said = "\n".join(message.text for message in (await boss.messages())[before:])
    assert "灭火器过期" in said


async def test_it_is_handed_to_the_butler_when_they_choose_so_with_its_photos(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await english(lead)
    worker = await report(world)
    boss = await world.phone(MANAGER)
    await boss.text(NUMBER)
    await press_sparingly(boss, "🤝 交给管家跟进")
    await world.beat()
    assert "交给了质量管家跟进" in (await heard(worker, "您报的隐患")).text
    told = await heard(consultant, "把自己发现的问题交给管家跟进")
    assert f"{FIRST} {WHAT}" in told.text
    assert "hands you a problem that it found itself" in (await heard(lead, FIRST)).text
    await consultant.text(FIRST)
    card = await consultant.last()
    assert f"来源：{NUMBER}" in card.text
    assert any("照片" in button.text for button in card.buttons)
    await consultant.text(NUMBER)
    assert WHAT not in (await consultant.last()).text
    assert await count("service_case") == 2


async def test_nobody_records_one_for_somebody_of_a_client(sqlite_world: World) -> None:
    phone = await sqlite_world.phone(CONSULTANT)
    await phone.text("代录")
    if "恒信阀门" in str(await phone.buttons()):
        await phone.press("恒信阀门")
    assert "隐患" not in str(await phone.buttons())
    await phone.text("隐患上报")
    assert "隐患由企业的人来报" in (await phone.last()).text
