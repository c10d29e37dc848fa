"""排好的工作: one task, its week, the team's; moved, waived, explained and restored (clauses 3.7, 4.6, 5.1.3)."""

import pytest

from storage import database as db
from tests.flows.steps import count, english, one, press_sparingly
from tests.flows.test_work_plans import HALL, do, due, planned, shown_today
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, World

NEW = (">工作计划", "➕ 新增工作计划", "恒信阀门")


async def card(phone: Phone, which: str = "本周安排", task: str = "总装车间") -> str:
    """The card of the first task of somebody's list with these words."""
    return await do(phone, f">{which}", task)


async def told(world: World, who: int) -> str:
    """Everything that was said to somebody so far."""
    await world.beat()
    return "\n".join(message.text for message in await (await world.phone(who)).messages())


async def test_a_task_says_how_it_stands_and_why_it_is_on_its_day(world: World) -> None:
    await planned(world, day="24")
    consultant = await world.phone(CONSULTANT)
    said = await card(consultant)
    assert "巡查 · 恒信阀门 · 总装车间" in said
    assert "状态：现在就可以做" in said, "a weekly patrol may be done three days before its day"
    assert "日期：11月24日（周二）" in said
    assert "▶️ 开始" in await consultant.buttons()
    assert "🚫 这次不做" not in await consultant.buttons(), "that is for whoever plans"
    why = await do(consultant, "为什么是这天？")
    assert "计划：每周一次，从11月24日（周二）起。" in why
    assert "按计划就是11月24日（周二）。" in why


async def test_a_day_off_is_named_where_it_moved_a_task(sqlite_world: World) -> None:
    lead = await planned(sqlite_world, often="每月一次", day="28")
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "开始日", ">2026-11-28")
    assert await due() == ["11-30", "12-28"], "28 November 2026 is a Saturday"
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">本周安排", "下周", "总装车间")
    assert "11月28日（周六）不上班（周末），顺延到11月30日（周一）" in await do(consultant, "为什么是这天？")


async def test_a_plan_ends_before_it_begins_neither_by_its_end_nor_by_its_beginning(sqlite_world: World) -> None:
    lead = await planned(sqlite_world, day="24")
    change = (">工作计划", "总装车间", "✏️ 修改")
    assert "结束不能早于开始" in await do(lead, *change, "截止日", ">2026-11-20")
    await do(lead, ">2026-12-10")
    assert "结束不能早于开始" in await do(lead, *change, "开始日", ">2026-12-11")
    assert await due() == ["11-24", "12-01", "12-08"]


@pytest.mark.parametrize(("who", "other"), [(CONSULTANT, LEAD), (LEAD, CONSULTANT)])
async def test_a_task_is_moved_with_a_reason_and_whom_it_concerns_is_told(world: World, who: int, other: int) -> None:
    await planned(world, day="24")
    await world.phone(other)
    phone = await world.phone(who)
    if who == LEAD:
        await do(phone, ">团队这周", "周明", "总装车间")
    else:
        await card(phone)
    await do(phone, "📅 改日期", "27", ">客户盘点")
    said = (await phone.last()).text
    assert "日期：11月27日（周五）" in said
    assert "原定：11月24日（周二）" in said
    assert "客户盘点" in said
    assert "改到11月27日（周五）" in await told(world, other)
    assert "改到11月27日（周五）" not in await told(world, who)
    assert await due() == ["11-27", "12-01", "12-08", "12-15", "12-22"]
    # whatever is planned again, the day that was agreed stays
    lead = await world.phone(LEAD)
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "截止日", ">2026-12-10")
    assert await due() == ["11-27", "12-01", "12-08"]


async def test_a_task_is_waived_and_restored_by_whoever_plans(world: World) -> None:
    await planned(world, day="24")
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, ">团队这周", "周明", "总装车间", "🚫 这次不做", ">停产检修")
    assert "这次不做" in (await lead.last()).text
    assert "停产检修" in await told(world, CONSULTANT)
    await world.pass_by(days=1)
    assert await shown_today(consultant) == []
    assert "11-24" not in await due()
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "多久一次", "每两周一次", "✅ 保存")
    assert "11-24" not in await due(), "planned again, it stays waived"
    await do(lead, ">团队这周", "按企业看", "恒信阀门")
    assert "停产检修" in (await lead.last()).text
    assert await count("failed_update") == 0


