"""Each category of complaint may have times of its own, and how grave one is moves it to the top (5.5.2)."""

from storage import database as db
from tests.flows.cases.filing import NUMBER, accept, accepted, file_complaint, in_english, opened_by, say
from tests.flows.settings.test_firm import settings_of
from tests.flows.steps import heard, one, press_sparingly
from tests.world import ADMINISTRATOR, CONSULTANT, QUALITY_MANAGER, STAFF, World


async def three_days_for_integrity(world: World) -> None:
    """The firm promises to resolve what is about integrity within three working days."""
    administrator = await settings_of(world, "投诉各类期限", "廉洁自律 · 办结")
    await press_sparingly(administrator, "5")
    await world.beat()


async def test_a_category_has_the_general_time_until_the_firm_gives_it_one(world: World) -> None:
    await three_days_for_integrity(world)
    staff = await file_complaint(world)
    assert "12月2日（周三）18:00 前办结" in (await staff.last()).text, "seven working days, as before"
    await staff.text("投诉")
    await staff.text("收了我们的礼品卡")
    for key in ("廉洁自律", "不清楚", "跳过", "✅"):
        await staff.press(key)
    assert "11月30日（周一）18:00 前办结" in (await staff.last()).text, "five"


async def test_another_category_moves_the_promise_with_the_days_of_waiting_and_the_complainant_hears(
    world: World,
) -> None:
    await three_days_for_integrity(world)
    staff, handler = await accepted(world)
    await say(handler, "❓ 请对方补充", "上周五约的是几点？")
    await world.pass_by(days=2)
    await staff.text(NUMBER)
    await say(staff, "✍️ 补充", "上午九点。")
    assert "12月4日（周五）18:00" in (await staff.last()).text, "two days were given back"
    await opened_by(world, QUALITY_MANAGER)
    await handler.press("🏷 类别和程度")
    await handler.press("廉洁自律")
    await handler.press("🔴 严重")
    card = (await handler.last()).text
    assert "承诺时限：12月2日（周三）18:00" in card, "five working days and the two of waiting"
    assert "类别：廉洁自律" in card
    assert "程度：严重" in card
    assert "🔴" in card.splitlines()[0]
    await world.beat()
    told = await heard(staff, "吴刚确定了类别和程度")
    assert "承诺时限：12月2日（周三）18:00" in told.text
    await handler.press("📅 为什么是这天")
    assert "2 个工作日已顺延" in (await handler.last()).text


async def test_a_date_that_was_told_stays_whatever_the_category(sqlite_world: World) -> None:
    await three_days_for_integrity(sqlite_world)
    _, handler = await accepted(sqlite_world)
    await say(handler, "🕒 告知延期", "12月18日", "新人下周到岗")
    await opened_by(sqlite_world, QUALITY_MANAGER)
    await handler.press("🏷 类别和程度")
    await handler.press("廉洁自律")
    await handler.press("一般")
    assert "承诺时限：12月18日（周五）18:00" in (await handler.last()).text


async def test_what_is_serious_comes_first_and_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    await file_complaint(world)
    await file_complaint(world)
    handler = await opened_by(world, QUALITY_MANAGER, "TS20261123-02")
    await accept(handler)
    await in_english(handler)
    await handler.text("TS20261123-02")
    await handler.press("🏷 Category, severity")
    await handler.press("Attitude")
    await handler.press("🔴 Serious")
    card = (await handler.last()).text
    assert "Severity: serious" in card
    assert "settled its category and severity" in card
    assert await one("SELECT severity FROM complaint_detail ORDER BY case_id DESC LIMIT 1") == "serious"


async def test_who_only_helps_does_not_classify(sqlite_world: World) -> None:
    await accepted(sqlite_world)
    for who in (STAFF, ADMINISTRATOR, CONSULTANT):
        phone = await opened_by(sqlite_world, who)
        assert "🏷 类别和程度" not in str(await phone.buttons())
    assert len(await db.values("SELECT id FROM complaint_detail WHERE severity = ''")) == 1
