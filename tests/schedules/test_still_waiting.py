"""What waits beside the cases is mentioned again: people at the door, ending cards, rolls that nobody noted."""

from datetime import datetime, timedelta

import pytest

from bot.rules.deadlines import Ladder, mentioned_on
from bot.rules.working_days import Calendar
from bot.services.joining.messages import CARD_ENDS, STILL_WAITING, WAITING
from bot.services.trainings.messages import ROLL
from tests.flows.joining.joining import ask, let_in, make_card
from tests.flows.steps import heard as said
from tests.flows.trainings.trainings import a_session, sign_up, trail
from tests.schedules.post_room import beijing, heard, read_in
from tests.schedules.test_overdue import nine, sent
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, STAFF, STRANGER, World

ASK = "申请加入"


def days(told: list[tuple[int, datetime]], who: int) -> list[datetime]:
    """When a person was told."""
    return [moment for reader, moment in told if reader == who]


def test_it_is_mentioned_at_the_steps_of_the_ladder_and_then_in_the_rhythm() -> None:
    monday, ladder, calendar = nine(0).date(), Ladder(overdue=1, escalated=3, again=5), Calendar()
    mentions = {mentioned_on(monday, monday + timedelta(days=passed), calendar, ladder) for passed in range(18)}
    assert mentions == {None, *(monday + timedelta(days=passed) for passed in (1, 3, 10, 17))}


async def somebody_asks(world: World) -> None:
    """Monday at half past nine; the ones who can let them in have the chat open, and the administrator too."""
    for person in (CONSULTANT, LEAD, ADMINISTRATOR):
        await world.phone(person)
    _, link = await make_card(world)
    await ask(world.stranger(STRANGER), link)


async def test_who_waits_to_be_let_in_is_mentioned_again_to_approvers_and_administrators(world: World) -> None:
    await somebody_asks(world)
    await world.until(beijing(10) + timedelta(days=18))
    told = await sent(WAITING)
    for approver in (MANAGER, CONSULTANT):
        assert days(told, approver)[1:] == [nine(1), nine(3), nine(10), nine(17)]
    assert days(told, ADMINISTRATOR) == [nine(1), nine(3), nine(10), nine(17)]
    # who lets people in and reads the digest finds them there, each working day
    assert days(told, LEAD)[1:] == []
    assert "恒信阀门" in str((await said(world.stranger(LEAD), "早间汇总")).buttons)
    last = (await heard(world, MANAGER, ASK))[-1]
    assert "刘洋" in last
    assert "等得最久的已经等了 17 天" in last
    assert (await said(world.stranger(MANAGER), ASK)).button("去批准") is not None


async def test_once_they_are_let_in_nobody_is_reminded_any_more(sqlite_world: World) -> None:
    world = sqlite_world
    await somebody_asks(world)
    await world.until(beijing(10) + timedelta(days=1))
    await let_in(world)
    before = len(await sent(WAITING))
    await world.until(beijing(10) + timedelta(days=18))
    assert len(await sent(WAITING)) == before
    assert await sent(STILL_WAITING) == []


async def test_who_waits_hears_once_that_they_are_not_forgotten_and_can_withdraw(sqlite_world: World) -> None:
    world = sqlite_world
    await somebody_asks(world)
    await world.until(beijing(10) + timedelta(days=18))
    assert await sent(STILL_WAITING) == [(STRANGER, nine(2))]
    told = await said(world.stranger(STRANGER), "还没有批准")
    assert "恒信阀门" in told.text
    await world.stranger(STRANGER).press("撤回申请")
    await world.stranger(STRANGER).press("确定撤回")
    before = len(await sent(WAITING))
    await world.until(beijing(10) + timedelta(days=30))
    assert len(await sent(WAITING)) == before


async def test_who_printed_a_card_hears_the_day_before_it_ends_and_makes_a_new_one(world: World) -> None:
    await make_card(world, days="3")
    await world.until(beijing(10) + timedelta(days=18))
    # it ends on Thursday the 26th at half past nine
    assert await sent(CARD_ENDS) == [(MANAGER, nine(2))]
    told = await said(world.stranger(MANAGER), "到期，之后扫码不能再申请")
    assert "11月26日（周四）09:30" in told.text
    assert "已用 0/" in told.text
    await world.stranger(MANAGER).press("新建加入卡")
    assert (await world.stranger(MANAGER).last()).text.startswith("新建加入卡 · 恒信阀门")


