"""A thin patrol is shown to the lead discreetly: to nobody else, and in no document (clauses 3.6, 4.6)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, open_patrol, release
from tests.flows.test_companions import filed
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.schedules.test_lost_files import report_of
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, World


async def patrolled(world: World, *, minutes: int, with_photo: bool = True) -> Phone:
    """A clean patrol that took so long."""
    phone = await open_patrol(world)
    world.clock.pass_by(minutes=minutes)
    await phone.text("全部符合")
    if with_photo:
        await phone.photo(picture())
    else:
        await phone.press("跳过")
    await phone.press("确认无误，提交")
    return phone


async def test_the_lead_reads_why_and_nobody_else_does(world: World) -> None:
    consultant = await patrolled(world, minutes=0, with_photo=False)
    await release(world)
    number = (await filed()).number
    lead = await world.phone(LEAD)
    await lead.text(number)
    said = (await lead.last()).text
    assert "🔎 建议看一眼（只有您看得到）：没有照片、一分钟内填完，各项都一样" in said
    for who in (CONSULTANT, MANAGER, AUDITOR, QUALITY_MANAGER, ADMINISTRATOR):
        phone = await world.phone(who)
        await phone.text(number)
        assert "🔎" not in (await phone.last()).text, who
    await do(lead, ">巡查记录")
    if "恒信阀门" in await lead.buttons():
        await lead.press("恒信阀门")
    assert "🔎" in (await lead.last()).text
    await do(consultant, ">巡查记录")
    if "恒信阀门" in await consultant.buttons():
        await consultant.press("恒信阀门")
    assert "🔎" not in (await consultant.last()).text
    await lead.text(number)
    await lead.press("巡查报告")
    await world.beat()
    assert "看一眼" not in await report_of(lead)


async def test_far_quicker_than_usual_there_is_marked_by_the_firms_share(sqlite_world: World) -> None:
    world = sqlite_world
    for _ in range(3):
        await patrolled(world, minutes=60)
    assert await count("thin_mark") == 0
    await patrolled(world, minutes=20)
    assert await count("thin_mark") == 0
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "现场", "做得偏快的提示", "50")
    await patrolled(world, minutes=20)
    lead = await world.phone(LEAD)
    await english(lead)
    await lead.text((await filed()).number)
    assert "🔎 Worth a look (for you alone): much quicker than usual here" in (await lead.last()).text
    assert await db.column(str, "SELECT reasons FROM thin_mark") == ["quick"]


async def test_the_digest_counts_them_below_the_rest_for_the_lead_alone(sqlite_world: World) -> None:
    world = sqlite_world
    await world.plan_patrol(days_ago=1)
    await patrolled(world, minutes=0, with_photo=False)
    number = (await filed()).number
    phones = [await world.phone(who) for who in (LEAD, QUALITY_MANAGER, CONSULTANT, MANAGER)]
    before = [len(await phone.messages()) for phone in phones]
    await world.pass_by(days=1)
    said = [
        "\n".join(message.text for message in (await phone.messages())[at:])
        for phone, at in zip(phones, before, strict=True)
    ]
    assert "🔎 建议看一眼 1 次" in said[0]
    assert [one for one in said[1:] if "🔎" in one] == []
    assert any(number in key for key in await phones[0].buttons())


async def test_a_patrol_with_a_photo_at_its_usual_pace_is_not_marked(sqlite_world: World) -> None:
    await patrolled(sqlite_world, minutes=5)
    assert await count("thin_mark") == 0
