"""Cases go by their own rules: a complaint never to who it is about, nor is it shown to who may not see it (5.5.1)."""

from bot.rules.people import Role
from storage.people import persons as people
from tests.flows.cases.filing import NUMBER, accepted, file_complaint, opened_by, proposed
from tests.flows.handing_over.handing import LEAVER, TAKER, Held, colleague, do, held_by, person_named
from tests.flows.steps import count, heard, one
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, QUALITY_MANAGER, STAFF, World

ALL = "全部交给…"
SURE = "✅ 确认交接"


async def handled_by_the_consultant(world: World, *, about: str | None = None) -> Phone:
    """A complaint that the quality manager gave to 周明."""
    await file_complaint(world, about=about)
    quality = await opened_by(world, QUALITY_MANAGER)
    await do(quality, "👤 改派", LEAVER)
    return quality


async def test_a_complaint_does_not_go_to_who_it_is_about(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await world.plan_patrol()
    await handled_by_the_consultant(world, about=TAKER)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", f"{LEAVER}（2）", f"📮 {NUMBER}")
    assert not [label for label in await administrator.buttons() if TAKER in label]
    asked = await do(administrator, ">交接", f"{LEAVER}（2）", ALL, f"{TAKER}（可接 1/2）")
    assert f"{TAKER}不能接手，需要另找人：\n· 📮 {NUMBER}" in asked
    await do(administrator, SURE)
    assert await held_by(TAKER) == Held(1, 0, 0, 0)
    assert await held_by(LEAVER) == Held(0, 0, 1, 0)
    await do(administrator, ALL, "孙丽", SURE)
    assert await held_by("孙丽") == Held(0, 0, 1, 0)
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'assign' AND subject_kind = 'case'") == 2
    # who it is about hears nothing of it
    await world.beat()
    taker = world.phones[next(phone for phone in world.phones if phone not in range(101, 110))]
    assert not [message for message in await taker.messages() if NUMBER in message.text]


async def test_a_lead_neither_sees_nor_counts_a_complaint_that_is_not_theirs(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await handled_by_the_consultant(world)
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    assert "没有人名下有待交接的工作" in await do(lead, ">交接")
    await do(administrator, ">人员与角色", LEAVER, "质量管家 · 恒信阀门", "结束这个角色…", "结束")
    await world.beat()
    assert not [message for message in await lead.messages() if "不再服务" in message.text]
    await lead.text("首页")
    assert "待交接" not in (await lead.last()).text
    # whoever gives complaints to others is told
    quality = await world.phone(QUALITY_MANAGER)
    assert "未办结事项 1 件" in (await heard(quality, "周明不再服务恒信阀门")).text
    await do(administrator, ">首页")
    assert "1 项工作待交接" in (await administrator.last()).text
    await do(administrator, "🤝 交接周明的工作", ALL, "吴刚", SURE)
    assert await held_by("吴刚") == Held(0, 0, 1, 0)


async def test_of_the_work_that_is_left_a_lead_hears_without_what_they_may_not_see(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await handled_by_the_consultant(world)
    await world.plan_patrol()
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    await do(administrator, ">人员与角色", LEAVER, "质量管家 · 恒信阀门", "结束这个角色…", "结束")
    await world.beat()
    told = (await heard(lead, "周明不再服务恒信阀门")).text
    assert "计划任务 1 项" in told
    assert "未办结" not in told
    shown = await do(lead, "🤝 工作交接")
    assert "待办 1 项" in shown
    assert "投诉" not in shown


async def test_what_waits_for_the_other_side_goes_on_with_the_new_handler(sqlite_world: World) -> None:
    world = sqlite_world
    await proposed(world)
    second = await someone(world, "新主管", Role.QUALITY_MANAGER)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", "吴刚（1）", f"📮 {NUMBER}", "新主管", SURE)
    staff = await opened_by(world, STAFF)
    await do(staff, "👎 不满意，重新处理", ">没有改", "发送")
    await world.beat()
    assert NUMBER in (await heard(second, "不满意，要求重新处理")).text


async def test_a_quality_manager_who_leaves_is_followed_by_another(sqlite_world: World) -> None:
    world = sqlite_world
    await accepted(world)
    second = await someone(world, "新主管", Role.QUALITY_MANAGER)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">人员", "吴刚", "🚫 停用", "确定停用")
    assert "🤝 工作交接" in [one.text for one in (await heard(administrator, "起已停用")).buttons]
    shown = await do(administrator, "🤝 工作交接")
    assert "🚫 已停用" in shown
    await do(administrator, ALL, "新主管", SURE)
    await world.beat()
    assert "投诉、咨询 1 件" in (await heard(second, "工作交给您了")).text
    assert await count("handover") == 1


async def test_a_stand_in_of_who_it_is_about_is_told_nothing(sqlite_world: World) -> None:
    """What is told of a complaint is judged for who reads it."""
    world = sqlite_world
    await colleague(world)
    await handled_by_the_consultant(world, about="孙丽")
    now, lead_id = world.clock.now(), await person_named("孙丽")
    await people.add_grant(lead_id, Role.CONSULTANT, world.company.clients["HX"], now)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", f"{LEAVER}（1）", ALL)
    assert not [label for label in await administrator.buttons() if "孙丽" in label]
    lead = await world.phone(LEAD)
    assert "没有人名下有待交接的工作" in await do(lead, ">交接")
    assert await one("SELECT handler_id FROM service_case") == world.company.people[CONSULTANT].id
