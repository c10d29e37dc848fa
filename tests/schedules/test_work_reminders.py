"""Planned work is reminded of by the clock: at five the day before, at three, the morning after, each Monday (4.6)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from bot.rules.people import Role
from bot.rules.practice import practice_client, practice_self
from bot.rules.settings.own import OwnSettings
from bot.rules.text import Language
from bot.services.tasks import reminding
from storage import database as db
from storage.people import persons as people
from storage.people import stand_ins
from storage.settings import own as own_settings
from tests.flows.steps import heard, one
from tests.flows.two_firms import end_roles, someone
from tests.sandbox.phone import Message, Phone
from tests.schedules.post_room import beijing, lines, read_in
from tests.world import CONSULTANT, LEAD, World

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, FRIDAY, SATURDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 4, 5))
NEXT_MONDAY = MONDAY + timedelta(days=7)
HALL, STORE, LINE = "恒信阀门 · 总装车间", "恒信阀门 · 原料仓库", "晨光电器 · 一号产线"
CLIENTS = {"总装车间": "HX", "原料仓库": "HX", "一号产线": "CG"}


async def begun(world: World, *others: int) -> Phone:
    """The consultant's phone, after the first beat of this installation."""
    for other in others:
        await world.phone(other)
    phone = await world.phone(CONSULTANT)
    await world.beat()
    return phone


async def work(world: World, due: date, site: str = "总装车间", *, who: int = CONSULTANT, **cells: object) -> int:
    """A task of somebody at a site."""
    named = {"work": "patrol", "state": "open", "assignee_id": world.company.people[who].id, **cells}
    client, site_id = world.company.clients[CLIENTS[site]], world.company.sites[site]
    return await db.add("task", client_id=client, site_id=site_id, due_on=due, **named)


def data_of(told: Message, label: str) -> str:
    """What a key of a message sends."""
    return next(button.data for button in told.buttons if button.text == label) or ""


async def said(phone: Phone, words: str) -> list[str]:
    """What the bot said with these words in it."""
    return [message.text for message in await phone.messages() if message.from_bot and words in message.text]


async def sent() -> list[tuple[str, int]]:
    """Which reminders of work were sent, to whom."""
    return [(line.kind, line.person_id) for line in await lines("work_%") if line.state == "sent"]


@pytest.mark.parametrize(
    ("language", "heading", "key"),
    [
        ("zh", "📅 明天 11月24日（周二）：2 项", "本周安排"),
        ("en", "📅 Tomorrow, Tue 24 Nov: 2 tasks", "This week's work"),
    ],
)
async def test_at_five_on_the_day_before_all_of_tomorrow_is_one_message_with_a_key_each(
    world: World, language: Language, heading: str, key: str
) -> None:
    phone = await begun(world)
    await read_in(world, CONSULTANT, language)
    for due, site in ((TUESDAY, "总装车间"), (TUESDAY, "一号产线"), (WEDNESDAY, "原料仓库"), (MONDAY, "原料仓库")):
        await work(world, due, site)
    await world.until(beijing(16, 59))
    assert await said(phone, heading) == []
    await world.until(beijing(17))
    told = await heard(phone, heading)
    assert told.text == heading, "what a key says is not said above it"
    assert [button.text for button in told.buttons] == [f"🔍 {HALL}", f"🔍 {LINE}", key]
    assert [kind for kind, _ in await sent()].count("work_eve") == 1


async def test_before_days_off_the_days_up_to_the_next_working_day_are_told_of(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world)
    await world.until(beijing(12, day=27))
    # a client with a six-day week
    await work(world, SATURDAY, "一号产线")
    await work(world, NEXT_MONDAY)
    await work(world, NEXT_MONDAY + timedelta(days=1), "原料仓库")
    await world.until(beijing(16, day=30))
    assert await said(phone, "📅") == ["📅 截至 11月30日（周一）：2 项"]
    labels = [button.text for button in (await heard(phone, "📅")).buttons]
    assert labels[:2] == [f"🔍 11月28日 {LINE}", f"🔍 11月30日 {HALL}"]


