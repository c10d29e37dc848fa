"""The ladder of reminders: two working days before the deadline, on its day, the day after, and three days after.

A serious finding of Monday 23 November 2026 is to be fixed by Monday 30 November, 18:00.
"""

from datetime import datetime, timedelta

import pytest

from bot.rules.beijing import beijing_day, in_beijing
from bot.rules.cases.finding import FINDING, TO_FIX
from bot.rules.deadlines import Stage
from bot.rules.people import Role
from bot.rules.settings.own import OwnSettings
from bot.rules.text import Language
from bot.rules.working_days import Calendar
from storage import database
from storage.settings.own import change_own_settings
from tests.flows.cases.filing import accepted, opened_by, say
from tests.schedules.post_room import a_patrol_with_a_finding, beijing, heard, lines, read_in
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, QUALITY_MANAGER, STAFF, World

LADDER = {
    Stage.BEFORE: beijing(9, day=26),
    Stage.DUE: beijing(9, day=30),
    Stage.OVERDUE: beijing(9, day=30) + timedelta(days=1),
    Stage.ESCALATED: beijing(9, day=30) + timedelta(days=3),
}
SAYS: dict[Language, dict[Stage, str]] = {
    "zh": {
        Stage.BEFORE: "快到期",
        Stage.DUE: "今天到期：",
        Stage.OVERDUE: "❗ 已逾期：",
        Stage.ESCALATED: "🚨 已逾期 ",
    },
    "en": {
        Stage.BEFORE: "Due soon",
        Stage.DUE: "Due today: please",
        Stage.OVERDUE: "❗ Overdue: please",
        Stage.ESCALATED: "🚨 3 days overdue",
    },
}
AGAIN: dict[Language, str] = {"zh": "您让我", "en": "You asked me"}
WHO = {stage: [one for one in told if isinstance(one, Role)] for stage, told in FINDING.state(TO_FIX).ladder.items()}
ACCOUNTS = {Role.CLIENT_MANAGER: MANAGER, Role.CONSULTANT: CONSULTANT, Role.LEAD: LEAD}
EVERYBODY = (STAFF, MANAGER, OTHER_MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER)
THREE_WEEKS_ON = beijing(9, 30) + timedelta(weeks=3)


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


async def a_serious_finding(world: World, language: Language = "zh") -> None:
    """Issued to the client, everybody in the chat and reading this language (the consultant fills in in Chinese).

    The lead has given up her digest, or it would say what the ladder says to her.
    """
    await change_own_settings(world.company.people[LEAD].id, OwnSettings(digest=False))
    for person in EVERYBODY:
        await world.phone(person)
    await a_patrol_with_a_finding(world, "严重")
    for person in EVERYBODY:
        await read_in(world, person, language)
    await world.pass_by(minutes=10)


async def reminders(state: str = "sent") -> list[tuple[int, datetime]]:
    """Whom (Telegram id) and when, in order."""
    found = await database.values(
        "SELECT p.telegram_id AS who, o.id FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.kind = 'case_reminder' AND o.state = :state ORDER BY o.id",
        state=state,
    )
    at = [line.done_at for line in await lines("case_reminder") if line.state == state]
    return [(int(row["who"]), moment) for row, moment in zip(found, at, strict=True) if moment is not None]


async def day_by_day(world: World, until: datetime) -> None:
    """Lets days pass one by one, as a real program lives through them."""
    while world.clock.now() < until:
        await world.until(min(until, world.clock.now() + timedelta(days=1)))


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_each_stage_reaches_its_people_once_at_nine_on_its_working_day(world: World, language: Language) -> None:
    await a_serious_finding(world, language)
    await day_by_day(world, THREE_WEEKS_ON)
    expected = {(ACCOUNTS[role], moment) for stage, moment in LADDER.items() for role in WHO[stage]}
    assert set(await reminders()) == expected
    assert len(await reminders()) == len(expected)
    for stage, words in SAYS[language].items():
        told = {person for person in EVERYBODY if len(await heard(world, person, words)) == 1}
        assert told == {ACCOUNTS[role] for role in WHO[stage]}
    for _, moment in await reminders():
        assert in_beijing(moment).hour == 9
        assert Calendar().is_working(beijing_day(moment))