async def test_a_card_that_ends_on_a_day_off_is_told_of_on_the_working_day_before(sqlite_world: World) -> None:
    await make_card(sqlite_world, days="5")
    await sqlite_world.until(beijing(10) + timedelta(days=18))
    assert await sent(CARD_ENDS) == [(MANAGER, nine(4))]


@pytest.mark.parametrize("how", ["revoked", "replaced"])
async def test_of_a_card_that_nobody_needs_any_more_nothing_is_said(sqlite_world: World, how: str) -> None:
    world = sqlite_world
    await make_card(world, days="3")
    if how == "replaced":
        await make_card(world)
    else:
        manager = await world.phone(MANAGER)
        await manager.text("加入")
        for press in ("0/50", "停用", "停用"):
            await manager.press(press)
    await world.until(beijing(10) + timedelta(days=18))
    assert await sent(CARD_ENDS) == []


async def a_session_that_is_over(world: World) -> int:
    """Friday 27 November, 14:00 to 16:00, with two who have a seat."""
    for person in (CONSULTANT, LEAD, MANAGER):
        await world.phone(person)
    session = await a_session(world)
    await sign_up(world, session, STAFF, MANAGER)
    return session


async def test_the_trainer_is_asked_for_the_roll_the_same_afternoon_and_again_until_it_is_noted(world: World) -> None:
    await a_session_that_is_over(world)
    await world.until(beijing(10) + timedelta(days=25))
    # the session was on Friday: the next working day is as good as that afternoon
    assert await sent(ROLL) == [(CONSULTANT, moment) for moment in (beijing(16, day=27), nine(9), nine(16), nine(23))]
    asked = await said(world.stranger(CONSULTANT), "请记一下谁来了")
    assert "还有 2 人没记" in asked.text
    await world.stranger(CONSULTANT).press("✅ 全部到了")
    assert "签到 2 · 缺席 0" in (await world.stranger(CONSULTANT).last()).text
    assert len([action for action, _ in await trail() if action == "attendance"]) == 2
    before = len(await sent(ROLL))
    await world.until(beijing(10) + timedelta(days=50))
    assert len(await sent(ROLL)) == before


async def test_nobody_came_is_an_answer_too_and_what_was_noted_stays(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=3)
    await sign_up(world, session, STAFF, MANAGER)
    trainer = await world.phone(CONSULTANT)
    await world.until(beijing(17, day=27))
    await trainer.press("❌ 都没来")
    assert "签到 0 · 缺席 2" in (await trainer.last()).text
    await world.until(beijing(10) + timedelta(days=25))
    assert len(await sent(ROLL)) == 1
    # each can be corrected
    await trainer.press("王芳")
    assert "缺席 1 · 请假 1" in (await trainer.last()).text


async def test_a_session_to_which_nobody_signed_up_or_that_was_noted_is_not_asked_about(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(CONSULTANT)
    await a_session(world)
    noted = await a_session(world, "另一场")
    await sign_up(world, noted, STAFF)
    await world.until(beijing(15, day=27))
    trainer = await world.phone(CONSULTANT)
    for press in (">培训", "另一场", "签到名单", "▫️"):
        await (trainer.text(press[1:]) if press.startswith(">") else trainer.press(press))
    await world.until(beijing(10) + timedelta(days=25))
    assert await sent(ROLL) == []


async def test_nobody_is_asked_for_more_than_one_roll_on_a_morning(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(CONSULTANT)
    for title in ("第一场", "第二场"):
        await sign_up(world, await a_session(world, title), STAFF)
    await world.until(beijing(10) + timedelta(days=11))
    told = days(await sent(ROLL), CONSULTANT)
    assert told == [beijing(16, day=27), beijing(16, day=27), nine(9), nine(10)]


@pytest.mark.parametrize("words", ["please note who came", "✅ All came"])
async def test_it_is_said_in_english_to_who_reads_english(sqlite_world: World, words: str) -> None:
    world = sqlite_world
    await a_session_that_is_over(world)
    await read_in(world, CONSULTANT, "en")
    await world.until(beijing(17, day=27))
    last = await world.stranger(CONSULTANT).last()
    assert words in last.text or last.button(words) is not None