async def test_what_is_done_covered_or_waived_meanwhile_is_not_said_and_what_may_be_begun_is_begun_from_it(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    phone = await begun(world)
    for state in ("done", "covered", "waived"):
        await work(world, TUESDAY, "原料仓库", state=state)
    # it may be done some days before
    await work(world, TUESDAY, opens_on=MONDAY)
    await world.until(beijing(17))
    told = await heard(phone, "📅 明天")
    assert "1 项" in told.text
    assert "原料仓库" not in str([button.text for button in told.buttons])
    # before a visit: first what is to be known
    await phone.press_data(told, data_of(told, f"🔍 {HALL}"))
    await phone.press("🔍 开始巡查")
    assert "全部符合" in str(await phone.buttons())


async def test_a_day_without_work_is_silent(sqlite_world: World) -> None:
    await begun(sqlite_world)
    await work(sqlite_world, NEXT_MONDAY + timedelta(days=9))
    await sqlite_world.pass_by(days=7)
    assert await lines("work_e%") == []


@pytest.mark.parametrize(("language", "words"), [("zh", "⏰ 今天还有 1 项没开始"), ("en", "⏰ Not begun yet today: 1")])
async def test_at_three_what_nobody_has_begun_is_told_of(world: World, language: Language, words: str) -> None:
    phone = await begun(world)
    await read_in(world, CONSULTANT, language)
    begun_id = await work(world, MONDAY, "原料仓库")
    await work(world, MONDAY)
    await work(world, MONDAY - timedelta(days=1), "一号产线")
    await phone.text("今日待办")
    await phone.press("原料仓库")
    assert await one("SELECT subject_id FROM draft WHERE state = 'open'") == begun_id
    await world.until(beijing(15))
    told = await heard(phone, words)
    assert told.text == words
    assert [button.text for button in told.buttons][:-1] == [f"🔍 {HALL}"]


async def test_what_another_of_several_has_begun_is_not_told_of(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world, LEAD)
    company = world.company
    plan = {"client_id": company.clients["HX"], "site_id": company.sites["总装车间"], "often": "weekly"}
    schedule = await db.add(
        "schedule",
        **plan,
        person_id=company.people[CONSULTANT].id,
        second_id=company.people[LEAD].id,
        shared="any",
        begins=MONDAY,
        created_at=world.clock.now(),
    )
    for slot, who in enumerate((CONSULTANT, LEAD)):
        await work(world, MONDAY, who=who, schedule_id=schedule, period=MONDAY, slot=slot, opens_on=MONDAY)
    await phone.text("今日待办")
    await phone.press("总装车间")
    await world.until(beijing(16))
    assert await sent() == []


@pytest.mark.parametrize(
    ("language", "heading", "made_up", "why"),
    [
        ("zh", "🕳 昨天漏了 2 项", f"补做：{HALL}", f"说明原因：{STORE}"),
        ("en", "🕳 Not done yesterday: 2", f"Make up: {HALL}", f"Say why: {STORE}"),
    ],
)
async def test_the_morning_after_what_was_not_done_is_made_up_or_explained(
    world: World, language: Language, heading: str, made_up: str, why: str
) -> None:
    phone = await begun(world)
    await read_in(world, CONSULTANT, language)
    await work(world, MONDAY)
    # daily work is not made up
    await work(world, MONDAY, "原料仓库", until_on=MONDAY)
    await world.until(beijing(8, 30, day=24))
    told = await heard(phone, heading)
    assert [button.text for button in told.buttons][:2] == [made_up, why]
    assert "23" not in told.text, "yesterday is said once"
    await phone.press_data(told, data_of(told, made_up))
    assert await one("SELECT count(*) AS n FROM draft WHERE state = 'open' AND subject_kind = 'task'") == 1
    await world.until(beijing(9, day=25))
    assert [kind for kind, _ in await sent()].count("work_morning") == 1, "each is named once"


async def test_what_was_explained_is_not_asked_again_and_what_passed_its_time_later_is(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world)
    await work(world, MONDAY, until_on=TUESDAY)
    await work(world, MONDAY, "原料仓库", until_on=MONDAY, state="missed", reason="企业停电")
    await world.until(beijing(9, day=24))
    assert [button.text for button in (await heard(phone, "🕳")).buttons][:-1] == [f"补做：{HALL}"]
    await world.until(beijing(9, day=25))
    assert (await said(phone, "🕳"))[-1] == "🕳 更早的还有 1 项"
    await phone.press(f"说明原因：11月23日 {HALL}")
    await phone.press("✏️ 说明原因")
    assert await one("SELECT count(*) AS n FROM draft WHERE form = 'task_reason'") == 1


async def test_on_mondays_all_that_is_late_comes_back_with_the_days_that_are_to_be_arranged(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    phone = await begun(world)
    await work(world, TUESDAY)
    await work(world, FRIDAY, "一号产线")
    for _ in range(2):
        await work(world, date(2026, 12, 31), "原料仓库", opens_on=MONDAY, arranged=False)
    await world.until(beijing(9, day=30))
    tuesdays, told = await said(phone, "🕳")
    assert tuesdays == "🕳 昨天漏了 1 项"
    assert told == "🕳 11月27日（周五）以来漏了 1 项\n\n🕳 更早的还有 1 项\n\n🤙 日期还没约的"
    message = await heard(phone, "🤙")
    assert [button.text for button in message.buttons][:-1] == [
        f"补做：11月27日 {LINE}",
        f"补做：11月24日 {HALL}",
        f"12月31日前约 2 次：{STORE}",
    ]
    await phone.press_data(message, data_of(message, f"12月31日前约 2 次：{STORE}"))
    assert "📅 约日期" in await phone.buttons()
    await read_in(world, CONSULTANT, "en")
    await world.pass_by(days=7)
    message = await heard(phone, "🤙 Days still to arrange")
    assert message.button(f"By 31 Dec, 2: {STORE}") is not None


async def test_who_reads_the_digest_has_their_own_in_it_and_nothing_beside(world: World) -> None:
    await begun(world, LEAD)
    lead = world.stranger(LEAD)
    await work(world, MONDAY, who=LEAD)
    await work(world, MONDAY, "一号产线")
    await world.until(beijing(9, day=24))
    digest = await heard(lead, "早间汇总")
    assert "🕳 漏做 2 项\n周明 1 · 您 1" in digest.text
    assert HALL not in digest.text, "what a key says is not said above it"
    labels = [button.text for button in digest.buttons]
    assert labels[:2] == [f"🔍 逾期1天 {HALL}", f"🔍 逾期1天 {LINE}"]
    # that of another is looked at, and not begun
    await lead.press_data(digest, data_of(digest, f"🔍 逾期1天 {LINE}"))
    assert "已逾期 1 天，还可以补做" in (await lead.last()).text
    told = [person for kind, person in await sent() if kind == "work_morning"]
    assert told == [world.company.people[CONSULTANT].id]
    # without the digest it is a message of its own
    await own_settings.change_own_settings(world.company.people[LEAD].id, OwnSettings(digest=False))
    await work(world, TUESDAY, who=LEAD)
    await world.until(beijing(9, day=25))
    assert "昨天漏了 1 项" in (await heard(lead, "🕳")).text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "zh",
            "📊 工作情况 11月23日（周一）–11月29日（周日）\n\n"
            "恒信阀门：计划 4，完成 1，漏做 2（1 项没说原因），逾期 1，待约日期 1，本周 1 项\n晨光电器：1 项全部完成",
        ),
        (
            "en",
            "📊 Planned work, Mon 23 Nov – Sun 29 Nov\n\n恒信阀门: planned 4, done 1, missed 2 (1 without a reason), "
            "late 1, to arrange 1, 1 ahead this week\n晨光电器: its only task done",
        ),
    ],
)
async def test_on_mondays_the_lead_hears_how_the_week_went_at_each_client(
    world: World, language: Language, expected: str
) -> None:
    await begun(world, LEAD)
    lead = world.stranger(LEAD)
    await read_in(world, LEAD, language)
    await work(world, TUESDAY, state="done", done_at=world.clock.now())
    await work(world, TUESDAY, "原料仓库", state="missed", until_on=TUESDAY)
    await work(world, WEDNESDAY, "原料仓库", state="missed", until_on=WEDNESDAY, reason="企业停电")
    await work(world, FRIDAY, state="waived", reason="企业停产")
    await work(world, FRIDAY)
    await work(world, NEXT_MONDAY + timedelta(days=2))
    await work(world, date(2026, 12, 31), period=date(2026, 10, 1), opens_on=MONDAY, arranged=False)
    await work(world, TUESDAY, "一号产线", state="done", done_at=world.clock.now())
    await world.until(beijing(8, 29, day=30))
    assert await said(lead, "📊") == []
    await world.until(beijing(9, day=30))
    told = await heard(lead, "📊")
    assert told.text == expected
    await lead.press_data(told, told.buttons[0].data or "")
    assert (await lead.last()).text.startswith(("团队这周", "The team's week"))


