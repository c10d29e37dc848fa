"""来访: the client is told on their working day before, and agrees or asks for another day (clauses 3.7, 4.6)."""

from datetime import date, timedelta

import pytest

from bot.rules.settings.firm import SIX_DAY_WEEK, DaysKind
from storage import database as db
from storage import tasks
from storage.settings import firm as settings
from tests.flows.steps import count, english, one, press_sparingly, release, submit_patrol
from tests.flows.two_firms import end_roles
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing, heard
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

ON_TUESDAY = "📅 质量管家11月24日（周二）来访"
HALL = "🔍 巡查 · 总装车间 — 周明"


async def coming(world: World, day: int = 24, site: str = "总装车间", client: str = "HX", work: str = "patrol") -> int:
    """A task of the consultant on a day of November, as the manager and the consultant listen."""
    for person in (MANAGER, CONSULTANT, LEAD):
        await world.phone(person)
    company = world.company
    return await tasks.add_task(
        company.clients[client],
        company.sites[site],
        company.people[CONSULTANT].id,
        work,
        date(2026, 11, 1) + timedelta(days=day - 1),
    )


async def do(phone: Phone, *doings: str) -> None:
    """Presses buttons and types (``>text``)."""
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))


async def told(world: World, day: int = 24, **where: str) -> tuple[int, Phone]:
    """The task, and the phone of the manager who was told of it the afternoon before."""
    task_id = await coming(world, day, **where)
    await world.until(beijing(16, 1, day=day - 1))
    return task_id, world.stranger(MANAGER)


async def wished(world: World) -> tuple[int, Phone]:
    """A visit on Tuesday, for which the manager asked for Thursday."""
    task_id, manager = await told(world)
    await press_sparingly(manager, "📅 换一天")
    await manager.text("11月26日")
    await manager.text("停产检修")
    await world.beat()
    return task_id, manager


async def due(task_id: int) -> str:
    """The day of a task."""
    return str(await one("SELECT due_on FROM task WHERE id = :id", id=task_id))[:10]


async def test_managers_are_told_once_on_the_working_day_before_and_agree_with_one_tap(world: World) -> None:
    _, manager = await told(world)
    said = await manager.last()
    assert said.text == f"{ON_TUESDAY}\n恒信阀门\n\n{HALL}\n\n您看这天方便吗？"
    assert await manager.buttons() == ["✅ 可以", "📅 换一天"]
    await press_sparingly(manager, "✅ 可以")
    assert "✅ 已确认：李强" in (await manager.last()).text
    assert await manager.buttons() == ["📅 换一天", "🗓 加到日历"]
    await world.pass_by(days=2)
    assert len(await heard(world, MANAGER, "来访")) == 1
    assert await heard(world, STAFF, "来访") == []


async def test_it_is_told_in_the_morning_once_for_all_visits_of_the_day(sqlite_world: World) -> None:
    await coming(sqlite_world, 25)
    await coming(sqlite_world, 25, "原料仓库")
    await sqlite_world.until(beijing(8, 31, day=24))
    manager = sqlite_world.stranger(MANAGER)
    (said,) = await heard(sqlite_world, MANAGER, "来访")
    assert "总装车间" in said
    assert "原料仓库" in said
    assert await manager.buttons() == ["✅ 都可以", "📅 换一天 · 总装车间", "📅 换一天 · 原料仓库"]
    await press_sparingly(manager, "✅ 都可以")
    assert await one("SELECT count(*) AS n FROM visit WHERE confirmed_at IS NOT NULL") == 2


async def test_an_agreed_visit_goes_into_the_calendar(sqlite_world: World) -> None:
    _, manager = await told(sqlite_world)
    await manager.press("✅ 可以")
    await press_sparingly(manager, "🗓 加到日历")
    await sqlite_world.beat()
    (sent,) = [message for message in await manager.messages() if "document" in message.raw]
    assert sent.raw["document"]["file_name"].endswith(".ics")
    said = (await manager.download(sent)).decode()
    assert "DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n" in said
    assert "SUMMARY:巡查 · 恒信阀门 · 总装车间 · 周明" in said.replace("\r\n ", "")


async def test_in_english(sqlite_world: World) -> None:
    await coming(sqlite_world)
    manager = sqlite_world.stranger(MANAGER)
    await english(manager)
    await sqlite_world.until(beijing(16, 1, day=23))
    assert (await manager.last()).text == (
        "📅 We visit you on Tue 24 Nov\n恒信阀门\n\n🔍 Patrol · 总装车间 — 周明\n\nDoes that day fit?"
    )
    await press_sparingly(manager, "Fits")
    assert "✅ Confirmed: 李强" in (await manager.last()).text


