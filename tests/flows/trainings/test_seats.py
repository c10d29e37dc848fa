"""Trainings (clause 4.5): announced, signed up for in two taps at most, waited for, withdrawn from, attended."""

from datetime import timedelta

import pytest

from bot.app.demo_trainings import add_trainings
from bot.rules.beijing import beijing_day
from storage import database as db
from tests.flows.steps import count, one, press_sparingly
from tests.flows.test_every_button import last_update, redeliver
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of, trail
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    World,
)


async def planned_from_the_phone(world: World, when: str = "11月27日 14:00", capacity: str = "2") -> Phone:
    """The consultant fills the form in up to its review page."""
    consultant = await world.phone(CONSULTANT)
    await press_sparingly(consultant, "培训报名")
    await press_sparingly(consultant, "新建培训")
    await consultant.text("新版标准解读")
    await press_sparingly(consultant, "最新法规和标准")
    for text in (when, "120", "二楼会议室", capacity):
        await consultant.text(text)
    await press_sparingly(consultant, "恒信阀门")
    return consultant


# Planning


async def test_a_session_is_planned_by_a_form_and_announced_to_the_people_of_its_client(world: World) -> None:
    people = (STAFF, MANAGER, OTHER_STAFF)
    staff, manager, foreign = [await world.phone(person) for person in people]
    consultant = await planned_from_the_phone(world)
    card = await press_sparingly(consultant, "发布并通知")
    for words in (
        "新版标准解读",
        "4.5 d",
        "11月27日（周五）14:00–16:00",
        "二楼会议室",
        "主讲：周明",
        "对象：恒信阀门",
        "已报 0 人，共 2 个名额",
    ):
        assert words in card.text, words
    await world.beat()
    for phone in (staff, manager):
        news = await phone.last()
        assert "新的培训" in news.text
        assert news.button("✍️ 报名") is not None
    assert "培训" not in (await foreign.last()).text
    assert await one("SELECT COUNT(*) FROM outbox WHERE kind = 'training_announced'") == 2
    assert await trail() == [("plan", "training")]


async def test_from_the_announcement_one_tap_signs_up(world: World) -> None:
    staff = await world.phone(STAFF)
    await a_session(world)
    await world.beat()
    card = await press_sparingly(staff, "✍️ 报名")
    assert "✅ 已报名" in card.text
    assert await one("SELECT state FROM sign_up") == "seated"


async def test_from_the_home_three_taps_sign_up(world: World) -> None:
    await a_session(world)
    staff = await world.phone(STAFF)
    await press_sparingly(staff, "更多…")
    listed = await press_sparingly(staff, "培训报名")
    assert "还有 2 个名额" in listed.text
    card = await press_sparingly(staff, "✍️ 报名")
    assert "✅ 已报名" in card.text
    assert await one("SELECT state FROM sign_up") == "seated"


async def test_a_start_in_the_past_is_refused_at_submission_and_nothing_is_lost(sqlite_world: World) -> None:
    consultant = await planned_from_the_phone(sqlite_world, "11月23日 10:00", "2.5")
    sqlite_world.clock.pass_by(hours=1)
    refused = await press_sparingly(consultant, "发布并通知")
    assert "「开始时间」已经过了，请点它改成以后的时间。" in refused.text
    await press_sparingly(consultant, "开始时间")
    await consultant.text("11月27日 14:00")
    refused = await press_sparingly(consultant, "发布并通知")
    assert "「名额」要填整数，请点它修改。" in refused.text
    assert await count("training_session") == 0
    await press_sparingly(consultant, "名额")
    await consultant.text("20")
    assert "已报 0 人，共 20 个名额" in (await press_sparingly(consultant, "发布并通知")).text


async def test_skipping_the_client_invites_all_whom_the_trainer_serves(sqlite_world: World) -> None:
    await a_session(sqlite_world, client=None)
    await sqlite_world.beat()
    told = await db.values(
        "SELECT p.telegram_id AS who FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.kind = 'training_announced' ORDER BY 1"
    )
    assert [row["who"] for row in told] == [STAFF, MANAGER, OTHER_STAFF, OTHER_MANAGER]


async def test_who_cannot_plan_is_offered_no_form(sqlite_world: World) -> None:
    for person in (STAFF, MANAGER, QUALITY_MANAGER, AUDITOR):
        phone = await sqlite_world.phone(person)
        await phone.text("培训")
        assert (await phone.last()).button("新建培训") is None
    for person in (CONSULTANT, LEAD, ADMINISTRATOR):
        phone = await sqlite_world.phone(person)
        await phone.text("培训")
        assert (await phone.last()).button("新建培训") is not None


# Seats and the waitlist


async def test_the_last_seat_goes_to_one_and_the_other_waits_and_is_told_the_position(world: World) -> None:
    session = await a_session(world, capacity=1)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    for phone in (staff, manager):
        await phone.text("培训")
    shown = await manager.last()
    await press_sparingly(staff, "✍️ 报名")
    answer = await manager.press_data(shown, shown.buttons[1].data or "")
    assert answer.text == "名额已满，您是候补第 1 位"
    assert "⏳ 候补第 1 位" in (await manager.last()).text
    assert "已报 1 人，共 1 个名额，候补 1 人" in (await manager.last()).text
    assert (await sign_up_of(world, session, STAFF)).state == "seated"


