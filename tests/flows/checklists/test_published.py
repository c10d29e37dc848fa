"""Own checklists are published, asked, followed by the next version, and retired for another (clause 4.6)."""

from tests.flows.checklists.own import copied, open_card, open_item
from tests.flows.steps import count, one, press_sparingly
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, QUALITY_MANAGER, World

NAME = "恒信专用巡查表"


async def published(world: World, who: int = LEAD) -> Phone:
    """Somebody has copied the brief patrol and published it."""
    phone = await copied(world, who=who)
    await phone.press("📢 发布")
    await phone.press("确认发布")
    return phone


async def fill_in(consultant: Phone) -> None:
    """An open patrol with one finding, submitted."""
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("确认无误，提交")


async def test_a_made_checklist_is_asked_filled_in_and_reported_like_a_built_in_one(world: World) -> None:
    consultant = await copied(world)
    assert "由项目负责人、质量负责人或管理员发布" in (await consultant.last()).text
    assert "📢 发布" not in await consultant.buttons()
    answer = await consultant.press_data(await consultant.last(), "qs|own1|1|1", force=True)
    assert "您无权" in answer.text
    lead = await world.phone(LEAD)
    await open_card(lead, NAME)
    await press_sparingly(lead, "📢 发布")
    assert "发布第 1 版，共 7 题？" in (await lead.last()).text
    await press_sparingly(lead, "确认发布")
    assert "第 1 版，在用" in (await lead.last()).text
    # a second press of the same key, and of another screen's, publishes nothing once more
    await lead.press_data(await lead.last(), "qs|own1|1|1", force=True)
    assert await one("SELECT count(*) FROM trail WHERE action = 'publish' AND subject_kind = 'checklist'") == 1

    await world.plan_patrol()
    await consultant.text("菜单")
    await consultant.press("总装车间")
    await consultant.press("换检查表")
    await consultant.press(NAME)
    assert NAME in (await consultant.last()).text
    await fill_in(consultant)
    assert await one("SELECT d.form FROM work_record w JOIN draft d ON d.id = w.draft_id") == "patrol/own1"
    assert await count("finding_detail") == 1
    await consultant.press("巡查报告")
    await world.beat()
    assert (await consultant.last()).raw.get("document") is not None
    assert await count("failed_update") == 0


async def test_what_was_begun_goes_on_by_its_version_when_the_next_is_published(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await published(world)
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    await consultant.press("换检查表")
    await consultant.press(NAME)
    await consultant.press("✅ 符合")

    await press_sparingly(lead, "✏️ 改（开新版草稿）")
    assert "发布前仍按第 1 版做" in (await lead.last()).text
    await open_item(lead, 7)
    await lead.press("🗑 删除这题")
    await lead.press("确定删除")
    await open_card(lead, NAME)
    await lead.press("📢 发布")
    assert "删除 1 题" in (await lead.last()).text
    assert "仍按第 1 版做完" in (await lead.last()).text
    await lead.press("确认发布")
    assert "第 2 版，在用" in (await lead.last()).text

    await fill_in(consultant)
    assert await one("SELECT d.version FROM work_record w JOIN draft d ON d.id = w.draft_id") == 1
    await world.plan_patrol()
    await consultant.text("菜单")
    await consultant.press("总装车间")
    await consultant.press("换检查表")
    await consultant.press(NAME)
    assert "1/6" in (await consultant.last()).text


async def test_a_depth_that_was_given_makes_it_the_one_that_is_planned(sqlite_world: World) -> None:
    world = sqlite_world
    lead = await copied(world, who=LEAD)
    await lead.press("改名称和深度")
    await lead.press("＋ 巡查深度")
    await lead.press("标准")
    await lead.press("保存")
    await lead.press("📢 发布")
    assert "「标准」深度的巡查，以后按这张做" in (await lead.last()).text


async def test_a_retired_one_is_asked_no_more_and_its_successor_in_its_place(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await published(world, QUALITY_MANAGER)
    await open_card(manager, "日常巡查")
    await press_sparingly(manager, "🚫 停用")
    assert not [label for label in await manager.buttons() if "不用替代" in label], "it is asked without being chosen"
    answer = await manager.press_data(await manager.last(), "qr|patrol||1", force=True)
    assert "要先选一张来替代" in answer.text
    await press_sparingly(manager, NAME)
    await press_sparingly(manager, "确定停用")
    assert f"已停用，改用「{NAME}」" in (await manager.last()).text

    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    assert NAME in (await consultant.last()).text, "what was planned follows the successor"

    await open_card(manager, NAME)
    await manager.press("🚫 停用")
    assert not [label for label in await manager.buttons() if "不用替代" in label], "it stands in for another"
    await manager.text("检查表")
    await press_sparingly(manager, "🚫 已停用 1 张")
    await press_sparingly(manager, "日常巡查")
    await press_sparingly(manager, "↩️ 恢复使用")
    assert "版，在用" in (await manager.last()).text
    await open_card(manager, NAME)
    await manager.press("🚫 停用")
    await manager.press("不用替代，很少用到")
    await manager.press("确定停用")
    assert "🚫 已停用" in (await manager.last()).text
    assert await count("failed_update") == 0


async def test_who_may_publish_is_told_once_that_a_draft_waits_and_may_send_it_back(world: World) -> None:
    lead, manager = await world.phone(LEAD), await world.phone(QUALITY_MANAGER)
    consultant = await copied(world)
    draft = await one("SELECT id FROM checklist_version")
    for _ in range(2):
        await consultant.press_data(await consultant.last(), f"qg|own1|{draft}", force=True)
    assert "周明已请项目负责人、质量负责人和管理员发布" in (await consultant.last()).text
    assert "📨 请发布" not in await consultant.buttons()
    await world.beat()
    for phone in (lead, manager):
        asked = "周明请您发布检查表「恒信专用巡查表」第 1 版（7 题）"
        told = [message for message in await phone.messages() if asked in message.text]
        assert len(told) == 1
        assert [one.text for one in told[0].buttons] == ["👁 预览", "📢 发布", "↩️ 退回"]
    await manager.text("菜单")
    assert "待发布检查表 1 张" in (await manager.last()).text
    assert "📋 待发布：恒信专用巡查表" in await manager.buttons()

    await press_sparingly(lead, "↩️ 退回")
    await lead.text("第 3 题请写清温度范围")
    assert "孙丽退回：第 3 题请写清温度范围" in (await lead.last()).text
    answer = await manager.press_data(await manager.last(), f"o|checklist_return|checklist_draft|{draft}", force=True)
    assert "别人刚改过" in answer.text
    await world.beat()
    assert "孙丽退回了检查表「恒信专用巡查表」：第 3 题请写清温度范围" in (await consultant.last()).text
    await manager.text("菜单")
    assert "待发布" not in (await manager.last()).text

    # changed and asked for once more, it is told once more
    world.clock.pass_by(minutes=5)
    await consultant.press("去修改")
    await press_sparingly(consultant, "📨 请发布")
    await world.beat()
    assert "周明请您发布" in (await lead.last()).text
    await lead.press("📢 发布")
    await lead.press("确认发布")
    assert "第 1 版，在用" in (await lead.last()).text
    await manager.text("菜单")
    assert "待发布" not in (await manager.last()).text
    assert await count("failed_update") == 0