@pytest.mark.parametrize(("six_days", "closed", "when"), [(False, "", 27), (True, "", 28), (False, "2026-11-27", 26)])
async def test_the_day_before_is_the_clients_own_working_day(
    world: World, six_days: bool, closed: str, when: int
) -> None:
    await coming(world, 30)
    client = world.company.clients["HX"]
    writer = world.company.people[ADMINISTRATOR].id
    if six_days:
        await settings.add_setting(f"{SIX_DAY_WEEK}{client}", "1", writer, world.clock.now())
    if closed:
        day = date.fromisoformat(closed)
        await settings.add_days(DaysKind.SHUTDOWN, client, day, day, person_id=writer, at=world.clock.now())
    await world.until(beijing(8, 29, day=when))
    assert await heard(world, MANAGER, "来访") == []
    await world.until(beijing(8, 31, day=when))
    assert len(await heard(world, MANAGER, "11月30日（周一）来访")) == 1


async def test_another_day_is_asked_for_in_two_answers_and_agreed_to_with_one_tap(world: World) -> None:
    task_id, manager = await wished(world)
    assert "李强希望改到11月26日（周四），质量管家会答复" in (await manager.last()).text
    for person in (CONSULTANT, LEAD):
        (said,) = await heard(world, person, "李强希望换一天")
        assert "原定11月24日（周二），希望改到11月26日（周四）。\n原因：停产检修" in said
    consultant, lead = world.stranger(CONSULTANT), world.stranger(LEAD)
    asked = next(message for message in await lead.messages() if "李强希望换一天" in message.text)
    keep = next(button.data or "" for button in asked.buttons if "📌" in button.text)
    await press_sparingly(consultant, "✅ 同意改到11月26日（周四）")
    assert "这天可以：李强" in (await consultant.last()).text
    await world.beat()
    assert await due(task_id) == "2026-11-26"
    (said,) = await heard(world, MANAGER, "来访改到11月26日（周四）")
    assert "原定11月24日（周二）。\n按李强的要求改的。" in said
    # the lead reads it where they were asked; too late with the key that was there, they see how it stands
    (now,) = [message for message in await lead.messages() if message.id == asked.id]
    assert "已有答复，您不用再答" in now.text
    assert "11月26日（周四）" in now.text
    assert [button.text for button in now.buttons] == ["🧭 行前一页"]
    await lead.press_data(asked, keep, force=True)
    assert "这天可以：李强" in (await lead.last()).text
    assert await heard(world, MANAGER, "来访仍定在") == []
    assert await count("failed_update") == 0


async def test_the_day_is_kept_with_one_tap_which_the_manager_hears(world: World) -> None:
    task_id, manager = await wished(world)
    consultant = world.stranger(CONSULTANT)
    await press_sparingly(consultant, "📌 仍在11月24日（周二）")
    await world.restart()
    await world.beat()
    assert await due(task_id) == "2026-11-24"
    assert "来访仍定在11月24日（周二）" in (await manager.last()).text
    assert "这次改不到11月26日（周四），抱歉" in (await manager.last()).text
    await press_sparingly(manager, "✅ 可以")
    assert "✅ 已确认：李强" in (await manager.last()).text


async def test_a_wish_that_nobody_answers_is_said_again(sqlite_world: World) -> None:
    await coming(sqlite_world, 26)
    await sqlite_world.until(beijing(8, 31, day=25))
    manager = sqlite_world.stranger(MANAGER)
    await manager.press("📅 换一天")
    await manager.text("11月27日")
    await manager.text("停产检修")
    await sqlite_world.until(beijing(8, 31, day=26))
    assert len(await heard(sqlite_world, LEAD, "李强希望换一天")) == 2


async def test_whoever_moves_a_told_visit_the_client_hears_the_new_day(world: World) -> None:
    task_id, manager = await told(world)
    await manager.press("✅ 可以")
    lead = world.stranger(LEAD)
    await lead.press_data(await lead.last(), f"kc|{task_id}", force=True)
    await do(lead, "📅 改日期", ">11月25日", ">周明请假")
    await world.beat()
    said = await manager.last()
    assert said.text == f"📅 来访改到11月25日（周三）\n恒信阀门\n\n{HALL}\n\n原定11月24日（周二）。\n原因：周明请假"
    assert await manager.buttons() == ["✅ 可以", "📅 换一天"]


