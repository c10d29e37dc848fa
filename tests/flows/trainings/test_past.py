"""培训记录: trainings that are over are found again by everybody who may see them, with their roll (clause 4.5)."""

from bot.rules.cause import Cause
from bot.services.trainings import attendance
from tests.flows.steps import english, press_sparingly
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.sandbox.phone import Phone
from tests.world import AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, OTHER_STAFF, STAFF, World


async def one_that_is_over(world: World, **how: object) -> int:
    """A training to which the manager came and the staff did not."""
    session = await a_session(world, capacity=9, **how)  # type: ignore[arg-type]
    await sign_up(world, session, MANAGER, STAFF)
    world.clock.pass_by(days=5)
    consultant = world.company.people[CONSULTANT]
    for person, noted in ((MANAGER, "present"), (STAFF, "absent")):
        sign_up_id = (await sign_up_of(world, session, person)).id
        await attendance.note(Cause(world.clock.now(), consultant.id), consultant, sign_up_id, noted)
    return session


async def opened(world: World, person: int) -> tuple[Phone, str]:
    """The card of the only past training, as somebody finds it."""
    phone = await world.phone(person)
    await phone.text("培训")
    await press_sparingly(phone, "📚 培训记录")
    await press_sparingly(phone, "1")
    return phone, (await phone.last()).text


async def test_who_came_is_read_by_whoever_may_read_the_register_of_the_client(world: World) -> None:
    await one_that_is_over(world)
    for person in (MANAGER, AUDITOR):
        _, card = await opened(world, person)
        assert "到 1 人，共 2 人" in card
        assert "✅ 李强（恒信阀门）" in card
        assert "❌ 王芳（恒信阀门）" in card
    _, own = await opened(world, STAFF)
    assert "已结束 · ❌ 缺席" in own
    assert "李强" not in own, "who came is not told to colleagues"
    lead, card = await opened(world, LEAD)
    assert "李强" not in card
    await press_sparingly(lead, "📋 签到名单")
    assert "李强" in str(await lead.buttons())


async def test_the_names_of_another_client_are_in_no_roll(sqlite_world: World) -> None:
    world = sqlite_world
    session = await one_that_is_over(world, client=None)
    _, card = await opened(world, OTHER_MANAGER)
    assert "新版标准解读" in card
    assert "李强" not in card
    assert "王芳" not in card
    phone = await world.phone(OTHER_STAFF)
    await phone.press_data(await phone.last(), f"tc|{session}", force=True)
    assert "李强" not in (await phone.last()).text


async def test_the_latest_month_that_has_one_opens_and_the_months_are_turned(sqlite_world: World) -> None:
    world = sqlite_world
    await one_that_is_over(world)
    world.clock.pass_by(days=30)
    await a_session(world, "还没有开的培训", hours=48)
    manager = await world.phone(MANAGER)
    await english(manager)
    await manager.text("training records")
    listed = (await manager.last()).text
    assert listed == "📚 Past trainings · Nov 2026\n\n1. 新版标准解读\n　27 Nov · 恒信阀门 · 周明 · ✅ you"
    assert "No trainings" in (await press_sparingly(manager, "Dec 2026 ›")).text
    await press_sparingly(manager, "‹ Nov 2026")
    assert "No trainings" in (await press_sparingly(manager, "‹ Oct 2026")).text
    other = await world.phone(OTHER_MANAGER)
    await other.text("培训记录")
    assert "这个月没有培训" in (await other.last()).text, "of another client's nothing is said"
