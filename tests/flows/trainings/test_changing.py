"""修改培训 (clause 4.5): hour, place, trainer and seats, with the line kept and everybody told whom it concerns."""

import asyncio

from bot.rules.cause import Cause
from bot.screens.buttons import OpenForm, pack
from bot.services.forms import filling
from bot.services.forms.filling import Move
from bot.services.trainings import announcing, seats
from storage import database as db
from storage import trainings as stored
from storage.database import writing
from tests.flows.handing_over.handing import colleague, do, person_named
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.flows.trainings.trainings import a_session, sign_up, sign_up_of
from tests.sandbox.phone import Phone
from tests.schedules.post_room import drain
from tests.schedules.post_room import heard as all_heard
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, OTHER_STAFF, STAFF, World

CHANGED = "这场培训有变动"


async def changing(world: World, *doings: str, who: int = CONSULTANT) -> Phone:
    """Somebody opens the form of the session and does these things."""
    phone = await world.phone(who)
    await do(phone, ">培训", "新版标准解读", "修改培训", *doings)
    return phone


async def told_of(world: World) -> set[str]:
    """The names of those to whom a change is said."""
    rows = await db.values(
        "SELECT p.name AS name FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.kind = 'training_changed' AND o.state <> 'cancelled'"
    )
    assert len(rows) == len({row["name"] for row in rows})
    return {row["name"] for row in rows}


async def reminders() -> list[tuple[str, str, str]]:
    """What waits to be said before and after the session: kind, to whom, when in Beijing."""
    rows = await db.values(
        "SELECT o.kind AS kind, p.name AS name, o.send_at AS send_at FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.state = 'waiting' AND o.kind IN ('training_reminder', 'own_training', 'training_roll')"
        " ORDER BY o.send_at, o.kind, p.name"
    )
    return [(row["kind"], row["name"], str(row["send_at"])[5:16]) for row in rows]


async def test_the_form_begins_with_what_holds_and_each_fact_is_changed_with_one_answer(world: World) -> None:
    await a_session(world)
    phone = await changing(world)
    review = (await phone.last()).text
    for words in ("11月27日（周五） 14:00", "120 分钟", "二楼会议室", "2 人", "周明"):
        assert words in review, words
    card = await do(phone, "地点", ">三楼培训室", "改好并通知")
    assert "📍 三楼培训室" in card
    assert "🔁 11月23日 09:30 周明 修改\n地点：二楼会议室 → 三楼培训室" in card
    assert "11月27日（周五）14:00–16:00" in card


async def test_another_hour_is_told_to_all_whom_it_concerns_and_the_line_stays(world: World) -> None:
    session = await a_session(world, capacity=1)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    other = await world.phone(OTHER_STAFF)
    await sign_up(world, session, STAFF, MANAGER)
    await world.beat()
    before = [(each.person_name, each.state, each.place) for each in await stored.find_line(session)]
    phone = await changing(world, "开始时间", ">11月28日 9:00", "＋ 原因", ">场地被占", "改好并通知")
    assert (await phone.last()).text.count("11月28日（周六）09:00–11:00") == 2
    await world.beat()
    assert await told_of(world) == {"王芳", "李强"}
    for reader in (staff, manager):
        news = await heard(reader, CHANGED)
        assert "时间：11月27日（周五）14:00–16:00 → 11月28日（周六）09:00–11:00\n原因：场地被占" in news.text
        assert news.button("取消报名") is not None
    assert "候补第 1 位" in (await manager.last()).text
    assert CHANGED not in (await other.last()).text
    assert [(each.person_name, each.state, each.place) for each in await stored.find_line(session)] == before
    details = await one("SELECT details FROM trail WHERE action = 'change' AND subject_kind = 'training'")
    assert '"starts_at_was":"2026-11-27T06:00:00+00:00"' in details
    assert '"starts_at":"2026-11-28T01:00:00+00:00"' in details
    assert "场地" not in details


