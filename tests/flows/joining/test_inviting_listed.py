"""邀请 TA 加入: who was recorded by name gets the account, and stays one person (clauses 3.1, 5.3.3)."""

import pytest

from bot.rules.people import Role
from storage.people import persons as people
from tests.flows.behalf.recording import COMPLAINT, NEW_PERSON, do, record
from tests.flows.joining.joining import ask, let_in, make_card
from tests.flows.joining.members import on_the_list, roles_of
from tests.flows.steps import count, english, link_token, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STRANGER,
    STAFF,
    STRANGER,
    World,
)

INVITE = "邀请 TA 加入"
REFUSED = "这个链接无效或已失效"


async def card_of(world: World, name: str, by: int) -> Phone:
    """The card of somebody in the ledger of people."""
    phone = await world.phone(by)
    await phone.text("人员")
    await phone.press(name)
    return phone


async def invited(world: World, name: str, by: int) -> str:
    """The token of a link that is bound to somebody of the list."""
    phone = await card_of(world, name, by)
    await press_sparingly(phone, INVITE)
    await press_sparingly(phone, "生成邀请链接")
    return link_token((await phone.last()).text)


async def join(phone: Phone, token: str) -> None:
    """Opens the link, agrees, and leaves the name as it is."""
    await phone.start(token)
    await phone.press("我同意")
    assert "核对" in (await phone.last()).text
    await phone.press("没问题，加入")


@pytest.mark.parametrize("by", [ADMINISTRATOR, LEAD, CONSULTANT, MANAGER])
async def test_whoever_looks_after_the_firm_invites_somebody_of_its_list(sqlite_world: World, by: int) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    before = await count("person")
    await join(world.stranger(STRANGER), await invited(world, "刘洋", by))
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STRANGER) == listed
    assert await one("SELECT name FROM person WHERE id = :id", id=listed) == "刘洋"
    assert await roles_of(STRANGER) == f"client_staff {world.company.clients['HX']}"
    assert await count("person") == before


async def test_what_was_recorded_for_somebody_is_theirs_once_they_join(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await record(world, "📮 投诉", *NEW_PERSON, "电话")
    await do(consultant, *COMPLAINT)
    name = str(await one("SELECT p.name FROM person p JOIN service_case c ON c.opened_by_id = p.id"))
    phone = world.stranger(STRANGER)
    await join(phone, await invited(world, name, CONSULTANT))
    await phone.text("TS20261123-01")
    assert "TS20261123-01" in (await phone.last()).text


async def test_the_name_of_the_list_can_be_mended_before_it_counts(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘羊", "A012")
    phone = world.stranger(STRANGER)
    await phone.start(await invited(world, "刘羊", MANAGER))
    await phone.press("我同意")
    assert "刘羊" in (await phone.last()).text
    await phone.press("✏️ 姓名")
    await phone.text("刘洋")
    await phone.press("没问题，加入")
    assert await one("SELECT name FROM person WHERE id = :id", id=listed) == "刘洋"


async def test_who_waited_in_vain_by_a_card_is_the_person_of_the_list_from_then_on(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    phone = world.stranger(STRANGER)
    await ask(phone, (await make_card(world))[1], name="小刘")
    await english(phone)
    await phone.start(await invited(world, "刘洋", MANAGER))
    await phone.press("I agree")
    await phone.press("All right, join")
    assert await one("SELECT id FROM person WHERE telegram_id = :id AND ended_at IS NULL", id=STRANGER) == listed
    assert await roles_of(STRANGER) == f"client_staff {world.company.clients['HX']}"
    # nobody is asked about them any more
    manager = await world.phone(MANAGER)
    await manager.text("首页")
    assert "待批准" not in str(await manager.buttons())


async def test_nobody_is_invited_by_who_could_not_make_them_that_themself(sqlite_world: World) -> None:
    world = sqlite_world
    now = world.clock.now()
    manager = await on_the_list(world, "钱经理", "A013", Role.CLIENT_MANAGER)
    shared = await on_the_list(world, "孙两家", "A014")
    await people.add_grant(shared, Role.CLIENT_STAFF, world.company.clients["CG"], now)
    for who, listed in ((CONSULTANT, manager), (MANAGER, shared), (OTHER_MANAGER, manager)):
        phone = await world.phone(who)
        await phone.press_data(await phone.last(), f"o|listed_invitation|person|{listed}", force=True)
        assert "您无权查看" in (await phone.last()).text, who
    assert INVITE not in str(await (await card_of(world, "钱经理", CONSULTANT)).buttons())
    # the firm's own manager may invite another one, and the administrator whomever
    assert await invited(world, "钱经理", MANAGER)
    assert await invited(world, "孙两家", ADMINISTRATOR)


async def test_nobody_is_invited_who_has_an_account(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await card_of(world, "王芳", MANAGER)
    assert INVITE not in str(await manager.buttons())
    staff = world.company.people[STAFF].id
    await manager.press_data(await manager.last(), f"o|listed_invitation|person|{staff}", force=True)
    assert await count("invitation") == 0


async def test_an_invitation_ends_with_the_next_one_and_with_the_place_in_the_firm(sqlite_world: World) -> None:
    world = sqlite_world
    await on_the_list(world, "刘洋", "A012")
    first = await invited(world, "刘洋", MANAGER)
    second = await invited(world, "刘洋", CONSULTANT)
    manager = await world.phone(MANAGER)
    for doing in (">成员", "成员", "刘洋", "移出", "移出"):
        await (manager.text(doing[1:]) if doing.startswith(">") else manager.press(doing))
    phone = world.stranger(STRANGER)
    for token in (first, second):
        await phone.start(token)
        assert REFUSED in str([message.text for message in await phone.messages()][-2:])
    assert await roles_of(STRANGER) == ""


async def test_who_joined_by_a_card_meanwhile_keeps_the_account(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    token = await invited(world, "刘洋", MANAGER)
    _, link = await make_card(world)
    await ask(world.stranger(STRANGER), link, code="A012")
    await let_in(world)
    other = world.stranger(OTHER_STRANGER)
    await other.start(token)
    assert await one("SELECT telegram_id FROM person WHERE id = :id", id=listed) == STRANGER


async def test_a_colleague_whom_an_import_assigned_joins_with_all_clients(sqlite_world: World) -> None:
    world = sqlite_world
    clients = world.company.clients
    listed = await on_the_list(world, "高远", "T-01", Role.CONSULTANT)
    await people.add_grant(listed, Role.CONSULTANT, clients["CG"], world.clock.now())
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("高远")
    if INVITE not in str(await administrator.buttons()):
        await administrator.press("高远")
    await administrator.press(INVITE)
    await administrator.press("生成邀请链接")
    phone = world.stranger(STRANGER)
    await join(phone, link_token((await administrator.last()).text))
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STRANGER) == listed
    await phone.text("巡查")
    assert {"恒信阀门 · 总装车间", "晨光电器 · 一号产线"} <= set(await phone.buttons())
