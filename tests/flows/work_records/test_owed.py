"""应交成果: what is owed by when and how it stands, for the team and the client's manager (clause 7)."""

import pytest

from bot.rules.practice import practice_client
from bot.screens.buttons import ShowDeliverables, ShowOnTime, pack
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.contracts.contracts import signed
from tests.flows.steps import count, english, press_sparingly
from tests.flows.test_practice import begun
from tests.flows.work_records.handing_over import SUMMARY, hand_over, owed
from tests.sandbox.phone import Phone
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

PLAN, GUIDE = "年度培训计划", "首件检验指导书"


async def a_fortnight(world: World) -> Phone:
    """Three are due on Monday 23 November: one comes and is accepted, one is returned, one does not come.

    It is Wednesday; returns the manager's phone.
    """
    manager = await world.phone(MANAGER)
    for what, often in ((SUMMARY, "每季度一次"), (PLAN, "每月一次"), (GUIDE, "每两周一次")):
        await owed(world, what=what, often=often)
    await hand_over(world, SUMMARY)
    await world.beat()
    await do(manager, "✅ 验收")
    await hand_over(world, PLAN)
    await world.beat()
    await do(manager, "↩️ 退回修改", ">缺培训时间")
    await world.pass_by(days=2)
    return manager


async def test_the_client_s_manager_sees_what_is_owed_and_how_it_stands(world: World) -> None:
    manager = await a_fortnight(world)
    await manager.text("成果")
    said = (await manager.last()).text
    assert said.startswith("应交成果 · 恒信阀门\n2026年 · 截至11月25日（周三）")
    assert "按时 2/3（66%）\n逾期 1 · 退回修改 1 · 待交 3 · 已验收 1" in said
    assert f"⏰ {GUIDE}\n11月23日前交 · 逾期 2 天 · 周明" in said
    assert f"1. ↩️ {PLAN}\n11月30日前交 · 退回修改 · JF20261123-02 · 周明" in said
    buttons = await manager.buttons()
    assert "2" not in buttons, "of what has not come there is nothing for the client to open"
    assert "👤 按人看" not in buttons
    card = await press_sparingly(manager, "1")
    assert "缺培训时间" in card.text
    await do(manager, ">成果")
    assert f"✅ {SUMMARY}\n11月23日前交 · 11月23日已交 · 已验收" in (await press_sparingly(manager, "2/2 ›")).text


async def test_what_came_late_or_came_again_counts_by_its_first_day_and_is_told_by_its_second(
    sqlite_world: World,
) -> None:
    manager = await a_fortnight(sqlite_world)
    await sqlite_world.pass_by(days=9)
    await hand_over(sqlite_world, GUIDE)
    await hand_over(sqlite_world, PLAN)
    await manager.text("成果")
    said = (await manager.last()).text
    assert "按时 2/3（66%）\n待验收 2 · 待交 3 · 已验收 1" in said, "handed over again it stays on time"
    assert f"⏳ {GUIDE}\n11月23日前交 · 12月4日已交（晚 11 天） · 待验收" in said
    assert f"⏳ {PLAN}\n11月30日前交 · 12月4日重交（晚 4 天） · 待验收" in said


async def test_the_team_opens_the_task_of_what_is_owed(sqlite_world: World) -> None:
    await a_fortnight(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">应交成果", "恒信阀门")
    assert "👤 按人看" not in await consultant.buttons()
    task = await press_sparingly(consultant, "1")
    assert "状态：已逾期 2 天，还可以补做" in task.text


@pytest.mark.parametrize("who", [LEAD, QUALITY_MANAGER, ADMINISTRATOR])
async def test_who_oversees_sees_clients_people_and_items(sqlite_world: World, who: int) -> None:
    await a_fortnight(sqlite_world)
    phone = await sqlite_world.phone(who)
    await phone.text("成果")
    assert "恒信阀门：按时 2/3（66%） · ⏰ 逾期 1\n晨光电器：还没有到期的" in (await phone.last()).text
    assert "周明：按时 2/3（66%） · ⏰ 逾期 1" in (await press_sparingly(phone, "👤 按人看")).text
    said = (await press_sparingly(phone, "📦 按成果看")).text
    assert f"{GUIDE}：按时 0/1（0%） · ⏰ 逾期 1" in said
    assert f"{SUMMARY}：按时 1/1（100%）" in said
    assert "这段时间没有要交的成果" in (await press_sparingly(phone, "上季度")).text
    assert await count("failed_update") == 0


