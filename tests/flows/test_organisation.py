"""组织架构: who has which role is told to our people, of the clients that they may see; and drafted as a policy."""

from storage import database as db
from storage.clients import add_client
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def told(phone: Phone, text: str = "组织架构") -> str:
    """What is said of the organisation."""
    await phone.text(text)
    return (await phone.last()).text


async def test_our_people_read_who_has_which_role_and_get_the_chart(world: World) -> None:
    for telegram_id in (ADMINISTRATOR, QUALITY_MANAGER, AUDITOR):
        said = await told(await world.phone(telegram_id))
        assert "管理员  郑敏\n维护人员、客户、合同和公司设置" in said
        assert "质量主管  吴刚" in said
        assert "项目负责人  孙丽" in said
        assert "质量管家  周明" in said
        assert "项目组 1 个，服务企业 2 家。" in said
    auditor = world.phones[AUDITOR]
    assert not [label for label in await auditor.buttons() if "写成制度" in label]
    await press_sparingly(auditor, "🖼 发我架构图")
    await world.beat()
    sent = await auditor.last()
    assert "组织架构图" in sent.text
    assert (await auditor.download(sent))[:4] == b"\x89PNG" or "photo" in sent.raw
    await told(auditor)
    await press_sparingly(auditor, "📄 打印版")
    await world.beat()
    assert (await auditor.download(await auditor.last()))[:5] == b"%PDF-"


async def test_it_is_said_in_english_too(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    said = await told(lead, "/organisation")
    assert "Administrator  郑敏\nKeeps people, clients" in said
    assert "Teams: 1. Clients served: 2. Of the clients that you serve." in said


async def test_the_teams_of_other_clients_are_not_told_to_whom_they_are_none_of_theirs(world: World) -> None:
    await db.changed(
        "UPDATE role_grant SET ended_at = :at WHERE role = 'consultant' AND client_id = :client",
        at=world.clock.now(),
        client=world.company.clients["CG"],
    )
    said = await told(await world.phone(CONSULTANT))
    assert "服务企业 1 家。只含您所服务的企业。" in said
    assert "服务企业 2 家。" in await told(await world.phone(LEAD))


async def test_nobody_of_a_client_reads_it(world: World) -> None:
    for telegram_id in (STAFF, MANAGER):
        said = await told(await world.phone(telegram_id))
        assert "组织架构由我方人员来看。" in said
        assert "吴刚" not in said
        assert "组织架构" not in await world.phones[telegram_id].buttons()


async def test_what_each_is_responsible_for_is_drafted_as_a_policy_and_published(world: World) -> None:
    administrator, consultant = await world.phone(ADMINISTRATOR), await world.phone(CONSULTANT)
    await administrator.text("人员与角色")
    await press_sparingly(administrator, "组织架构")
    await administrator.text("制度")
    await press_sparingly(administrator, "组织架构")
    await press_sparingly(administrator, "✍️ 写成制度「岗位职责」")
    said = (await administrator.last()).text
    assert "岗位职责\n待发布 · 我方人员" in said
    assert "项目负责人" in said
    assert "现任：孙丽" in said
    # asked for again, it is the one that waits
    await told(administrator)
    await press_sparingly(administrator, "✍️ 写成制度")
    assert await count("policy_version") == 1
    await press_sparingly(administrator, "📢 发布并通知")
    await world.beat()
    assert "岗位职责" in str([message.text for message in await consultant.messages()])
    # from then on it is a new version of the same
    await told(administrator)
    await press_sparingly(administrator, "✍️ 写成制度")
    assert await count("policy_version") == 2
    assert await count("policy") == 1
    assert await one("SELECT count(DISTINCT policy_id) AS n FROM policy_version") == 1


async def test_clients_that_ended_and_practice_are_in_no_chart(sqlite_world: World) -> None:
    ended = await add_client("EN", "终止有限公司", "终止企业", sqlite_world.clock.now())
    await db.changed(
        "INSERT INTO role_grant (person_id, role, client_id, since) SELECT person_id, role, :ended, since"
        " FROM role_grant WHERE role = 'lead' LIMIT 1",
        ended=ended,
    )
    auditor = await sqlite_world.phone(AUDITOR)
    assert "服务企业 3 家" in await told(auditor)
    await db.change("client", ended, ended_at=sqlite_world.clock.now())
    assert "服务企业 2 家" in await told(auditor)
