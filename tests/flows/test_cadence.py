"""频次兑现: promised against done in the chat, as a picture and as a page (clauses 3.7, 4.6, 5.1.3)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.records.cadence import STRETCHES
from bot.rules.cause import Cause
from bot.rules.practice import practice_client
from bot.screens.buttons import AskDocument, ShowCadence, pack
from bot.services import cadence
from storage import database as db
from tests.flows.steps import english, one, press_sparingly, report_finding
from tests.flows.test_practice import begun
from tests.flows.test_work_plans import do, planned, shown_today
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)

ALL_MONTHS = ("本月", "上月", "本季度", "上季度", "今年")


async def promised(world: World, day: int, state: str, done_on: int | None = None, **columns: object) -> int:
    """A task of the only plan, in November."""
    plan = await one("SELECT id FROM schedule")
    return await db.add(
        "task",
        client_id=world.company.clients["HX"],
        site_id=world.company.sites["总装车间"],
        assignee_id=world.company.people[CONSULTANT].id,
        work="patrol",
        due_on=date(2026, 11, day),
        period=date(2026, 11, day),
        schedule_id=plan,
        state=state,
        done_at=datetime(2026, 11, done_on, 3, tzinfo=UTC) if done_on is not None else None,
        **columns,
    )


async def a_month(world: World) -> None:
    """Weekly patrols of the hall: one on time, one made up, two missed, one waived, one ahead; one done by another."""
    await planned(world)
    await promised(world, 3, "done", done_on=3)
    await promised(world, 6, "done", done_on=9)
    await promised(world, 10, "missed", reason="停电")
    await promised(world, 11, "missed", reason="停电")
    await promised(world, 12, "waived", reason="停产检修")
    await promised(world, 13, "covered")


async def test_it_tells_what_was_promised_what_was_done_and_what_was_not(world: World) -> None:
    await a_month(world)
    manager = await world.phone(MANAGER)
    told = await do(manager, ">频次")
    assert told == (
        "频次兑现 · 恒信阀门\n2026年11月 · 截至11月23日（周一）\n\n"
        "兑现率 2/4（50%）\n按时 1 · 补做 1 · 漏做 2 · 未到期 1 · 已取消 1\n\n"
        "巡查 · 总装车间（每周一次）\n应做 5 · 按时 1 · 补做 1 · 漏做 2 · 未到期 1 · 已取消 1\n"
        "· 漏做（停电）：11月10日、11日\n· 已取消（停产检修）：11月12日"
    )
    assert await manager.buttons() == ["✓ 本月", *ALL_MONTHS[1:], "🖼 看图", "📄 存档表", "首页"]
    await english(manager)
    told = await do(manager, ">proof of cadence")
    assert told == (
        "Proof of cadence · 恒信阀门\nNov 2026 · as of Mon 23 Nov\n\n"
        "Kept 2 of 4 (50%)\nOn time 1 · made up 1 · missed 2 · ahead 1 · cancelled 1\n\n"
        "Patrol · 总装车间 (Once a week)\nPromised 5 · on time 1 · made up 1 · missed 2 · ahead 1 · cancelled 1\n"
        "· Missed (停电): 10, 11 Nov\n· Cancelled (停产检修): 12 Nov"
    )


async def test_any_month_quarter_or_year_is_a_tap_away_and_a_button_keeps_its_days(sqlite_world: World) -> None:
    world = sqlite_world
    await a_month(world)
    manager = await world.phone(MANAGER)
    assert "这段时间没有安排" in await do(manager, ">频次兑现", "上月")
    assert "🖼 看图" not in await manager.buttons(), "there is nothing to draw"
    told = await do(manager, "本季度")
    assert "2026年第4季度 · 截至11月23日（周一）" in told
    assert "往后只排了五周" in told, "not all of December is planned yet"
    assert "应做 9" in told
    assert "2026年 · 截至" in await do(manager, "今年")
    await do(manager, "本月")
    card = await manager.last()
    await world.pass_by(days=14)
    button = next(button for button in card.buttons if button.text == "✓ 本月")
    await manager.tap_data(card, str(button.data), force=True)
    assert "2026年11月\n" in (await manager.last()).text, "what was this month then"


async def test_what_was_taken_back_counts_as_done_no_more(sqlite_world: World) -> None:
    world = sqlite_world
    await planned(world, day="23")
    consultant = await world.phone(CONSULTANT)
    (task,) = await shown_today(consultant)
    await press_sparingly(consultant, task)
    await report_finding(consultant)
    assert "应做 2 · 未到期 2" in await do(consultant, ">频次", "恒信阀门"), "the client does not have it yet"
    await world.pass_by(minutes=11)
    assert "按时 1 · 未到期 1" in await do(consultant, ">频次", "恒信阀门")
    await do(await world.phone(LEAD), ">XC20261123-01", "↩️ 撤回", ">填错了场所")
    assert "应做 2 · 未到期 2" in await do(consultant, ">频次", "恒信阀门")


async def test_what_was_moved_is_told_with_the_day_before_and_counts_on_its_new_one(sqlite_world: World) -> None:
    world = sqlite_world
    await planned(world)
    await promised(world, 5, "done", done_on=5, moved_from=date(2026, 11, 3), reason="客户要求")
    manager = await world.phone(MANAGER)
    told = await do(manager, ">频次")
    assert "兑现率 1/1（100%）" in told
    assert "· 改期（客户要求）：11月3日 → 11月5日" in told
    await english(manager)
    assert "· Moved (客户要求): 3 Nov → 5 Nov" in await do(manager, ">proof of cadence")


@pytest.mark.parametrize("who", [MANAGER, LEAD])
async def test_nobody_reads_here_when_an_unannounced_visit_comes(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await planned(world)
    await db.changed("UPDATE schedule SET unannounced = TRUE")
    phone = await world.phone(who)
    assert "应做" not in await do(phone, ">频次", *(["恒信阀门"] if who == LEAD else []))
    await world.pass_by(days=2)
    told = await do(phone, ">频次", *(["恒信阀门"] if who == LEAD else []))
    assert "应做 1 · 逾期待补 1" in told
    assert "未到期的不列" in told


async def test_work_that_several_share_is_promised_once(sqlite_world: World) -> None:
    world = sqlite_world
    await planned(world)
    for slot in range(2):
        await promised(world, 10, "missed", slot=slot)
    manager = await world.phone(MANAGER)
    assert "漏做 1" in await do(manager, ">频次")
    await db.changed("UPDATE schedule SET shared = 'each'")
    assert "漏做 2" in await do(manager, ">频次")


async def test_late_work_may_be_made_up_before_it_is_missed(sqlite_world: World) -> None:
    world = sqlite_world
    await planned(world)
    await world.pass_by(days=3)
    told = await do(await world.phone(MANAGER), ">频次")
    assert "兑现率 0/1（0%）" in told
    assert "· 逾期待补：11月24日" in told


@pytest.mark.parametrize("who", [CONSULTANT, LEAD, QUALITY_MANAGER, AUDITOR, ADMINISTRATOR])
async def test_ours_look_at_their_clients_one_by_one(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await a_month(world)
    phone = await world.phone(who)
    assert "看哪家企业的" in await do(phone, ">菜单", "更多", "频次兑现")
    assert "兑现率 2/4" in await do(phone, "恒信阀门")
    assert "看哪家企业的" in await do(phone, "🏭 换一家企业")


async def test_a_client_s_manager_sees_their_own_firm_alone_and_staff_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    await a_month(world)
    client = world.company.clients["HX"]
    other, staff = await world.phone(OTHER_MANAGER), await world.phone(STAFF)
    assert "晨光电器" in await do(other, ">频次")
    assert "频次兑现由企业负责人和服务团队来看" in await do(staff, ">频次")
    about = client * STRETCHES + 202611
    for phone in (other, staff):
        for data in (ShowCadence(client, 202611, 0), AskDocument("cadence_picture", about, 0)):
            message, at = await phone.last(), await phone.calls()
            await phone.tap_data(message, pack(data), force=True)
            assert "兑现" not in str([call["params"] for call in await phone.calls_since(at)]), data
    assert await one("SELECT count(*) FROM document") == 0


async def test_nobody_of_practice_counts_or_is_counted(sqlite_world: World) -> None:
    world = sqlite_world
    await a_month(world)
    phone = await begun(world)
    assert "兑现率" not in await do(phone, ">频次")
    message = await phone.last()
    person = world.company.people[CONSULTANT].id
    for client in (practice_client(person), world.company.clients["HX"]):
        await phone.tap_data(message, pack(ShowCadence(client, 202611, 0)), force=True)
        assert "兑现率" not in (await phone.last()).text
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">频次")
    message = await administrator.last()
    await administrator.tap_data(message, pack(ShowCadence(practice_client(person), 202611, 0)), force=True)
    assert "兑现率" not in (await administrator.last()).text


@pytest.mark.parametrize("stretch", [0, 7, 202617, -5, 10**17])
async def test_days_that_no_calendar_has_are_this_month(sqlite_world: World, stretch: int) -> None:
    world = sqlite_world
    await a_month(world)
    manager = await world.phone(MANAGER)
    await do(manager, ">频次")
    client = world.company.clients["HX"]
    await manager.tap_data(await manager.last(), pack(ShowCadence(client, stretch, 0)), force=True)
    assert "2026年11月" in (await manager.last()).text


async def test_the_picture_comes_as_one_and_the_page_as_a_file_each_as_of_now(world: World) -> None:
    await a_month(world)
    manager = await world.phone(MANAGER)
    await do(manager, ">频次", "🖼 看图")
    await world.beat()
    sent = await manager.last()
    assert sent.text == "📄 频次兑现图\n恒信阀门 · 2026-11-01 至 2026-11-30"
    assert sent.raw["photo"][-1]["width"] == 1080
    await do(manager, ">频次", "📄 存档表")
    await world.beat()
    sent = await manager.last()
    assert sent.raw["document"]["file_name"] == "恒信阀门_频次兑现表_20261101-20261130.pdf"
    before = await manager.download(sent)
    assert before.startswith(b"%PDF")
    # what was done since is on the next one, under the same name
    await db.changed("UPDATE task SET state = 'done', done_at = :at WHERE state = 'missed'", at=world.clock.now())
    await world.pass_by(minutes=1)
    await do(manager, ">频次", "📄 存档表")
    await world.beat()
    again = await manager.last()
    assert again.raw["document"]["file_name"] == "恒信阀门_频次兑现表_20261101-20261130.pdf"
    assert "第" not in again.text
    assert await manager.download(again) != before


async def test_two_taps_are_one_picture_and_another_language_another(sqlite_world: World) -> None:
    world = sqlite_world
    await a_month(world)
    manager, lead = await world.phone(MANAGER), await world.phone(LEAD)
    await do(manager, ">频次", "🖼 看图", "🖼 看图")
    await english(lead)
    await do(lead, ">proof of cadence", "恒信阀门", "🖼 Picture")
    await world.beat()
    for phone in (manager, lead):
        assert len([message for message in await phone.messages() if "photo" in message.raw]) == 1
    assert (await lead.last()).text.startswith("📄 Cadence picture")
    assert await one("SELECT count(*) FROM document WHERE sha256 IS NOT NULL") == 2


async def test_however_much_was_promised_it_takes_as_many_statements(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    await a_month(world)
    values = db.values
    statements: list[str] = []

    async def noted(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        statements.append(sql)
        return await values(sql, **parameters)

    async def taken() -> int:
        statements.clear()
        view = await cadence.cadence_of(
            world.company.people[LEAD], Cause(at=world.clock.now()), world.company.clients["HX"], 202600
        )
        assert view.total.promised
        return len(statements)

    monkeypatch.setattr(db, "values", noted)
    few = await taken()
    for day in range(14, 24):
        await promised(world, day, "done", done_on=day)
    for _ in range(3):
        await world.plan_patrol()
    assert await taken() == few == 3
