"""工作交接: what somebody holds goes to whoever may do it, all at once or one by one (clauses 3.7, 4.5, 5.1.3)."""

import pytest

from bot.rules.people import Role
from bot.rules.text import Language
from storage import database as db
from tests.flows.handing_over.handing import (
    LEAVER,
    TAKER,
    Held,
    assignment_ended,
    colleague,
    do,
    held_by,
    leaves_the_client,
    one_of_each,
)
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, english, heard, link_token, one, press_sparingly
from tests.flows.test_work_plans import HALL, planned, shown_today
from tests.flows.trainings.trainings import a_session
from tests.flows.two_firms import end_roles, someone
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_STRANGER,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)

ALL = "全部交给…"
SURE = "✅ 确认交接"


@pytest.mark.parametrize("who", [LEAD, ADMINISTRATOR])
async def test_who_leaves_hands_over_everything_in_one_go(world: World, who: int) -> None:
    taker = await colleague(world)
    await one_of_each(world)
    administrator = await assignment_ended(world)
    await world.beat()
    lead = await world.phone(LEAD)
    told = await heard(lead, "周明不再服务恒信阀门")
    assert "工作计划 1 个" in told.text
    if who == ADMINISTRATOR:
        card = await heard(administrator, "起已停用")
        assert "🤝 工作交接" in [button.text for button in card.buttons]
        phone = administrator
    else:
        phone = lead
    shown = await do(phone, "🤝 工作交接")
    assert "📌 不再服务恒信阀门" in shown
    assert "工作计划 1 个、待办 6 项、投诉、咨询 1 件、培训 1 场" in shown
    asked = await do(phone, ALL, TAKER)
    assert f"把{LEAVER}的这些工作交给{TAKER}？" in asked
    assert "📅 总装车间 · 每周一次" in asked
    assert "计划里还没开始的任务一起转" in asked
    await press_sparingly(phone, SURE)
    assert "名下没有待交接的工作" in (await phone.last()).text
    assert await held_by(LEAVER) == Held(0, 0, 0, 0)
    assert await held_by(TAKER) == Held(6, 1, 1, 1)

    await world.beat()
    (message,) = [one for one in await taker.messages() if "工作交给您了" in one.text]
    assert "恒信阀门：工作计划 1 个、待办 1 项、投诉、咨询 1 件、培训 1 场" in message.text
    assert not [one for one in await taker.messages() if "这件事交给您处理" in one.text], "one message with the list"
    leaver = await world.phone(CONSULTANT)
    assert f"把您的这些工作交给{TAKER}了" in (await heard(leaver, "把您的这些工作交给")).text
    assert [label for label in await shown_today(taker) if "总装车间" in label]
    await world.pass_by(days=1)
    assert f"🔍 11月24日周二 {HALL}" in await shown_today(taker)
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'hand_over' AND subject_kind = 'person'") == 1
    # the plan, the task of today, the training; the case has its own step
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'hand_over' AND subject_kind <> 'person'") == 3
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'assign' AND subject_kind = 'case'") == 1


async def test_one_by_one_each_to_somebody_else(world: World) -> None:
    await colleague(world)
    await colleague(world, name="冯涛")
    await one_of_each(world)
    lead = await world.phone(LEAD)
    await do(lead, ">交接", f"{LEAVER}（9）", "🔍 11月23日（周一） 总装车间", "冯涛", SURE)
    await do(lead, "📅 总装车间", TAKER, SURE)
    await do(lead, "🎓", TAKER, SURE)
    await do(lead, "💬 ZX20261123-01", "孙丽", SURE)
    assert await held_by("冯涛") == Held(1, 0, 0, 0)
    assert await held_by(TAKER) == Held(5, 1, 0, 1)
    assert await held_by("孙丽") == Held(0, 0, 1, 0)
    assert await held_by(LEAVER) == Held(0, 0, 0, 0)
    assert "名下没有待交接的工作" in (await lead.last()).text


async def test_it_is_said_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    taker = await colleague(world)
    await one_of_each(world)
    for phone in (taker, await world.phone(LEAD), await world.phone(CONSULTANT)):
        await english(phone)
    lead = await world.phone(LEAD)
    shown = await do(lead, ">hand over", f"{LEAVER} (9)")
    assert "1 work plan, 6 tasks, 1 complaint or enquiry, 1 training" in shown
    assert "📅 总装车间 · " in str(await lead.buttons())
    asked = await do(lead, "Hand over all of it…", TAKER)
    assert f"Hand this work of {LEAVER}'s over to {TAKER}?" in asked
    await do(lead, "✅ Hand it over")
    await world.beat()
    assert "has handed 周明's work over to you" in (await heard(taker, "has handed")).text
    said = (await heard(await world.phone(CONSULTANT), "has handed this work of yours")).text
    assert "恒信阀门: 1 work plan, 1 task, 1 complaint or enquiry, 1 training" in said


