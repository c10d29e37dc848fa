"""Single-use links can be listed by whoever could have made them, and taken back while nobody has opened them."""

import pytest

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.joining.arrivals import make_claim_link
from storage import database as db
from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.joining.members import on_the_list
from tests.flows.joining.test_inviting_listed import invited
from tests.flows.steps import count, english, heard, invite, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, OTHER_MANAGER, STAFF, STRANGER, World

LINKS, REVOKED = "未打开的链接", "这个链接已被收回"


async def links(world: World, by: int) -> Phone:
    """The list of links, as somebody reaches it from 人员加入."""
    phone = await world.phone(by)
    await phone.text("加入")
    await press_sparingly(phone, LINKS)
    return phone


async def links_seen(world: World, by: int) -> set[str]:
    """What stands on the buttons of the links that somebody sees, without their numbers."""
    phone = await world.phone(by)
    await phone.text("加入")
    if LINKS not in str(await phone.buttons()):
        return set()
    await phone.press(LINKS)
    return {button.split(" · ", 1)[1] for button in await phone.buttons() if " · " in button}


async def every_kind_of_link(world: World) -> None:
    """To the first firm's staff, manager, consultant, to somebody listed, for another account; and to our auditor."""
    await on_the_list(world, "刘洋", "A012")
    for role, client in (("员工", "恒信阀门"), ("负责人", "恒信阀门"), ("质量管家", "恒信阀门"), ("监督员", None)):
        await invite(world, role, client)
    await invited(world, "刘洋", MANAGER)
    await do(await world.phone(MANAGER), ">成员", "成员", "王芳", "换绑账号", "换了新账号", "生成")


async def test_whoever_could_have_made_a_link_sees_it_and_nobody_else_does(sqlite_world: World) -> None:
    world = sqlite_world
    await every_kind_of_link(world)
    of_the_clients = {"恒信阀门 · 企业员工", "恒信阀门 · 企业负责人", "刘洋", "王芳"}
    assert await links_seen(world, ADMINISTRATOR) == of_the_clients | {"恒信阀门 · 质量管家", "监督员"}
    assert await links_seen(world, MANAGER) == of_the_clients
    assert await links_seen(world, CONSULTANT) == {"刘洋"}
    assert await links_seen(world, OTHER_MANAGER) == set()


@pytest.mark.parametrize("by", [MANAGER, ADMINISTRATOR])
async def test_a_link_is_taken_back_with_one_tap_and_a_question(world: World, by: int) -> None:
    token = await invite(world, "员工", "恒信阀门")
    phone = await links(world, by)
    told = (await phone.last()).text
    assert "吴刚" in told or "，11月23日" in told
    await press_sparingly(phone, "恒信阀门 · 企业员工")
    assert "收回链接" in (await phone.last()).text
    assert await count("invitation WHERE revoked_at IS NOT NULL") == 0
    await press_sparingly(phone, "收回")
    assert "没有：" in (await phone.last()).text
    assert await count("trail WHERE action = 'revoke' AND subject_kind = 'invitation'") == 1

    stranger = world.stranger(STRANGER)
    await stranger.start(token)
    assert REVOKED in str([message.text for message in await stranger.messages()])
    assert await count(f"person WHERE telegram_id = {STRANGER}") == 0


async def test_the_newest_stands_first_and_each_by_its_number(sqlite_world: World) -> None:
    world = sqlite_world
    for _ in range(2):
        await invite(world, "员工", "恒信阀门")
    phone = await links(world, ADMINISTRATOR)
    shown = [button for button in await phone.buttons() if "恒信阀门" in button]
    assert shown == sorted(set(shown), reverse=True)
    assert len(shown) == 2


async def test_one_tap_leads_there_from_a_link_that_was_just_made(sqlite_world: World) -> None:
    world = sqlite_world
    await invite(world, "员工", "恒信阀门")
    phone = await world.phone(ADMINISTRATOR)
    assert "编号" in (await heard(phone, "邀请链接已生成")).text
    await press_sparingly(phone, LINKS)
    assert "恒信阀门 · 企业员工" in str(await phone.buttons())


async def test_what_was_opened_or_has_expired_is_not_listed_and_not_taken_back(sqlite_world: World) -> None:
    world = sqlite_world
    opened, _ = await invite(world, "员工", "恒信阀门"), await invite(world, "负责人", "恒信阀门")
    phone = await links(world, MANAGER)
    question = await phone.last()
    await world.stranger(STRANGER).start(opened)
    button = question.button("企业员工")
    assert button is not None
    await phone.press_data(question, button.data or "", force=True)
    assert (await phone.last()).text.startswith("🔗")
    assert "企业员工" not in str(await phone.buttons())
    world.clock.pass_by(days=8)
    assert await links_seen(world, MANAGER) == set()
    assert await count("invitation WHERE revoked_at IS NOT NULL") == 0


async def test_staff_and_other_firms_take_nothing_back(sqlite_world: World) -> None:
    world = sqlite_world
    await invite(world, "员工", "恒信阀门")
    (link,) = await db.values("SELECT id FROM invitation")
    for who in (STAFF, OTHER_MANAGER, CONSULTANT):
        phone = await world.phone(who)
        for sure in (0, 1):
            await phone.press_data(await phone.last(), f"jz|{link['id']}|{sure}", force=True)
            assert "收回" not in (await phone.last()).text, who
    assert await count("invitation WHERE revoked_at IS NOT NULL") == 0


async def test_a_link_for_the_first_administrator_is_listed_once_there_is_one(sqlite_world: World) -> None:
    world = sqlite_world
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE role = 'administrator' RETURNING id", at=world.clock.now()
    )
    assert await make_claim_link(Cause(world.clock.now()))
    await people.add_grant(world.company.people[ADMINISTRATOR].id, Role.ADMINISTRATOR, None, world.clock.now())
    phone = await links(world, ADMINISTRATOR)
    assert "服务器" in (await phone.last()).text


async def test_who_reads_english_is_asked_and_told_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    await invite(world, "员工", "恒信阀门")
    manager = await world.phone(MANAGER)
    await english(manager)
    for press in (">joining", "Unopened links", "恒信阀门"):
        await do(manager, press)
    assert "Take link" in (await manager.last()).text
    await manager.press("Take it back")
    assert "None:" in (await manager.last()).text
