"""人员与角色: several roles at once, firms kept apart; given and ended in chat; somebody stays administrator."""

import asyncio

import pytest

from bot.rules.cause import Cause
from bot.rules.people import Position, Role
from bot.services.people import roles as service
from bot.services.people.administrators import LastAdministrator
from storage import database as db
from storage.people import persons as people
from storage.people import roles
from tests.flows.steps import heard, one, press_sparingly
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import someone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World


async def test_who_belongs_to_two_firms_is_asked_which(sqlite_world: World) -> None:
    world = sqlite_world
    person = world.company.people[MANAGER]
    await people.add_grant(person.id, Role.CLIENT_STAFF, world.company.clients["CG"], world.clock.now())
    phone = await world.phone(MANAGER)
    await phone.text("我要投诉")
    assert await phone.buttons() == ["恒信阀门", "晨光电器", "首页"]
    await press_sparingly(phone, "晨光电器")
    assert "晨光电器" in (await phone.last()).text
    await phone.text("首页")
    await press_sparingly(phone, "问管家")
    assert await phone.buttons() == ["恒信阀门", "晨光电器", "首页"]
    await phone.text("台账")  # a manager of one firm, staff of the other: registers of the one
    assert "恒信阀门" in (await phone.last()).text


async def test_a_seat_counts_for_the_firm_that_was_chosen(sqlite_world: World) -> None:
    world = sqlite_world
    other = world.company.clients["CG"]
    await people.add_grant(world.company.people[MANAGER].id, Role.CLIENT_STAFF, other, world.clock.now())
    await a_session(world, client=None)
    phone = await world.phone(MANAGER)
    await phone.text("培训")
    await press_sparingly(phone, "✍️ 报名")
    assert await phone.buttons() == ["恒信阀门", "晨光电器", "‹ 返回"]
    await press_sparingly(phone, "晨光电器")
    assert await one("SELECT client_id FROM sign_up") == other


async def test_roles_for_two_clients_and_for_all_stay_apart(sqlite_world: World) -> None:
    world = sqlite_world
    person = world.company.people[CONSULTANT]
    await people.add_grant(person.id, Role.QUALITY_MANAGER, None, world.clock.now())
    phone = await world.phone(CONSULTANT)
    assert "质量管家、质量主管" in (await phone.last()).text
    assert len(await phone.keys()) == 4
    await phone.text("巡查")
    assert len([text for text in await phone.buttons() if "·" in text]) == 3


async def test_an_administrator_gives_a_role_with_a_position_and_it_counts_at_once(sqlite_world: World) -> None:
    world = sqlite_world
    await db.values("UPDATE client SET order_75 = TRUE WHERE code = 'HX' RETURNING id")
    administrator, manager = await world.phone(ADMINISTRATOR), await world.phone(MANAGER)
    await administrator.text("人员与角色")
    await administrator.press("李强")
    await administrator.press("＋ 增加角色")
    for doing in ("企业员工", "晨光电器", "质量安全员", "确认并通知本人"):
        await administrator.press(doing)
    assert "企业员工 · 晨光电器（质量安全员）" in str(await administrator.buttons())
    await world.beat()
    assert await heard(manager, "您现在是：企业员工 · 晨光电器（质量安全员）")
    assert await manager.keys() == ["待我整改", "问管家", "我要投诉", "查进度"]
    await manager.text("首页")
    assert "企业员工（质量安全员）、企业负责人" in (await manager.last()).text
    await manager.text("设置")
    assert "企业负责人 · 恒信阀门\n　适用市场监管总局 75 号令" in (await manager.last()).text


async def test_a_position_is_changed_and_a_role_ended_after_a_question(sqlite_world: World) -> None:
    world = sqlite_world
    administrator, consultant = await world.phone(ADMINISTRATOR), await world.phone(CONSULTANT)
    for doing in (">角色", ">人员与角色", "周明", "质量管家 · 恒信阀门", "技术人员"):
        await (administrator.text(doing[1:]) if doing.startswith(">") else administrator.press(doing))
    assert "质量管家 · 恒信阀门（技术人员）" in (await administrator.last()).text
    await press_sparingly(administrator, "结束这个角色")
    assert "马上生效" in (await administrator.last()).text
    await press_sparingly(administrator, "结束")
    assert "恒信阀门" not in str(await administrator.buttons())
    await consultant.text("巡查")
    assert await consultant.buttons() == ["晨光电器 · 一号产线"]
    await world.beat()
    assert "角色已结束" in (await heard(consultant, "角色已结束")).text
    assert await one("SELECT COUNT(*) FROM trail WHERE action = 'end_role'") == 1


async def test_the_last_administrator_stays(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    for doing in (">人员与角色", "郑敏", "管理员", "结束这个角色", "结束"):
        await (administrator.text(doing[1:]) if doing.startswith(">") else administrator.press(doing))
    assert "管理员" in await administrator.buttons()
    assert await one("SELECT COUNT(*) FROM trail WHERE action = 'end_role'") == 0


async def test_two_administrators_who_end_each_other_at_once_leave_one(world: World) -> None:
    await someone(world, "第二位", Role.ADMINISTRATOR)
    (first, second) = [
        person for person in await people.find_people_with_role(None, Role.ADMINISTRATOR) if person.telegram_id
    ]
    grants = {one.person_id: one.id for person in (first, second) for one in await roles.find_grants(person.id)}
    now = world.clock.now()
    outcomes = await asyncio.gather(
        service.end(Cause(now, first.id, lock=first.telegram_id), first, grants[second.id]),
        service.end(Cause(now, second.id, lock=second.telegram_id), second, grants[first.id]),
        return_exceptions=True,
    )
    assert {type(outcome) for outcome in outcomes} == {int, LastAdministrator}
    assert len(await people.find_people_with_role(None, Role.ADMINISTRATOR)) == 1


@pytest.mark.parametrize("who", [STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER])
async def test_nobody_but_an_administrator_changes_roles(sqlite_world: World, who: int) -> None:
    phone = await sqlite_world.phone(who)
    await phone.text("人员与角色")
    assert "角色由管理员来改" in (await phone.last()).text


async def test_a_position_is_read_with_the_role(sqlite_world: World) -> None:
    person = sqlite_world.company.people[QUALITY_MANAGER]
    await people.add_grant(person.id, Role.AUDITOR, None, sqlite_world.clock.now(), Position.TECHNICAL)
    known = await people.get_person(person.id)
    assert known is not None
    assert [grant.position for grant in known.grants] == [None, Position.TECHNICAL]
