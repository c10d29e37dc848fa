"""工作计划: who patrols which site how often is planned in the chat, and becomes dated work (clauses 3.7, 4.6)."""

import asyncio

import pytest

from bot.rules.cause import Cause
from bot.rules.text import Language
from bot.services.tasks import planning
from storage import database as db
from tests.flows.ledgers.ledgers import exported, imported, saved, upload
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, english, link_token, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, STAFF, STRANGER, World

HALL = "恒信阀门 · 总装车间"


async def do(phone: Phone, *doings: str) -> str:
    """Presses buttons and types (``>text``); the text that is shown then."""
    for doing in doings:
        await (phone.text(doing[1:]) if doing.startswith(">") else press_sparingly(phone, doing))
    return (await phone.last()).text


async def shown_today(phone: Phone) -> list[str]:
    """The tasks at the hall that somebody's 今日待办 shows."""
    await phone.text("今日待办")
    return [label.removeprefix("⏰ ") for label in await phone.buttons() if "总装车间" in label]


async def due() -> list[str]:
    """The days of the open tasks that plans made, in order."""
    rows = await db.column(
        str, "SELECT due_on FROM task WHERE schedule_id IS NOT NULL AND state = 'open' ORDER BY due_on"
    )
    return [str(row)[5:10] for row in rows]


async def planned(world: World, who: int = LEAD, often: str = "每周一次", day: str = "24") -> Phone:
    """Somebody's phone at the card of the plan that they made: the hall of 恒信 by 周明; today is Monday 11-23."""
    phone = await world.phone(who)
    await do(phone, ">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查", "总装车间", often, "周明")
    await do(phone, "开始日", day, "✅ 保存")
    return phone


@pytest.mark.parametrize("who", [LEAD, ADMINISTRATOR])
async def test_a_plan_is_made_in_few_taps_and_work_follows_at_once(world: World, who: int) -> None:
    lead = await planned(world, who)
    card = (await lead.last()).text
    for words in (HALL, "多久一次：每周一次", "负责人：周明", "开始日：2026-11-24"):
        assert words in card, words
    assert "🔗 并入另一条" not in await lead.buttons(), "a plan is ended, and is none that another one is"
    assert await due() == ["11-24", "12-01", "12-08", "12-15", "12-22"]
    consultant = await world.phone(CONSULTANT)
    assert await shown_today(consultant) == []
    await world.pass_by(days=1)
    assert await shown_today(consultant) == [f"🔍 11月24日周二 {HALL}"]


