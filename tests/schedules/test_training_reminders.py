"""Reminders of trainings: at 17:00 the day before and an hour before, once, to who has a seat then.

A session is on Friday 27 November 2026, 14:00; the clock begins on Monday.
"""

from datetime import datetime, timedelta

import pytest

from bot.rules.cause import Cause
from bot.services.trainings import seats as trainings
from storage import database
from tests.flows.behalf.recording import do
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.schedules.post_room import beijing, heard, lines, read_in, sounds
from tests.world import CONSULTANT, MANAGER, OTHER_STAFF, STAFF, World

DAY_BEFORE = beijing(17, day=26)
HOUR_BEFORE = beijing(13, day=27)
FRIDAY_EVENING = beijing(18, day=27)


async def everybody(world: World) -> None:
    """Three people who have the chat open."""
    for person in (STAFF, MANAGER, OTHER_STAFF):
        await world.phone(person)


async def withdraw(world: World, session: int, telegram_id: int) -> None:
    """A person gives the seat back."""
    who = world.company.people[telegram_id]
    mine = await sign_up_of(world, session, telegram_id)
    await trainings.withdraw(Cause(at=world.clock.now(), person_id=who.id), who, mine.id)


async def sent() -> list[tuple[int, datetime | None]]:
    """Who was reminded when, in order."""
    found = await database.values(
        "SELECT p.telegram_id AS who, o.id FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.kind = 'training_reminder' AND o.state = 'sent' ORDER BY o.id"
    )
    at = [line.done_at for line in await lines("training_reminder") if line.state == "sent"]
    return [(int(row["who"]), moment) for row, moment in zip(found, at, strict=True)]


async def test_who_has_a_seat_is_reminded_at_both_hours_once_and_who_waits_is_not(world: World) -> None:
    await everybody(world)
    session = await a_session(world, capacity=2, client=None)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF)
    await world.until(FRIDAY_EVENING)
    assert sorted(await sent()) == [
        (STAFF, DAY_BEFORE),
        (STAFF, HOUR_BEFORE),
        (MANAGER, DAY_BEFORE),
        (MANAGER, HOUR_BEFORE),
    ]
    assert len(await heard(world, STAFF, "明天 14:00 有培训")) == 1
    assert len(await heard(world, STAFF, "今天 14:00 有培训")) == 1
    assert await heard(world, OTHER_STAFF, "提醒") == []


@pytest.mark.parametrize("client", ["HX", None])
async def test_who_leads_it_is_reminded_at_both_hours_with_who_comes(world: World, client: str | None) -> None:
    await world.phone(CONSULTANT)
    await everybody(world)
    session = await a_session(world, client=client)
    await sign_up(world, session, STAFF)
    await world.until(FRIDAY_EVENING)
    at = [line.done_at for line in await lines("own_training") if line.state == "sent"]
    assert at == [DAY_BEFORE, HOUR_BEFORE]
    (reminder,) = await heard(world, CONSULTANT, "今天 14:00 有培训要讲")
    assert "已报 1 人，共 2 个名额" in reminder


async def test_of_a_cancelled_session_its_trainer_is_not_reminded(sqlite_world: World) -> None:
    trainer = await sqlite_world.phone(CONSULTANT)
    await a_session(sqlite_world)
    await do(trainer, ">培训", "新版标准解读", "取消培训", ">讲师生病了", "取消培训并通知")
    await sqlite_world.until(FRIDAY_EVENING)
    assert await heard(sqlite_world, CONSULTANT, "有培训要讲") == []


async def test_a_reminder_carries_the_way_out(sqlite_world: World) -> None:
    await everybody(sqlite_world)
    await sign_up(sqlite_world, await a_session(sqlite_world), STAFF)
    await sqlite_world.until(DAY_BEFORE)
    reminder = await sqlite_world.stranger(STAFF).last()
    assert "二楼会议室" in reminder.text
    assert reminder.button("取消报名") is not None


async def test_after_a_withdrawal_nobody_is_reminded_but_who_got_the_seat(world: World) -> None:
    await everybody(world)
    session = await a_session(world, capacity=1, client=None)
    await sign_up(world, session, STAFF, OTHER_STAFF)
    await world.until(DAY_BEFORE + timedelta(hours=1))
    await withdraw(world, session, STAFF)
    await world.until(FRIDAY_EVENING)
    assert await sent() == [(STAFF, DAY_BEFORE), (OTHER_STAFF, HOUR_BEFORE)]
    assert len(await heard(world, OTHER_STAFF, "已递补成功")) == 1


