"""监测计划: its rows are the client's own schedules; its row judges a value, a missed day stays (4.4.1, 4.6 g)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.ledgers import add, exported, imported, saved, upload
from tests.flows.monitoring.plans import PRESSURE, TIDY, plan_pressure, plan_tidiness
from tests.flows.steps import count, english, heard, one, press_sparingly
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World


async def told(phone: Phone, words: str) -> int:
    """How many messages say this."""
    return sum(words in message.text for message in await phone.messages())


async def test_a_row_is_due_at_once_for_who_is_responsible_and_recorded_in_three_actions(world: World) -> None:
    manager = await plan_pressure(world)
    assert "限值：1.5–2.25 MPa\n频次：每个工作日" in (await manager.last()).text
    officer = await world.phone(STAFF)
    assert "监测待记 1 项" in (await do(officer, ">菜单")).text
    asked = await press_sparingly(officer, f"📏 {PRESSURE}")
    assert "测得多少？限值 1.5–2.25 MPa" in asked.text
    assert "测得：1.8 MPa" in (await do(officer, ">１．８MPa")).text
    card = await do(officer, "✅ 确认无误，提交")
    assert "✅ CL20261123-01" in card.text
    assert "结果：符合" in card.text
    # the card of the row is not for the client's staff: their way back is the list
    assert [key for key in await officer.buttons() if key.startswith("‹")] == ["‹ 监测记录"]
    assert "监测待记" not in (await do(officer, ">菜单")).text
    assert "✅ 11月23日 1.8 MPa 符合" in (await do(officer, ">监测")).text
    assert str(await one("SELECT next_due FROM monitoring")) == "2026-11-24"
    # of what the client promises itself nothing is ours
    assert not await one(
        "SELECT count(*) FROM task WHERE client_id = :id AND due_on > '2026-11-23'", id=world.company.clients["HX"]
    )
    assert await count("failed_update") == 0


async def test_beyond_the_limits_it_says_so_with_what_is_laid_down_and_asks_what_was_done(sqlite_world: World) -> None:
    await plan_pressure(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    asked = await do(officer, ">监测", "1", ">1,200")
    assert "超出限值 1.5–2.25 MPa。\n规定的处置：停机，隔离当班产品\n怎么处理的？" in asked.text
    card = await do(officer, "📷已停机，隔离 12 件，换压力表重测", "✅ 确认无误，提交")
    for line in (
        "❗ CL20261123-01",
        "结果：不符合",
        "测得：1200 MPa",
        "限值：1.5–2.25 MPa",
        "处理：已停机，隔离 12 件",
    ):
        assert line in card.text
    assert await one("SELECT count(*) FROM attachment WHERE owner_kind = 'monitoring_result'") == 1
    # it stays the client's: nobody of ours has a finding of it
    assert await count("service_case") == 0
    manager = sqlite_world.phones[MANAGER]
    await do(manager, ">监测")
    assert "❗ 11月23日 1200 MPa 不符合" in (await manager.last()).text


async def test_what_has_no_numbers_is_looked_at(sqlite_world: World) -> None:
    manager = await plan_tidiness(sqlite_world)
    await do(manager, ">菜单", f"📏 {TIDY}")
    assert "符合要求吗？" in (await manager.last()).text
    await do(manager, "❌ 不符合", ">当场清理", "✅ 确认无误，提交")
    assert (
        "结果：不符合\n日期：11月23日（周一）\n监测项：库房整洁 · 成品库\n处理：当场清理" in (await manager.last()).text
    )
    assert str(await one("SELECT next_due FROM monitoring")) == "2026-11-30"


async def test_the_day_comes_who_is_responsible_is_asked_once_and_a_missed_day_is_seen(sqlite_world: World) -> None:
    world = sqlite_world
    await plan_pressure(world)
    await plan_tidiness(world)
    officer, manager, butler, lead = [await world.phone(one) for one in (STAFF, MANAGER, CONSULTANT, LEAD)]
    stranger = await world.phone(OTHER_MANAGER)
    for phone, what in ((officer, PRESSURE), (manager, TIDY)):
        await do(phone, ">菜单", f"📏 {what}", *((">1.9",) if phone is officer else ("✅ 符合",)), "✅ 确认无误，提交")
    await world.until(beijing(9, day=24))
    asked = await heard(officer, "📏 今天该测的")
    assert f"· {PRESSURE} 1.5–2.25 MPa" in asked.text
    assert await told(manager, "今天该测的") == 0
    await world.until(beijing(10, day=25))
    assert await told(officer, "📏 今天该测的") == 2
    for phone in (manager, butler, lead):
        assert "1 项到期没有记录，最早的是11月24日" in (await heard(phone, "⚠️ 恒信阀门监测漏记")).text
    await world.until(beijing(10, day=27))
    assert [await told(phone, "监测漏记") for phone in (manager, butler, lead, officer)] == [1, 1, 1, 0]
    await do(butler, ">今日待办")
    assert "⏰ 📏 恒信阀门 监测漏记 1 项" in await butler.buttons()
    # what is recorded counts for today; what was missed is not made up
    await do(officer, ">监测")
    assert "⏳ 今天该测 · ⏰ 漏记 3 次，11月24日起" in (await officer.last()).text
    await do(officer, "1", ">2", "✅ 确认无误，提交")
    assert (
        str(await one("SELECT day FROM work_record WHERE kind = 'monitoring_result' ORDER BY id DESC LIMIT 1"))
        == "2026-11-27"
    )
    await do(butler, ">今日待办")
    assert not any("监测漏记" in key for key in await butler.buttons())
    # another client sees nothing of it
    for doing in (">监测", ">CL20261123-01", ">壳体试验压力"):
        said = await do(stranger, doing)
        assert "总装试压台" not in said.text + str(await stranger.buttons())


async def test_what_is_done_to_a_row_is_done_to_its_schedule(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await plan_pressure(world)
    officer = await world.phone(STAFF)
    await world.until(beijing(10, day=24))
    # from daily to Thursdays: what was due before was due by another plan
    await do(manager, ">监测计划", "壳体试验压力", "✏️ 修改", "频次", "每周固定几天", "周四", "下一步", "✅ 保存")
    assert "频次：每周固定几天" in (await manager.last()).text
    assert str(await one("SELECT next_due FROM monitoring")) == "2026-11-26"
    assert "今天没有要测的" in (await do(officer, ">监测")).text
    await do(manager, ">监测计划", "壳体试验压力", "🚫 停用", "确定停用")
    await world.until(beijing(10, day=27))
    assert "还没有监测计划" in (await do(officer, ">监测")).text
    assert await told(officer, "11月26日") == 0
    await do(manager, ">监测计划", "查看已停用的", "壳体试验压力", "↩️ 恢复使用")
    assert str(await one("SELECT next_due FROM monitoring")) == "2026-12-03"
    assert "漏记" not in (await do(officer, ">监测")).text


async def test_without_who_is_responsible_the_manager_is_asked(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await plan_pressure(world)
    await english(manager)
    await db.changed(
        "UPDATE person SET unreachable_since = :at WHERE id = :id",
        at=world.clock.now(),
        id=world.company.people[STAFF].id,
    )
    await world.until(beijing(9, day=24))
    assert "To be measured today" in (await heard(manager, "📏")).text
    await do(manager, f"📏 {PRESSURE}", ">0.5")
    assert "Beyond the limits 1.5–2.25 MPa." in (await manager.last()).text
    assert "Laid down: 停机，隔离当班产品" in (await manager.last()).text


async def test_the_consultant_enters_what_was_kept_on_paper_as_such(sqlite_world: World) -> None:
    world = sqlite_world
    await plan_pressure(world)
    butler = await world.phone(CONSULTANT)
    await world.until(beijing(10, day=25))
    await do(butler, ">监测", "恒信阀门", "1", "📏 监测记录", ">1.6", ">昨天", ">王芳", "纸质", "✅ 确认无误，提交")
    assert "日期：11月24日（周二）\n测得：1.6 MPa" in (await butler.last()).text
    assert "原记录人：王芳\n来源：纸质" in (await butler.last()).text
    assert str(await one("SELECT next_due FROM monitoring")) == "2026-11-25"


async def test_a_sheet_of_rows_is_as_many_schedules_and_wrong_cells_come_back_marked(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    columns = [str(cell.value).strip(" *") for cell in book["监测计划"][1]]

    def row(**cells: str) -> list[str]:
        values = {
            "客户编号": "HX",
            "环节": "过程",
            "点位": "装配线",
            "频次": "每个工作日",
            "开始日": "2026-01-05",
            **cells,
        }
        return [values.get(column, "") for column in columns]

    wrong = [
        row(项目="压力", 限值="２，５００．５～2,400"),
        row(项目="温度", 限值="十几度"),
        row(项目="外观", 责任人编号="周明"),
    ]
    said = await upload(world, administrator, add(book, {"监测计划": wrong}))
    assert "有误 3" in said.text
    book["监测计划"].delete_rows(2, 9)
    right = [row(项目=f"尺寸 {n}", 限值="10±０．０５mm", 责任人编号="王芳") for n in range(20)]
    right.append(row(项目="来料硬度", 环节="进货", 频次="每批一次，不定日期"))
    await upload(world, administrator, add(book, {"监测计划": right}))
    await imported(world, administrator)
    assert await one("SELECT count(*) FROM monitoring WHERE next_due = '2026-11-23' AND limits = '9.95–10.05 mm'") == 20
    assert await one("SELECT count(*) FROM monitoring WHERE next_due IS NULL") == 1
    # the plan began in January, and nobody missed what nobody was asked for
    officer = await world.phone(STAFF)
    await do(officer, ">菜单")
    assert "📏 监测待记 20 项" in await officer.buttons()
    assert "漏记" not in (await press_sparingly(officer, "📏 监测待记 20 项")).text
    book = await exported(world, administrator)
    assert (await upload(world, administrator, saved(book))).text.startswith("👌")


async def test_the_manager_takes_the_measurements_home_in_a_workbook(sqlite_world: World) -> None:
    manager = await plan_pressure(sqlite_world)
    await do(await sqlite_world.phone(STAFF), ">监测", "1", ">3", ">已隔离返工", "✅ 确认无误，提交")
    await ask(manager, "监测记录", "本月", "生成表格", client=None)
    (row,) = rows(await workbook(manager, sqlite_world), "监测记录")
    assert (row["结果"], row["测得"], row["限值"], row["处理"]) == ("不符合", "3 MPa", "1.5–2.25 MPa", "已隔离返工")


async def test_what_does_not_conform_becomes_a_finding_when_they_say_so(world: World) -> None:
    """With its site, photo, owner and day; once, and the team hears of it (clauses 4.6 g, 4.7.1)."""
    await plan_pressure(world)
    officer, butler = await world.phone(STAFF), await world.phone(CONSULTANT)
    await do(officer, ">监测", "1", ">1,200", "📷已停机", "✅ 确认无误，提交")
    asked = await press_sparingly(officer, "🤝 记为问题，管家跟进")
    assert f"测得 1200 MPa · 监测项 {PRESSURE} · 限值 1.5–2.25 MPa · 处理 已停机" in asked.text
    await do(officer, "现场", "总装车间", "整改人", "李强", "期限", ">11月30日")
    card = await do(officer, "✅ 确认无误，提交")
    for words in ("WT20261123-01", "待整改", "总装车间", "来源：CL20261123-01", "处理人：李强", "11月30日"):
        assert words in card.text, words
    assert "🖼 照片（1）" in str(await officer.buttons()), "that of the record"
    await do(officer, ">CL20261123-01")
    assert "记为问题" not in str(await officer.buttons())
    await world.beat()
    assert "WT20261123-01" in (await heard(butler, "交给管家跟进")).text
    # the same row again at the same site is a repeat
    await do(officer, ">监测", "1", ">1,300", ">又停机了", "✅ 确认无误，提交", "🤝 记为问题，管家跟进")
    await do(officer, "现场", "总装车间", "✅ 确认无误，提交")
    assert "🔁 重复问题，上次：WT20261123-01" in (await officer.last()).text


async def test_the_team_makes_a_finding_of_what_was_kept_on_paper_and_the_client_hears_it(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await plan_pressure(world)
    await english(manager)
    officer, butler = await world.phone(STAFF), await world.phone(CONSULTANT)
    await do(officer, ">监测", "1", ">1,200", ">已停机", "✅ 确认无误，提交")
    await do(butler, ">CL20261123-01", "🤝 记为问题，管家跟进", "✅ 确认无误，提交")
    await world.beat()
    told = await heard(manager, "made a finding of a record; please get it fixed")
    assert "WT20261123-01" in told.text
