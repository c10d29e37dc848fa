"""Every report promises the next, and is asked for; who comes late sees all of it on one screen (clause 5.4 b-c)."""

from tests.flows.cases.test_incident import NUMBER, WHAT, taken
from tests.flows.cases.test_incident_calls import said_to
from tests.flows.steps import english, heard, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import LEAD, MANAGER, QUALITY_MANAGER, World

ASKED, LATE = "到约定通报的时间了", "周明还没有通报进展，请过问"


async def update(lead: Phone, what: str, when: str) -> None:
    """Whoever leads reports how it stands."""
    await lead.text(NUMBER)
    await lead.press("📝 通报进展")
    await lead.text(what)
    await lead.press(when)


async def test_it_is_asked_for_when_it_was_promised_again_and_then_of_our_lead_too(sqlite_world: World) -> None:
    world = sqlite_world
    above = await world.phone(LEAD)
    _, consultant = await taken(world)
    await world.pass_by(minutes=29)
    assert ASKED not in await said_to(consultant)
    await world.pass_by(minutes=2)
    assert (await said_to(consultant)).count(ASKED) == 1
    assert LATE not in await said_to(above)
    await world.pass_by(minutes=10)
    assert (await said_to(consultant)).count(ASKED) == 2
    assert LATE in await said_to(above)
    await update(consultant, "已关阀", "1 小时后")
    await world.pass_by(minutes=50)
    assert (await said_to(consultant)).count(ASKED) == 2
    await world.pass_by(minutes=11)
    assert (await said_to(consultant)).count(ASKED) == 3
    await consultant.text(NUMBER)
    assert "请周明通报进展" in (await consultant.last()).text


async def test_where_our_lead_does_not_hear_it_is_for_the_next_above(sqlite_world: World) -> None:
    world = sqlite_world
    lead, quality = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    await lead.block()
    await taken(world)
    # that she does not hear is known when the first does not reach her
    await world.pass_by(minutes=65)
    assert LATE in await said_to(quality)


async def test_who_stays_silent_is_asked_ever_more_seldom_and_once_a_day_at_last(sqlite_world: World) -> None:
    world = sqlite_world
    _, consultant = await taken(world)
    await world.pass_by(minutes=30)
    # at once, and 10, 20, 40, 80, 160, 320, 640 and 1,280 minutes later
    await world.pass_by(hours=24)
    assert (await said_to(consultant)).count(ASKED) == 9
    await world.pass_by(days=6)
    assert (await said_to(consultant)).count(ASKED) == 15


async def test_nobody_is_asked_once_it_is_over(sqlite_world: World) -> None:
    world = sqlite_world
    _, consultant = await taken(world)
    await consultant.press("✅ 险情解除")
    await consultant.text("已处理")
    await world.pass_by(hours=1)
    assert ASKED not in await said_to(consultant)


async def test_who_comes_late_sees_how_it_stands_on_one_screen(world: World) -> None:
    manager, lead = await world.phone(MANAGER), await world.phone(LEAD)
    await english(lead)
    _, consultant = await taken(world)
    await update(consultant, "已关阀，正在清理", "30 分钟后")
    await consultant.text(NUMBER)
    for key in ("📞 登记已告知", "相关方（客户、供应商等）", "电话", "刚才"):
        await consultant.press(key)
    await consultant.text("物流公司调度，今天不要来提货")
    await manager.text(NUMBER)
    told = (await press_sparingly(manager, "📍 现状")).text
    for said in (WHAT, "上报：王芳", "负责人：周明", "响应：周明", "已关阀，正在清理", "相关方", "今天不要来提货"):
        assert said in told, said
    assert "接下来\n11月23日（周一）10:00 前通报进展" in told
    await lead.text(NUMBER)
    await lead.press("📍 How it stands")
    assert "Lead: 周明" in (await lead.last()).text
    await world.pass_by(minutes=40)
    await heard(manager, WHAT)
    await manager.text(NUMBER)
    await manager.press("📍 现状")
    assert "❗ 该在 11月23日（周一）10:00 通报，还没有" in (await manager.last()).text