async def test_who_signs_up_again_is_reminded_once(sqlite_world: World) -> None:
    await everybody(sqlite_world)
    session = await a_session(sqlite_world)
    for _ in range(2):
        await sign_up(sqlite_world, session, STAFF)
        await withdraw(sqlite_world, session, STAFF)
    await sign_up(sqlite_world, session, STAFF)
    await sqlite_world.until(FRIDAY_EVENING)
    assert await sent() == [(STAFF, DAY_BEFORE), (STAFF, HOUR_BEFORE)]


async def test_a_late_sign_up_has_only_what_is_still_ahead(sqlite_world: World) -> None:
    await everybody(sqlite_world)
    session = await a_session(sqlite_world)
    await sqlite_world.until(DAY_BEFORE + timedelta(minutes=1))
    await sign_up(sqlite_world, session, STAFF)
    await sqlite_world.until(HOUR_BEFORE)
    await sign_up(sqlite_world, session, MANAGER)
    await sqlite_world.until(FRIDAY_EVENING)
    assert await sent() == [(STAFF, HOUR_BEFORE)]


async def test_the_hour_before_is_kept_in_the_noon_break_and_wakes_nobody_in_the_morning(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    noon = await a_session(world, "中午的", hours=4 * 24 + 4)  # Friday 13:30
    morning = await a_session(world, "早上的", hours=5 * 24 - 1)  # Saturday 08:30
    await sign_up(world, noon, STAFF)
    await sign_up(world, morning, MANAGER)
    await world.until(beijing(18, day=27) + timedelta(days=1))
    assert sorted(await sent()) == [
        (STAFF, beijing(17, day=26)),
        (STAFF, beijing(12, 30, day=27)),
        (MANAGER, beijing(17, day=27)),
        (MANAGER, beijing(8, day=28)),
    ]
    # in the break without a sound; at the end of the day and in the morning people may be spoken to
    assert [silent for _, silent in (await sounds(world, STAFF))[-2:]] == [False, True]
    assert [silent for _, silent in (await sounds(world, MANAGER))[-2:]] == [False, False]


async def test_after_a_stop_the_day_before_is_still_said_and_what_is_past_is_not(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await sign_up(world, await a_session(world), STAFF)
    world.clock.move_to(beijing(3, day=27))
    await world.until(beijing(9, day=27))
    # it was night when the program came back, so it was said in the morning, and as of that day
    assert await sent() == [(STAFF, beijing(8, day=27))]
    assert len(await heard(world, STAFF, "今天 14:00 有培训")) == 1
    world.clock.move_to(FRIDAY_EVENING)
    await world.beat()
    assert len(await sent()) == 1


@pytest.mark.parametrize("words", ["tomorrow at 14:00", "today at 14:00", "A new training"])
async def test_it_is_said_in_english_to_who_reads_english(sqlite_world: World, words: str) -> None:
    world = sqlite_world
    await everybody(world)
    for person in (STAFF, MANAGER):
        await read_in(world, person, "en")
    session = await a_session(world)
    await world.beat()
    await sign_up(world, session, STAFF)
    await world.until(FRIDAY_EVENING)
    assert len(await heard(world, STAFF, words)) == 1


async def test_an_announcement_on_a_saturday_waits_for_monday(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await world.until(beijing(10, day=28))
    await a_session(world, hours=5 * 24)
    await world.until(beijing(20, day=29))
    assert await heard(world, STAFF, "新的培训") == []
    await world.until(beijing(8, day=30))
    assert len(await heard(world, STAFF, "新的培训")) == 1


async def test_who_found_it_in_the_list_is_not_told_of_it_again(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await world.until(beijing(21))
    await sign_up(world, await a_session(world), STAFF)
    await world.until(beijing(9, day=24))
    assert await heard(world, STAFF, "新的培训") == []
    assert len(await heard(world, MANAGER, "新的培训")) == 1


async def test_on_a_day_off_people_hear_of_tomorrow_s_session_and_of_its_cancellation(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await everybody(world)
    await world.until(beijing(10, day=28))
    session = await a_session(world, hours=24)  # Sunday 10:00
    await world.beat()
    assert len(await heard(world, STAFF, "新的培训")) == 1
    await sign_up(world, session, STAFF)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("培训")
    await consultant.press("新版标准解读")
    await consultant.press("取消培训")
    await consultant.text("讲师生病")
    await consultant.press("取消培训并通知")
    await world.beat()
    assert len(await heard(world, STAFF, "这场培训取消了")) == 1
