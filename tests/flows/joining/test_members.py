"""Members of a firm: invited, removed, leaving, coming back, and another account for the same person (5.3.3)."""

from bot.rules.people import Role
from storage.people import persons as people
from tests.flows.cases.filing import file_complaint
from tests.flows.joining.joining import ask, let_in, make_card
from tests.flows.joining.members import on_the_list, roles_of
from tests.flows.steps import count, heard, invite, link_token, one, press_sparingly, released_patrol
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STRANGER,
    STAFF,
    STRANGER,
    World,
)

NOWHERE = "您的使用权限已结束，以前的记录按规范保存"
REFUSED = "这个链接无效或已失效"


async def member_page(world: World, name: str, by: int = MANAGER) -> Phone:
    """The page of a member of the first firm."""
    phone = await world.phone(by)
    await phone.text("成员")
    if by != MANAGER:
        await phone.press("恒信阀门")
    await phone.press("成员")
    await phone.press(name)
    return phone


async def reconnection(world: World, name: str, by: int = MANAGER) -> str:
    """The token of a link that gives a member another account."""
    phone = await member_page(world, name, by)
    await phone.press("换绑账号")
    await phone.press("原账号用不了了")
    await phone.press("生成换绑链接")
    return link_token((await phone.last()).text)


async def test_a_manager_invites_to_their_own_firm_as_staff_or_manager(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await manager.text("邀请")
    asked = await manager.last()
    assert "恒信阀门" in asked.text
    offered = [button.text for button in asked.buttons]
    assert {"企业员工", "企业负责人"} <= set(offered)
    assert not {"管理员", "质量管家", "监督员", "项目负责人", "质量主管"} & set(offered)
    await manager.press("企业负责人")
    await manager.press("生成邀请链接")
    phone = world.stranger(STRANGER)
    await phone.start(link_token((await manager.last()).text) + "-c")
    await phone.press("我同意")
    await phone.text("刘洋")
    await press_sparingly(phone, "没问题，加入")
    assert await roles_of(STRANGER) == f"client_manager {world.company.clients['HX']}"
    # what the link promised opens behind the home
    await world.beat()
    assert "要反映对我们服务的不满" in (await phone.last()).text


async def test_a_removed_member_is_told_once_and_their_records_stay(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("收到")
    cases = await count("service_case")
    manager = await member_page(world, "王芳")
    assert "在办 1 件" in (await manager.last()).text
    await manager.press("移出")
    question = await manager.last()
    assert "把 王芳 移出 恒信阀门？" in question.text
    answer = await manager.press("移出")
    assert answer.text == "已移出，会告诉对方"
    assert "王芳" not in str((await manager.last()).buttons)
    # a second tap changes nothing and shows who is left
    again = await manager.press_data(
        question, f"jo|{world.company.clients['HX']}|{world.company.people[STAFF].id}|1", force=True
    )
    assert "已处理过了" in again.text

    assert await roles_of(STAFF) == ""
    assert await count("service_case") == cases
    assert await one("SELECT count(*) AS n FROM service_case WHERE handler_id IS NOT NULL") == 0
    await world.beat()
    assert "您在 恒信阀门 的使用权限已结束" in (await staff.last()).text
    assert await staff.keys() == []
    for said in ("菜单", "投诉", "WT20261123-01", "问题"):
        await staff.text(said)
        assert "WT2026" not in (await staff.last()).text, said
        assert NOWHERE in (await staff.last()).text or "您无权查看" in (await staff.last()).text, said
    # the firm's finding is still there for the others
    await manager.text("WT20261123-01")
    assert "提交整改" in str(await manager.buttons())
    await world.pass_by(days=2)
    told = [message for message in await staff.messages() if "您在 恒信阀门 的使用权限已结束" in message.text]
    assert len(told) == 1


async def test_a_manager_removes_nobody_of_another_firm_nor_themselves(sqlite_world: World) -> None:
    world = sqlite_world
    other = await world.phone(OTHER_MANAGER)
    client, own = world.company.clients["HX"], world.company.clients["CG"]
    for data in (
        f"jo|{client}|{world.company.people[STAFF].id}|1",
        f"jo|{own}|{world.company.people[STAFF].id}|1",
        f"jo|{own}|{world.company.people[OTHER_MANAGER].id}|1",
    ):
        await other.press_data(await other.last(), data, force=True)
    assert await roles_of(STAFF) == f"client_staff {client}"
    assert await roles_of(OTHER_MANAGER) == f"client_manager {own}"


async def test_who_leaves_hands_back_what_they_hold_and_can_come_back(sqlite_world: World) -> None:
    world = sqlite_world
    await file_complaint(world)
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text("WT20261123-01")
    await staff.press("收到")
    await staff.text("设置")
    await staff.press("退出企业")
    assert "您在办的 1 件会交还企业" in (await staff.last()).text
    await press_sparingly(staff, "退出")
    assert "您已退出 恒信阀门" in (await staff.last()).text
    assert await staff.keys() == [], "no key is left to press in vain"
    manager = await world.phone(MANAGER)
    await world.beat()
    assert "在办的 1 件已交还企业" in (await heard(manager, "王芳 已退出 恒信阀门")).text
    await staff.text("菜单")
    assert NOWHERE in (await staff.last()).text

    # back by a card: no name and consent a second time, and the old records are theirs
    _, link = await make_card(world)
    await staff.start(link)
    assert "等 恒信阀门 的负责人或质量管家批准" in (await staff.last()).text
    await let_in(world, "王芳")
    await world.beat()
    assert await count("person") == len(world.company.people)
    await staff.text("TS20261123-01")
    assert "TS20261123-01" in (await staff.last()).text


async def test_a_person_who_had_left_for_good_is_the_same_person_again(sqlite_world: World) -> None:
    world = sqlite_world
    token = await invite(world, "企业员工", "晨光电器")
    # as the ledger of people ends somebody
    await one("UPDATE person SET ended_at = :at WHERE telegram_id = :id RETURNING id", at=world.clock.now(), id=STAFF)
    staff = world.stranger(STAFF)
    await staff.text("你好")
    assert "请向您的企业负责人" in (await staff.last()).text
    await staff.start(token)
    await staff.press("我同意")
    await staff.text("王芳")
    await staff.press("没问题，加入")
    assert await roles_of(STAFF) == f"client_staff {world.company.clients['CG']}"
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STAFF) == world.company.people[STAFF].id


async def test_the_seat_of_who_leaves_goes_to_who_waits_for_it(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=1)
    await sign_up(world, session, STAFF, MANAGER)
    staff = await world.phone(STAFF)
    await staff.text("设置")
    await staff.press("退出企业")
    await staff.press("退出")
    assert (await sign_up_of(world, session, MANAGER)).state == "seated"


async def test_a_card_of_a_firm_that_is_no_longer_served_is_not_in_use(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    client = world.company.clients["HX"]
    await one("UPDATE client SET ended_at = :at WHERE id = :id RETURNING id", at=world.clock.now(), id=client)
    phone = world.stranger(STRANGER)
    await phone.start(link)
    assert "已停用" in (await phone.messages())[-2].text


async def test_an_invitation_to_another_firm_asks_whether_one_moved(sqlite_world: World) -> None:
    world = sqlite_world
    token = await invite(world, "企业员工", "晨光电器")
    staff = await world.phone(STAFF)
    await staff.start(token)
    assert "换单位了，还是两家都属于" in (await staff.last()).text
    await staff.press("换单位了")
    await press_sparingly(staff, "没问题，加入")
    assert await roles_of(STAFF) == f"client_staff {world.company.clients['CG']}"
    await staff.start(token)
    assert await roles_of(STAFF) == f"client_staff {world.company.clients['CG']}"
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'move'") == 1


async def test_another_account_gets_the_same_person_and_the_old_one_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    await file_complaint(world)
    old = await world.phone(STAFF)
    token = await reconnection(world, "王芳")
    new = world.stranger(STRANGER)
    await new.start(token)
    assert "王芳" in (await new.last()).text
    await new.text("TS20261123-01")
    assert "TS20261123-01" in (await new.last()).text
    assert await one("SELECT telegram_id FROM person WHERE id = :id", id=world.company.people[STAFF].id) == STRANGER
    # the old account is a stranger's, the link is used up, and the trail knows both accounts
    await old.text("TS20261123-01")
    assert "请向您的企业负责人" in (await old.last()).text
    third = world.stranger(OTHER_STRANGER)
    await third.start(token)
    assert REFUSED in (await third.messages())[-2].text
    details = str(await one("SELECT details FROM trail WHERE action = 'reconnect'"))
    assert str(STAFF) in details
    assert str(STRANGER) in details


async def test_only_the_newest_link_for_another_account_serves_and_for_a_day(sqlite_world: World) -> None:
    world = sqlite_world
    first = await reconnection(world, "王芳")
    second = await reconnection(world, "王芳")
    phone = world.stranger(STRANGER)
    await phone.start(first)
    assert REFUSED in (await phone.messages())[-2].text
    world.clock.pass_by(days=1)
    await phone.start(second)
    assert REFUSED in (await phone.messages())[-2].text


async def test_an_account_with_records_of_its_own_becomes_nobody_else(sqlite_world: World) -> None:
    world = sqlite_world
    token = await reconnection(world, "王芳")
    consultant = await world.phone(CONSULTANT)
    await consultant.start(token)
    assert REFUSED in str([message.text for message in await consultant.messages()])
    assert await one("SELECT telegram_id FROM person WHERE id = :id", id=world.company.people[STAFF].id) == STAFF


async def test_a_manager_gives_no_account_to_somebody_who_is_more_than_their_staff(sqlite_world: World) -> None:
    world = sqlite_world
    staff = world.company.people[STAFF].id
    now = world.clock.now()
    await people.add_grant(staff, Role.CLIENT_STAFF, world.company.clients["CG"], now)
    manager = await member_page(world, "王芳")
    assert "换绑账号" not in str((await manager.last()).buttons)
    await manager.press_data(await manager.last(), f"o|reconnection|person|{staff}", force=True)
    assert "您无权查看" in (await manager.last()).text
    # an administrator may
    assert await reconnection(world, "王芳", by=ADMINISTRATOR)


async def test_somebody_of_the_list_gets_their_first_account_and_is_asked_for_consent(sqlite_world: World) -> None:
    world = sqlite_world
    listed = await on_the_list(world, "刘洋", "A012")
    manager = await member_page(world, "刘洋 · A012 · 未加入")
    assert "换绑账号" not in str(await manager.buttons())
    await manager.press("邀请 TA 加入")
    await manager.press("生成邀请链接")
    phone = world.stranger(STRANGER)
    await phone.start(link_token((await manager.last()).text))
    assert "恒信阀门有限公司 · 企业员工" in (await phone.last()).text
    await phone.press("我同意")
    await phone.press("没问题，加入")
    assert await one("SELECT id FROM person WHERE telegram_id = :id", id=STRANGER) == listed
    assert await one("SELECT count(*) AS n FROM role_grant WHERE person_id = :id", id=listed) == 1


async def test_who_blocked_the_bot_is_seen_among_the_members(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.block()
    manager = await world.phone(MANAGER)
    await manager.text("成员")
    await manager.press("成员")
    assert "王芳 · ⚠️ 联系不上" in await manager.buttons()


async def test_a_person_without_a_staff_number_or_account_can_ask_again_after_a_pause(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await phone.start(link)
    await phone.press("我同意")
    world.clock.pass_by(days=3)
    # the form is where it was, also when the card is scanned again
    await phone.start(link)
    assert "真实姓名" in (await phone.last()).text
    await phone.text("取消")
    await phone.press("放弃")
    await ask(phone, link)
    assert await one("SELECT count(*) AS n FROM joining_request WHERE state = 'waiting'") == 1
