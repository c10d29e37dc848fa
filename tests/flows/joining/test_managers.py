"""A client keeps a manager: until a successor is there the last one stays, unless an administrator answers for it."""

import asyncio

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.joining import members as service
from bot.services.people.succession import LastManager
from storage.people import members
from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.joining.joining import make_card
from tests.flows.joining.members import roles_of
from tests.flows.steps import heard, one, press_sparingly
from tests.flows.two_firms import someone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, MANAGER, OTHER_MANAGER, STAFF, World

ONLY_ONE = "只有这一位企业负责人"
LEFT_WITHOUT = "之后恒信阀门就没有企业负责人了"
NONE_LEFT = "⚠️ 恒信阀门 没有企业负责人"


async def managers_of(world: World, client: str = "HX") -> list[int]:
    """The ids of a firm's managers."""
    found = await members.find_members(world.company.clients[client])
    return [one.id for one in found if one.role is Role.CLIENT_MANAGER]


async def test_however_many_managers_remove_each_other_at_once_one_stays(world: World) -> None:
    client, now = world.company.clients["HX"], world.clock.now()
    for number in range(4):
        added = await people.add_person(telegram_id=7000 + number, name=f"负责人{number}", language="zh", at=now)
        await people.change_consent(added, f"负责人{number}", now)
        await people.add_grant(added, Role.CLIENT_MANAGER, client, now)
    found = [await people.get_person(person_id) for person_id in await managers_of(world)]
    crowd = [person for person in found if person is not None]
    outcomes = await asyncio.gather(
        *(
            service.remove(Cause(now, who.id, lock=who.telegram_id), who, client, crowd[number - 1].id)
            for number, who in enumerate(crowd)
        ),
        return_exceptions=True,
    )
    assert [type(each) for each in outcomes if not isinstance(each, str)] == [LastManager]
    assert len(await managers_of(world)) == 1


async def test_the_last_manager_does_not_leave_until_another_has_joined(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await manager.text("设置")
    await press_sparingly(manager, "退出企业")
    assert ONLY_ONE in (await manager.last()).text
    await press_sparingly(manager, "邀请负责人")
    assert "恒信阀门 · 人员加入" in (await manager.last()).text
    assert len(await managers_of(world)) == 1
    await someone(world, "第二位", Role.CLIENT_MANAGER, world.company.clients["HX"])
    await manager.text("设置")
    await manager.press("退出企业")
    await press_sparingly(manager, "退出")
    assert "您已退出 恒信阀门" in (await manager.last()).text
    assert len(await managers_of(world)) == 1


async def test_somebody_on_the_list_who_never_joined_is_no_successor(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await people.add_person(telegram_id=None, name="未来的", language="zh", at=world.clock.now())
    await people.add_grant(listed, Role.CLIENT_MANAGER, world.company.clients["HX"], world.clock.now())
    manager = await world.phone(MANAGER)
    await manager.text("设置")
    await manager.press("退出企业")
    assert ONLY_ONE in (await manager.last()).text


async def test_the_last_manager_does_not_move_away_from_their_firm_either(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone = await world.phone(OTHER_MANAGER)
    await phone.start(link)
    await phone.press("换单位了")
    await phone.press("没问题，加入")
    assert ONLY_ONE in "".join(message.text for message in (await phone.messages())[-2:])
    assert await roles_of(OTHER_MANAGER) == f"client_manager {world.company.clients['CG']}"


async def test_staff_leave_whoever_manages(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.text("设置")
    await staff.press("退出企业")
    await staff.press("退出")
    assert await roles_of(STAFF) == ""


async def test_an_administrator_removes_the_last_one_and_is_reminded_until_there_is_another(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">成员", "恒信阀门", "成员", "李强", "移出")
    assert LEFT_WITHOUT in (await administrator.last()).text
    await administrator.press("移出")
    assert await managers_of(world) == []
    await world.pass_by(hours=1)
    assert await heard(administrator, NONE_LEFT)
    await administrator.text("首页")
    assert NONE_LEFT in (await administrator.last()).text
    await world.pass_by(days=5)
    assert len(await lines("client_without_manager")) == 1, "once a week"
    await world.pass_by(days=5)
    assert len(await lines("client_without_manager")) == 2
    await press_sparingly(administrator, NONE_LEFT)
    assert "恒信阀门 · 人员加入" in (await administrator.last()).text

    await someone(world, "新来的", Role.CLIENT_MANAGER, world.company.clients["HX"])
    await administrator.text("首页")
    assert NONE_LEFT not in (await administrator.last()).text
    await world.pass_by(days=8)
    assert len(await lines("client_without_manager")) == 2


async def test_a_client_that_never_had_a_manager_is_no_alarm(sqlite_world: World) -> None:
    world = sqlite_world
    await one(
        "UPDATE role_grant SET role = 'client_staff' WHERE client_id = :id AND role = 'client_manager' RETURNING id",
        id=world.company.clients["CG"],
    )
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("首页")
    assert "没有企业负责人" not in (await administrator.last()).text


async def test_whoever_ends_the_last_one_hears_beforehand_what_follows(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await world.phone(ADMINISTRATOR)
    ways = {
        "the role": (">人员与角色", "李强", "企业负责人", "结束这个角色…"),
        "the person": (">企业与人员", "人员", "李强", "停用"),
    }
    for way, doings in ways.items():
        assert LEFT_WITHOUT in (await do(administrator, *doings)).text, way
    await someone(world, "第二位", Role.CLIENT_MANAGER, world.company.clients["HX"])
    for way, doings in ways.items():
        asked = (await do(administrator, *doings)).text
        assert "李强" in asked, way
        assert LEFT_WITHOUT not in asked, way
