"""当场整改 said otherwise by a correction ends the finding or opens it again, as submitting would have (3.6, 4.7.1)."""

from datetime import timedelta

from storage import database as db
from tests.flows.checklists.test_correcting import on_last_report
from tests.flows.checklists.test_correcting_findings import correcting, promised
from tests.flows.steps import count, english, heard, one, open_patrol, press_sparingly
from tests.flows.test_verification import NUMBER, issued
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

FINDING = "WT20261123-01"
WAITING = "SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'"
KEY = "✏️ 4 当场整改"


async def card_of(phone: Phone, number: str = FINDING) -> str:
    """What the finding's card says."""
    await phone.text(number)
    return (await phone.last()).text


async def fixed(world: World, consultant: Phone) -> str:
    """The correction says that it was fixed on the spot, with the photo that belongs to it; the review."""
    await correcting(world, consultant)
    await press_sparingly(consultant, KEY)
    await press_sparingly(consultant, "是")
    await consultant.photo(picture(65))
    return (await consultant.last()).text


async def fixed_when_submitted(world: World, severity: str = "一般") -> Phone:
    """The client has a patrol of which the finding was fixed on the spot; the consultant's phone."""
    await world.phone(MANAGER)
    consultant = await open_patrol(world)
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.photo(picture())
    await consultant.press(severity)
    await consultant.press("是")
    await consultant.photo(picture(65))
    await consultant.press("确认无误，提交")
    await world.pass_by(minutes=11)
    return consultant


async def not_fixed(world: World, consultant: Phone) -> str:
    """The correction says that it was not fixed on the spot; the review."""
    await correcting(world, consultant)
    await press_sparingly(consultant, KEY)
    await press_sparingly(consultant, "否")
    return (await consultant.last()).text