async def test_a_second_tap_and_who_is_slower_are_told_that_it_was_done(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await one_of_each(world)
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    for phone in (lead, administrator):
        await do(phone, ">交接", f"{LEAVER}（9）", ALL, TAKER)
    message = await lead.last()
    data = (message.button(SURE) or message.buttons[0]).data or ""
    await lead.press_data(message, data)
    again = await lead.press_data(message, data, force=True)
    assert again.text == f"孙丽已经交给{TAKER}了"
    slower = await administrator.last()
    answer = await administrator.press_data(slower, (slower.button(SURE) or slower.buttons[0]).data or "")
    assert answer.text == f"孙丽已经交给{TAKER}了"
    assert await count("handover") == 1


async def test_what_came_since_is_looked_at_again(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await world.plan_patrol()
    lead = await world.phone(LEAD)
    await do(lead, ">交接", f"{LEAVER}（1）", ALL, TAKER)
    asked = await lead.last()
    await world.plan_patrol("原料仓库")
    answer = await lead.press_data(asked, (asked.button(SURE) or asked.buttons[0]).data or "")
    assert "有变化" in answer.text
    assert "原料仓库" in (await lead.last()).text
    assert await count("handover") == 0
    await do(lead, SURE)
    assert await held_by(TAKER) == Held(2, 0, 0, 0)


async def test_a_lead_hands_over_what_is_held_at_their_clients_alone(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world, "HX", "CG")
    await world.plan_patrol()
    await world.plan_patrol("一号产线", "CG")
    await a_session(world, "大家都来", client=None)
    await end_roles(LEAD, world.company.clients["CG"], world)
    lead, administrator = await world.phone(LEAD), await world.phone(ADMINISTRATOR)
    shown = await do(lead, ">交接", f"{LEAVER}（1）")
    assert "晨光" not in shown
    assert "不属于单家企业" not in shown
    await do(lead, ALL, TAKER, SURE)
    assert await held_by(TAKER) == Held(1, 0, 0, 0)
    shown = await do(administrator, ">交接", f"{LEAVER}（2）")
    assert "晨光电器" in shown
    assert "不属于单家企业" in shown
    await do(administrator, "晨光电器（1）", ALL, TAKER, SURE)
    await do(administrator, ALL, TAKER, SURE)
    assert await held_by(TAKER) == Held(2, 0, 0, 1)


async def test_only_who_may_do_the_work_there_can_take_it(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world, "HX")
    await colleague(world, "CG", name="晨光的")
    await world.plan_patrol()
    await world.plan_patrol("一号产线", "CG")
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">交接", f"{LEAVER}（2）", ALL)
    offered = await administrator.buttons()
    assert {"孙丽", "韩冰（可接 1/2）", "晨光的（可接 1/2）"} <= set(offered)
    asked = await do(administrator, "韩冰（可接 1/2）")
    assert "韩冰不能接手，需要另找人" in asked
    await do(administrator, SURE)
    assert await held_by(TAKER) == Held(1, 0, 0, 0)
    assert await held_by(LEAVER) == Held(1, 0, 0, 0)


async def test_work_of_who_is_gone_is_the_leads_until_it_is_handed_over(world: World) -> None:
    taker = await colleague(world)
    await planned(world)
    await world.plan_patrol()
    lead = await world.phone(LEAD)
    assert await shown_today(lead) == []
    await leaves_the_client(world)
    assert await shown_today(lead) == [f"📌周明的 11月23日 {HALL}"]
    await lead.text("首页")
    assert "7 项工作待交接" in (await lead.last()).text
    # the plan goes on, and is the lead's, until somebody is named; the lead's other lists have it as today has
    await world.pass_by(days=8)
    assert len(await shown_today(lead)) == 3
    await do(lead, ">漏做")
    assert [text for text in await lead.buttons() if HALL in text]
    # each Monday it is said again to who may hand it on
    assert len([one for one in await lead.messages() if "不再服务恒信阀门，名下还有" in one.text]) == 1
    await lead.text("今天")
    await press_sparingly(lead, "📌周明的")
    assert "1/" in (await lead.last()).text
    await do(lead, ">首页", "🤝 交接周明的工作", ALL, TAKER, SURE)
    (begun,) = await shown_today(lead)
    assert begun.startswith("▶️ 继续填写")
    review = await do(lead, begun, "全部符合", "跳过")
    assert f"⚠️ 这项任务已交给{TAKER}" in review, "what the lead began is kept, and is the other's to do now"
    assert len(await shown_today(taker)) == 3
    await lead.text("首页")
    assert "待交接" not in (await lead.last()).text


async def test_it_is_marked_in_english_too(sqlite_world: World) -> None:
    await sqlite_world.plan_patrol()
    await leaves_the_client(sqlite_world)
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    await lead.text("today")
    assert [label for label in await lead.buttons() if label.startswith("📌 周明's Mon 23 Nov")]


async def test_the_card_of_a_person_leads_to_it_and_so_does_the_end_of_a_role(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await world.plan_patrol()
    administrator, lead = await world.phone(ADMINISTRATOR), await world.phone(LEAD)
    assert "待办 1 项" in await do(lead, ">周明", "周明", "🤝 工作交接")
    await do(administrator, ">人员与角色", "周明", "质量管家 · 恒信阀门", "结束这个角色…", "结束")
    assert "🤝 工作交接" in await administrator.buttons()
    assert "📌 不再服务恒信阀门" in await do(administrator, "🤝 工作交接")
    await world.beat()
    assert "🤝 工作交接" in [one.text for one in (await heard(lead, "周明不再服务恒信阀门")).buttons]


async def test_who_is_on_leave_is_named_with_the_way_to_hand_over(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world)
    await world.plan_patrol()
    lead = await world.phone(LEAD)
    await do(lead, ">请假", "＋ 替别人安排", "周明", ">今天", ">11月26日", TAKER, "跳过", "确认并通知")
    assert "🤝 请假到11月26日，由韩冰代班" in await do(lead, "🤝 工作交接", f"{LEAVER}（1）")


@pytest.mark.parametrize("who", [STAFF, MANAGER, CONSULTANT, QUALITY_MANAGER, AUDITOR])
async def test_others_hand_over_nothing(sqlite_world: World, who: int) -> None:
    await sqlite_world.plan_patrol()
    phone = await sqlite_world.phone(who)
    assert "工作交接由项目负责人和管理员来做" in await do(phone, ">交接")


async def test_a_lead_knows_nothing_of_who_serves_other_clients(sqlite_world: World) -> None:
    world = sqlite_world
    await colleague(world, "CG")
    await someone(world, "外企", Role.LEAD, world.company.clients["CG"])
    await end_roles(LEAD, world.company.clients["CG"], world)
    await db.values(
        "UPDATE task SET assignee_id = (SELECT id FROM person WHERE name = :name) WHERE TRUE RETURNING id", name=TAKER
    )
    await world.plan_patrol("一号产线", "CG")
    await db.values("UPDATE task SET assignee_id = (SELECT id FROM person WHERE name = :name) RETURNING id", name=TAKER)
    lead = await world.phone(LEAD)
    assert "没有人名下有待交接的工作" in await do(lead, ">交接")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_from_an_empty_database_by_people_in_the_chat(empty_world: World, language: Language) -> None:
    world = empty_world
    assert world.claim_link is not None
    first = Afternoon(world.stranger(STRANGER), language)
    await first.claim(link_token(world.claim_link))
    await first.set_up()
    await first.type("工作计划", "work plans")
    await first.press("➕ 新增工作计划", "➕ New work plan")
    await first.press("巡查", "Patrol")
    await first.press("总装车间", "总装车间")
    await first.press("每个工作日", "Every working day")
    await first.press("林岚", "林岚")
    await first.press("保存", "Save")

    await first.type("邀请加入", "invite")
    await first.press("质量管家", "Consultant")
    await first.press("恒信阀门", "恒信阀门")
    await first.press("生成邀请链接", "Make the link")
    second = Afternoon(world.stranger(OTHER_STRANGER), language)
    await second.phone.start(link_token(await first.read()))
    if "EN" in await second.phone.buttons() and language == "en":
        await second.press("EN", "EN")
    await second.press("我同意", "I agree")
    await second.type("韩冰")
    await second.press("没问题，加入", "join")

    await first.type("服务分工", "assignments")
    await first.press("恒信阀门 · 质量管家 林岚", "恒信阀门 · Consultant 林岚")
    await first.press("🚫 停用", "🚫 Deactivate")
    await first.press("确定停用", "Deactivate")
    await first.press("🤝 工作交接", "🤝 Hand over")
    assert ("不再服务恒信阀门" if language == "zh" else "No longer serves 恒信阀门") in await first.read()
    await first.press("全部交给…", "Hand over all of it…")
    await first.press("韩冰", "韩冰")
    await first.press("✅ 确认交接", "✅ Hand it over")
    await world.pass_by(days=1)
    await second.type("今日待办", "today")
    assert "总装车间" in (await second.phone.buttons())[0]
    await first.type("首页", "menu")
    lacks = "⚠️ 恒信阀门 没有项目负责人" if language == "zh" else "⚠️ 恒信阀门 has no project lead"
    assert lacks in await first.read()
    assert await count("failed_update") == 0
