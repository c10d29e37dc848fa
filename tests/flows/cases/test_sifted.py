"""查进度 as far as it is asked for: of one kind, open, late, closed; the choice goes with every page (clause 5.5.3)."""

from tests.flows.cases.filing import file_enquiry
from tests.flows.cases.test_incident import NUMBER, WHAT, report
from tests.flows.steps import english
from tests.flows.test_register import complain
from tests.world import LEAD, MANAGER, OTHER_MANAGER, STAFF, World


async def test_the_choice_goes_with_every_page_until_it_is_taken_back(sqlite_world: World) -> None:
    world = sqlite_world
    for n in range(9):
        await complain(world, STAFF, f"第{n}件约好没来", open_to_manager=True)
    await report(world)
    manager = await world.phone(MANAGER)
    await manager.text("进度")
    await manager.press("本单位")
    assert "查进度 · 本单位  10" in (await manager.last()).text
    await manager.press("🔎 筛选")
    assert "隐患" in str(await manager.buttons())
    await manager.press("投诉")
    first = (await manager.last()).text
    assert "查进度 · 本单位 · 投诉  9" in first
    assert WHAT not in first
    await manager.press("2/2 ›")
    second = (await manager.last()).text
    assert "查进度 · 本单位 · 投诉  9" in second
    assert "第0件" in second
    assert "第8件" not in second
    await manager.press("🔎 筛选")
    assert "✓ 投诉" in await manager.buttons()
    await manager.press("已办结")
    assert "查进度 · 本单位 · 投诉 · 已办结" in (await manager.last()).text
    assert "这里还没有记录" in (await manager.last()).text
    await manager.press("🔎 筛选")
    await manager.press("突发事件")
    await manager.press("🔎 筛选")
    await manager.press("未办结")
    assert NUMBER in (await manager.last()).text
    await manager.press("🔎 筛选")
    await manager.press("全部种类")
    await manager.press("🔎 筛选")
    await manager.press("全部状态")
    assert "查进度 · 本单位  10" in (await manager.last()).text


async def test_what_is_late_is_found_and_ours_are_offered_nothing_of_the_clients_own(sqlite_world: World) -> None:
    world = sqlite_world
    lead, stranger = await world.phone(LEAD), await world.phone(OTHER_MANAGER)
    await file_enquiry(world)
    await lead.text("进度")
    await lead.press("全部")
    await lead.press("🔎 筛选")
    assert "隐患" not in str(await lead.buttons())
    await lead.press("已逾期")
    assert "这里还没有记录" in (await lead.last()).text
    await world.pass_by(days=4)
    await english(lead)
    await lead.text("progress")
    await lead.press("All")
    await lead.press("🔎 Filter")
    await lead.press("Overdue")
    assert "Progress · All · Overdue  1" in (await lead.last()).text
    await stranger.text("进度")
    await stranger.press("本单位")
    assert "这里还没有记录" in (await stranger.last()).text