async def test_what_was_fixed_on_the_spot_after_all_is_closed_and_told_with_the_reason(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    assert await one(WAITING) > 0
    assert f"问题 {FINDING}：当场已整改，闭环。" in await fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    await world.beat()
    told = (await heard(manager, "周明更正了记录：这个问题当场已整改，不用再整改。")).text
    assert "会上重新评过" in told
    shown = await card_of(manager)
    assert "已闭环" in shown
    assert "当场已整改" in shown
    assert "周明 更正了记录：当场整改 否 → 是\n会上重新评过" in shown
    assert "🖼 整改前后" in await manager.buttons()
    assert await one("SELECT closed_at IS NOT NULL AND due_at IS NULL FROM service_case")
    assert await one(WAITING) == 0, "of what is closed nobody is reminded"
    assert "当场整改 否 → 不符合，封样缺失，当场整改 是" in await on_last_report(manager)


async def test_a_serious_one_is_closed_by_a_photo_of_the_fix_as_when_it_was_submitted(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    await issued(world)
    await db.changed("UPDATE finding_detail SET severity = 'serious'")
    await correcting(world, consultant)
    await press_sparingly(consultant, KEY)
    await press_sparingly(consultant, "是")
    assert "整改后照片" in (await consultant.last()).text
    assert "下一步 ›" not in await consultant.buttons(), "without the photo it goes no further, as in the patrol itself"
    assert await count("work_amendment") == 0
    await consultant.photo(picture(65))
    await press_sparingly(consultant, "提交")
    assert await one("SELECT state FROM service_case") == "closed"


async def test_who_took_it_on_or_asked_for_more_time_hears_that_nothing_is_left(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    await issued(world)
    await card_of(staff)
    await press_sparingly(staff, "收到，马上处理")
    await press_sparingly(staff, "申请延期")
    await staff.text("12月11日")
    await staff.text("等配件")
    await fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    await world.beat()
    await heard(staff, "这个问题当场已整改，不用再整改")
    assert "申请延到" not in await card_of(staff)


async def test_what_the_client_handed_in_since_is_looked_at_and_not_passed_over(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    manager, _ = await issued(world)
    await card_of(staff)
    await press_sparingly(staff, "提交整改")
    await staff.photo(picture(), caption="已补齐封样并贴了标签")
    assert f"问题 {FINDING}：企业已在处理，不因更正闭环。" in await fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert await one("SELECT state FROM service_case") == "awaiting_check"
    assert not [message for message in await manager.messages() if "不用再整改" in message.text]
    assert "当场整改 是" in await on_last_report(manager), "the record says it, as it was"
    await card_of(consultant)
    await press_sparingly(consultant, "复查通过")
    assert await one("SELECT fixed_on_the_spot FROM finding_detail") in (0, False)


async def test_what_was_not_fixed_is_open_again_and_its_time_counts_from_the_correction(world: World) -> None:
    consultant, manager = await fixed_when_submitted(world), await world.phone(MANAGER)
    assert await one("SELECT state FROM service_case") == "closed"
    await world.pass_by(days=21)
    assert f"问题 {FINDING}：重新打开，期限从更正时算起。" in await not_fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    await world.beat()
    told = (await heard(manager, "周明更正了记录：这个问题当场没有整改，请整改，期限见下。")).text
    assert "会上重新评过" in told
    assert "期限：12月28日（周一）18:00" in told
    shown = await card_of(manager)
    assert "待整改" in shown
    assert "当场已整改" not in shown.partition("·")[0]
    assert "当场整改 是 → 否" in shown
    await press_sparingly(manager, "为什么是这天？")
    assert "12月14日" in (await manager.last()).text, "from then on it is counted"
    assert await one(WAITING) > 0
    assert await one("SELECT count(*) FROM service_case WHERE closed_at IS NULL AND due_at = promised_at") == 1

    # how grave it is moves the date that is counted from there
    await correcting(world, consultant)
    await press_sparingly(consultant, "✏️ 4 程度")
    await press_sparingly(consultant, "严重")
    assert "程度改为严重，期限改为 2026-12-21" in (await consultant.last()).text


async def test_a_day_that_was_agreed_holds_where_it_is_open_again(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await fixed_when_submitted(world)
    manager = await world.phone(MANAGER)
    for phone in (consultant, manager):
        await english(phone)
    await correcting(world, consultant, "✏️ Correct", "Only half of it was done")
    await press_sparingly(consultant, "✏️ 4 Fixed on the spot")
    await press_sparingly(consultant, "No")
    await press_sparingly(consultant, "＋ 4 Fix by")
    await consultant.text("2026-12-02")
    assert f"{FINDING}: open again, its time counted from this correction." in (await consultant.last()).text
    await press_sparingly(consultant, "Confirm and submit")
    await world.beat()
    told = (await heard(manager, "this was not fixed on the spot. Please fix it by the date below.")).text
    assert "Only half of it was done" in told
    assert await promised() == "2026-12-02"
    await card_of(manager)
    assert "fixed on the spot yes → no" in (await manager.last()).text
    await press_sparingly(manager, "Why this date?")
    assert "Wed 2 Dec" in (await manager.last()).text


async def test_said_yes_once_more_it_is_closed_once_more(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await fixed_when_submitted(world)
    await not_fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    assert await one("SELECT state FROM service_case") == "to_fix"
    await fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    assert await one("SELECT state FROM service_case") == "closed"
    lead = await world.phone(LEAD)
    assert "当场整改 是 → 否" in await card_of(lead)


async def test_what_was_looked_at_since_stays_closed(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await fixed_when_submitted(world)
    await db.values("UPDATE service_case SET closed_at = :at RETURNING id", at=world.clock.now() - timedelta(days=31))
    await consultant.text("巡查")
    await consultant.press("总装车间")
    await consultant.text("全部符合")
    await consultant.press("跳过")
    await press_sparingly(consultant, "Ⓐ 保持")
    await consultant.press("确认无误，提交")
    await world.pass_by(minutes=11)
    assert f"问题 {FINDING}：已闭环，只更正记录。" in await not_fixed(world, consultant)
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert await one(f"SELECT state FROM service_case WHERE number = '{FINDING}'") == "closed"
    assert NUMBER in await on_last_report(await world.phone(MANAGER))