async def test_reminders_and_the_roll_follow_the_hour_and_the_trainer(world: World) -> None:
    session = await a_session(world, capacity=1)
    await sign_up(world, session, STAFF, MANAGER)
    await colleague(world)
    assert await reminders() == [
        ("own_training", "周明", "11-26 09:00"),
        ("training_reminder", "王芳", "11-26 09:00"),
        ("own_training", "周明", "11-27 05:00"),
        ("training_reminder", "王芳", "11-27 05:00"),
        ("training_roll", "周明", "11-27 08:00"),
    ]
    await changing(world, "开始时间", ">11月28日 9:00", "时长", ">90", "主讲", "韩冰", "改好并通知")
    moved = [
        ("own_training", "韩冰", "11-27 09:00"),
        ("training_reminder", "王芳", "11-27 09:00"),
        ("own_training", "韩冰", "11-28 00:00"),
        ("training_reminder", "王芳", "11-28 00:00"),
        ("training_roll", "韩冰", "11-28 02:30"),
    ]
    assert await reminders() == moved
    # and back: what was withdrawn before is said again
    phone = await world.phone(ADMINISTRATOR)
    await do(phone, ">培训", "新版标准解读", "修改培训", "主讲", "周明", "改好并通知")
    assert await reminders() == [(kind, {"韩冰": "周明"}.get(name, name), at) for kind, name, at in moved]


async def test_both_trainers_hear_of_it_unless_they_did_it(world: World) -> None:
    await a_session(world)
    taker, former = await colleague(world), await world.phone(CONSULTANT)
    await changing(world, "主讲", "韩冰", "改好并通知", who=ADMINISTRATOR)
    await world.beat()
    assert "主讲：周明 → 韩冰" in (await heard(taker, "这场培训改由您主讲")).text
    assert "主讲：周明 → 韩冰" in (await heard(former, CHANGED)).text
    assert await told_of(world) == {"韩冰", "周明"}


async def test_more_seats_go_to_the_first_who_wait_and_who_has_one_hears_nothing(world: World) -> None:
    session = await a_session(world, capacity=1, client=None)
    staff, manager = await world.phone(STAFF), await world.phone(MANAGER)
    await sign_up(world, session, STAFF, MANAGER, OTHER_STAFF)
    phone = await changing(world, "名额", ">2", "改好并通知")
    assert "已报 2 人，共 2 个名额，候补 1 人" in (await phone.last()).text
    assert [each.state for each in await stored.find_line(session)] == ["seated", "seated", "waiting"]
    await world.beat()
    assert "已递补成功" in (await manager.last()).text
    assert await one("SELECT COUNT(*) FROM outbox WHERE kind = 'seat_freed'") == 1
    assert await told_of(world) == {"陈静"}
    assert "这场培训" not in (await staff.last()).text


async def test_a_seat_that_comes_with_another_place_is_one_message(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=1)
    manager = await world.phone(MANAGER)
    await sign_up(world, session, STAFF, MANAGER)
    await changing(world, "名额", ">2", "地点", ">三楼培训室", "改好并通知")
    assert await one("SELECT COUNT(*) FROM outbox WHERE kind = 'seat_freed'") == 0
    await world.beat()
    news = (await manager.last()).text
    assert "地点：二楼会议室 → 三楼培训室" in news
    assert "名额：1 → 2" in news
    assert "✅ 已报名" in news


async def test_fewer_seats_than_people_who_have_one_are_refused_in_a_sentence(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, capacity=3)
    await sign_up(world, session, STAFF, MANAGER)
    phone = await changing(world, "名额", ">1")
    assert "已有 2 人报上名，名额不能少于 2。要减少，请先请人取消报名。" in (await phone.last()).text
    assert "已报 2 人，共 2 个名额" in await do(phone, ">2", "改好并通知")


async def test_who_signs_up_meanwhile_keeps_the_seat(world: World) -> None:
    session = await a_session(world, capacity=2)
    await sign_up(world, session, STAFF)
    phone = await changing(world, "名额", ">1")
    await sign_up(world, session, MANAGER)
    refused = await press_sparingly(phone, "改好并通知")
    assert "已有 2 人报上名，名额不能少于 2" in refused.text
    assert await count("session_version") == 0
    assert [each.state for each in await stored.find_line(session)] == ["seated", "seated"]


