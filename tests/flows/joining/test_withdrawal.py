"""撤回申请: who waits to be let in changes their mind; nobody is asked about them any more."""

from tests.flows.joining.joining import ask, let_in, make_card
from tests.flows.joining.members import roles_of
from tests.flows.steps import english, one, press_sparingly
from tests.world import MANAGER, OTHER_STAFF, STRANGER, World


async def test_who_waits_takes_the_request_back_and_the_approvers_are_not_asked(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone, manager = world.stranger(STRANGER), await world.phone(MANAGER)
    await ask(phone, link)
    await press_sparingly(phone, "撤回申请")
    assert "撤回加入 恒信阀门 的申请？" in (await phone.last()).text
    await press_sparingly(phone, "确定撤回")
    assert "您还没有加入企业" in (await phone.last()).text

    await world.pass_by(days=2)
    assert not [message for message in await manager.messages() if "申请加入" in message.text]
    await manager.text("首页")
    assert "待批准" not in str(await manager.buttons())
    assert await one("SELECT used FROM joining_card") == 0
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'withdraw_joining'") == 1

    # the way is open to ask again
    await phone.start(link)
    await let_in(world)
    assert await roles_of(STRANGER) == f"client_staff {world.company.clients['HX']}"


async def test_an_approver_who_comes_too_late_reads_that_it_was_taken_back(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone, manager = world.stranger(STRANGER), await world.phone(MANAGER)
    await ask(phone, link)
    for doing in ("人员加入", "待批准加入", "刘洋"):
        await (manager.text(doing) if doing == "人员加入" else manager.press(doing))
    await phone.press("撤回申请")
    await phone.press("确定撤回")
    await press_sparingly(manager, "✅ 批准")
    assert "刘洋已撤回申请" in (await manager.last()).text
    assert await roles_of(STRANGER) == ""


async def test_who_was_let_in_meanwhile_is_in(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await ask(phone, link)
    await english(phone)
    await phone.press("Withdraw my request")
    question = await phone.last()
    await let_in(world)
    answer = await phone.press_data(question, "jw|1|1", force=True)
    assert answer.text
    assert await roles_of(STRANGER) == f"client_staff {world.company.clients['HX']}"
    assert await one("SELECT state FROM joining_request") == "approved"


async def test_who_belongs_to_a_firm_already_can_take_a_request_to_join_another_back(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone = await world.phone(OTHER_STAFF)
    await phone.start(link)
    await phone.press("换单位了")
    await phone.press("没问题，加入")
    assert "等 恒信阀门 的负责人或质量管家批准" in (await phone.last()).text
    await phone.press("撤回申请")
    await press_sparingly(phone, "确定撤回")
    assert await one("SELECT state FROM joining_request") == "withdrawn"
    assert await roles_of(OTHER_STAFF) == f"client_staff {world.company.clients['CG']}"
