"""What a client keeps to itself is in nothing of ours: looked for everywhere, as what is not for the client is.

A hazard of the client's own is planted; whatever somebody of ours can look at must then say, letter for letter, what it
said before.
"""

import pytest

from bot.rules.people import Position, Role
from bot.screens.ways import WAYS
from storage import database as db
from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.cases.filing import file_complaint, file_enquiry
from tests.flows.cases.test_hazard import NUMBER, WHAT, report
from tests.flows.checklists.self_checking import appoint
from tests.flows.steps import count, one, press_sparingly, released_patrol
from tests.flows.test_not_for_the_client import NOT_SAID, all_that_can_be_looked_at, registers, unasked
from tests.flows.two_firms import someone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_STAFF, QUALITY_MANAGER, STAFF, World

NO_SUCH = "YH20261123-77"


async def test_nothing_that_we_can_look_at_changes_by_a_hazard_of_the_clients_own(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await file_complaint(world, visible=True)
    await file_enquiry(world)
    phone = await someone(world, "看什么都看", Role.LEAD, world.company.clients["HX"])
    await world.beat()
    kept = await registers(phone, world)
    for code in WAYS:
        if code not in NOT_SAID:
            await phone.text(f"/{code}")
    before = await all_that_can_be_looked_at(phone, NO_SUCH)
    await report(world)
    after = await all_that_can_be_looked_at(phone, NUMBER)
    assert after.pop(NUMBER) == [said.replace(NO_SUCH, NUMBER) for said in before.pop(NO_SUCH)]
    assert len(before) > 20
    assert after == before
    assert await registers(phone, world) == kept


@pytest.mark.parametrize("who", [CONSULTANT, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR])
async def test_neither_its_number_nor_its_words_nor_its_handler_lead_to_it(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await report(world)
    phone = await world.phone(who)
    at = await phone.calls()
    for said in (NUMBER, "防护罩", "0001", "我的企业", "恒信阀门", "待办", "进度", "隐患"):
        await phone.text(said)
    assert not [word for word in (WHAT, "待处理", "防护罩松动") if word in await unasked(phone, at)]


async def test_nothing_of_it_is_said_to_us_unasked_however_late_it_gets(sqlite_world: World) -> None:
    world = sqlite_world
    ours = [await world.phone(one) for one in (CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR)]
    worker = await report(world)
    heard_at = [(phone, await phone.calls()) for phone in ours]
    await world.pass_by(days=15)
    boss = await world.phone(MANAGER)
    await boss.text(NUMBER)
    await boss.press("📷 处理好了")
    await boss.photo(picture(), caption="换了新罩")
    await world.pass_by(days=15)
    for phone, at in heard_at:
        said = await unasked(phone, at)
        assert not [word for word in (NUMBER, WHAT, "隐患", "换了新罩") if word in said], phone.chat_id
    assert worker is await world.phone(STAFF)


async def came_over(world: World) -> None:
    """王芳 works for us since: a consultant of the client that she was of."""
    staff, now = world.company.people[STAFF].id, world.clock.now()
    await db.changed("UPDATE role_grant SET ended_at = :at WHERE person_id = :id", at=now, id=staff)
    await people.add_grant(staff, Role.CONSULTANT, world.company.clients["HX"], now)


async def test_who_came_over_to_us_is_shown_nothing_more_of_what_they_reported_or_handled(sqlite_world: World) -> None:
    world = sqlite_world
    await appoint(world, STAFF, Position.OFFICER)
    worker = await report(world)
    assert await one("SELECT handler_id FROM service_case") == world.company.people[STAFF].id
    await worker.text(NUMBER)
    card = await worker.last()
    assert WHAT in card.text
    assert any("照片" in key.text for key in card.buttons)
    await came_over(world)
    at = await worker.calls()
    for said in (NUMBER, "防护罩", "0001", "恒信阀门", "待办", "进度", "隐患", "我的投诉"):
        await worker.text(said)
    for key in card.buttons:
        await worker.press_data(card, key.data or "", force=True)
    said = await unasked(worker, at)
    assert not [word for word in (WHAT, "防护罩松动", "待处理") if word in said]
    assert "sendPhoto" not in said
    assert await one("SELECT state FROM service_case") == "reported"
    assert await count("failed_update") == 0


async def test_who_came_over_to_us_hears_nothing_more_of_it(sqlite_world: World) -> None:
    world = sqlite_world
    boss = await report(world, MANAGER)
    await appoint(world, STAFF, Position.OFFICER)
    worker = await report(world, STAFF, "二号冲床防护罩又松动了")
    # they may see the first, so it is asked of them
    await worker.press(f"➕ 加入 {NUMBER}")
    await do(boss, f">{NUMBER}", "👤 指派", "王芳")
    await world.beat()
    await came_over(world)
    at = await worker.calls()
    other = world.company.people[OTHER_STAFF]
    await people.add_grant(other.id, Role.CLIENT_STAFF, world.company.clients["HX"], world.clock.now())
    await do(boss, f">{NUMBER}", "👤 指派", other.name, f">{NUMBER}")
    await boss.press("📷 处理好了")
    await boss.photo(picture(), caption="换了新罩")
    await press_sparingly(boss, "✅ 已消除")
    await world.beat()
    await world.pass_by(days=3)
    assert await one("SELECT state FROM service_case") == "closed"
    said = await unasked(worker, at)
    assert not [word for word in (NUMBER, "防护罩", "隐患", "换了新罩", "已消除") if word in said], said