async def on_leave(world: World, stand_in: Phone, until: date, client: str | None = None) -> None:
    """The consultant is on leave from today on."""
    await stand_ins.add_stand_in(
        person_id=await one("SELECT id FROM person WHERE telegram_id = :id", id=stand_in.person_id),
        stands_in_for_id=world.company.people[CONSULTANT].id,
        client_id=world.company.clients[client] if client else None,
        since=MONDAY,
        until=until,
        state="active",
        made_by_id=world.company.people[LEAD].id,
        draft_id=await draft(world),
        at=world.clock.now(),
    )


async def draft(world: World) -> int:
    """The form by which a leave was asked for."""
    consultant, now = world.company.people[CONSULTANT].id, world.clock.now()
    number = await one("SELECT count(*) AS n FROM draft")
    cells = {"token": f"leave-{number}", "form": "own_leave", "version": 1, "state": "submitted", "step": ""}
    return await db.add("draft", **cells, person_id=consultant, started_at=now, changed_at=now)


async def test_who_is_on_leave_hears_nothing_and_who_stands_in_all_of_it_in_one_message(world: World) -> None:
    absent = await begun(world)
    other = await someone(world, "韩冰", Role.CONSULTANT, world.company.clients["HX"])
    await on_leave(world, other, FRIDAY)
    colleague = await one("SELECT id FROM person WHERE name = '韩冰'")
    await work(world, TUESDAY)
    await work(world, TUESDAY, "原料仓库", assignee_id=colleague)
    await world.until(beijing(17))
    assert (await heard(other, "📅")).text == f"📅 明天 11月24日（周二）：2 项\n🔍 {HALL} · 🤝 代周明"
    await world.until(beijing(15, day=24))
    assert "2 项没开始" in (await heard(other, "⏰")).text
    await world.until(beijing(9, day=25))
    assert "昨天漏了 2 项" in (await heard(other, "🕳")).text
    assert {person for _, person in await sent()} == {colleague}
    assert not await said(absent, "11月24日")