async def test_what_was_waived_by_mistake_is_done_after_all(sqlite_world: World) -> None:
    await planned(sqlite_world, day="24")
    lead = await sqlite_world.phone(LEAD)
    await do(lead, ">团队这周", "周明", "总装车间", "🚫 这次不做", ">弄错了")
    await do(lead, "恢复这次")
    assert "状态：现在就可以做" in (await lead.last()).text
    assert "11-24" in await due()
    assert await count("task_exception") == 0


async def test_what_was_missed_is_explained_once_for_all(world: World) -> None:
    await planned(world, often="每个工作日", day="23")
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(days=3)
    await consultant.text("漏做和逾期")
    assert "✏️ 一起说明原因（3）" in await consultant.buttons()
    await do(consultant, "✏️ 一起说明原因", ">停电")
    assert await db.column(str, "SELECT DISTINCT reason FROM task WHERE state = 'missed'") == ["停电"]
    assert "一起说明原因" not in str(await consultant.buttons())
    said = await do(consultant, "11月23日")
    assert "漏做，不能再补" in said
    assert "停电（周明）" in said


async def test_work_without_days_is_arranged(world: World) -> None:
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, *NEW, "指导、咨询", "每月几次，日期另约", ">2", "周明", "✅ 保存")
    assert await shown_today(consultant) == []
    await do(consultant, ">本周安排", "下周", "待约，最晚11月30日")
    said = (await consultant.last()).text
    assert "日期还没约" in said
    await do(consultant, "📅 约日期", "26")
    assert "日期：11月26日（周四）" in (await consultant.last()).text
    assert "约在11月26日（周四）" in await told(world, LEAD)
    await world.pass_by(days=3)
    await consultant.text("今日待办")
    assert "🛠 11月26日周四 恒信阀门 · 指导、咨询" in str(await consultant.buttons())
    await do(consultant, "🛠 11月26日", "现场指导", ">教了记录怎么填", "60 分钟")
    assert await one("SELECT count(*) FROM task WHERE state = 'done'") == 1
    assert await one("SELECT count(*) FROM work_record WHERE task_id IS NOT NULL AND kind = 'service'") == 1


async def test_documents_are_planned_and_handed_over(sqlite_world: World) -> None:
    lead, consultant = await sqlite_world.phone(LEAD), await sqlite_world.phone(CONSULTANT)
    await do(lead, *NEW, "交付文件", ">季度总结报告", "每季度一次", "周明", "✅ 保存")
    assert "做什么：季度总结报告" in (await lead.last()).text
    assert "场所" not in (await lead.last()).text
    await do(consultant, ">今日待办", "季度总结报告")
    await consultant.document(b"%PDF-1.4", "总结.pdf", "第三季度总结")
    await do(consultant, "提交")
    assert "季度总结报告" in (await consultant.last()).text
    assert "第三季度总结" in (await consultant.last()).text
    assert await one("SELECT state FROM task") == "done"
    assert "季度总结" in await told(sqlite_world, MANAGER) or await count("work_record") == 1


async def test_a_confirmation_is_planned_and_what_came_of_it_is_recorded(world: World) -> None:
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    manager = await world.phone(MANAGER)
    await do(lead, *NEW, "请企业确认", ">下季度巡查安排", "每季度一次", "周明", "✅ 保存")
    await do(consultant, ">今日待办", "下季度巡查安排")
    assert "结果怎样" in (await consultant.last()).text, "what the plan says is not typed again"
    await do(consultant, "找不到人", ">李强 厂长", "电话", ">出差，周五回来", "提交")
    assert await one("SELECT state FROM task") == "done"
    assert await one("SELECT count(*) AS n FROM work_record WHERE task_id IS NOT NULL AND kind = 'confirmation'") == 1
    await do(manager, ">确认记录")
    await press_sparingly(manager, "1")
    for said in ("下季度巡查安排", "结果：找不到人", "对方：李强 厂长", "方式：电话", "意见或原因：出差，周五回来"):
        assert said in (await manager.last()).text


