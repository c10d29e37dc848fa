"""Overdue is never the end: broken promises are told, and what stays undone comes back (clause 5.5.2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.working_days import Calendar
from bot.services.cases.overdue import PROMISE_AT_RISK, PROMISE_BROKEN, STILL_OVERDUE
from storage import database
from tests.flows.cases.filing import accepted, file_complaint, file_enquiry, opened_by, say
from tests.flows.steps import heard as said
from tests.flows.steps import released_patrol
from tests.sandbox.pictures import picture
from tests.schedules.post_room import beijing, heard, read_in
from tests.schedules.test_days_given_off import enter
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

EVERYBODY = (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER, ADMINISTRATOR)
SORRY, STILL = "🙏 很抱歉", "🔁 还"


@dataclass(frozen=True, slots=True)
class _Sent:
    telegram_id: int
    send_at: datetime


def nine(days: int) -> datetime:
    """09:00 so many days after Monday 23 November."""
    return beijing(9) + timedelta(days=days)


async def everybody(world: World) -> None:
    """Everybody has the chat open."""
    for person in EVERYBODY:
        await world.phone(person)


async def sent(kind: str) -> list[tuple[int, datetime]]:
    """Whom (Telegram id) a kind of message was sent to, and when, in order."""
    found = await database.rows(
        _Sent,
        "SELECT p.telegram_id, o.send_at FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.kind = :kind AND o.state = 'sent' ORDER BY o.id",
        kind=kind,
    )
    return [(row.telegram_id, row.send_at) for row in found]


async def heard_on(world: World, who: int, words: str, until: datetime) -> list[datetime]:
    """On which mornings a person heard something with these words, a day at a time."""
    mornings, before = [], len(await heard(world, who, words))
    while world.clock.now() < until:
        await world.until(min(until, world.clock.now() + timedelta(days=1)))
        now = len(await heard(world, who, words))
        mornings += [beijing_day(world.clock.now())] * (now - before)
        before = now
    return [at_beijing(day, beijing(9).time()) for day in mornings]


async def test_who_complained_hears_of_each_promise_that_was_broken_on_the_next_morning(world: World) -> None:
    await everybody(world)
    await file_complaint(world)
    # taken up by Tuesday the 24th, resolved by Wednesday 2 December: neither happens
    assert await heard_on(world, STAFF, SORRY, beijing(10) + timedelta(days=30)) == [nine(2), nine(10)]
    first, second = await heard(world, STAFF, SORRY)
    assert "答应 11月24日（周二）前受理" in first
    assert "TS20261123-01" in first
    assert "还没有人接手" in first
    assert "已提醒：吴刚" in first
    assert "答应 12月2日（周三）前办结" in second
    # nobody else is told of it as of a promise to them
    assert {who for who, _ in await sent(PROMISE_BROKEN)} == {STAFF}


async def test_who_complained_hears_in_the_afternoon_that_todays_promise_may_not_be_kept(world: World) -> None:
    await everybody(world)
    staff = await file_complaint(world)
    await world.until(beijing(16) + timedelta(days=1, minutes=5))
    told = await said(staff, "⏳ 答应今天 18:00 前受理，还没有办完。")
    assert "还没有人接手" in told.text
    assert "可以点下面的催办" in told.text
    assert told.button("📣 催办") is not None
    handler = await opened_by(world, QUALITY_MANAGER)
    await handler.press("👌 受理")
    await handler.press("没有涉及具体的人")
    await world.until(beijing(10) + timedelta(days=2))
    assert {who for who, _ in await sent(PROMISE_AT_RISK)} == {STAFF}
    assert await sent(PROMISE_BROKEN) == []


async def test_a_promise_that_is_kept_in_time_or_put_off_is_no_risk(sqlite_world: World) -> None:
    await everybody(sqlite_world)
    await accepted(sqlite_world)
    await sqlite_world.until(beijing(17) + timedelta(days=1))
    assert await sent(PROMISE_AT_RISK) == []


async def test_what_is_told_of_a_broken_promise_lets_its_reader_nudge(sqlite_world: World) -> None:
    await everybody(sqlite_world)
    await accepted(sqlite_world)
    # the first answer was promised by Thursday the 26th
    await sqlite_world.until(beijing(10, day=27))
    told = await said(sqlite_world.stranger(STAFF), SORRY)
    assert "前给您首次答复" in told.text
    assert "现在由吴刚负责" in told.text
    await sqlite_world.stranger(STAFF).press("📣 催办")
    await sqlite_world.beat()
    assert len(await heard(sqlite_world, QUALITY_MANAGER, "希望尽快有结果")) == 1


async def test_a_new_date_is_a_new_promise_and_told_when_it_is_broken_too(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    _, handler = await accepted(world)
    await say(handler, "🕒 告知延期", "12月4日", "要等检测结果。")
    # the first answer, due on the 26th, was put off with it
    await world.until(beijing(18) + timedelta(days=11))
    assert await heard(world, STAFF, SORRY) == []
    await world.until(nine(14))
    assert len(await heard(world, STAFF, "答应 12月4日（周五）前办结")) == 1
    await say(await opened_by(world, QUALITY_MANAGER, "TS20261123-01"), "🕒 告知延期", "12月9日", "还要再等几天。")
    await world.until(beijing(18) + timedelta(days=16))
    assert len(await heard(world, STAFF, SORRY)) == 1
    await world.until(nine(17))
    assert len(await heard(world, STAFF, "答应 12月9日（周三）前办结")) == 1


async def test_who_handed_a_fix_in_hears_when_it_is_not_checked_in_time(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    staff = await opened_by(world, STAFF, "WT20261123-01")
    await staff.press("提交整改")
    await staff.photo(picture())
    await world.until(beijing(10, day=27))
    for who in (STAFF, MANAGER):
        assert len(await heard(world, who, "前复查整改，还没有办完")) == 1
        assert len(await heard(world, who, "前复查整改，没有做到")) == 1
    assert await heard(world, CONSULTANT, SORRY) == []


async def test_a_promise_that_was_kept_or_is_paused_is_not_told_as_broken(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    _, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")
    await world.until(beijing(10) + timedelta(days=30))
    assert await heard(world, STAFF, SORRY) == []


async def test_it_is_said_in_english_to_who_reads_english(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await file_enquiry(world)
    for person in (STAFF, CONSULTANT):
        await read_in(world, person, "en")
    await world.until(beijing(10) + timedelta(days=30))
    (sorry,) = await heard(world, STAFF, "We are sorry")
    assert "we promised to answer you by Tue 24 Nov, and did not" in sorry
    assert len(await heard(world, CONSULTANT, "Still open, ")) > 1


async def test_a_finding_that_nobody_fixes_comes_back_each_week_until_it_is_fixed(world: World) -> None:
    await everybody(world)
    await released_patrol(world, severity="严重")
    # due on Monday 30 November, escalated on Thursday 3 December
    assert await heard_on(world, MANAGER, STILL, beijing(10) + timedelta(days=32)) == [nine(17), nine(24), nine(31)]
    last = (await heard(world, MANAGER, STILL))[-1]
    assert "已逾期 24 天：请安排整改" in last
    assert "WT20261123-01" in last
    reminder = await said(world.stranger(MANAGER), "🔁 还没办完")
    assert reminder.button("提交整改") is not None
    assert reminder.button("申请延期") is not None
    await world.stranger(MANAGER).press("提交整改")
    await world.stranger(MANAGER).photo(picture())
    before = len(await heard(world, MANAGER, STILL))
    await world.until(beijing(10) + timedelta(days=42))
    assert len(await heard(world, MANAGER, STILL)) == before


async def test_who_reads_the_digest_finds_it_there_and_gets_no_message_of_its_own(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await world.until(nine(17) + timedelta(hours=1))
    assert await heard(world, LEAD, STILL) == []
    lead = world.stranger(LEAD)
    digest = [message for message in await lead.messages() if "早间汇总" in message.text][-1]
    assert "❗ 各企业已逾期 1 件\n没人接手 1" in digest.text
    assert digest.button("🔴 恒信阀门 逾期10天 封样缺失") is not None
    await lead.text("/settings")
    await lead.press("🔕 不发")
    await world.until(nine(24) + timedelta(hours=1))
    assert len(await heard(world, LEAD, STILL)) == 1


async def test_a_complaint_that_nobody_takes_up_comes_back_to_whom_it_waits_for_and_who_looks_after_it(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    await everybody(world)
    await file_complaint(world)
    await world.until(beijing(10) + timedelta(days=25))
    # escalated on Friday the 27th, and five working days later each time; the quality manager has it in the digest
    assert await sent(STILL_OVERDUE) == [(ADMINISTRATOR, nine(day)) for day in (11, 18, 25)]
    assert await heard(world, MANAGER, STILL) == []
    await world.stranger(ADMINISTRATOR).press("📣 催办")
    await world.beat()
    assert len(await heard(world, QUALITY_MANAGER, "📣 郑敏请您抓紧处理")) == 1


async def test_all_that_is_still_overdue_comes_in_one_message_with_who_has_each(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    for _ in range(3):
        await released_patrol(world, severity="严重")
    await world.until(beijing(10) + timedelta(days=17))
    (told,) = await heard(world, MANAGER, STILL)
    assert "🔁 还有 3 件逾期没有办完" in told
    assert told.count("已逾期 10 天 · 待整改 · 没人接手") == 3
    message = await said(world.stranger(MANAGER), STILL)
    assert message.button("2") is not None


async def test_who_asked_for_more_time_has_explained_and_who_has_to_answer_is_asked(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await world.until(beijing(10) + timedelta(days=15))
    manager = await opened_by(world, MANAGER, "WT20261123-01")
    await say(manager, "申请延期", "12月31日", "等配件。", send=None)
    await world.until(beijing(10) + timedelta(days=18))
    assert await heard(world, MANAGER, STILL) == []
    (told,) = await heard(world, CONSULTANT, STILL)
    assert "请答复延期申请" in told


async def test_a_date_that_was_moved_ends_the_series(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await world.until(beijing(10) + timedelta(days=17))
    assert len(await heard(world, MANAGER, STILL)) == 1
    lead = await opened_by(world, LEAD, "WT20261123-01")
    await say(lead, "🕒 延期", "1月20日", "等配件。", send=None)
    await world.until(beijing(10) + timedelta(days=50))
    assert len(await heard(world, MANAGER, STILL)) == 1


async def test_one_message_at_a_time_is_written_and_never_ahead(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    end = beijing(10) + timedelta(days=120)
    while world.clock.now() < end:
        await world.until(world.clock.now() + timedelta(days=10))
        waiting = await database.values(
            "SELECT id FROM outbox WHERE kind = :kind AND state = 'waiting'", kind=STILL_OVERDUE
        )
        assert waiting == []
    mornings = [moment for who, moment in await sent(STILL_OVERDUE) if who == MANAGER]
    assert len(mornings) == len(set(mornings)) > 12
    assert all(Calendar().is_working(beijing_day(moment)) for moment in mornings)


async def test_what_was_overdue_before_this_version_came_is_said_as_well(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await file_complaint(world)
    # for months nothing was planned and nothing said: as a version without it left things
    world.clock.move_to(beijing(10) + timedelta(days=100))
    await database.values("DELETE FROM outbox RETURNING id")
    await database.values("DELETE FROM done_until RETURNING name")
    await world.beat()
    assert await sent(STILL_OVERDUE) == []
    await world.until(beijing(10) + timedelta(days=102))
    assert MANAGER in {who for who, _ in await sent(STILL_OVERDUE)}
    assert len([who for who, _ in await sent(STILL_OVERDUE) if who == MANAGER]) == 1
    # two promises were broken meanwhile: one message for one complaint
    (sorry,) = await heard(world, STAFF, SORRY)
    assert "前办结" in sorry


@pytest.mark.parametrize(("every", "times"), [("1", 11), ("10", 1)])
async def test_the_firm_sets_how_often_it_comes_back(sqlite_world: World, every: str, times: int) -> None:
    world = sqlite_world
    await everybody(world)
    phone = await world.phone(ADMINISTRATOR)
    for press in (">公司设置", "提醒", "仍未办再提醒", every):
        await (phone.text(press[1:]) if press.startswith(">") else phone.press(press))
    await released_patrol(world, severity="严重")
    # from Thursday 3 December to Friday the 18th: eleven working days
    await world.until(beijing(10) + timedelta(days=25))
    assert len([who for who, _ in await sent(STILL_OVERDUE) if who == MANAGER]) == times


async def test_on_days_that_a_client_does_not_work_nothing_is_said_and_on_the_next_it_is(sqlite_world: World) -> None:
    world = sqlite_world
    await everybody(world)
    await released_patrol(world, severity="严重")
    await file_complaint(world)
    await enter(world, "恒信阀门", "＋ 停工", days="12月9日-12月15日")
    await world.until(beijing(10) + timedelta(days=22))
    assert await heard(world, MANAGER, STILL) == []
    # the shutdown's days do not count, so five are over on Thursday the 17th
    assert await heard_on(world, MANAGER, STILL, beijing(10) + timedelta(days=26)) == [nine(24)]
