"""The demo company has lived for half a year: every state is there, nothing is said late, and it goes on by itself."""

import json
import re
import sqlite3
from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.app.demo_company import Company, found_company, opening_hour, trial_clock
from bot.app.demo_set_up import JOINERS
from bot.app.demo_stories import QIAN
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.working_days import Calendar
from bot.screens.buttons import ShowEntry, pack
from bot.screens.cases.card import case_card
from bot.screens.not_found import NO_SUCH
from bot.services.cases import progress, seeing
from storage import database as db
from storage.settings.firm import get_settings
from tests.clock import FrozenClock
from tests.flows.rewinding import remembered, rewind
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    World,
    the_world,
)


@pytest.fixture
async def lived_in(empty_world: World) -> World:
    """The whole program with the demo company as ``make try`` has it, on each database."""
    return await founded(empty_world)


@pytest.fixture(scope="module")
def past() -> dict[str, tuple[sqlite3.Connection, Company]]:
    """The database with the month that was lived once, for the tests after the first one."""
    return {}


@pytest.fixture
async def sqlite_lived_in(
    sqlite: str, clock: FrozenClock, tmp_path: Path, past: dict[str, tuple[sqlite3.Connection, Company]]
) -> AsyncIterator[World]:
    """The same on SQLite only, where the database makes no difference; without the files of the past."""
    async with the_world(clock, tmp_path, empty=True) as world:
        if "lived" in past:
            copy, world.company = past["lived"]
            rewind(copy)
        else:
            await founded(world)
            past["lived"] = remembered(), world.company
        yield world


async def founded(world: World) -> World:
    """Gives a world the demo company with its month."""
    world.company = await found_company(world.clock, world.heart.office.files, world.sandbox.keep_photo)
    return world


async def states(kind: str) -> set[str]:
    """In which states the cases of a kind are."""
    found = await db.values("SELECT DISTINCT state FROM service_case WHERE kind = :kind", kind=kind)
    return {row["state"] for row in found}


async def of_contracts(now: datetime) -> dict[str, int]:
    """What became of the half year that the two contracts promised; what lies ahead is left out."""
    rows = await db.values(
        "SELECT CASE WHEN t.state = 'open' AND t.moved_from IS NOT NULL THEN 'returned'"
        " WHEN t.state = 'open' THEN 'late' WHEN t.moved_from IS NOT NULL AND t.work <> 'delivery' THEN 'moved'"
        " ELSE t.state END AS became, count(*) AS n"
        " FROM task t JOIN schedule p ON p.id = t.schedule_id WHERE p.item_id IS NOT NULL"
        " AND (t.state <> 'open' OR t.moved_from IS NOT NULL OR t.due_on < :today) GROUP BY 1",
        today=beijing_day(now),
    )
    return {str(row["became"]): int(row["n"]) for row in rows}


async def test_every_state_is_there(lived_in: World) -> None:
    await every_state_is_there(lived_in.clock.now())


async def every_state_is_there(now: datetime) -> None:
    """What a visitor finds on the first screens, whatever day it is."""
    assert await states("finding") == {"to_fix", "in_progress", "awaiting_check", "closed"}
    # nobody of the demo company said the same twice, appealed, or waits for an answer to a bad rating
    others = {"joined", "appealed", "upheld", "rated_low"}
    assert await states("complaint") == {state.key for state in LIFE_CYCLES["complaint"].states} - others
    assert await states("enquiry") == {"awaiting", "resolved"}
    assert await one("SELECT count(*) FROM service_case WHERE kind = 'finding' AND due_at < :now", now=now) == 2
    assert await one("SELECT count(*) FROM service_case WHERE due_at < :now", now=now) == 2
    assert await one("SELECT min(rating) FROM service_case WHERE kind = 'complaint'") == 3
    assert await one("SELECT max(rating) FROM service_case WHERE kind = 'complaint'") == 5
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'patrol' AND task_id IS NULL") == 11
    assert await of_contracts(now) == {"done": 47, "missed": 1, "waived": 2, "late": 1, "returned": 1, "moved": 1}
    assert await db.column(str, "SELECT state FROM acceptance ORDER BY state") == ["accepted"] * 7 + ["returned"] * 2
    until = await db.column(date, "SELECT valid_until FROM certificate WHERE valid_until IS NOT NULL ORDER BY 1")
    assert [(one - beijing_day(now)).days for one in until] == [40, 400, 700]
    plans = await db.values("SELECT version, state FROM service_plan ORDER BY contract_id, version")
    assert [(row["version"], row["state"]) for row in plans] == [(1, "confirmed"), (2, "approved"), (1, "confirmed")]
    awaiting = await one(
        "SELECT count(*) FROM attachment a JOIN draft d ON d.id = a.draft_id JOIN service_case k ON k.id = d.subject_id"
        " WHERE d.subject_kind = 'evidence' AND k.state = 'awaiting_check' AND a.sha256 IS NOT NULL"
    )
    assert awaiting == 2


