"""Who can take what, and what becomes of it: trainings, plans of several people, tasks of their own (clause 5.1.3)."""

from bot.rules.people import Role
from storage import database as db
from storage.people import persons as people
from tests.flows.handing_over.handing import LEAVER, TAKER, Held, colleague, do, held_by, person_named
from tests.flows.steps import heard, one, released_patrol
from tests.flows.test_work_plans import planned, shown_today
from tests.flows.trainings.trainings import a_session, sign_up
from tests.flows.two_firms import end_roles, someone, waiting_by_card
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_STAFF, STAFF, World

ALL = "全部交给…"
SURE = "✅ 确认交接"


async def test_a_training_for_all_goes_to_who_serves_everybody_who_signed_up(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world, "HX")
    await colleague(world, "HX", "CG", name="两家的")
    session = await a_session(world, "大家都来", client=None)
    await sign_up(world, session, STAFF, OTHER_STAFF)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", f"{LEAVER}（1）", ALL)
    offered = await administrator.buttons()
    assert "两家的" in offered
    assert TAKER not in offered
    await do(administrator, "两家的", SURE)
    assert await held_by("两家的") == Held(0, 0, 0, 1)
    # who gives it now is reminded, who did is not
    await world.pass_by(days=4)
    sent = "SELECT DISTINCT person_id FROM outbox WHERE kind = 'own_training' AND state = 'sent'"
    assert await one(sent) == await person_named("两家的")


async def test_one_of_several_leaves_a_plan_and_the_others_stay(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await planned(world)
    now = world.clock.now()
    await people.add_grant(world.company.people[LEAD].id, Role.CONSULTANT, world.company.clients["HX"], now)
    lead = await world.phone(LEAD)
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "第二人", "孙丽")
    await do(lead, ">交接", f"{LEAVER}（6）", "📅 总装车间", TAKER, SURE)
    assert await one("SELECT person_id FROM schedule") == await person_named(TAKER)
    assert await one("SELECT second_id FROM schedule") == await person_named("孙丽")
    assert await held_by(TAKER) == Held(5, 1, 0, 0)
    # who takes part already takes part once
    await do(lead, ">交接", f"{TAKER}（6）", "📅 总装车间", "孙丽", SURE)
    assert await one("SELECT person_id FROM schedule") == await person_named("孙丽")
    assert await one("SELECT count(*) AS n FROM schedule WHERE second_id IS NULL") == 1
    assert await one("SELECT count(*) AS n FROM task WHERE state = 'open'") == 5


async def test_a_task_that_went_by_itself_stays_where_it_is_when_its_plan_changes(world: World) -> None:
    await colleague(world)
    await planned(world)
    lead = await world.phone(LEAD)
    await do(lead, ">交接", f"{LEAVER}（6）", "🔍 11月24日", TAKER, SURE)
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "负责人", "孙丽")
    assert await held_by(TAKER) == Held(1, 0, 0, 0)
    assert await held_by("孙丽") == Held(4, 1, 0, 0)
    await world.pass_by(days=1)
    assert len(await shown_today(world.phones[max(world.phones)])) == 1
    # and back with its plan's person it is as any other
    await do(lead, ">交接", f"{TAKER}（1）", ALL, "孙丽", SURE)
    assert await one("SELECT count(*) AS n FROM task WHERE handed_from_id IS NOT NULL") == 0


async def test_the_card_of_a_task_leads_to_it(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await planned(world)
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, ">团队", "周明", "🔍 11月24日", "🤝 交给别人", TAKER, SURE)
    assert await held_by(TAKER) == Held(1, 0, 0, 0)
    await do(consultant, ">本周")
    assert "🤝 交给别人" not in await consultant.buttons()


async def test_what_waits_by_their_role_alone_is_named(sqlite_world: World) -> None:
    world = sqlite_world
    client = world.company.clients["HX"]
    await world.plan_patrol()
    await waiting_by_card(world, client)
    lead = await world.phone(LEAD)
    assert "只有 TA 能批准" not in await do(lead, ">交接", f"{LEAVER}（1）")
    for who in (MANAGER, LEAD):
        await db.values(
            "UPDATE role_grant SET ended_at = since WHERE client_id = :client AND person_id = :id RETURNING id",
            client=client,
            id=world.company.people[who].id,
        )
    administrator = await world.phone(ADMINISTRATOR)
    said = await do(administrator, ">交接", f"{LEAVER}（1）")
    assert "恒信阀门有 1 人等批准加入，服务团队里只有 TA 能批准" in said
    await do(administrator, "🚪 恒信阀门")
    assert "恒信阀门 · 人员加入" in (await administrator.last()).text


async def test_who_takes_over_by_themself_is_not_told(sqlite_world: World) -> None:
    world = sqlite_world
    await world.plan_patrol()
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, ">交接", f"{LEAVER}（1）", ALL, "孙丽", SURE)
    await world.beat()
    assert not [message for message in await lead.messages() if "交给您了" in message.text]
    assert "把您的这些工作交给孙丽了" in (await heard(consultant, "交给孙丽")).text


async def test_somebody_without_anybody_to_take_it_is_told_what_to_do(sqlite_world: World) -> None:
    world = sqlite_world
    await someone(world, "外面的", Role.AUDITOR)
    await world.plan_patrol()
    await db.values(
        "UPDATE role_grant SET ended_at = since WHERE role = 'lead' AND client_id = :id RETURNING id",
        id=world.company.clients["HX"],
    )
    administrator = await world.phone(ADMINISTRATOR)
    assert "没有人可以接手" in await do(administrator, ">交接", f"{LEAVER}（1）", ALL)


async def test_a_finding_is_its_clients_to_give_on_and_no_work_of_ours(sqlite_world: World) -> None:
    await released_patrol(sqlite_world)
    staff, lead = await sqlite_world.phone(STAFF), await sqlite_world.phone(LEAD)
    await staff.text("WT20261123-01")
    await staff.press("收到，马上处理")
    await lead.text("交接")
    assert "王芳" not in str(await lead.buttons())
    await end_roles(STAFF, sqlite_world.company.clients["HX"], sqlite_world)
    await sqlite_world.beat()
    await lead.text("交接")
    assert "王芳" not in str(await lead.buttons())
    assert not [message for message in await lead.messages() if "王芳不再" in message.text]
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.press("👤 指派")
    await manager.press("李强")
    assert "处理人：李强" in (await manager.last()).text