async def test_a_reminder_shows_the_finding_with_the_buttons_to_act(world: World) -> None:
    await a_serious_finding(world)
    await world.until(LADDER[Stage.BEFORE])
    reminder = await world.stranger(MANAGER).last()
    assert "WT20261123-01" in reminder.text
    assert "封样缺失" in reminder.text
    assert "11月30日（周一）18:00" in reminder.text
    assert [button.text for button in reminder.buttons if "首页" not in button.text] == [
        "📷 提交整改",
        "⚡ 立即措施",
        "👌 收到，马上处理",
        "👤 指派",
        "🕒 申请延期",
        "🖼 照片（1）",
        "📅 为什么是这天？",
        "⏰ 明天再提醒",
    ]


async def test_to_have_received_it_does_not_end_the_ladder(world: World) -> None:
    await a_serious_finding(world)
    await world.until(LADDER[Stage.BEFORE])
    await world.stranger(MANAGER).press("收到，马上处理")
    await day_by_day(world, THREE_WEEKS_ON)
    assert len(await reminders()) == sum(len(WHO[stage]) for stage in Stage)
    last = await world.stranger(MANAGER).last()
    assert "处理人：李强" in last.text
    assert last.button("收到") is None


async def test_the_day_after_somebody_took_it_up_they_are_not_told_that_it_is_due_soon(world: World) -> None:
    await a_serious_finding(world)
    await world.until(beijing(14, day=25))
    manager = world.stranger(MANAGER)
    await manager.text("WT20261123-01")
    await manager.press("收到，马上处理")
    await day_by_day(world, beijing(9, 30, day=30))
    assert await reminders() == [(MANAGER, LADDER[Stage.DUE])]
    assert await reminders("moot") == [(MANAGER, LADDER[Stage.BEFORE])]


@pytest.mark.parametrize("state", ["closed", "voided"])
async def test_closing_or_voiding_ends_the_ladder(world: World, state: str) -> None:
    await a_serious_finding(world)
    await world.until(LADDER[Stage.DUE])
    await database.values("UPDATE service_case SET state = :state RETURNING id", state=state)
    await day_by_day(world, THREE_WEEKS_ON)
    assert [moment for _, moment in await reminders()] == [LADDER[Stage.BEFORE], LADDER[Stage.DUE]]


async def test_a_snooze_adds_one_reminder_and_leaves_the_series_as_it_is(world: World) -> None:
    await a_serious_finding(world)
    manager = world.stranger(MANAGER)
    await world.until(LADDER[Stage.BEFORE])
    first = await manager.last()
    for _ in range(2):
        await manager.press_data(first, next(b.data or "" for b in first.buttons if "明天" in b.text), force=True)
    await day_by_day(world, beijing(9, 15, day=27))
    assert len(await heard(world, MANAGER, AGAIN["zh"])) == 1
    await day_by_day(world, THREE_WEEKS_ON)
    by_ladder = [(ACCOUNTS[role], moment) for stage, moment in LADDER.items() for role in WHO[stage]]
    assert sorted(await reminders()) == sorted([*by_ladder, (MANAGER, beijing(9, day=27))])


async def test_a_snooze_on_friday_is_for_monday_also_from_an_older_message(world: World) -> None:
    await a_serious_finding(world)
    manager = world.stranger(MANAGER)
    await world.until(LADDER[Stage.BEFORE])
    thursday = await manager.last()
    snooze = next(button.data or "" for button in thursday.buttons if "明天" in button.text)
    await manager.press_data(thursday, snooze)
    await world.until(beijing(10, day=27))
    answer = await manager.press_data(thursday, snooze, force=True)
    assert "下个工作日 09:00 再提醒您" in answer.text
    assert [line.send_at for line in await lines() if ":again:" in line.key][1:] == [beijing(9, day=30)]
    await manager.press("明天再提醒")
    await day_by_day(world, beijing(10, day=30))
    again = [line.done_at for line in await lines("case_reminder") if ":again:" in line.key]
    assert again == [beijing(9, day=27), beijing(9, day=30)]