async def test_a_freed_seat_goes_to_the_first_in_line_who_is_told_and_the_others_move_up(world: World) -> None:
    session = await a_session(world, capacity=1, client=None)
    manager = await world.phone(MANAGER)
    other = await world.phone(OTHER_STAFF)
    staff = await world.phone(STAFF)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF)
    await staff.text("培训")
    await press_sparingly(staff, "新版标准解读")
    asked = await press_sparingly(staff, "取消报名")
    assert "有 2 人在候补，名额会马上给下一位" in asked.text
    assert (await sign_up_of(world, session, STAFF)).state == "seated"
    assert "名额已满，排候补" in (await press_sparingly(staff, "确定取消报名")).buttons[0].text
    await world.beat()
    told = await manager.last()
    assert "已递补成功" in told.text
    assert "✅ 已报名" in told.text
    assert told.button("取消报名") is not None
    await other.text("培训")
    assert "候补第 1 位" in (await other.last()).text
    # signing up again is going to the end of the line
    assert "候补第 2 位" in (await press_sparingly(staff, "✍️ 名额已满，排候补")).text
    assert await trail() == [
        ("plan", "training"),
        *[("sign_up", "sign_up"), ("seat", "sign_up")],
        *[("sign_up", "sign_up")] * 2,
        *[("withdraw", "sign_up"), ("seat", "sign_up"), ("sign_up", "sign_up")],
    ]


async def test_a_redelivered_press_shows_what_it_did(sqlite_world: World) -> None:
    await a_session(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.text("培训")
    for button, stands in (("✍️ 报名", "✅ 已报名"), ("取消报名", "还有 2 个名额")):
        await staff.press(button)
        await redeliver(sqlite_world, await last_update(sqlite_world), new_id=False)
        assert stands in (await staff.last()).text
    assert await count("sign_up") == 1


async def test_leaving_the_waitlist_frees_no_seat(sqlite_world: World) -> None:
    session = await a_session(sqlite_world, capacity=1)
    await sign_up(sqlite_world, session, STAFF, MANAGER)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("培训")
    await manager.press("新版标准解读")
    await press_sparingly(manager, "取消报名")
    assert (await sign_up_of(sqlite_world, session, STAFF)).state == "seated"
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'seat_freed'") == 0


async def test_news_of_a_seat_keeps_the_night_unless_the_session_is_in_the_morning(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    morning = await a_session(world, "早上的", capacity=1, hours=23.5)
    afternoon = await a_session(world, "下午的", capacity=1, hours=28.5)
    for session in (morning, afternoon):
        await sign_up(world, session, STAFF, MANAGER)
    await world.pass_by(hours=13)
    staff = await world.phone(STAFF)
    for title in ("早上的", "下午的"):
        await staff.text("培训")
        await staff.press(title)
        await staff.press("取消报名")
        await staff.press("确定取消报名")
    await world.beat()
    told = [message.text for message in await manager.messages() if "已递补成功" in message.text]
    assert len(told) == 1
    assert "早上的" in told[0]
    await world.pass_by(hours=10)
    assert any("下午的" in message.text and "已递补成功" in message.text for message in await manager.messages())


async def test_after_the_start_nobody_signs_up_or_withdraws(sqlite_world: World) -> None:
    session = await a_session(sqlite_world, hours=2)
    staff, manager = await sqlite_world.phone(STAFF), await sqlite_world.phone(MANAGER)
    await sign_up(sqlite_world, session, STAFF)
    for phone in (staff, manager):
        await phone.text("培训")
        await phone.press("新版标准解读")
    shown = [(phone, await phone.last()) for phone in (staff, manager)]
    sqlite_world.clock.pass_by(hours=2)
    for phone, card in shown:
        answer = await phone.press_data(card, card.buttons[0].data or "")
        assert answer.text == "报名已截止"
    assert "已开始" in (await manager.last()).text
    assert await one("SELECT state FROM sign_up") == "seated"


# Both languages, and the demo


@pytest.mark.parametrize(
    ("telegram_id", "words"),
    [
        (STAFF, ("Trainings", "Signed up", "Fri 27 Nov, 14:00–16:00", "New regulations and standards · clause 4.5 d")),
        (MANAGER, ("Waitlist no. 1", "You will be told as soon as a seat is free", "1 of 1 seats taken, 1 waiting")),
        (OTHER_STAFF, ("Full, 1 waiting",)),
    ],
)
async def test_it_reads_in_english_too(sqlite_world: World, telegram_id: int, words: tuple[str, ...]) -> None:
    session = await a_session(sqlite_world, capacity=1, client=None)
    await sign_up(sqlite_world, session, STAFF, MANAGER)
    phone = await sqlite_world.phone(telegram_id)
    await phone.text("English")
    await phone.text("/training")
    listed = await phone.last()
    await phone.press("新版标准解读")
    said = listed.text + (await phone.last()).text
    for word in words:
        assert word in said, word


async def test_the_demo_company_has_a_session_with_free_seats_and_a_full_one(sqlite_world: World) -> None:
    world = sqlite_world
    await add_trainings(world.company.people, beijing_day(world.clock.now()))
    other, manager = await world.phone(OTHER_MANAGER), await world.phone(MANAGER)
    await other.text("培训")
    listed = (await other.last()).text
    assert "产品质量法规更新解读\n11月27日（周五）14:00–16:00\n还有 18 个名额" in listed
    assert "检验检测设备实操\n12月1日（周二）09:30–11:00\n⏳ 候补第 1 位" in listed
    assert await world.beat() == 0
    await world.until(world.clock.now() + timedelta(days=3, hours=8))
    assert any("明天 14:00 有培训" in message.text for message in await manager.messages())