async def test_the_past_was_lived_in_the_order_of_time_and_is_over(lived_in: World) -> None:
    await the_past_is_in_order_and_over(lived_in.clock.now())


async def the_past_is_in_order_and_over(now: datetime) -> None:
    """The trail of the month before ``now``."""
    entries = await db.values("SELECT id, at FROM trail WHERE subject_kind = 'case' ORDER BY id")
    assert len(entries) > 50
    assert entries == sorted(entries, key=lambda entry: (entry["at"], entry["id"]))
    assert await one("SELECT count(*) FROM trail WHERE at >= :now", now=now) == 0
    assert await one("SELECT count(*) FROM draft WHERE state = 'open'") == 0


async def test_nothing_of_the_past_is_said_at_the_start(lived_in: World) -> None:
    await nothing_of_the_past_is_said(lived_in)


async def nothing_of_the_past_is_said(lived_in: World) -> None:
    """Neither messages nor work wait for the first beat."""
    await lived_in.beat()
    assert await one("SELECT count(*) FROM outbox WHERE done_at IS NOT NULL AND state <> 'cancelled'") == 0
    due = "SELECT count(*) FROM job WHERE state NOT IN ('done', 'cancelled') AND run_at <= :now"
    assert await one(due, now=lived_in.clock.now()) == 0
    for telegram_id in (STAFF, MANAGER, CONSULTANT, QUALITY_MANAGER):
        assert not await lived_in.stranger(telegram_id).messages()


async def not_delivered() -> list[str]:
    """Which messages did not arrive, but those to who asks to join: in this world they have no phone."""
    found = await db.values(
        "SELECT o.kind, p.telegram_id FROM outbox o JOIN person p ON p.id = o.person_id"
        " WHERE o.state IN ('dead', 'expired')"
    )
    joining = {joiner.telegram_id for joiner in JOINERS}
    return [str(row["kind"]) for row in found if row["telegram_id"] not in joining]


DUE_SOON = re.compile("⏳ 快到期了：请安排整改|⏰ 有 [0-9]+ 件快到期或已逾期")
"""That the date of a finding is near, of one or of several at one hour."""


async def is_reminded(phone: Phone, of: str) -> bool:
    """Whether somebody was told that the date of a finding is near."""
    return any(DUE_SOON.match(message.text) and of in message.text for message in await phone.messages())


async def is_told(phone: Phone, begins: str, of: str) -> bool:
    """Whether somebody was told this of a case, among others of which they were told the same."""
    return any(message.text.startswith(begins) and of in message.text for message in await phone.messages())


async def test_a_week_later_open_cases_have_reminded_those_who_have_to_act(sqlite_lived_in: World) -> None:
    phones = {who: await sqlite_lived_in.phone(who) for who in sqlite_lived_in.company.people}
    await sqlite_lived_in.beat()
    await sqlite_lived_in.until(sqlite_lived_in.clock.now() + timedelta(days=7))
    assert await is_told(phones[ADMINISTRATOR], "❗ 已逾期：请过问", "整改报告问了三次")
    assert "台账放在值班室" in (await heard(phones[STAFF], "今天到期：请确认处理结果")).text
    assert "大声打电话" in (await heard(phones[OTHER_STAFF], "今天到期：请补充")).text
    assert await is_reminded(phones[MANAGER], "铜棒直接堆在地上")
    assert await heard(phones[LEAD], "早间汇总")
    assert await not_delivered() == []


async def test_every_card_reads_whole_in_both_languages(sqlite_lived_in: World) -> None:
    now, seen = sqlite_lived_in.clock.now(), set()
    for who in sqlite_lived_in.company.people.values():
        for whose in progress.tabs(who):
            for case in (await progress.look_up(who, whose, 0, 200)).cases:
                view = await seeing.get_case(who, case.id)
                seen.add(case.id)
                for language in ("zh", "en"):
                    html = case_card(view, now, language).html
                    assert not re.search(r"[{}]|None|&lt;|&amp;|\bdemo\b", html), html
    assert len(seen) == await one("SELECT count(*) FROM service_case")


