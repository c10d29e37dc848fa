"""A client that is served no more: its people and links are out, the team can finish, and it can come back."""

from tests.flows.behalf.recording import do
from tests.flows.joining.joining import ask, make_card
from tests.flows.joining.members import on_the_list
from tests.flows.steps import heard, invite, one
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, OTHER_STAFF, OTHER_STRANGER, STAFF, STRANGER, World


async def test_its_people_lose_their_way_in_and_are_told_once(sqlite_world: World) -> None:
    world = sqlite_world
    staff, other, administrator = [await world.phone(who) for who in (STAFF, OTHER_STAFF, ADMINISTRATOR)]
    await on_the_list(world, "刘洋", "HX-77")
    question = await do(administrator, ">客户", "恒信阀门", "🚫 停用")
    assert "本企业人员不能再使用" in question.text
    for _twice in range(2):
        await administrator.press_data(question, question.buttons[0].data or "", force=True)
    await world.beat()
    assert "使用权限已结束" in (await heard(staff, "恒信阀门")).text
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'member_removed'") == 2, (
        "nobody is asked to call who never had the app"
    )
    assert "您的使用权限已结束" in (await do(staff, ">投诉")).text
    assert "我要投诉" in (await do(other, ">菜单")).text + str(await other.buttons())
    # whoever served it can still finish what is open, and look up
    assert await one("SELECT count(*) FROM role_grant WHERE role = 'consultant' AND ended_at IS NULL") == 2
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">客户", "查看已停用的")
    assert "恒信阀门" in str(await consultant.buttons())


async def test_no_card_and_no_link_leads_in_any_more_and_who_waits_is_told(sqlite_world: World) -> None:
    world = sqlite_world
    _, card = await make_card(world)
    link = await invite(world, "企业员工", "恒信阀门")
    waiting, late = world.stranger(STRANGER), world.stranger(OTHER_STRANGER)
    await ask(waiting, card)
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">客户", "恒信阀门", "🚫 停用", "确定停用")
    await world.beat()
    await heard(waiting, "没有通过")
    for way_in in (card, link):
        await late.start(way_in)
        assert "恒信" not in str([message.text for message in await late.messages()])
    assert await one("SELECT count(*) FROM joining_request WHERE state = 'waiting'") == 0


async def test_taken_back_it_has_its_people_again_but_for_who_left_before(sqlite_world: World) -> None:
    world = sqlite_world
    manager, administrator = await world.phone(MANAGER), await world.phone(ADMINISTRATOR)
    await do(manager, ">加入", "成员", "王芳", "移出", "移出")
    await world.pass_by(minutes=1)
    await do(administrator, ">客户", "恒信阀门", "🚫 停用", "确定停用")
    await do(administrator, "↩️ 恢复使用")
    assert "恒信阀门" in str((await do(manager, ">加入")).text)
    staff = world.company.people[STAFF].id
    assert await one("SELECT count(*) FROM role_grant WHERE person_id = :id AND ended_at IS NULL", id=staff) == 0