async def test_what_is_owed_for_a_service_is_one_item_whatever_its_plans_were_called(sqlite_world: World) -> None:
    await a_fortnight(sqlite_world)
    await signed(sqlite_world)
    item = await db.value(int, "SELECT min(id) FROM contract_item WHERE work = 'delivery'")
    await db.change("contract_item", item or 0, name="质量通报")
    await db.values("UPDATE schedule SET item_id = :item WHERE work = 'delivery' RETURNING id", item=item)
    lead = await sqlite_world.phone(LEAD)
    await do(lead, ">成果")
    said = (await press_sparingly(lead, "📦 按成果看")).text
    assert "质量通报：按时 2/3（66%） · ⏰ 逾期 1" in said
    assert GUIDE not in said


async def test_what_the_client_does_not_have_is_owed_still(sqlite_world: World) -> None:
    manager = await a_fortnight(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">JF20261123-01", "✏️ 更正", ">发错了", "＋ 作废", "是", "提交")
    await manager.text("成果")
    assert "按时 1/3（33%）\n逾期 2 · 退回修改 1 · 待交 3" in (await manager.last()).text


async def test_one_of_several_people_owes_it_once(sqlite_world: World) -> None:
    await a_fortnight(sqlite_world)
    plan = await db.value(int, "SELECT id FROM schedule WHERE about = :about", about=GUIDE)
    lead = sqlite_world.company.people[LEAD]
    await db.change("schedule", plan or 0, shared="any", second_id=lead.id)
    late = await db.values(
        "SELECT client_id, period, due_on FROM task WHERE schedule_id = :plan ORDER BY due_on", plan=plan
    )
    await db.add("task", schedule_id=plan, slot=1, assignee_id=lead.id, work="delivery", state="open", **late[0])
    manager = await sqlite_world.phone(MANAGER)
    await manager.text("成果")
    assert "逾期 1" in (await manager.last()).text


async def test_nobody_sees_what_is_not_theirs(sqlite_world: World) -> None:
    await a_fortnight(sqlite_world)
    client = sqlite_world.company.clients["HX"]
    staff = await sqlite_world.phone(STAFF)
    await staff.text("成果")
    assert "应交成果由企业负责人和服务团队来看" in (await staff.last()).text
    for who in (STAFF, OTHER_MANAGER):
        phone = await sqlite_world.phone(who)
        await do(phone, ">菜单")
        message = await phone.last()
        for data in (ShowDeliverables(client, 0, 0), ShowOnTime("item", client, 0), ShowOnTime("person", client, 0)):
            await phone.tap_data(message, pack(data), force=True)
            assert "按时" not in (await phone.last()).text, (who, data)
    manager, auditor = await sqlite_world.phone(MANAGER), await sqlite_world.phone(AUDITOR)
    for phone, of in ((manager, client), (manager, 0), (auditor, client)):
        await do(phone, ">菜单")
        await phone.tap_data(await phone.last(), pack(ShowOnTime("person", of, 0)), force=True)
        assert "按时" not in (await phone.last()).text, "who of ours was late is for those who lead them"


async def test_practice_is_in_no_figure(sqlite_world: World) -> None:
    await a_fortnight(sqlite_world)
    practising = practice_client(sqlite_world.company.people[CONSULTANT].id)
    phone = await begun(sqlite_world)
    late = {"work": "delivery", "state": "open", "assignee_id": sqlite_world.company.people[CONSULTANT].id}
    await db.values(
        "INSERT INTO task (client_id, work, state, assignee_id, due_on) VALUES (:client, :work, :state, :assignee_id,"
        " '2026-11-20') RETURNING id",
        client=practising,
        **late,
    )
    await phone.text("成果")
    assert "按时" not in (await phone.last()).text
    quality = await sqlite_world.phone(QUALITY_MANAGER)
    await do(quality, ">成果", "👤 按人看")
    assert "按时 2/3（66%）" in (await quality.last()).text
    await quality.tap_data(await quality.last(), pack(ShowDeliverables(practising, 0, 0)), force=True)
    assert "练习" not in (await quality.last()).text


async def test_in_english(sqlite_world: World) -> None:
    manager = await a_fortnight(sqlite_world)
    await english(manager)
    await manager.text("deliverables")
    said = (await manager.last()).text
    assert said.startswith("Deliverables · 恒信阀门\n2026 · as of Wed 25 Nov")
    assert "2 of 3 on time (66%)\n1 late · 1 returned · 3 to come · 1 accepted" in said
    assert f"⏰ {GUIDE}\nby 23 Nov · 2 days late · 周明" in said


async def test_what_the_menu_words_is_said_in_the_reader_s_language(sqlite_world: World) -> None:
    await owed(sqlite_world, what="服务总结报告")
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    await manager.text("deliverables")
    assert "▫️ Summary report\nby 23 Nov · to come · 周明" in (await manager.last()).text
    assert "Summary report: nothing due so far" in (await press_sparingly(manager, "📦 By deliverable")).text