async def test_after_a_stop_of_two_days_a_reminder_that_is_still_true_goes_out_late(world: World) -> None:
    await a_serious_finding(world)
    await world.until(beijing(18, day=25))
    world.clock.move_to(beijing(18, day=27))
    await day_by_day(world, THREE_WEEKS_ON)
    late = (MANAGER, beijing(18, day=27))
    assert (await reminders())[0] == late
    assert len(await reminders()) == sum(len(WHO[stage]) for stage in Stage)


async def test_after_a_stop_nothing_is_said_that_is_no_longer_true(world: World) -> None:
    """Down from Friday evening to Wednesday: neither "due soon" nor "due today", the day after "overdue" went out."""
    await a_serious_finding(world)
    await world.until(beijing(18, day=25))
    world.clock.move_to(LADDER[Stage.OVERDUE] + timedelta(days=1, hours=1))
    await day_by_day(world, THREE_WEEKS_ON)
    assert [who for who, _ in await reminders("expired")] == [MANAGER, MANAGER]
    for words, times in zip(SAYS["zh"].values(), (0, 0, 1, 1), strict=True):
        assert len(await heard(world, MANAGER, words)) == times


async def test_back_on_the_day_itself_only_due_today_is_said(world: World) -> None:
    await world.until(beijing(9, 30, day=25))
    await a_serious_finding(world)
    world.clock.move_to(beijing(10, day=30) + timedelta(days=2))
    await world.beat()
    assert len(await heard(world, MANAGER, "快到期")) == 0
    assert len(await heard(world, MANAGER, "今天到期")) == 1


async def test_after_a_long_stop_everything_too_old_is_dropped(world: World) -> None:
    await a_serious_finding(world)
    world.clock.move_to(THREE_WEEKS_ON)
    await world.beat()
    assert await reminders() == []
    assert len(await reminders("expired")) == sum(len(WHO[stage]) for stage in Stage)


async def without_digest(world: World, who: int) -> None:
    """Somebody in the chat who hears everything by itself."""
    await change_own_settings(world.company.people[who].id, OwnSettings(digest=False))
    await world.phone(who)


async def test_the_first_answer_to_a_complaint_has_three_days_and_is_reminded_of_half_way(world: World) -> None:
    await without_digest(world, QUALITY_MANAGER)
    await accepted(world)
    await day_by_day(world, beijing(18, day=26))
    # promised by Thursday the 26th: on the day before, since on Tuesday hardly anything has passed
    assert await reminders() == [(QUALITY_MANAGER, beijing(9, day=25)), (QUALITY_MANAGER, beijing(9, day=26))]
    assert len(await heard(world, QUALITY_MANAGER, SAYS["zh"][Stage.BEFORE])) == 1


async def test_what_is_given_a_few_more_days_is_reminded_of_in_the_middle_of_them(world: World) -> None:
    await without_digest(world, QUALITY_MANAGER)
    _, handler = await accepted(world)
    await say(handler, "💬 答复", "我们在查。")
    # promised by Wednesday 2 December, and on the day before put off to Friday
    tuesday = beijing(10, day=30) + timedelta(days=1)
    await world.until(tuesday)
    handler = await opened_by(world, QUALITY_MANAGER)
    await say(handler, "🕒 告知延期", "12月4日", "要等检测结果。")
    told = len(await reminders())
    await day_by_day(world, tuesday + timedelta(days=3, hours=8))
    later = [nine - tuesday for _, nine in (await reminders())[told:]]
    assert later == [timedelta(days=1, hours=23), timedelta(days=2, hours=23)]


async def test_reminders_planned_before_keep_their_day(world: World) -> None:
    """A running firm: what an earlier version planned for two days before is said then, and not a second time."""
    await without_digest(world, QUALITY_MANAGER)
    await accepted(world)
    planned = beijing(9, day=24)
    moved = await database.values(
        "UPDATE outbox SET send_at = :at WHERE kind = 'case_reminder' AND state = 'waiting' AND send_at = :was"
        " RETURNING id",
        at=planned,
        was=beijing(9, day=25),
    )
    assert len(moved) == 1
    await day_by_day(world, beijing(18, day=26))
    done = [line for line in await lines("case_reminder") if line.state not in ("waiting", "cancelled")]
    found = [(line.state, line.done_at) for line in done]
    # who took it up on the working day before knows the date
    assert found == [("moot", planned), ("sent", beijing(9, day=26))]