async def test_two_changes_of_different_things_both_hold_and_of_the_same_the_first(world: World) -> None:
    session = await a_session(world)
    consultant = await changing(world, "地点", ">三楼培训室")
    administrator = await changing(world, "名额", ">5", "地点", ">一楼", who=ADMINISTRATOR)
    other = await changing(world, "名额", ">9", who=LEAD) if await _may_change(world, LEAD) else None
    assert other is None
    await do(consultant, "改好并通知")
    refused = await administrator.press("改好并通知")
    assert refused.text == "别人刚改过同一项，您的没有保存。请看现在的安排，需要再改。"
    found = await stored.get_session(session)
    assert found is not None
    assert (found.place, found.capacity, found.version) == ("三楼培训室", 2, 1)
    first = await changing(world, "地点", ">四楼")
    await changing(world, "名额", ">5", "改好并通知", who=ADMINISTRATOR)
    warned = await do(first, "地点", ">五楼")
    assert "您填写时，" in warned
    assert "也改了这场培训" in warned
    await do(first, "改好并通知")
    found = await stored.get_session(session)
    assert found is not None
    assert (found.place, found.capacity, found.version) == ("五楼", 5, 3)
    assert [one.number for one in await stored.find_versions(session)] == [1, 2, 3]


async def _may_change(world: World, who: int) -> bool:
    phone = await world.phone(who)
    await do(phone, ">培训", "新版标准解读")
    return (await phone.last()).button("修改培训") is not None


async def test_at_the_same_moment_as_sign_ups_no_seat_is_given_twice(world: World) -> None:
    session = await a_session(world, capacity=1)
    await changing(world, "名额", ">2")
    who = world.company.people[CONSULTANT]
    draft = await db.values("SELECT token, turn FROM draft WHERE form = 'training_change' AND state = 'open'")
    staff, manager = (world.company.people[one] for one in (STAFF, MANAGER))
    now = world.clock.now()
    await asyncio.gather(
        seats.sign_up(Cause(now, staff.id, lock=STAFF), staff, session),
        filling.move(Cause(now, who.id, lock=CONSULTANT), who, draft[0]["token"], draft[0]["turn"], Move.SUBMIT),
        seats.sign_up(Cause(now, manager.id, lock=MANAGER), manager, session),
    )
    assert [each.state for each in await stored.find_line(session)] == ["seated", "seated"]


async def test_who_waits_for_a_change_gets_the_seat_that_it_brings(postgres_world: World) -> None:
    # only there does somebody read while another writes: on SQLite who writes later also reads later
    world = postgres_world
    session = await a_session(world, capacity=1)
    first, second = (world.company.people[one] for one in (STAFF, MANAGER))
    now = world.clock.now()
    await seats.sign_up(Cause(now, first.id, lock=STAFF), first, session)
    taken, waits = asyncio.Event(), asyncio.Event()

    @writing
    async def one_seat_more(cause: Cause) -> None:
        await stored.take_session(session)
        taken.set()
        await waits.wait()
        await db.change("training_session", session, capacity=2)

    async def signs_up() -> None:
        await taken.wait()
        await seats.sign_up(Cause(now, second.id, lock=MANAGER), second, session)

    async def sees_it_wait() -> None:
        while not await db.any_row("SELECT pid FROM pg_locks WHERE NOT granted LIMIT 1"):  # noqa: ASYNC110 -- nobody tells
            await asyncio.sleep(0.01)
        waits.set()

    async with asyncio.timeout(30):
        await asyncio.gather(one_seat_more(Cause(now)), signs_up(), sees_it_wait())
    assert [each.state for each in await stored.find_line(session)] == ["seated", "seated"]


async def test_nothing_changed_is_said_and_a_time_that_is_over_is_refused(sqlite_world: World) -> None:
    await a_session(sqlite_world)
    phone = await changing(sqlite_world)
    answer = await phone.press("改好并通知")
    assert answer.text == "没有改动"
    assert await count("session_version") == 0
    phone = await changing(sqlite_world, "开始时间", ">今天 9:00", "改好并通知")
    assert "「开始时间」已经过了" in (await phone.last()).text


