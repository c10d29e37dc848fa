"""进度看板: figures of a company that was counted by hand, for whoever answers for its clients (clause 5.1.3)."""

import pytest

from bot.screens.buttons import AskDocument, ShowBoard, pack
from storage import database as db
from tests.flows.boards.company import counted_by_hand, signed, task
from tests.flows.steps import english, released_patrol, submit_patrol
from tests.flows.test_work_plans import do
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)


async def test_each_client_has_a_line_and_the_most_urgent_stands_first(world: World) -> None:
    await counted_by_hand(world)
    lead = await world.phone(LEAD)
    assert await do(lead, ">看板") == (
        "进度看板  11月23日（周一） · 2\n\n"
        "1. 恒信阀门 · ⏰ 逾期 2 · 🕳 漏做 1\n　本周 1/3 · 一年内未到访\n\n"
        "2. 晨光电器\n　本周无安排 · 一年内未到访"
    )
    assert await lead.buttons() == [
        *("1", "2", "✓ 全部", "逾期漏做", "本月未到访", "🖼 看图", "投诉咨询", "人员负荷", "首页"),
    ]
    assert await do(lead, "逾期漏做") == (
        "进度看板  11月23日（周一） · 1\n\n1. 恒信阀门 · ⏰ 逾期 2 · 🕳 漏做 1\n　本周 1/3 · 一年内未到访"
    )
    assert "恒信阀门有限公司" in await do(lead, "1")
    assert "1. 周明\n　本周 3 项，剩 2 · 下周 1 项" in await do(lead, "进度看板", "人员负荷")
    assert "周明 · 本周" in await do(lead, "1")
    await english(lead)
    assert await do(lead, ">board") == (
        "Progress board  Mon 23 Nov · 2\n\n"
        "1. 恒信阀门 · ⏰ 2 late · 🕳 1 missed\n　this week 1/3 · no visit for a year\n\n"
        "2. 晨光电器\n　nothing this week · no visit for a year"
    )
    assert "1. 周明\n　this week 3, 2 left · next week 1" in await do(lead, "Workload")


async def test_how_long_what_is_left_takes_is_told_as_far_as_contracts_say_it(world: World) -> None:
    await signed(world)
    await db.changed("UPDATE contract_item SET minutes = '90' WHERE clause = '4.6'")
    lead = await world.phone(LEAD)
    # on Monday the patrol of the plan, on Sunday another; next week the plan's
    assert await do(lead, ">看板", "人员负荷") == (
        "人员负荷  11月23日（周一） · 1\n\n1. 周明\n　本周 2 项，剩 2（约 3 小时） · 下周 1 项（约 1 小时 30 分钟）"
    )
    await english(lead)
    told = await do(lead, ">board", "Workload")
    assert "this week 2, 2 left (3 h) · next week 1 (1 h 30 min)" in told


async def test_what_waits_for_its_release_is_told_as_to_the_client_and_a_visit_is_a_visit(sqlite_world: World) -> None:
    world = sqlite_world
    await submit_patrol(world, severity="严重")
    lead = await world.phone(LEAD)
    assert "恒信阀门 · 🔴 严重问题 1\n　本周 0/1 · 上次到访 11月23日" in await do(lead, ">看板")
    assert "恒信阀门" not in await do(lead, "本月未到访")
    await world.pass_by(minutes=11)
    assert "恒信阀门 · 🔴 严重问题 1\n　本周 1/1 · 上次到访 11月23日" in await do(lead, ">看板")
    await world.pass_by(days=8)
    assert "恒信阀门" in await do(lead, ">看板", "本月未到访"), "nobody was there in December"


async def test_what_was_recorded_before_a_merging_is_the_stayings_own(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world, severity="严重")
    await task(world, 20, "open")
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">客户", "恒信阀门", "🔗 并入另一条", "晨光电器", "✅ 确定并入")
    told = await do(administrator, ">看板")
    assert "晨光电器 · 🔴 严重问题 1 · ⏰ 逾期 1\n　本周 1/1 · 上次到访 11月23日" in told
    assert "恒信" not in told


@pytest.mark.parametrize("who", [QUALITY_MANAGER, ADMINISTRATOR, AUDITOR])
async def test_who_answers_for_all_clients_sees_them_all(sqlite_world: World, who: int) -> None:
    await counted_by_hand(sqlite_world)
    phone = await sqlite_world.phone(who)
    assert "恒信阀门 · ⏰ 逾期 2" in await do(phone, ">进度看板")
    assert "恒信阀门有限公司" in await do(phone, "1")
    assert "1. 周明" in await do(phone, ">看板", "人员负荷") or who == QUALITY_MANAGER
    # whoever sees no work plans reads how much somebody has to do, and no more
    assert ("1" in await phone.buttons()) is (who != QUALITY_MANAGER)


async def test_a_lead_sees_their_own_clients_alone_and_others_no_board(sqlite_world: World) -> None:
    world = sqlite_world
    await counted_by_hand(world)
    await db.changed(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :lead AND client_id = :client",
        at=world.clock.now(),
        lead=world.company.people[LEAD].id,
        client=world.company.clients["HX"],
    )
    lead = await world.phone(LEAD)
    told = await do(lead, ">看板")
    assert "晨光电器" in told
    assert "恒信" not in told
    assert "这两周没有安排" in await do(lead, "人员负荷")
    of_lead = world.company.people[LEAD].id
    for who in (CONSULTANT, MANAGER, STAFF):
        phone = await world.phone(who)
        assert "进度看板由项目负责人来看" in await do(phone, ">看板")
        last = await phone.last()
        for data in (ShowBoard("clients", "", 0), ShowBoard("people", "", 0), AskDocument("board_picture", of_lead, 0)):
            await phone.tap_data(last, pack(data), force=True)
            assert "晨光" not in (await phone.last()).text
    assert not await db.values("SELECT id FROM document WHERE kind = 'board_picture'")


async def test_the_picture_is_the_readers_own(sqlite_world: World) -> None:
    world = sqlite_world
    await counted_by_hand(world)
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    await do(lead, ">看板")
    await lead.press("🖼 看图")
    await world.pass_by(minutes=1)
    sent = await lead.last()
    assert "进度看板图" in sent.text
    assert any("photo" in message.raw for message in await lead.messages())
    await administrator.tap_data(
        await administrator.last(), pack(AskDocument("board_picture", world.company.people[LEAD].id, 0)), force=True
    )
    await world.pass_by(minutes=1)
    assert not any("photo" in message.raw for message in await administrator.messages())
