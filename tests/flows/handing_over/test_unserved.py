"""A client without lead or consultant is said to whoever looks after it, in one message a week, until it has both."""

import pytest

from bot.rules.people import Role
from bot.rules.text import Language
from storage.clients import add_client
from storage.people import persons as people
from tests.flows.handing_over.handing import assignment_ended, do
from tests.flows.steps import english, heard
from tests.flows.two_firms import a_third_firm, someone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, LEAD, World

NEITHER = "⚠️ 新星电子 没有项目负责人和质量管家"


async def test_it_is_said_at_once_and_once_a_week_until_it_is_mended(world: World) -> None:
    lead = await world.phone(LEAD)
    administrator = await assignment_ended(world)
    await world.pass_by(hours=1)
    for phone in (administrator, lead):
        assert "⚠️ 恒信阀门 没有质量管家" in (await heard(phone, "没有质量管家")).text
    assert "请联系管理员分配" in (await heard(lead, "请联系管理员")).text
    assert len(await lines("client_unserved")) == 2
    await world.pass_by(days=5)
    assert len(await lines("client_unserved")) == 2
    await world.pass_by(days=5)
    assert len(await lines("client_unserved")) == 4

    await do(administrator, ">首页", "⚠️ 恒信阀门 没有质量管家")
    await do(administrator, "➕ 新增分工", "恒信阀门", "周明", "质量管家", "✅ 保存")
    await administrator.text("首页")
    assert "没有质量管家" not in (await administrator.last()).text
    await world.pass_by(days=8)
    assert len(await lines("client_unserved")) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_many_at_once_are_one_message(sqlite_world: World, language: Language) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    if language == "en":
        await english(administrator)
    for number in range(12):
        await add_client(f"N{number}", f"新客户{number}公司", f"新客户{number}", world.clock.now())
    await world.pass_by(days=1)
    told = {"zh": "⚠️ 12 家企业没有项目负责人或质量管家", "en": "⚠️ 12 clients lack a lead or consultant"}[language]
    assert told in (await heard(administrator, told)).text
    assert len(await lines("client_unserved")) == 1, "and the lead of others hears nothing"
    await administrator.text({"zh": "首页", "en": "menu"}[language])
    assert told in (await administrator.last()).text
    await do(administrator, told)
    assert len([label for label in await administrator.buttons() if "新客户" in label]) == 8
    await add_client("N99", "再一家公司", "再一家", world.clock.now())
    await world.pass_by(days=1)
    assert len(await lines("client_unserved")) == 2, "what is new is said within the week"
    await world.pass_by(days=1)
    assert len(await lines("client_unserved")) == 2


async def test_a_lead_hears_of_their_own_clients_alone(sqlite_world: World) -> None:
    world = sqlite_world
    client = await a_third_firm(world)
    other = await someone(world, "新星的", Role.LEAD, client)
    await world.pass_by(days=1)
    assert "⚠️ 新星电子 没有质量管家" in (await heard(other, "没有质量管家")).text
    await other.text("首页")
    await do(other, "⚠️ 新星电子 没有质量管家")
    assert "➕ 新增分工" not in await other.buttons()
    lead = await world.phone(LEAD)
    await lead.text("首页")
    assert "新星" not in (await lead.last()).text
    assert not [message for message in await lead.messages() if "新星" in message.text]


async def test_an_ended_client_is_no_alarm(sqlite_world: World) -> None:
    world = sqlite_world
    await a_third_firm(world)
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("首页")
    assert NEITHER in (await administrator.last()).text
    await do(administrator, ">客户", "新星电子", "🚫 停用", "确定停用")
    await administrator.text("首页")
    assert "没有项目负责人" not in (await administrator.last()).text


async def test_who_is_on_the_list_and_has_not_joined_counts_as_named(sqlite_world: World) -> None:
    world = sqlite_world
    client, now = await a_third_firm(world), world.clock.now()
    for role in (Role.LEAD, Role.CONSULTANT):
        listed = await people.add_person(telegram_id=None, name=f"将来的{role}", language="zh", at=now)
        await people.add_grant(listed, role, client, now)
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("首页")
    assert "新星" not in (await administrator.last()).text
