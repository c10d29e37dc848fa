"""检查表: all that there are, and what is in one, for whoever may see them."""

from bot.rules.checklists.built_in import BUILT_IN
from tests.flows.steps import count, english, press_sparingly
from tests.world import AUDITOR, CONSULTANT, MANAGER, QUALITY_MANAGER, World


async def test_all_checklists_are_listed_by_kind_and_opened_to_their_last_item(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("检查表")
    buttons = await consultant.buttons()
    assert "📋 巡查 · 深度巡查" in buttons
    assert "‹" not in buttons[0]
    await press_sparingly(consultant, "检查")
    assert all("巡查" not in label for label in (await consultant.buttons())[:8])
    await press_sparingly(consultant, "2/2 ›")
    await press_sparingly(consultant, "巡查")
    await press_sparingly(consultant, "📋 深度巡查")
    card = (await consultant.last()).text
    assert "巡查 · 深度 · 随程序提供" in card
    assert "第 3 版，在用" in card
    assert f"共 {len(list(BUILT_IN['patrol_deep'].items()))} 题" in card
    assert "否决项★" in card
    await press_sparingly(consultant, "📋 看题目")
    await press_sparingly(consultant, "2/8 ›")
    page = await consultant.last()
    assert "9. " in page.text
    await press_sparingly(consultant, next(label for label in await consultant.buttons() if label.startswith("9 ")))
    item = (await consultant.last()).text
    assert item.startswith("9. ")
    assert "整改建议：" in item
    assert await count("failed_update") == 0


async def test_it_reads_in_english_and_only_for_the_service_team(sqlite_world: World) -> None:
    world = sqlite_world
    for who in (AUDITOR, QUALITY_MANAGER):
        phone = await world.phone(who)
        await english(phone)
        await phone.text("checklists")
        await phone.press("📋 Patrol · Deep patrol")
        assert "Version 3, in use" in (await phone.last()).text
    manager = await world.phone(MANAGER)
    await manager.text("检查表")
    assert "由服务团队来看和改" in (await manager.last()).text
    answer = await manager.press_data(await manager.last(), "qc|patrol", force=True)
    assert "您无权查看" in answer.text
    answer = await phone.press_data(await phone.last(), "qc|nothing", force=True)
    assert "您无权" in answer.text or "not" in answer.text
