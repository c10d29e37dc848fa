"""A seat is offered to who can hear of it: who cannot is passed over, keeps their place, and is marked on the list."""

from bot.screens.hearing import OUT_OF_REACH
from tests.flows.behalf.recording import NEW_PERSON, record
from tests.flows.steps import heard, press_sparingly
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.sandbox.phone import Phone
from tests.schedules.post_room import heard as all_heard
from tests.world import CONSULTANT, MANAGER, OTHER_MANAGER, OTHER_STAFF, STAFF, World

FREED = "已递补成功"


async def withdraw(world: World, who: int) -> Phone:
    """Somebody gives their seat back."""
    phone = await world.phone(who)
    await phone.text("培训")
    await phone.press("新版标准解读")
    await phone.press("取消报名")
    await phone.press("确定取消报名")
    await world.beat()
    return phone


async def stands(world: World, session: int, *telegram_ids: int) -> list[str]:
    """Who has a seat and who waits."""
    return [(await sign_up_of(world, session, one)).state for one in telegram_ids]


async def test_a_freed_seat_is_offered_on_to_the_next_who_can_hear(world: World) -> None:
    session = await a_session(world, capacity=1, client=None)
    manager, other = await world.phone(MANAGER), await world.phone(OTHER_STAFF)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF)
    await manager.block()
    await world.beat()
    await withdraw(world, STAFF)
    assert await stands(world, session, MANAGER, OTHER_STAFF) == ["waiting", "seated"]
    assert FREED in (await other.last()).text
    consultant = await world.phone(CONSULTANT)
    for doing in ("培训", "新版标准解读", "签到名单"):
        await (consultant.text(doing) if doing == "培训" else press_sparingly(consultant, doing))
    listed = (await consultant.last()).text
    assert "候补：李强 📵" in listed
    assert OUT_OF_REACH.zh in listed
    assert "孙" not in listed


async def test_who_is_back_gets_a_seat_that_is_still_free_and_hears_of_it_once(world: World) -> None:
    session = await a_session(world, capacity=1)
    manager = await world.phone(MANAGER)
    await sign_up(world, session, STAFF, MANAGER)
    await manager.block()
    await world.beat()
    await withdraw(world, STAFF)
    assert await stands(world, session, MANAGER) == ["waiting"]
    await world.pass_by(hours=1)
    await manager.unblock()
    await world.beat()
    assert await stands(world, session, MANAGER) == ["seated"]
    (told,) = [message for message in await manager.messages() if message.from_bot and "又能收到" in message.text]
    assert "🎓 新版标准解读" in told.text
    assert "已报名" in told.text
    assert await all_heard(world, MANAGER, FREED) == []


async def test_who_was_passed_over_keeps_their_place(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=1, client=None)
    manager = await world.phone(MANAGER)
    for one in (OTHER_STAFF, OTHER_MANAGER):
        await world.phone(one)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER)
    await manager.block()
    await world.beat()
    await withdraw(world, STAFF)
    await manager.unblock()
    await world.beat()
    assert await stands(world, session, MANAGER, OTHER_STAFF, OTHER_MANAGER) == ["waiting", "seated", "waiting"]
    await withdraw(world, OTHER_STAFF)
    assert await stands(world, session, MANAGER, OTHER_MANAGER) == ["seated", "waiting"]
    assert FREED in (await heard(manager, FREED)).text


async def test_somebody_without_an_account_is_told_by_who_signed_them_up_while_that_one_can_hear(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=1)
    await sign_up(world, session, STAFF)
    consultant = await record(world, "🎓 培训报名", "新版标准解读", *NEW_PERSON, "当面")
    await sign_up(world, session, MANAGER)
    await consultant.block()
    await world.beat()
    await withdraw(world, STAFF)
    assert await stands(world, session, MANAGER) == ["seated"], "nobody would tell them"
    await consultant.unblock()
    await world.beat()
    await withdraw(world, MANAGER)
    assert FREED in (await heard(consultant, FREED)).text
    assert "张三" in (await heard(consultant, FREED)).text


async def test_a_seat_whose_holder_lost_reach_is_marked(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=2)
    staff = await world.phone(STAFF)
    await sign_up(world, session, STAFF)
    await staff.block()
    await world.beat()
    consultant = await world.phone(CONSULTANT)
    await consultant.text("English")
    await consultant.text("/training")
    for doing in ("新版标准解读", "Attendance"):
        await press_sparingly(consultant, doing)
    listed = (await consultant.last()).text
    assert "王芳 (恒信阀门) 📵" in listed
    assert "gets no messages here; please call" in listed
    assert await stands(world, session, STAFF) == ["seated"]