async def test_what_nobody_said_of_a_change_is_found_by_the_next_look(sqlite_world: World) -> None:
    task_id, _ = await told(sqlite_world)
    other = sqlite_world.company.people[LEAD].id
    await db.change("task", task_id, assignee_id=other)
    await sqlite_world.until(beijing(8, 31, day=24))
    (said,) = await heard(sqlite_world, MANAGER, "11月24日（周二）来访换人")
    assert "总装车间 — 孙丽" in said
    assert "原来由周明来" in said


async def test_who_stands_in_that_day_is_named_also_when_that_is_arranged_later(sqlite_world: World) -> None:
    await told(sqlite_world)
    phone = sqlite_world.stranger(CONSULTANT)
    await do(phone, ">请假", "我要请假", ">11月24日", ">11月24日", "孙丽", "跳过", "✅ 确认并通知")
    await sqlite_world.until(beijing(8, 31, day=24))
    (said,) = await heard(sqlite_world, MANAGER, "来访换人")
    assert "总装车间 — 孙丽" in said


async def test_that_the_client_agreed_by_telephone_is_noted_by_who_goes(sqlite_world: World) -> None:
    task_id = await coming(sqlite_world)
    consultant = sqlite_world.stranger(CONSULTANT)
    await open_page(consultant, task_id)
    assert "企业还没有收到通知" in (await consultant.last()).text
    await press_sparingly(consultant, "☎️ 企业已同意（电话）")
    assert "✅ 这天可以：周明" in (await consultant.last()).text
    await sqlite_world.until(beijing(16, 1, day=23))
    (said,) = await heard(sqlite_world, MANAGER, "来访")
    assert "✅ 已确认：周明" in said


async def test_a_visit_that_is_not_to_be_is_told_too(sqlite_world: World) -> None:
    task_id, manager = await told(sqlite_world)
    lead = sqlite_world.stranger(LEAD)
    await lead.press_data(await lead.last(), f"kc|{task_id}", force=True)
    await do(lead, "🚫 这次不做", ">合并到下次")
    await sqlite_world.beat()
    assert "11月24日（周二）的来访取消" in (await manager.last()).text
    assert "原因：合并到下次" in (await manager.last()).text


async def test_a_told_visit_survives_that_its_plan_changes_day_or_ends(world: World) -> None:
    lead, manager = await world.phone(LEAD), await world.phone(MANAGER)
    await do(lead, ">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查", "总装车间", "每周一次", "周明")
    await do(lead, "开始日", "24", "✅ 保存")
    await world.until(beijing(16, 1, day=23))
    assert ON_TUESDAY in (await manager.last()).text
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "开始日", "25")
    await world.beat()
    assert "来访改到11月25日（周三）" in (await manager.last()).text
    await press_sparingly(manager, "✅ 可以")
    await do(lead, ">工作计划", "总装车间", "🚫 停用", "确定停用")
    await world.beat()
    assert "11月25日（周三）的来访取消" in (await manager.last()).text
    assert await count("failed_update") == 0


@pytest.mark.parametrize("setting", ["unannounced", "daily", "not arranged"])
async def test_what_is_to_be_a_surprise_or_no_appointment_is_not_told(sqlite_world: World, setting: str) -> None:
    task_id = await coming(sqlite_world)
    schedule_id = await db.add(
        "schedule",
        client_id=sqlite_world.company.clients["HX"],
        site_id=sqlite_world.company.sites["总装车间"],
        often="daily" if setting == "daily" else "weekly",
        person_id=sqlite_world.company.people[CONSULTANT].id,
        begins=date(2026, 11, 1),
        created_at=sqlite_world.clock.now(),
        unannounced=setting == "unannounced",
        ended_at=sqlite_world.clock.now(),
    )
    known = setting != "not arranged"
    await db.change("task", task_id, schedule_id=schedule_id, period=date(2026, 11, 24), arranged=known)
    await sqlite_world.until(beijing(9, day=24))
    assert await heard(sqlite_world, MANAGER, "来访") == []
    if setting == "unannounced":
        consultant = sqlite_world.stranger(CONSULTANT)
        await open_page(consultant, task_id)
        assert "不事先通知的来访" in (await consultant.last()).text
        await press_sparingly(consultant, "🚗 出发")
        await sqlite_world.beat()
        assert await heard(sqlite_world, MANAGER, "已出发") == []


