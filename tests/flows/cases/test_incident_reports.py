"""Who has to be told of an incident by when, by the firm's own list, is reminded of until somebody noted it (5.4 b)."""

from tests.flows.behalf.recording import do
from tests.flows.cases.filing import say
from tests.flows.cases.test_incident import NUMBER, taken
from tests.flows.cases.test_incident_calls import said_to
from tests.flows.cases.test_incident_measures import review
from tests.flows.steps import english, heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, LEAD, MANAGER, STAFF, World

CUSTOMER = "停供两小时以上：通知企业的客户"
RECALL = "消费品缺陷（第 19 号令）：报市场监管部门"
STILL = "须按时告知，还没有登记已告知"


async def must_report(phone: Phone, what: str = RECALL, number: str = NUMBER) -> None:
    """Somebody notes that an authority is to be told."""
    await phone.text(number)
    await phone.press("⏳ 须按时告知")
    await phone.press(what)


async def informed(
    phone: Phone, *keys: str, whom: str = "政府部门", who: str = "区市场监管局值班室", number: str = NUMBER
) -> None:
    """Somebody notes who was told, of what, by telephone, just now."""
    await phone.text(number)
    for key in ("📞 登记已告知", whom, *keys, "电话", "刚才"):
        await phone.press(key)
    await phone.text(who)


async def test_it_is_on_the_card_and_said_again_until_somebody_noted_that_the_authority_knows(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    manager, lead = await world.phone(MANAGER), await world.phone(LEAD)
    _, consultant = await taken(world)
    await manager.text(NUMBER)
    await manager.press("📍 现状")
    assert "还没有记下要按时告知谁。有的话，点「⏳ 须按时告知」" in (await manager.last()).text
    staff = await world.phone(STAFF)
    await staff.text(NUMBER)
    await staff.press("📍 现状")
    assert "还没有记下要按时告知谁" in (await staff.last()).text
    assert "有的话" not in (await staff.last()).text, "who cannot say so is not asked to"
    await must_report(consultant)
    # two working days from Monday
    assert f"⏳ {RECALL}，11月25日（周三）18:00 前" in (await consultant.last()).text
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await world.pass_by(days=1)
    assert STILL not in await said_to(consultant)
    await world.pass_by(hours=6)
    for phone in (consultant, lead):
        assert (await said_to(phone)).count(STILL) == 1
    await world.pass_by(days=1, hours=4)
    assert (await said_to(consultant)).count(STILL) == 2
    assert f"❗ {RECALL}，应在" in await said_to(consultant)
    await informed(consultant, RECALL)
    assert f"✅ {RECALL}，已于 11月25日" in (await consultant.last()).text
    await english(lead)
    await lead.text(NUMBER)
    assert "Defective consumer goods (Order 19): market authority: told" in (await lead.last()).text
    before = (await said_to(consultant)).count(STILL)
    await world.pass_by(days=3)
    assert (await said_to(consultant)).count(STILL) == before


async def test_whoever_notes_that_the_authority_was_told_is_asked_which_duty_that_was(world: World) -> None:
    _, consultant = await taken(world)
    await informed(consultant, RECALL)
    assert f"✅ {RECALL}，已于" in (await consultant.last()).text
    await informed(consultant, "都不是")
    assert await one("SELECT count(*) FROM case_report") == 1


async def test_a_customer_who_has_to_be_told_by_contract_is_noted_as_told_and_nobody_else_is_asked_about(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "突发事件告知时限", "✏️ 改写", f">{CUSTOMER}，4 小时")
    _, consultant = await taken(world)
    # nothing is owed yet: one question less
    await informed(consultant, whom="相关方（客户、供应商等）", who="物流公司")
    assert "须按时告知" not in (await consultant.last()).text
    await must_report(consultant, CUSTOMER)
    await informed(consultant, "都不是", whom="企业", who="生产副总")
    assert f"⏳ {CUSTOMER}" in (await consultant.last()).text
    await informed(consultant, CUSTOMER, whom="相关方（客户、供应商等）", who="采购部王经理")
    assert f"✅ {CUSTOMER}，已于" in (await consultant.last()).text


async def test_the_review_says_before_it_closes_that_somebody_is_still_to_be_told(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    _, consultant = await taken(world)
    await must_report(consultant)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await review(lead)
    assert "须按时告知的还有 1 项没有登记" in (await lead.last()).text
    await english(lead)
    await lead.text(NUMBER)
    await lead.press("📋 Review")
    assert "1 notice is owed and not noted as given" in (await lead.last()).text


async def test_what_is_owed_when_it_is_closed_is_reminded_of_until_it_is_noted(world: World) -> None:
    lead = await world.phone(LEAD)
    _, consultant = await taken(world)
    await must_report(consultant)
    await say(consultant, "✅ 险情解除", "已处理", send=None)
    await review(lead)
    await lead.press("完成复盘")
    closed = await one("SELECT closed_at FROM service_case")
    await world.pass_by(days=2)
    assert STILL in await said_to(consultant)
    await informed(consultant, RECALL)
    card = (await consultant.last()).text
    assert f"✅ {RECALL}，已于 11月25日" in card
    assert "已复盘" in card
    assert await one("SELECT closed_at FROM service_case") == closed
    before = (await said_to(consultant)).count(STILL)
    await world.pass_by(days=4)
    assert (await said_to(consultant)).count(STILL) == before


async def test_nobody_is_reminded_once_the_incident_turned_out_to_be_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    _, consultant = await taken(world)
    await must_report(consultant)
    await say(consultant, "🚫 误报", "是保洁洒的水", send=None)
    await world.pass_by(days=3)
    assert STILL not in await said_to(consultant)


async def test_the_firm_keeps_the_list_itself(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "期限", "突发事件告知时限")
    assert f"· {RECALL}：2 个工作日" in (await administrator.last()).text
    await do(administrator, "✏️ 改写", ">只写了什么事")
    assert "行尾写时限" in str([message.text for message in await administrator.messages()][-3:])
    await administrator.text(f"{RECALL}，3 个工作日\n火灾：报消防部门，1 小时")
    assert "· 火灾：报消防部门：60 分钟" in (await administrator.last()).text
    _, consultant = await taken(world)
    await must_report(consultant, "火灾：报消防部门")
    assert "⏳ 火灾：报消防部门，11月23日（周一）10:30 前" in (await consultant.last()).text
    await world.pass_by(minutes=31)
    assert (await said_to(consultant)).count(STILL) == 1
    await world.pass_by(minutes=31)
    assert (await said_to(consultant)).count(STILL) == 2
    await world.pass_by(hours=1)
    assert "❗ 火灾：报消防部门，应在 11月23日（周一）10:30 前" in (await heard(consultant, "❗ 火灾")).text
