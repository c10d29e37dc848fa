"""A date that is asked for travels to who decides, and a fix that is returned gets a new one (clause 4.7.1)."""

from storage import database as db
from tests.flows.steps import english, heard, one, press_sparingly, released_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

FINDING = "WT20261123-01"


async def wished_for(world: World, day: str = "12月11日") -> tuple[Phone, Phone]:
    """The phones of who asks for more time, and of the lead who decides, with the news of it."""
    staff, lead = await world.phone(STAFF), await world.phone(LEAD)
    await released_patrol(world)
    await staff.text(FINDING)
    await staff.press("申请延期")
    await staff.text(day)
    await staff.text("等配件")
    await world.beat()
    await heard(lead, "王芳申请延期")
    return staff, lead


async def test_the_asker_sees_that_it_waits_and_who_decides_agrees_with_one_tap(world: World) -> None:
    manager = await world.phone(MANAGER)
    staff, lead = await wished_for(world)
    assert "申请延到：12月11日（周五）（等答复）" in (await staff.last()).text
    assert "同意" not in str(await staff.buttons())
    assert str(await one("SELECT promised_at FROM service_case"))[:10] == "2026-12-07", "nothing is decided yet"

    await lead.text("菜单")
    assert "🟠 申请延期 · 封样缺… · 恒信阀门 12月7日" in await lead.buttons()
    news = await heard(lead, "王芳申请延期")
    assert "等配件" in news.text
    agree = news.button("✅ 同意到 12月11日（周五）")
    assert agree is not None
    await lead.press_data(news, agree.data or "")
    card = await lead.last()
    assert "期限：12月11日（周五）18:00" in card.text
    assert "申请延到" not in card.text
    assert "同意" not in str(await lead.buttons())
    await world.beat()
    for phone in (staff, manager):
        told = await heard(phone, "孙丽同意延期")
        assert "12月11日（周五）18:00" in told.text
    assert await one("SELECT due_at = promised_at FROM service_case")
    await lead.text(FINDING)
    await lead.press("为什么是这天？")
    assert "孙丽在11月23日（周一）告知的新期限：12月11日（周五）" in (await lead.last()).text


async def test_no_is_told_with_its_reason_and_the_date_stays(sqlite_world: World) -> None:
    staff, lead = await wished_for(sqlite_world)
    await lead.text(FINDING)
    await lead.press("🚫 不同意延期")
    await lead.text("客户下周来审核")
    await sqlite_world.beat()
    told = await heard(staff, "孙丽没有同意延期")
    assert "客户下周来审核" in told.text
    assert "期限：12月7日（周一）18:00" in told.text
    assert "申请延到" not in told.text


async def test_who_decides_can_be_reminded_of_the_answer_they_owe(sqlite_world: World) -> None:
    _, lead = await wished_for(sqlite_world)
    await lead.text(FINDING)
    await lead.press("⏰ 明天再提醒")
    await sqlite_world.pass_by(days=1)
    told = await heard(lead, "早间汇总")
    await lead.press_data(told, next(key.data for key in told.buttons if "申请延期" in key.text) or "")
    assert any("同意到 12月11日" in label for label in await lead.buttons())


async def test_another_date_answers_too_and_handing_the_fix_in_ends_the_wish(sqlite_world: World) -> None:
    staff, lead = await wished_for(sqlite_world)
    await lead.text(FINDING)
    await lead.press("🕒 延期")
    assert "等配件" in (await lead.last()).text
    await lead.text("12月9日")
    await lead.text("最多到周三")
    await sqlite_world.beat()
    assert "期限：12月9日（周三）18:00" in (await heard(staff, "孙丽把整改期限改了")).text
    assert await one("SELECT asked_until FROM service_case") is None

    await staff.press("申请延期")
    await staff.text("12月18日")
    await staff.text("还是等配件")
    await staff.text(FINDING)
    await staff.press("📷 提交整改")
    await staff.photo(picture())
    assert await one("SELECT asked_until FROM service_case") is None


async def test_in_english(sqlite_world: World) -> None:
    _, lead = await wished_for(sqlite_world)
    await english(lead)
    await lead.text(FINDING)
    assert {"✅ Agree to Fri 11 Dec", "🚫 No more time"} <= set(await lead.buttons())
    assert "Asked for: Fri 11 Dec (waiting for an answer)" in (await lead.last()).text


async def test_who_returns_a_fix_sees_and_sets_by_when_it_is_redone(world: World) -> None:
    staff = await world.phone(STAFF)
    await released_patrol(world)
    await staff.text(FINDING)
    await staff.press("📷 提交整改")
    await staff.photo(picture())
    # the check is two working days later, which are given back
    await world.pass_by(days=2)
    consultant = await world.phone(CONSULTANT)
    await consultant.text(FINDING)
    await consultant.press("退回重改")
    await consultant.text("还缺检验记录")
    asked = await consultant.last()
    assert "要在哪天前改好？" in asked.text
    await press_sparingly(consultant, "📅 12月9日（周三）")
    assert "期限：12月9日（周三）18:00" in (await consultant.last()).text
    await world.beat()
    told = await heard(staff, "周明退回了整改")
    assert "期限：12月9日（周三）18:00" in told.text
    assert "还缺检验记录" in told.text

    # close to the date it is some days later at least; another day can be typed
    await staff.press("📷 提交整改")
    await staff.photo(picture(colour=(0, 90, 0)))
    await db.values("UPDATE service_case SET promised_at = :at RETURNING id", at=world.clock.now())
    await consultant.text(FINDING)
    await consultant.press("退回重改")
    await consultant.text("照片不清楚")
    assert "📅 11月30日（周一）" in await consultant.buttons()
    await consultant.text("明天")
    assert "期限：11月26日（周四）18:00" in (await consultant.last()).text