async def open_page(phone: Phone, task_id: int) -> None:
    """Opens 行前一页 of a task from its card."""
    await phone.text("菜单")
    await phone.press_data(await phone.last(), f"kc|{task_id}", force=True)
    await press_sparingly(phone, "🧭 行前一页")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_one_page_says_all_that_is_to_be_known_before_going(sqlite_world: World, language: str) -> None:
    consultant = await submit_patrol(sqlite_world)
    await db.change("person", sqlite_world.company.people[MANAGER].id, phone="13800001111")
    await db.add(
        "licence",
        client_id=sqlite_world.company.clients["HX"],
        kind="production",
        number="XK06-014-00001",
        valid_until=date(2026, 12, 20),
        created_at=sqlite_world.clock.now(),
    )
    task_id, _ = await told(sqlite_world)
    if language == "en":
        await english(consultant)
    await consultant.press_data(await consultant.last(), f"kv|{task_id}", force=True)
    lines = (await consultant.last()).text.split("\n")
    expected = {
        "zh": (
            "11月24日（周二） 🔍 恒信阀门 · 总装车间 · 巡查",
            "⏳ 已告知企业，还没有答复",
            "现场联系：李强 13800001111",
            "上次：11月23日（周一） · 周明 · 1 项不符合",
            "未闭环问题 1 项",
            "　🟠 封样缺失",
            "　工业产品生产许可证 XK06-014-00001 · 2026年12月20日（周日）",
        ),
        "en": (
            "Tue 24 Nov 🔍 恒信阀门 · 总装车间 · Patrol",
            "⏳ The client was told and has not answered yet",
            "Contact there: 李强 13800001111",
            "Last time: Mon 23 Nov · 周明 · 1 non-conformity",
            "1 open finding",
            "　🟠 封样缺失",
            "　Production licence XK06-014-00001 · Sun 20 Dec 2026",
        ),
    }[language]
    assert set(expected) <= set(lines), lines
    assert {"🟠 WT20261123-01 封样缺失", "🔍 XC20261123-01"} <= set(await consultant.buttons())


async def test_the_page_is_one_tap_away_where_a_visit_begins_and_leads_back(sqlite_world: World) -> None:
    await coming(sqlite_world, day=23)
    consultant = sqlite_world.stranger(CONSULTANT)
    await do(consultant, ">今日待办", "总装车间")
    assert "🧭 行前一页" in await consultant.buttons()
    await do(consultant, "✅ 符合")
    assert "🧭 行前一页" not in await consultant.buttons(), "only where it begins"
    await do(consultant, "‹ 上一步", "🧭 行前一页")
    assert "现场联系：李强" in (await consultant.last()).text
    await press_sparingly(consultant, "🔍 开始巡查")
    assert await one("SELECT count(*) FROM draft WHERE state = 'open'") == 1, "the same patrol goes on"


async def test_a_patrol_that_nobody_planned_has_no_such_page(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">临时巡查", "恒信阀门 · 总装车间")
    assert "✅ 符合" in await consultant.buttons()
    assert "🧭 行前一页" not in await consultant.buttons()


async def test_what_was_planned_and_what_was_done_lead_to_each_other(world: World) -> None:
    task_id = await coming(world, day=23)
    consultant = world.stranger(CONSULTANT)
    await do(consultant, ">今日待办", "总装车间", "全部符合", "跳过", "提交")
    number = str(await one("SELECT number FROM work_record"))
    await do(consultant, f">{number}", "🗓 所属任务")
    assert number in (await consultant.last()).text
    await do(consultant, "查看记录")
    assert f"<b>{number}</b>" in (await consultant.last()).html
    await release(world)
    manager = world.stranger(MANAGER)
    await do(manager, f">{number}")
    assert "🗓 所属任务" not in await manager.buttons(), "the client sees no tasks of ours"
    await manager.press_data(await manager.last(), f"kc|{task_id}", force=True)
    assert "负责人" not in (await manager.last()).text


async def test_the_page_is_for_who_serves_the_client_alone(sqlite_world: World) -> None:
    task_id, manager = await told(sqlite_world, site="一号产线", client="CG")
    for phone in (manager, await sqlite_world.phone(AUDITOR), await sqlite_world.phone(STAFF)):
        await phone.press_data(await phone.last(), f"kv|{task_id}", force=True)
        assert "一号产线" not in (await phone.last()).text


