"""What a client keeps to itself is in nothing of ours: looked for everywhere, as what is not for the client is.

A hazard of the client's own is planted; whatever somebody of ours can look at must then say, letter for letter, what it
said before.
"""

import pytest

from bot.rules.people import Role
from bot.screens.ways import WAYS
from tests.flows.cases.filing import file_complaint, file_enquiry
from tests.flows.cases.test_hazard import NUMBER, WHAT, report
from tests.flows.steps import released_patrol
from tests.flows.test_not_for_the_client import NOT_SAID, all_that_can_be_looked_at, registers, unasked
from tests.flows.two_firms import someone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

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
