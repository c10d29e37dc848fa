"""已用: what was sold against what was used, on the contract's card, and told to the lead once (clauses 3.7, 7)."""

from bot.screens.buttons import ShowUsed, pack
from storage import database as db
from tests.flows.contracts.contracts import NUMBER, confirmed
from tests.flows.steps import count, english, one
from tests.flows.test_work_plans import do
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, World

GUIDANCE = "现场指导"


async def sold(world: World) -> Phone:
    """A contract with guidance once a quarter, two hours each: four times, eight hours; it is done daily, though.

    Returns the lead's phone.
    """
    lead = await confirmed(world)
    await do(lead, ">工作计划", "➕ 新增工作计划", "恒信阀门", "指导、咨询", "每个工作日", "周明", "✅ 保存")
    item = await db.value(int, "SELECT id FROM contract_item WHERE name = :name", name=GUIDANCE)
    await db.values("UPDATE schedule SET ended_at = created_at WHERE item_id = :item RETURNING id", item=item)
    await db.values(
        "DELETE FROM task WHERE schedule_id IN (SELECT id FROM schedule WHERE item_id = :item) RETURNING id", item=item
    )
    daily = await one("SELECT max(id) FROM schedule")
    await db.change("schedule", int(daily), item_id=item, about="每日指导")
    return lead


async def guided(world: World, minutes: int) -> None:
    """The consultant did it, for so long."""
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办", "每日指导", "现场指导", ">教了记录怎么填", f">{minutes}")


async def told(world: World) -> list[str]:
    """What the lead heard of what is used."""
    await world.beat()
    return [one.text for one in await (await world.phone(LEAD)).messages() if "已用到" in one.text]


async def test_times_and_hours_are_told_on_the_card_of_the_contract(world: World) -> None:
    await sold(world)
    await guided(world, 90)
    manager = await world.phone(MANAGER)
    await do(manager, ">合同", NUMBER, "📊 已用", "2/3 ›", "3/3 ›")
    assert f"{GUIDANCE}：1/4 次（25%） · 1.5/8 小时（18%）" in (await manager.last()).text
    await do(manager, "‹ 2/3")
    assert "日常巡查：0/24 次（0%）\n" in (await manager.last()).text, "of a patrol nobody logs minutes"
    assert await told(world) == []


async def test_the_lead_hears_once_of_three_quarters_and_of_nine_tenths(sqlite_world: World) -> None:
    lead = await sold(sqlite_world)
    for minutes in (200, 160, 30):
        await guided(sqlite_world, minutes)
        await sqlite_world.pass_by(days=1)
    (said,) = await told(sqlite_world)
    assert "📊 已用到 75%" in said, "six hours of eight after two times, and a third time says nothing more"
    assert f"{GUIDANCE}：2/4 次（50%） · 6/8 小时（75%）" in said
    await guided(sqlite_world, 60)
    _, last = await told(sqlite_world)
    assert "📊 已用到 90%" in last
    assert "4/4 次（100%） · 7.5/8 小时（93%）" in last
    await do(lead, "📊 已用")
    assert await count("failed_update") == 0


async def test_a_training_that_was_arranged_counts_in_times_and_hours_and_warns_as_records_do(world: World) -> None:
    lead = await confirmed(world)
    rows = await db.values("SELECT id, name FROM contract_item WHERE work = 'training' ORDER BY id")
    item, name = int(rows[0]["id"]), str(rows[0]["name"])
    await do(lead, ">工作计划", "➕ 新增工作计划", "恒信阀门", "安排培训", ">上岗培训", "每个工作日", "周明", "✅ 保存")
    await db.change("schedule", int(await one("SELECT max(id) FROM schedule")), item_id=item)
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">今日待办", "上岗培训", ">检验员上岗", "标准", ">12月3日 14:00", ">360", ">会议室", ">20")
    await do(consultant, "跳过", "发布")
    manager = await world.phone(MANAGER)
    await do(manager, ">合同", NUMBER, "📊 已用")
    pages = [(await manager.last()).text]
    for turn in ("2/3 ›", "3/3 ›"):
        await do(manager, turn)
        pages.append((await manager.last()).text)
    (line,) = [line for page in pages for line in page.splitlines() if name in line]
    assert "1/4 次（25%） · 6/8 小时（75%）" in line
    (said,) = await told(world)
    assert "📊 已用到 75%" in said


async def test_nobody_of_another_client_sees_it(sqlite_world: World) -> None:
    await sold(sqlite_world)
    other = await sqlite_world.phone(OTHER_MANAGER)
    await do(other, ">菜单")
    contract = int(await one("SELECT id FROM contract"))
    await other.tap_data(await other.last(), pack(ShowUsed(contract, 0)), force=True)
    assert "次" not in (await other.last()).text


async def test_what_is_taken_back_is_used_no_more(sqlite_world: World) -> None:
    lead = await sold(sqlite_world)
    await guided(sqlite_world, 90)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, "✏️ 更正", ">记错了企业", "作废", "是", "提交")
    await english(lead)
    await do(lead, ">contracts", NUMBER, "📊 Used", "2/3 ›", "3/3 ›")
    assert "0 of 4 times (0%) · 0 of 8 h (0%)" in (await lead.last()).text