async def test_only_sites_of_the_chosen_client_are_offered(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await do(lead, ">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查")
    offered = str(await lead.buttons())
    assert "总装车间" in offered
    assert "晨光" not in offered


async def test_whoever_does_not_serve_the_client_is_warned_of(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    said = await do(administrator, ">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查", "总装车间", "每周一次", "吴刚")
    assert "还没有分到这家企业" in said


async def test_daily_work_never_piles_up_and_what_was_missed_is_said(world: World) -> None:
    await planned(world, often="每个工作日", day="23")
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    assert len(await shown_today(consultant)) == 1
    await world.pass_by(days=1)
    assert await shown_today(consultant) == [f"🔍 11月24日周二 {HALL}"]
    assert await one("SELECT count(*) AS n FROM task WHERE state = 'missed'") == 1
    assert "总装车间" in str([message.text for message in await lead.messages()])
    # the weekend is left out
    assert not {"11-28", "11-29"} & set(await due())


async def test_rare_work_never_vanishes(sqlite_world: World) -> None:
    await planned(sqlite_world)
    await sqlite_world.pass_by(days=9)
    assert await shown_today(await sqlite_world.phone(CONSULTANT)) == [
        f"🔍 11月24日周二 {HALL}",
        f"🔍 12月1日周二 {HALL}",
    ]


async def test_whoever_plans_and_however_often_each_time_is_there_once(world: World) -> None:
    await planned(world)
    cause = Cause(at=world.clock.now())
    await asyncio.gather(*(planning.plan_page(cause, 0) for _ in range(3)))
    assert len(await due()) == 5
    for _week in range(6):
        await world.pass_by(days=7)
        await world.restart()
    days = await due()
    assert len(days) == len(set(days)) == 11, "six weeks that passed, and five ahead"


async def test_a_changed_plan_replaces_what_nobody_has_begun(world: World) -> None:
    lead = await planned(world)
    consultant = await world.phone(CONSULTANT)
    await world.pass_by(days=1)
    await shown_today(consultant)
    await press_sparingly(consultant, "11月24日")
    await do(lead, ">工作计划", HALL.split(" · ")[1], "✏️ 修改", "多久一次", "每两周一次", "✅ 保存")
    assert await due() == ["11-24", "12-08", "12-22"], "what somebody has begun stays"


async def test_an_ended_plan_takes_what_lies_ahead_with_it_until_it_is_resumed(sqlite_world: World) -> None:
    lead = await planned(sqlite_world)
    await sqlite_world.pass_by(days=2)
    await do(lead, ">工作计划", "总装车间", "🚫 停用", "确定停用")
    assert await due() == ["11-24"]
    await do(lead, "恢复使用")
    assert await due() == ["11-24", "12-01", "12-08", "12-15", "12-22", "12-29"]


async def test_a_closed_site_is_planned_no_more(sqlite_world: World) -> None:
    await planned(sqlite_world)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await do(administrator, ">场所", "总装车间", "🚫 停用", "确定停用")
    await sqlite_world.pass_by(days=1)
    assert await due() == []


async def test_plans_come_by_spreadsheet_too(sqlite_world: World) -> None:
    await planned(sqlite_world)
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    book = await exported(sqlite_world, administrator)
    sheet = book["工作计划"]
    often = [cell.value for cell in sheet[1]].index("多久一次 *")
    assert sheet[2][often].value == "每周一次"
    sheet[2][often].value = "每月一次"
    await upload(sqlite_world, administrator, saved(book))
    await imported(sqlite_world, administrator)
    assert await due() == ["11-24", "12-24"]


@pytest.mark.parametrize(
    ("who", "sees", "plans"),
    [(CONSULTANT, True, False), (AUDITOR, True, False), (MANAGER, False, False), (STAFF, False, False)],
)
async def test_it_is_planned_by_lead_and_administrator_and_no_business_of_the_clients(
    sqlite_world: World, who: int, sees: bool, plans: bool
) -> None:
    await planned(sqlite_world)
    phone = await sqlite_world.phone(who)
    await phone.text("工作计划")
    assert ("总装车间" in str(await phone.buttons())) is sees
    assert ("➕ 新增工作计划" in await phone.buttons()) is plans


async def test_an_ad_hoc_patrol_offers_to_count_as_what_is_planned(sqlite_world: World) -> None:
    await planned(sqlite_world, day="23")
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("临时巡查")
    assert "今天排了的在最上面" in (await consultant.last()).text
    first, *others = await consultant.buttons()
    assert first == f"🔍 11月23日周一 {HALL}"
    assert HALL in others, "it can still be one more"
    await do(consultant, first, "全部符合", "跳过", "提交")
    assert await one("SELECT state FROM task ORDER BY due_on LIMIT 1") == "done"
    await consultant.text("临时巡查")
    assert "今天排了的在最上面" not in (await consultant.last()).text


async def test_in_english(sqlite_world: World) -> None:
    lead = await planned(sqlite_world)
    await english(lead)
    await lead.text("work plans")
    assert "总装车间 · Patrol · Once a week · 恒信阀门" in await lead.buttons()
    card = await do(lead, "总装车间")
    assert "Frequency: Once a week" in card
    assert await count("failed_update") == 0


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_from_an_empty_database_work_is_planned_by_people_in_the_chat(
    empty_world: World, language: Language
) -> None:
    assert empty_world.claim_link is not None
    afternoon = Afternoon(empty_world.stranger(STRANGER), language)
    await afternoon.claim(link_token(empty_world.claim_link))
    await afternoon.set_up()
    await afternoon.type("工作计划", "work plans")
    await afternoon.press("➕ 新增工作计划", "➕ New work plan")
    await afternoon.press("巡查", "Patrol")
    await afternoon.press("总装车间", "总装车间")
    await afternoon.press("每个工作日", "Every working day")
    await afternoon.press("林岚", "林岚")
    await afternoon.press("保存", "Save")
    await empty_world.pass_by(days=1)
    await afternoon.type("今日待办", "Today")
    assert "总装车间" in str(await afternoon.phone.buttons())
    assert await one("SELECT count(*) AS n FROM task WHERE state = 'missed'") == 1
    assert await count("failed_update") == 0