async def test_a_client_at_which_nobody_stands_in_stays_with_who_is_on_leave(sqlite_world: World) -> None:
    world = sqlite_world
    absent = await begun(world)
    other = await someone(world, "韩冰", Role.CONSULTANT, world.company.clients["HX"])
    await on_leave(world, other, FRIDAY, "CG")
    await work(world, TUESDAY)
    await work(world, TUESDAY, "一号产线")
    await world.until(beijing(17))
    assert (await heard(absent, "📅")).button(f"🔍 {HALL}") is not None
    assert (await heard(other, "📅")).text.endswith(f"{LINE} · 🤝 代周明")
    # back on Monday: what is due then is theirs again
    await work(world, NEXT_MONDAY, "一号产线")
    await world.until(beijing(17, day=27))
    assert (await heard(absent, "11月30日")).button(f"🔍 {LINE}") is not None
    assert not await said(other, "11月30日")


async def test_a_stand_in_who_cannot_hear_leaves_it_with_who_is_on_leave(sqlite_world: World) -> None:
    world = sqlite_world
    absent = await begun(world)
    other = await someone(world, "韩冰", Role.CONSULTANT, world.company.clients["HX"])
    await on_leave(world, other, FRIDAY)
    await people.change_to_unreachable(await one("SELECT id FROM person WHERE name = '韩冰'"), world.clock.now())
    await work(world, TUESDAY)
    await world.until(beijing(17))
    assert (await heard(absent, "📅 明天")).button(f"🔍 {HALL}") is not None


async def test_who_stands_in_for_a_lead_has_nothing_twice(sqlite_world: World) -> None:
    world = sqlite_world
    await begun(world, LEAD)
    other = await someone(world, "韩冰", Role.CONSULTANT, world.company.clients["HX"])
    colleague = await one("SELECT id FROM person WHERE name = '韩冰'")
    await stand_ins.add_stand_in(
        person_id=colleague,
        stands_in_for_id=world.company.people[LEAD].id,
        client_id=None,
        since=MONDAY,
        until=NEXT_MONDAY,
        state="active",
        made_by_id=world.company.people[LEAD].id,
        draft_id=await draft(world),
        at=world.clock.now(),
    )
    await work(world, MONDAY, who=LEAD)
    await work(world, MONDAY, "原料仓库", assignee_id=colleague)
    await world.until(beijing(9, day=24))
    (told,) = await said(other, "🕳")
    assert told.startswith("🤝 代孙丽\n早间汇总")
    digest = await heard(other, "🕳")
    assert {button.text for button in digest.buttons} >= {f"🔍 逾期1天 {HALL}", f"🔍 逾期1天 {STORE}"}
    await work(world, FRIDAY, state="done", done_at=world.clock.now())
    await world.until(beijing(9, day=30))
    assert len(await said(other, "📊")) == 1
    assert not await said(world.stranger(LEAD), "📊")


