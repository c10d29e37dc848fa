"""Who serves a client from now on is told, and who no longer leads it; a client has one lead, however it came to it."""

from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import imported, uploaded
from tests.flows.steps import heard, invite, one
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, STRANGER, World

LEADS = "SELECT count(*) FROM role_grant WHERE role = 'lead' AND client_id = :client AND ended_at IS NULL"


async def test_both_hear_that_a_lead_takes_the_place_of_another(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(await world.phone(ADMINISTRATOR), ">分工", "➕ 新增分工", "恒信阀门", "周明", "项目负责人", "✅ 保存")
    await world.beat()
    assert "项目负责人 · 恒信阀门" in (await heard(consultant, "您现在是")).text
    assert "项目负责人 · 恒信阀门" in (await heard(lead, "角色已结束")).text


async def test_who_has_no_account_is_told_nothing_and_nobody_is_asked_to_call(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await people.add_person(telegram_id=None, name="高远", language="zh", at=world.clock.now())
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">分工", "➕ 新增分工", "恒信阀门", "高远", "质量管家", "✅ 保存")
    assert await one("SELECT count(*) FROM role_grant WHERE person_id = :id", id=listed) == 1
    assert await one("SELECT count(*) FROM outbox WHERE person_id = :id", id=listed) == 0


async def test_a_lead_who_joins_by_an_invitation_takes_the_place_of_the_former_one(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await world.phone(LEAD)
    newcomer = world.stranger(STRANGER)
    await newcomer.start(await invite(world, "项目负责人", "恒信阀门"))
    await do(newcomer, "我同意", ">刘洋", "没问题，加入")
    await world.beat()
    client = world.company.clients["HX"]
    assert await one(LEADS, client=client) == 1
    assert await one(LEADS, client=world.company.clients["CG"]) == 1
    assert "项目负责人 · 恒信阀门" in (await heard(lead, "角色已结束")).text
    assert not [message for message in await newcomer.messages() if "您现在是" in message.text]


async def test_a_lead_made_in_people_and_roles_is_the_only_one_too(sqlite_world: World) -> None:
    world = sqlite_world
    await do(
        await world.phone(ADMINISTRATOR),
        *(">人员与角色", "周明", "＋ 增加角色", "项目负责人", "恒信阀门"),
        *("跳过", "✅"),
    )
    assert await one(LEADS, client=world.company.clients["HX"]) == 1


async def test_an_import_tells_of_all_assignments_in_one_message(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    code = f"P{world.company.people[CONSULTANT].id}"
    firms = [[f"XY{n}", f"星宇{n}电子有限公司", f"星宇{n}", ""] for n in range(7)]
    administrator = await uploaded(
        world, {"客户": firms, "服务分工": [[firm[0], code, "质量管家", ""] for firm in firms]}
    )
    await imported(world, administrator)
    await world.beat()
    told = await heard(consultant, "您新增了 7 项服务分工")
    assert "质量管家 · 星宇0" in told.text
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'assigned'") == 1
