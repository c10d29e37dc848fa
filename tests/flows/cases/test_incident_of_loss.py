"""Loss or leak of a client's property opens an incident, once, and says no secret to whoever may not see it (5.3.3)."""

from tests.flows.behalf.recording import do
from tests.flows.cases.test_duty_lists import CALL, on_duty
from tests.flows.cases.test_incident_calls import said_to
from tests.flows.ledgers.test_property import SAMPLE, received
from tests.flows.steps import count, english, heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

NUMBER = "SJ20261123-01"
REPORTED = ("🚨 遗失、泄露", "泄露", ">图纸发错群", ">已撤回，已联系群主", "🚨 马上报告")


async def leaked(world: World, *, confidential: str = "否") -> Phone:
    """The consultant's phone after they reported that a client's property leaked."""
    consultant = await received(world, confidential=confidential)
    await do(consultant, *REPORTED)
    return consultant


async def test_it_opens_an_incident_whoever_reported_leads_and_both_lead_to_each_other(world: World) -> None:
    lead, manager = await world.phone(LEAD), await world.phone(MANAGER)
    consultant = await leaked(world)
    assert f"🚨 {NUMBER}" in await consultant.buttons()
    await consultant.press(f"🚨 {NUMBER}")
    card = (await consultant.last()).text
    assert "客户财产泄露（W1）" in card
    assert "负责人：周明" in card
    assert "🚨 SL20261123-01" in await consultant.buttons()
    await world.beat()
    for phone in (lead, manager):
        told = (await heard(phone, CALL)).text
        assert "已撤回，已联系群主" in told
        assert SAMPLE in told
    await lead.press("👌 收到，马上处理")
    assert await one("SELECT state FROM service_case") == "in_hand"


async def test_nothing_is_said_twice_and_only_one_comes_of_one_loss(sqlite_world: World) -> None:
    world = sqlite_world
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    await leaked(world)
    await world.beat()
    assert (await said_to(lead)).count("图纸发错群") == 1, "who is called hears nothing else of it"
    assert (await said_to(administrator)).count("图纸发错群") == 1, "who is not is alarmed as before"
    # the lead reports the same once more
    await do(lead, ">客户财产与信息", SAMPLE, *REPORTED)
    assert await count("work_record") == 2
    assert await count("service_case") == 1
    assert f"🚨 {NUMBER}" in await lead.buttons(), "and finds the incident that is open"


async def test_of_what_is_confidential_nothing_is_said_to_who_may_not_see_it(world: World) -> None:
    await on_duty(world, "王芳", 1)
    staff, quality = await world.phone(STAFF), await world.phone(QUALITY_MANAGER)
    manager = await world.phone(MANAGER)
    await leaked(world, confidential="是")
    await world.pass_by(minutes=31)
    for phone in (staff, quality):
        told = await said_to(phone)
        assert "客户财产泄露（W1）" in told
        for secret in (SAMPLE, "图纸发错群", "已联系群主"):
            assert secret not in told
        await phone.text(NUMBER)
        assert "客户财产泄露（W1）" in (await phone.last()).text
        assert not any("SL2026" in key for key in await phone.buttons())
    await manager.text(NUMBER)
    assert "🚨 SL20261123-01" in await manager.buttons()


async def test_without_secret_whoever_may_not_see_the_property_reads_its_code_alone(sqlite_world: World) -> None:
    world = sqlite_world
    await on_duty(world, "王芳", 1)
    staff = await world.phone(STAFF)
    await english(staff)
    await leaked(world)
    await world.beat()
    told = await said_to(staff)
    assert "客户财产泄露（W1）" in told
    assert "图纸发错群" not in told