async def test_who_serves_the_client_no_more_and_who_practises_hear_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    await begun(world)
    consultant = world.company.people[CONSULTANT].id
    await end_roles(CONSULTANT, world.company.clients["CG"], world)
    await world.stranger(CONSULTANT).text("练习")
    await world.stranger(CONSULTANT).press("质量管家")
    await db.values(
        "UPDATE task SET due_on = :due WHERE client_id = :client RETURNING id",
        due=TUESDAY,
        client=practice_client(consultant),
    )
    await db.add(
        "task",
        client_id=practice_client(consultant),
        site_id=None,
        assignee_id=practice_self(consultant, Role.CONSULTANT),
        work="service",
        due_on=TUESDAY,
        state="open",
    )
    for due in (MONDAY, TUESDAY):
        await work(world, due, "一号产线")
    await world.until(beijing(12, day=25))
    assert await sent() == []


async def test_nothing_is_said_on_days_off_or_when_it_is_over(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await begun(world, LEAD)
    for n in range(14):
        await work(world, MONDAY + timedelta(days=n))
    # the program is down from Thursday noon to Saturday, and on Monday evening
    await world.until(beijing(12, day=26))
    world.clock.move_to(beijing(11, day=28))
    await world.beat()
    await world.until(beijing(14, day=30))
    world.clock.move_to(beijing(21, day=30))
    await world.beat()
    await world.until(beijing(12, day=30) + timedelta(days=1))
    rows = [line for line in await lines("work_%") if line.state == "sent"]
    days = {line.done_at.date() for line in rows if line.done_at is not None}
    assert not days & {SATURDAY, SATURDAY + timedelta(days=1)}
    assert not [text for text in await said(phone, "📅") if "12月1日（周二）：" in text]
    assert {line.state for line in await lines("work_%")} <= {"sent", "moot", "expired"}


async def test_a_month_by_the_clock_names_no_task_twice_at_a_time(sqlite_world: World) -> None:
    world = sqlite_world
    await begun(world, LEAD)
    phones = {LEAD: world.stranger(LEAD), CONSULTANT: world.stranger(CONSULTANT)}
    for n in range(28):
        await work(world, MONDAY + timedelta(days=n), "总装车间", until_on=MONDAY + timedelta(days=n + n % 3))
        if n % 7 == 1:
            await work(world, MONDAY + timedelta(days=n), "一号产线", who=LEAD)
            await work(world, MONDAY + timedelta(days=n), "原料仓库", opens_on=MONDAY + timedelta(days=n - 3))
    seen = {who: len(await phone.messages()) for who, phone in phones.items()}
    named = 0
    while world.clock.now() < beijing(12) + timedelta(days=35):
        await world.pass_by(hours=1)
        for who, phone in phones.items():
            new = (await phone.messages())[seen[who] :]
            seen[who] += len(new)
            tasks = [
                (button.data or "").rpartition("|")[2]
                for message in new
                for button in message.buttons
                if any(place in button.text for place in (HALL, LINE, STORE))
            ]
            assert len(tasks) == len(set(tasks)), (who, [message.text for message in new])
            named += len(tasks)
    assert named > 60
    told = await lines("work_%")
    keys = [(line.kind, line.person_id, line.send_at.date()) for line in told if line.state == "sent"]
    assert len(keys) == len(set(keys)), "one of a kind for a person and a day"
    assert await one("SELECT count(*) AS n FROM failed_update") == 0


async def test_however_many_tasks_there_are_it_takes_as_many_statements(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begun(world, LEAD)
    now = world.clock.now()
    who = await people.get_person(world.company.people[LEAD].id)
    assert who is not None
    counts, statements, values = [], list[str](), db.values

    async def noted(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        statements.append(sql)
        return await values(sql, **parameters)

    for many in (3, 500):
        for n in range(many):
            due = MONDAY + timedelta(days=n % 3 - 1)
            await work(world, due, who=LEAD, opens_on=due)
        statements.clear()
        with monkeypatch.context() as watching:
            watching.setattr(db, "values", noted)
            await reminding.on_eve(who, now)
            await reminding.unbegun(who, now)
            await reminding.morning_after(who, now)
            await reminding.week_of(who, now)
        counts.append(len(statements))
    assert counts[0] == counts[1]
    await world.until(beijing(17))
    told = await heard(world.stranger(LEAD), "📅 明天")
    assert "……还有" in told.text
    assert len(told.buttons) <= 13