@pytest.mark.usefixtures("sqlite")
@pytest.mark.moments("after_a_long_holiday", "leap_day", "year_without_calendar")
async def test_it_can_be_founded_on_any_day_and_lives_on(moment: datetime, tmp_path: Path) -> None:
    began = opening_hour(moment)
    async with the_world(FrozenClock(began), tmp_path, empty=True) as world:
        await founded(world)
        await every_state_is_there(began)
        await the_past_is_in_order_and_over(began)
        await nothing_of_the_past_is_said(world)
        phones = {who: await world.phone(who) for who in world.company.people}
        await phones[CONSULTANT].text("菜单")
        assert "今日待办 3 项" in (await phones[CONSULTANT].last()).text
        await world.until(began + timedelta(days=14))
        # each stage of the ladder, whatever holidays lie on the way
        assert await is_told(phones[ADMINISTRATOR], "❗ 已逾期：请过问", "整改报告问了三次")
        assert "台账放在值班室" in (await heard(phones[STAFF], "今天到期：请确认处理结果")).text
        assert "大声打电话" in (await heard(phones[OTHER_STAFF], "今天到期：请补充")).text
        assert await is_reminded(phones[MANAGER], "铜棒直接堆在地上")
    calendar = Calendar()
    days = [beijing_day(began) + timedelta(days=passed) for passed in range(15)]
    mornings = [at(day, time(8, 30)) for day in days if calendar.is_working(day)]
    expected = [morning for morning in mornings if began < morning <= began + timedelta(days=14)]
    digests = [line for line in await lines("digest") if line.person_id == world.company.people[LEAD].id]
    assert [(line.state, line.done_at) for line in digests] == [("sent", morning) for morning in expected]
    assert await not_delivered() == []


@pytest.mark.usefixtures("sqlite")
async def test_the_photos_of_the_past_can_be_looked_at(clock: FrozenClock, tmp_path: Path) -> None:
    async with the_world(clock, tmp_path, empty=True) as world:
        consultant = await (await founded(world)).phone(CONSULTANT)
        await consultant.text("问题")
        found = await one("SELECT number FROM service_case WHERE state = 'awaiting_check'")
        await consultant.text(found)
        await consultant.press("照片")
        sent = [message for message in await consultant.messages() if "photo" in message.raw]
        assert len(sent) == 3
        assert (await consultant.download(sent[0])).startswith(b"\x89PNG")


async def test_a_complaint_about_a_person_is_hidden_from_them(sqlite_lived_in: World) -> None:
    about = await one("SELECT number FROM service_case WHERE about_id IS NOT NULL")
    consultant = await sqlite_lived_in.phone(CONSULTANT)
    await consultant.text(about)
    assert (await consultant.last()).text == NO_SUCH.zh


@pytest.mark.parametrize(
    ("day", "clock_time", "begins"),
    [
        (23, time(9, 30), (23, time(9, 30))),
        (23, time(5, 56), (23, time(8, 0))),
        (23, time(11, 20), (23, time(13, 30))),
        (23, time(21, 0), (24, time(8, 0))),
        (22, time(10, 0), (23, time(8, 0))),
    ],
)
def test_a_trial_begins_when_people_may_be_spoken_to(day: int, clock_time: time, begins: tuple[int, time]) -> None:
    now = at(date(2026, 11, day), clock_time)
    assert opening_hour(now) == at(date(2026, 11, begins[0]), begins[1])
    # not moved to a moment: in working hours that would be past by the time it is moved to
    assert trial_clock(FrozenClock(now)).offset == opening_hour(now) - now


async def test_two_workers_wait_to_be_let_in_by_one_card(sqlite_lived_in: World) -> None:
    manager = await sqlite_lived_in.phone(OTHER_MANAGER)
    await manager.text("人员加入")
    card = await manager.last()
    assert "2/30" in str(card.raw["reply_markup"])
    await manager.press("待批准加入")
    waiting = (await manager.last()).text
    assert "马丽" in waiting
    assert "徐磊" in waiting
    await manager.press("本页 2 人都批准")
    assert await one("SELECT count(*) FROM role_grant WHERE ended_at IS NULL AND role = 'client_staff'") == 6


async def test_a_policy_is_in_force_and_read_by_some(sqlite_lived_in: World) -> None:
    lead = await sqlite_lived_in.phone(LEAD)
    await lead.text("制度")
    assert "待阅读制度 1 项" in (await lead.last()).text
    await lead.press("巡查记录管理办法")
    await lead.press("已阅读并理解")
    quality = await sqlite_lived_in.phone(QUALITY_MANAGER)
    await quality.text("制度")
    await quality.press("巡查记录管理办法")
    assert "已读 2 / 5 人" in (await quality.last()).text


async def test_the_firm_has_a_name_and_one_client_shuts_down(sqlite_lived_in: World) -> None:
    settings = await get_settings()
    assert settings.provider_name == "安准质量技术服务有限公司"
    (shutdown,) = await db.values("SELECT kind, client_id, first_day FROM calendar_entry")
    assert (shutdown["kind"], shutdown["client_id"]) == ("shutdown", sqlite_lived_in.company.clients["CG"])
    assert str(shutdown["first_day"]) > "2026-11-30"


