"""The firm's own checklists: copied, drafted, previewed, published, retired, without a programmer (clause 4.6)."""

from bot.rules.checklists.asked import PREVIEW, asked
from bot.rules.form import Form, When
from bot.services.checklists import drafting
from storage import database as db
from tests.flows.checklists.own import copied, open_card, open_item
from tests.flows.steps import count, english, one, press_sparingly
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, LEAD, World


async def previewed(code: str) -> Form:
    """What a checklist asks as it is drafted."""
    content = await drafting.content_of(code)
    assert content is not None
    return asked(content, PREVIEW)


async def test_a_copy_is_changed_item_by_item_and_nothing_of_it_is_asked_yet(world: World) -> None:
    consultant = await copied(world)
    card = (await consultant.last()).text
    assert "还没发布" in card
    assert "从「日常巡查（简要）」复制" in card or "从「" in card
    assert "共 7 题" in card
    await open_item(consultant, 2)
    before = await consultant.last()
    await press_sparingly(consultant, "改这一题")
    await press_sparingly(consultant, "✏️ 项目")
    await consultant.text("计量器具在检定有效期内")
    assert "英文还是原来的" in (await consultant.last()).text
    await consultant.press("＋ 否决项★")
    await consultant.press("是")
    await press_sparingly(consultant, "保存")
    shown = (await consultant.last()).text
    assert shown.startswith("2. 计量器具在检定有效期内 ★")
    assert before.text != shown

    await press_sparingly(consultant, "在后面加一题")
    await consultant.text("车间温度")
    await consultant.press("数值")
    for said in ("℃", "１８", "1,026.5"):
        await consultant.text(said)
    await press_sparingly(consultant, "加上")
    assert "限值：18–1026.5 ℃" in (await consultant.last()).text
    await press_sparingly(consultant, "⬆️ 上移")
    assert (await consultant.last()).text.startswith("2. 车间温度")
    await press_sparingly(consultant, "🗑 删除这题")
    await press_sparingly(consultant, "确定删除")
    assert "车间温度" not in (await consultant.last()).text
    assert await one("SELECT count(*) FROM checklist_version WHERE state = 'draft'") == 1
    assert await count("failed_update") == 0


async def test_what_is_wrong_is_said_on_the_card_and_kept(sqlite_world: World) -> None:
    consultant = await copied(sqlite_world)
    await open_item(consultant, 1)
    await consultant.press("在后面加一题")
    await consultant.text("包装方式")
    await consultant.press("单选")
    await consultant.text("箱装")
    await consultant.text("袋装")
    assert "不是这一题的答案" not in (await consultant.last()).text
    await consultant.press("加上")
    assert "“袋装”不是这一题的答案" in (await consultant.last()).text
    await consultant.press("✏️ 不符合的")
    await consultant.press("清空")
    await consultant.press("加上")
    await open_card(consultant, "恒信专用巡查表")
    card = (await consultant.last()).text
    assert "改好这 1 处才能发布" in card
    assert "第 2 题：单选、多选要有 2 到 12 个选项" in card
    await english(consultant)
    await consultant.text("checklists")
    await consultant.press(next(label for label in await consultant.buttons() if "恒信专用" in label))
    assert "Item 2: A choice needs 2 to 12 options" in (await consultant.last()).text