async def test_two_changes_before_anybody_is_told_are_one_message(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world)
    staff = await world.phone(STAFF)
    await sign_up(world, session, STAFF)
    await world.beat()
    await changing(world, "地点", ">三楼培训室", "改好并通知")
    await changing(world, "开始时间", ">11月27日 15:00", "改好并通知")
    await world.beat()
    news = [message.text for message in await staff.messages() if CHANGED in message.text]
    assert len(news) == 1
    assert "地点：二楼会议室 → 三楼培训室" in news[0]
    assert "14:00–16:00 → 11月27日（周五）15:00–17:00" in news[0]


async def test_who_was_not_told_of_it_yet_hears_of_it_as_it_is(sqlite_world: World) -> None:
    world = sqlite_world
    await world.pass_by(hours=12)
    await a_session(world, hours=90)
    await changing(world, "地点", ">三楼培训室", "改好并通知")
    manager = await world.phone(MANAGER)
    await world.pass_by(hours=12)
    assert "📍 三楼培训室" in (await heard(manager, "新的培训")).text
    assert await told_of(world) == set()


async def test_only_who_may_plan_changes_and_a_begun_one_stays(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, hours=2)
    for person in (STAFF, MANAGER):
        assert not await _may_change(world, person)
        phone = await world.phone(person)
        answer = await phone.press_data(
            await phone.last(), pack(OpenForm("training_change", "training", session)), force=True
        )
        assert "您无权查看" in answer.text
    phone = await changing(world, "地点", ">三楼培训室")
    world.clock.pass_by(hours=3)
    await phone.press("改好并通知")
    assert await count("session_version") == 0


async def test_it_reads_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world)
    staff = await world.phone(STAFF)
    await english(staff)
    await sign_up(world, session, STAFF)
    await world.beat()
    await changing(world, "地点", ">Room 3", "改好并通知")
    await world.beat()
    news = (await heard(staff, "This training has changed:")).text
    assert "Place: 二楼会议室 → Room 3\nIf you cannot come, please tap Withdraw." in news


async def test_a_handover_is_a_change_as_well(sqlite_world: World) -> None:
    from bot.services.trainings.changing import change_trainer

    world = sqlite_world
    session = await a_session(world)
    await colleague(world)
    lead, taker = world.company.people[LEAD], await person_named("韩冰")
    former = world.company.people[CONSULTANT].id
    given = await writing(change_trainer)(Cause(world.clock.now(), lead.id, lock=LEAD), session, former, taker)
    assert given
    assert [(one.trainer_name, one.changed_by) for one in await stored.find_versions(session)] == [("周明", "孙丽")]
    mine = {name for kind, name, _ in await reminders() if kind == "own_training"}
    assert mine == {"韩冰"}


async def test_a_line_of_one_firm_is_left_alone_by_a_change_of_another(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world)
    beside = await a_session(world, "另一场", capacity=1)
    await sign_up(world, beside, STAFF, MANAGER)
    await sign_up(world, session, STAFF)
    await changing(world, "名额", ">5", "改好并通知")
    assert (await sign_up_of(world, beside, MANAGER)).state == "waiting"


async def test_a_change_behind_half_an_announcement_is_heard_once_by_each(sqlite_world: World) -> None:
    world = sqlite_world
    session = await a_session(world, client=None)
    managers = [world.company.people[one].id for one in (MANAGER, OTHER_MANAGER)]
    for each in (MANAGER, OTHER_MANAGER):
        await world.phone(each)
    await announcing.tell(Cause(world.clock.now()), session, managers[:1])
    await drain(world.heart.office)
    await changing(world, "地点", ">三楼培训室", "改好并通知")
    await world.beat()
    told = {
        each: (len(await all_heard(world, each, "新的培训")), len(await all_heard(world, each, CHANGED)))
        for each in (MANAGER, OTHER_MANAGER)
    }
    assert told == {MANAGER: (1, 1), OTHER_MANAGER: (1, 0)}
    assert "📍 三楼培训室" in (await all_heard(world, OTHER_MANAGER, "新的培训"))[0]
