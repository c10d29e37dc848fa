"""Many people sign up at once: the seats are given out once each, and the rest wait in order."""

import asyncio
from datetime import timedelta
from random import Random

from bot.rules.cause import Cause, UpdateKey
from bot.rules.people import Person, Role
from bot.services.trainings import seats as trainings
from storage import database as db
from storage import trainings as stored
from storage.database import AlreadyProcessed
from storage.people import persons as people
from tests.flows.trainings.trainings import a_session, sign_up_of
from tests.world import STAFF, World

BOT = 42


async def crowd(world: World, n: int) -> list[Person]:
    """So many more staff of the first firm."""
    now, found = world.clock.now(), []
    for number in range(n):
        person_id = await people.add_person(telegram_id=5000 + number, name=f"员工{number}", language="zh", at=now)
        await people.change_consent(person_id, f"员工{number}", now)
        await people.add_grant(person_id, Role.CLIENT_STAFF, world.company.clients["HX"], now)
        person = await people.get_person(person_id)
        assert person is not None
        found.append(person)
    return found


def cause(world: World, who: Person, update_id: int) -> Cause:
    """A person's update."""
    return Cause(world.clock.now(), who.id, UpdateKey(BOT, update_id), who.telegram_id)


async def assert_in_order(session: int, capacity: int) -> None:
    """The first of the line have the seats, nobody has two places, and no place is given twice."""
    line = await stored.find_line(session)
    assert [each.state for each in line] == ["seated"] * capacity + ["waiting"] * (len(line) - capacity)
    assert len({each.person_id for each in line}) == len({each.place for each in line}) == len(line)


async def test_a_hundred_at_once_for_ten_seats(world: World) -> None:
    session = await a_session(world, capacity=10)
    everyone = await crowd(world, 100)
    await asyncio.gather(
        *(trainings.sign_up(cause(world, who, number), who, session) for number, who in enumerate(everyone))
    )
    await assert_in_order(session, 10)
    waiting = [each for each in await stored.find_line(session) if each.state == "waiting"]
    assert [await stored.waiting_position(each) for each in waiting] == list(range(1, 91))


async def test_each_tapping_twice_and_delivered_twice_changes_nothing_more(world: World) -> None:
    session = await a_session(world, capacity=3)
    everyone = await crowd(world, 10)
    taps = [
        trainings.sign_up(cause(world, who, update_id), who, session)
        for number, who in enumerate(everyone)
        for update_id in (number, number + 100, number)
    ]
    done = await asyncio.gather(*taps, return_exceptions=True)
    refused = [each for each in done if isinstance(each, BaseException)]
    assert len(refused) == len(everyone)
    assert all(isinstance(each, AlreadyProcessed) for each in refused)
    assert len(await stored.find_line(session)) == len(everyone)
    await assert_in_order(session, 3)


async def test_coming_and_going_at_once_leaves_no_seat_empty_and_gives_none_away_twice(world: World) -> None:
    session, random, update_id = await a_session(world, capacity=4), Random(45), 0
    everyone = await crowd(world, 16)
    for _round in range(3):
        doings = []
        for who in random.sample(everyone, 12):
            update_id += 1
            mine = await stored.get_open_sign_up(session, who.id)
            doing = cause(world, who, update_id)
            if mine is None:
                doings.append(trainings.sign_up(doing, who, session))
            else:
                doings.append(trainings.withdraw(doing, who, mine.id))
        await asyncio.gather(*doings)
        line = await stored.find_line(session)
        await assert_in_order(session, min(4, len(line)))
    # who has a seat has reminders that wait, nobody else does
    reminded = await db.values(
        "SELECT DISTINCT subject_id FROM outbox WHERE kind = 'training_reminder' AND state = 'waiting'"
    )
    seated = {each.id for each in await stored.find_line(session) if each.state == "seated"}
    assert {int(row["subject_id"]) for row in reminded} == seated


async def test_ten_phones_at_once_for_three_seats(world: World) -> None:
    from tests.flows.two_firms import someone

    session = await a_session(world, capacity=3)
    client = world.company.clients["HX"]
    phones = [await someone(world, f"员工{number}", Role.CLIENT_STAFF, client) for number in range(10)]
    shown = [await phone.last() for phone in phones]
    await asyncio.gather(
        *(phone.press_data(message, f"tu|{session}", force=True) for phone, message in zip(phones, shown, strict=True))
    )
    await assert_in_order(session, 3)
    standing = [(await phone.last()).text.rsplit("\n\n", 1)[-1] for phone in phones]
    assert sum("已报名" in text for text in standing) == 3
    for position in range(1, 8):
        assert sum(f"候补第 {position} 位" in text for text in standing) == 1


async def test_the_register_of_a_client_names_its_people_and_how_it_went(world: World) -> None:
    session = await a_session(world, capacity=1)
    staff = world.company.people[STAFF]
    (other,) = await crowd(world, 1)
    for number, who in enumerate((staff, other)):
        await trainings.sign_up(cause(world, who, number), who, session)
    mine = await sign_up_of(world, session, STAFF)
    world.clock.pass_by(days=4)
    assert await stored.change_attendance(mine.id, "present", world.clock.now())
    since, until = world.clock.now() - timedelta(days=5), world.clock.now() + timedelta(days=1)
    client = world.company.clients["HX"]
    first, second = await stored.find_sign_ups_of_client(client, since, until)
    assert (first.title, first.course, first.session_place) == ("新版标准解读", "regulations", "二楼会议室")
    assert (first.person_name, first.client_name, first.trainer_name) == ("王芳", "恒信阀门有限公司", "周明")
    assert (first.state, first.place, first.attendance) == ("seated", 1, "present")
    assert (second.state, second.place, second.attendance) == ("waiting", 2, "")
    assert await stored.find_sign_ups_of_client(world.company.clients["CG"], since, until) == []
    assert await stored.find_sign_ups_of_client(client, since, first.starts_at) == []