async def test_two_people_change_a_draft_and_hear_when_it_is_gone(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await copied(world)
    lead = await world.phone(LEAD)
    await open_card(lead, "恒信专用巡查表")
    await open_item(lead, 3)
    await lead.press("改这一题")
    await lead.press("✏️ 项目")
    await open_item(consultant, 3)
    await consultant.press("改这一题")
    await consultant.press("✏️ 项目")
    await consultant.text("封样齐全")
    await consultant.press("保存")
    await lead.text("封样齐全且在有效期内")
    await lead.press("保存")
    assert (await lead.last()).text.startswith("3. 封样齐全且在有效期内"), "who changes it last, decides"

    await lead.press("改这一题")
    await open_card(consultant, "恒信专用巡查表")
    await press_sparingly(consultant, "🗑 放弃草稿")
    assert "整张丢掉" in (await consultant.last()).text
    await press_sparingly(consultant, "确定放弃")
    assert "恒信专用" not in str(await consultant.buttons())
    answer = await lead.press("保存")
    assert "别人刚改过" in answer.text
    assert await count("checklist") == 0


async def test_an_auditor_looks_on_and_a_built_in_one_is_never_changed(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await copied(world)
    (version,) = await db.values("SELECT id FROM checklist_version")
    auditor = await world.phone(AUDITOR)
    await open_card(auditor, "恒信专用巡查表")
    assert not [label for label in await auditor.buttons() if "改" in label or "复制" in label]
    for forged in (f"qx|{version['id']}|topic1|1", "qd|own1|0|begin", f"qd|own1|{version['id']}|discard"):
        answer = await auditor.press_data(await auditor.last(), forged, force=True)
        assert "您无权" in answer.text, forged
    for forged in ("qd|patrol|0|begin", "qd|nothing|0|begin"):
        await consultant.press_data(await consultant.last(), forged, force=True)
    assert await count("checklist_version") == 1
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.press_data(
        await administrator.last(), f"o|checklist_item|q.nothing|{version['id']}", force=True
    )
    assert await count("failed_update") == 0


async def test_a_preview_asks_what_will_be_asked_and_leaves_nothing_behind(sqlite_world: World) -> None:
    consultant = await copied(sqlite_world)
    await press_sparingly(consultant, "👁 预览")
    assert "预览，不会留下记录" in (await consultant.last()).text
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    asked = (await consultant.last()).text
    assert "预览" in asked
    while "✅ 结束预览" not in await consultant.buttons():
        buttons = await consultant.buttons()
        await consultant.press(next(label for label in ("一般", "否", "跳过", "下一步 ›") if label in buttons))
    review = (await consultant.last()).text
    assert "封样缺失" in review
    answer = await press_sparingly(consultant, "结束预览")
    assert "恒信专用巡查表" in answer.text
    for table in ("work_record", "finding_detail", "service_case", "outbox"):
        assert await count(table) == 0, table
    await consultant.press("👁 预览")
    await consultant.text("菜单")
    assert not [label for label in await consultant.buttons() if "预览" in label], "nothing of it is to be gone on with"
    await open_card(consultant, "恒信专用巡查表")
    # what is drafted since is asked the next time, and what was left in its midst does not come back
    await consultant.press("👁 预览")
    await open_card(consultant, "恒信专用巡查表")
    await open_item(consultant, 1)
    await consultant.press("改这一题")
    await consultant.press("✏️ 项目")
    await consultant.text("有效版本在现场")
    await consultant.press("保存")
    await open_card(consultant, "恒信专用巡查表")
    await consultant.press("👁 预览")
    assert "有效版本在现场" in (await consultant.last()).text
    assert await one("SELECT count(*) FROM draft WHERE form = 'preview/own1' AND state = 'open'") == 1
    assert await one("SELECT max(version) FROM form_version WHERE code = 'preview/own1'") == 2
    await open_card(consultant, "深度巡查")
    await consultant.press("👁 预览")
    assert "预览，不会留下记录" in (await consultant.last()).text
    assert await count("failed_update") == 0


async def test_when_an_item_is_asked_is_chosen_with_taps_and_what_is_unsound_is_refused(sqlite_world: World) -> None:
    consultant = await copied(sqlite_world)
    await open_item(consultant, 1)
    await consultant.press("🔀 什么时候问")
    assert "前面没有能判断的题" in (await consultant.last()).text
    await consultant.press("返回")
    await consultant.press("题目")
    await consultant.press("3 生产环境")
    await press_sparingly(consultant, "🔀 什么时候问")
    assert "总是问这一题。" in (await consultant.last()).text
    await press_sparingly(consultant, "2 质量管理文件运行")
    await press_sparingly(consultant, "不符合")
    await press_sparingly(consultant, "不适用")
    assert [one for one in await consultant.buttons() if "✅" in one] == ["✅ 不符合", "✅ 不适用"]
    await consultant.press("✅ 不适用")
    await consultant.press("好了")
    assert "只在第 2 题答“不符合”时问" in (await consultant.last()).text
    version = await one("SELECT id FROM checklist_version")
    for forged, rule in (
        (f"qt|{version}|topic3|topic5|conform", "“topic5”排在它后面"),
        (f"qt|{version}|topic3|topic3|conform", "绕成了圈"),
        (f"qt|{version}|topic3|topic2|yes", "永远不会问"),
        (f"qt|{version}|topic3|none|yes", "没有这一题"),
    ):
        answer = await consultant.press_data(await consultant.last(), forged, force=True)
        assert rule in answer.text, forged
    question = (await previewed("own1")).step("topic3").question
    assert question.visible_when == (When("topic2", frozenset({"non_conform"})),)
    await open_card(consultant, "恒信专用巡查表")
    await open_item(consultant, 3)
    await consultant.press("🔀 什么时候问")
    await press_sparingly(consultant, "改成总是问")
    assert "总是问这一题。" in (await consultant.last()).text
    assert await count("failed_update") == 0


async def test_what_a_number_may_be_and_the_english_of_each_line_are_changed_in_the_chat(sqlite_world: World) -> None:
    consultant = await copied(sqlite_world)
    await open_item(consultant, 1)
    await consultant.press("在后面加一题")
    await consultant.text("包装方式")
    await consultant.press("单选")
    await consultant.text("箱装\n袋装\n散装")
    await consultant.text("散装")
    await consultant.press("＋ 英文选项")
    await consultant.text("Boxes\nBags\nLoose")
    await consultant.press("＋ 常见问题")
    await consultant.text("没有标签\n破损")
    await consultant.press("＋ 英文常见问题")
    await consultant.text("-\nTorn")
    await consultant.press("加上")
    await english(consultant)
    await consultant.text("checklists")
    await consultant.press(next(label for label in await consultant.buttons() if "恒信专用" in label))
    await consultant.press("Change items")
    await consultant.press("2 包装方式")
    card = (await consultant.last()).text
    assert "Boxes, Bags, Loose" in card
    assert "· 没有标签" in card
    assert "· Torn" in card
    await consultant.press("Change it")
    await consultant.press("✏️ Options, EN")
    await consultant.text("Boxes\nBags")
    assert "not as many lines" in (await consultant.last()).text
    await consultant.press("Save and leave")

    await consultant.text("checklists")
    await consultant.press(next(label for label in await consultant.buttons() if "恒信专用" in label))
    await consultant.press("Change items")
    await consultant.press("1 Laws and policies")
    await consultant.press("Add one behind it")
    await consultant.text("库温")
    await consultant.press("Number")
    for said in ("℃", "18", "26"):
        await consultant.text(said)
    await consultant.press("＋ Lowest")
    await consultant.text("60")
    await consultant.press("＋ Highest")
    await consultant.text("-20")
    await consultant.press("Add it")
    assert "The lower limit is above the upper one: 60 > -20" in (await consultant.last()).text
    await consultant.press("✏️ Lowest")
    await consultant.text("-40")
    await consultant.press("✏️ Highest")
    await consultant.text("60")
    await consultant.press("Add it")
    assert "Taken: -40–60 ℃" in (await consultant.last()).text
    assert await count("failed_update") == 0