async def test_services_of_several_kinds_are_logged(sqlite_lived_in: World) -> None:
    kinds = {
        json.loads(row["said"])["kind"]
        for row in await db.values("SELECT said FROM work_record WHERE kind = 'service'")
    }
    assert kinds == {"on_site", "phone", "advice", "document"}


async def test_a_complaint_is_recorded_for_somebody_without_an_account(sqlite_lived_in: World) -> None:
    number = await one(
        "SELECT k.number FROM service_case k JOIN person p ON p.id = k.opened_by_id"
        " WHERE p.telegram_id IS NULL AND p.name = '刘建国'"
    )
    quality = await sqlite_lived_in.phone(QUALITY_MANAGER)
    await quality.text(number)
    card = (await quality.last()).text
    assert "刘建国" in card
    assert "代录：周明" in card
    assert "电话告知" in card


async def test_next_week_the_lead_stands_in_for_the_consultant_on_leave(sqlite_lived_in: World) -> None:
    lead = await sqlite_lived_in.phone(LEAD)
    await lead.text("请假")
    assert "周明：11月30日–12月1日" in (await lead.last()).text
    assert await one("SELECT state FROM stand_in") == "planned"
    await sqlite_lived_in.until(at(date(2026, 11, 30), time(9)))
    assert await one("SELECT state FROM stand_in") == "active"


async def test_whatever_is_due_comes_from_plans_that_the_lead_entered(lived_in: World) -> None:
    assert await one("SELECT count(*) FROM task WHERE schedule_id IS NULL") == 0
    consultant, lead = await lived_in.phone(CONSULTANT), await lived_in.phone(LEAD)
    await consultant.text("今日待办")
    assert [label for label in await consultant.buttons() if "🔍" in label] == [
        "⏰ 🔍 11月20日周五 恒信阀门 · 原料仓库",
        "🔍 11月23日周一 恒信阀门 · 总装车间",
        "🔍 11月23日周一 晨光电器 · 一号产线",
    ]
    assert await one("SELECT count(*) FROM schedule WHERE item_id IS NULL") == 5
    await lead.text("工作计划")
    assert "共 28 条" in (await lead.last()).text
    late = await one("SELECT id FROM schedule WHERE item_id IS NULL AND often = 'fortnightly'")
    await lead.press_data(await lead.last(), pack(ShowEntry("schedules", int(late))), force=True)
    assert "原料仓库" in (await lead.last()).text
    assert "开始日：2026-11-20" in (await lead.last()).text


async def test_a_supplement_waits_for_the_client_who_can_confirm_it(sqlite_lived_in: World) -> None:
    manager = await sqlite_lived_in.phone(OTHER_MANAGER)
    await manager.text("合同和方案")
    for key in ("AZ-CG", "📋 服务方案"):
        await manager.press(key)
    said = (await manager.last()).text
    assert "第 2 版" in said
    assert "新增：隐患自查与治理指导" in said
    await manager.press("✅ 确认方案")
    assert "企业已确认" in (await manager.last()).text


async def test_the_firm_is_able_to_serve_as_the_standard_demands_but_for_a_few_things(sqlite_lived_in: World) -> None:
    quality = await sqlite_lived_in.phone(QUALITY_MANAGER)
    await quality.text("服务能力")
    said = (await quality.last()).text
    assert "🟢 技术人员 6 人" in said
    assert said.count("🟢") == 6
    assert "🔴 1 份报告逾期没交" in said


async def test_one_client_keeps_its_self_checks_with_every_result(sqlite_lived_in: World) -> None:
    found = await db.values("SELECT period, result, on_paper FROM self_check ORDER BY begins")
    days = [(row["result"], bool(row["on_paper"])) for row in found if row["period"] == "day"]
    assert len(days) == 14
    assert set(days) == {("clear", False), ("clear", True), ("problem", False), ("shutdown", False)}
    assert [row["result"] for row in found if row["period"] == "week"] == ["fine"] * 3
    assert await one("SELECT count(*) FROM self_check_note WHERE what IN ('remark', 'handled')") == 2
    officer, director = await sqlite_lived_in.phone(OTHER_STAFF), await sqlite_lived_in.phone(QIAN)
    await officer.text("菜单")
    await officer.press("✅ 今日无问题")
    assert "今天已由陈静" in (await officer.last()).text
    await director.text("自查记录")
    assert "企业周排查" in (await director.last()).text


async def test_an_instrument_was_bought_accepted_verified_and_lent(sqlite_lived_in: World) -> None:
    phone = await sqlite_lived_in.phone(LEAD)
    await phone.text("仪器设备")
    await phone.press("精密压力表")
    said = (await phone.last()).text
    for told in ("状态：在用", "借用人：吴刚", "🛒", "📦", "✅", "🤝"):
        assert told in said, told