async def test_a_survey_plan_is_planned_made_released_and_corrected(sqlite_world: World) -> None:
    lead, consultant = await sqlite_world.phone(LEAD), await sqlite_world.phone(CONSULTANT)
    manager = await sqlite_world.phone(MANAGER)
    await do(lead, *NEW, "质量状况调查计划", "只做一次", "周明", "✅ 保存")
    await do(consultant, ">今日待办", "调查计划")
    await consultant.document(b"%PDF-1.4", "计划表.pdf", "质量文件、检验报告、台账")
    await do(consultant, ">12月1日", ">2", ">周明、孙丽", ">李强 厂长", "提交")
    assert await one("SELECT state FROM task") == "done"
    await do(manager, ">调查计划记录")
    await press_sparingly(manager, "1")
    for said in ("DC20261123-01", "质量文件、检验报告、台账", "开始：2026年12月1日", "天数：2", "李强 厂长"):
        assert said in (await manager.last()).text
    await do(consultant, ">DC20261123-01", "更正")
    assert "更正" in (await consultant.last()).text


async def test_each_of_several_does_it_or_one_for_all(world: World) -> None:
    lead = await world.phone(LEAD)
    await do(lead, *NEW, "巡查", "总装车间", "每周一次", "周明")
    await do(lead, "第二人", ">孙", "孙丽", "✅ 保存")
    assert await due() == [day for day in ("11-23", "11-30", "12-07", "12-14", "12-21", "12-28") for _ in range(2)]
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办", "总装车间", "全部符合", "跳过", "提交")
    assert await db.column(str, "SELECT state FROM task ORDER BY due_on, slot LIMIT 2") == ["done", "covered"]


async def test_counted_from_the_last_time_the_next_comes_when_it_was_done(world: World) -> None:
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, *NEW, "巡查", "总装车间", "上次做完后几天", ">10", "周明", "✅ 保存")
    assert await due() == ["11-23"]
    await world.pass_by(days=2)
    assert await due() == ["11-23"], "one at a time, however late"
    await do(consultant, ">今日待办", "总装车间", "全部符合", "跳过", "提交")
    assert await due() == ["12-07"], "ten days after the 25th is a Saturday"
    await press_sparingly(consultant, "撤回")
    assert await due() == ["11-23"], "what was taken back was not done"


async def test_at_all_sites_also_at_those_that_come(world: World) -> None:
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    await do(lead, *NEW, "巡查", "全部场所", "每季度一次", "周明", "✅ 保存")
    await do(lead, "✏️ 修改", "开始日", ">2026-11-25")
    sites = await one(
        "SELECT count(*) FROM site s JOIN client c ON c.id = s.client_id WHERE c.code = 'HX' AND s.ended_at IS NULL"
    )
    assert await one("SELECT count(*) FROM task WHERE schedule_id > 0") == sites
    await do(administrator, ">场所", "➕ 新增场所", "恒信阀门", ">新车间", "✅ 保存")
    await world.pass_by(days=1)
    assert await one("SELECT count(*) FROM task WHERE schedule_id > 0") == sites + 1


async def test_a_pause_and_a_shutdown_leave_out_what_lies_in_them(sqlite_world: World) -> None:
    lead, administrator = await planned(sqlite_world, day="24"), await sqlite_world.phone(ADMINISTRATOR)
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "暂停到", ">2026-12-07")
    assert await due() == ["12-08", "12-15", "12-22"]
    await do(lead, ">工作计划", "总装车间", "✏️ 修改", "暂停到", ">-")
    assert await due() == ["11-24", "12-01", "12-08", "12-15", "12-22"]
    await do(administrator, ">公司设置", "日历", "恒信阀门", "＋ 停工", ">2026-12-01 到 2026-12-09")
    await sqlite_world.beat()
    assert await due() == ["11-24", "12-10", "12-15", "12-22"], "what the shutdown moves to one day is one"


@pytest.mark.parametrize(("who", "sees"), [(AUDITOR, True), (MANAGER, False)])
async def test_whoever_plans_nothing_changes_nothing(sqlite_world: World, who: int, sees: bool) -> None:
    await planned(sqlite_world, day="24")
    phone, consultant = await sqlite_world.phone(who), await sqlite_world.phone(CONSULTANT)
    await card(consultant)
    task = next(button for button in (await consultant.last()).buttons if button.text == "为什么是这天？")
    await phone.press_data(await phone.last(), task.data or "", force=True)
    assert ("按计划就是" in (await phone.last()).text) is sees