async def test_setting_out_is_told_once_and_arriving_is_noted(world: World) -> None:
    task_id, manager = await told(world)
    consultant = world.stranger(CONSULTANT)
    await open_page(consultant, task_id)
    assert "🚗 出发" not in await consultant.buttons(), "not before the day"
    await world.until(beijing(9, day=24))
    await open_page(consultant, task_id)
    assert "已告知企业，还没有答复" in (await consultant.last()).text
    message = await consultant.last()
    for _ in range(2):
        await consultant.press_data(message, f"kg|{task_id}|set_out", force=True)
    await world.beat()
    assert (await manager.last()).text == "🚗 周明已出发，前往恒信阀门 · 总装车间。"
    assert len(await heard(world, MANAGER, "已出发")) == 1
    assert "🚗 09:00 出发" in (await consultant.last()).text
    await press_sparingly(consultant, "📍 到达")
    assert "📍 09:00 到达" in (await consultant.last()).text
    assert {"🚗 出发", "📍 到达"}.isdisjoint(await consultant.buttons())
    await press_sparingly(consultant, "🔍 开始巡查")
    assert await count("failed_update") == 0


async def test_nobody_of_another_firm_and_no_staff_answers(sqlite_world: World) -> None:
    task_id, manager = await told(sqlite_world)
    client, visit = sqlite_world.company.clients["HX"], await one("SELECT id FROM visit")
    for person in (OTHER_MANAGER, STAFF):
        phone = await sqlite_world.phone(person)
        forged = (
            f"kf|{client}|2026-11-24",
            f"f|visit_day|visit|{visit}",
            f"kv|{task_id}",
            f"ka|{visit}|2026-11-26|keep",
        )
        for data in forged:
            await phone.press_data(await phone.last(), data, force=True)
            assert "总装车间" not in (await phone.last()).text
    assert await one("SELECT count(*) AS n FROM visit WHERE confirmed_at IS NOT NULL") == 0
    assert "✅ 可以" in await manager.buttons()


async def test_practice_tells_nobody(sqlite_world: World) -> None:
    await coming(sqlite_world)
    phone = sqlite_world.stranger(CONSULTANT)
    await do(phone, ">练习", "质量管家")
    task_id = await one("SELECT id FROM task WHERE client_id < 0 AND state = 'open'")
    await phone.press_data(await phone.last(), f"kv|{task_id}", force=True)
    await press_sparingly(phone, "🚗 出发")
    assert "🚗 09:30 出发" in (await phone.last()).text
    await db.change("task", task_id, due_on=date(2026, 11, 24))
    await sqlite_world.until(beijing(16, 1, day=23))
    assert await one("SELECT count(*) AS n FROM visit WHERE client_id < 0 AND told_at IS NOT NULL") == 0
    assert await one("SELECT count(*) AS n FROM outbox WHERE kind LIKE 'visit%' AND person_id < 0") == 0


async def test_a_told_visit_that_is_handed_over_is_told_at_once(sqlite_world: World) -> None:
    task_id, manager = await told(sqlite_world)
    lead = sqlite_world.stranger(LEAD)
    await lead.press_data(await lead.last(), f"kc|{task_id}", force=True)
    await do(lead, "🤝 交给别人", "孙丽", "✅ 确认交接")
    await sqlite_world.beat()
    assert "11月24日（周二）来访换人" in (await manager.last()).text
    assert "总装车间 — 孙丽" in (await manager.last()).text


async def test_a_client_without_a_manager_is_called_by_who_comes(sqlite_world: World) -> None:
    world = sqlite_world
    await end_roles(MANAGER, world.company.clients["HX"], world)
    await coming(world)
    await world.until(beijing(16, 1))
    consultant = world.stranger(CONSULTANT)
    asked = [message for message in await consultant.messages() if "请先打电话约好" in message.text]
    assert len(asked) == 1, "once, in the morning or when it is planned"
    assert "11月24日（周二）去恒信阀门" in asked[0].text
    page = await consultant.press_data(asked[0], next(b.data or "" for b in asked[0].buttons if "总装车间" in b.text))
    assert page is not None
    assert "企业还没有负责人" in (await consultant.last()).text
    await press_sparingly(consultant, "☎️ 企业已同意")
    assert await one("SELECT count(*) FROM visit WHERE confirmed_at IS NOT NULL") == 1
    # once it is agreed nobody is asked again, and before a Wednesday it is another day
    await world.until(beijing(16, 1, day=24))
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'visits_to_call' AND state = 'sent'") == 1