async def test_in_english(sqlite_world: World) -> None:
    await planned(sqlite_world, day="24")
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    said = await do(consultant, ">this week", "总装车间")
    assert "Patrol · " in said
    assert "Status: Can be done now" in said
    assert "By the plan it is Tue 24 Nov." in await do(consultant, "Why this day?")
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    assert "0/1 done" in await do(lead, ">team")
    assert HALL.split(" · ")[0] in await do(lead, "By client")


async def test_a_training_is_planned_and_arranged_by_its_task(world: World) -> None:
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, *NEW, "安排培训", ">检验员上岗培训", "每季度一次", "周明", "✅ 保存")
    await do(
        consultant, ">今日待办", "检验员上岗培训", ">检验员上岗", "标准", ">12月3日 14:00", ">60", ">会议室", ">20"
    )
    await do(consultant, "跳过", "发布")
    assert await one("SELECT state FROM task") == "done"
    assert await one("SELECT count(*) FROM training_session WHERE task_id IS NOT NULL AND client_id IS NOT NULL") == 1


async def test_after_each_thing_the_next_of_the_day_is_offered(sqlite_world: World) -> None:
    lead, consultant = await sqlite_world.phone(LEAD), await sqlite_world.phone(CONSULTANT)
    await do(lead, *NEW, "巡查", "全部场所", "每周一次", "周明", "✅ 保存")
    await do(consultant, ">今日待办", "总装车间", "全部符合", "跳过", "提交")
    following = (await consultant.buttons())[0]
    assert following.startswith("▶️ 下一项：🔍 11月23日周一 恒信阀门")
    assert "总装车间" not in following


async def test_what_happens_to_an_entry_is_planned_and_counts_wherever_it_is_entered(world: World) -> None:
    lead, consultant = await world.phone(LEAD), await world.phone(CONSULTANT)
    await do(lead, ">证照", "➕ 新增证照", "恒信阀门", "其他", ">Q-77", ">2029-03-01", "✅ 保存")
    await do(lead, *NEW, "证照续期", "Q-77", "每季度一次", "周明", "✅ 保存")
    assert "证照：Q-77" in (await lead.last()).text
    await do(consultant, ">今日待办", "恒信阀门 · Q-77", ">2031-06-20", "跳过", "提交")
    assert await one("SELECT state FROM task ORDER BY due_on LIMIT 1") == "done"
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'renewal' AND task_id IS NOT NULL") == 1


async def test_one_time_of_a_plan_is_changed_however_far_ahead(world: World) -> None:
    lead = await planned(world, day="24")
    await world.phone(CONSULTANT)
    await do(lead, ">工作计划", "总装车间", "📅 某一次改期或不做", "12月1日", ">2026-12-03", ">客户盘点")
    assert await due() == ["11-24", "12-03", "12-08", "12-15", "12-22"]
    assert "改到12月3日（周四）" in await told(world, CONSULTANT)
    # beyond the five weeks there is no task yet
    await do(lead, ">工作计划", "总装车间", "📅 某一次改期或不做", "1月12日", "这次不做", ">年终停产")
    await do(lead, ">工作计划", "总装车间", "📅 某一次改期或不做", "1月19日", ">2027-01-21", ">年会")
    await world.pass_by(days=40)
    days = await due()
    assert "01-12" not in days
    assert "01-19" not in days
    assert "01-21" in days
    assert await one("SELECT reason FROM task WHERE state = 'waived'") == "年终停产"
    assert await count("failed_update") == 0


async def test_what_was_done_at_one_site_says_nothing_of_another(sqlite_world: World) -> None:
    lead, consultant = await sqlite_world.phone(LEAD), await sqlite_world.phone(CONSULTANT)
    await do(lead, *NEW, "巡查", "全部场所", "上次做完后几天", ">10", "周明", "✅ 保存")
    await do(consultant, ">今日待办", "总装车间", "全部符合", "跳过", "提交")
    assert "上次做完是" not in await do(consultant, ">本周安排", "原料仓库", "为什么是这天？")
    await do(lead, ">团队这周", "周明", "下周", "总装车间")
    assert "上次做完是11月23日（周一）" in await do(lead, "为什么是这天？")
