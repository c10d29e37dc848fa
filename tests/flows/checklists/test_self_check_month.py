"""December of one client under Order 75, lived by the clock: days, weeks, the month, what was missed (clause 4.6)."""

from datetime import date, datetime, time, timedelta

from bot.rules.beijing import at
from bot.rules.people import Position, Role
from bot.rules.working_days import Calendar
from storage import database as db
from tests.flows.checklists.self_checking import keep_self_checks
from tests.flows.steps import count, english, heard, one
from tests.flows.two_firms import someone
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
PROBLEM, SHUT, MISSED = date(2026, 12, 8), date(2026, 12, 10), date(2026, 12, 16)
WEEK_ENDS = [date(2026, 12, day) for day in (4, 11, 18, 25, 31)]


def hour(day: date, of: int, minute: int = 0) -> datetime:
    """A moment in Beijing."""
    return at(day, time(of, minute))


async def director_of(world: World, client: int) -> Phone:
    """A third person of the client, its quality-safety director."""
    phone = await someone(world, "钱进", Role.CLIENT_STAFF, client)
    await db.changed(
        "UPDATE role_grant SET position = :position WHERE person_id = (SELECT id FROM person WHERE name = '钱进')",
        position=Position.DIRECTOR,
    )
    return phone


async def record(officer: Phone, day: date) -> None:
    """What the officer does on a day, in the letter that asks for it."""
    if day == MISSED:
        return
    if day == SHUT:
        await officer.press("⏸ 停产")
    elif day == PROBLEM:
        await officer.press("❗ 有问题")
        await officer.photo(picture(), caption="7 游标卡尺已过校准周期")
        await officer.press("✅ 其余均符合，提交")
        await officer.press("🔧 记处理结果")
        await officer.text("停用，换用 LK-07")
        await officer.press("✅ 确认无误，提交")
    else:
        await officer.press("✅ 今日无问题")


async def confirm(phone: Phone, *answers: str) -> str:
    """Confirms the report that was drafted; its card."""
    for answer in answers:
        await (phone.text(answer[1:]) if answer.startswith(">") else phone.press(answer))
    return (await phone.last()).text


WEEKLY = (
    *("🏭 核对周报告", "✅ 其余均符合", "12 填写 ›", "平稳，未发现隐患", "13 填写 ›", ">盯住量具"),
    *("核对并提交", "✅ 确认无误，提交"),
)
MONTHLY = (
    *("🏭 核对月调度记录", ">12月31日 14:00", ">会议室，李强主持，钱进、王芳参加", "✅ 其余均符合"),
    *(">无", ">无", ">量具周期提前一个月提醒", ">冬季防冻", "✅ 确认无误，提交"),
)


async def test_a_month_of_self_checks_in_chinese(sqlite_world: World) -> None:
    world, calendar = sqlite_world, Calendar()
    client = await keep_self_checks(world, FIRST)
    officer, principal, butler = await world.phone(STAFF), await world.phone(MANAGER), await world.phone(CONSULTANT)
    director, lead = await director_of(world, client), await world.phone(LEAD)
    day = FIRST
    while day <= LAST:
        if calendar.is_working(day):
            await world.until(hour(day, 9))
            await record(officer, day)
        if day in WEEK_ENDS:
            await world.until(hour(day, 15))
            await heard(director, "本周自查报告待确认")
            card = await confirm(director, *WEEKLY)
            assert "类型：每周\n结果：未发现问题\n确认人：质量安全总监" in card
        day += timedelta(days=1)
    # what was found and handled stands in the report of its week, and what was missed in that of its own
    texts = await db.column(
        str,
        "SELECT a.value FROM draft_answer a JOIN draft d ON d.id = a.draft_id"
        " WHERE d.form = 'self_check/self_check_week' AND a.question IN ('days', 'main_hazards') ORDER BY d.id",
    )
    said = "\n".join(texts)
    assert "12/8 量具与检测设备: 游标卡尺已过校准周期 → 停用，换用 LK-07" in said
    assert "有记录 5 天、有问题 1 天、停产 1 天" in said
    assert "漏记 1 天：12/16" in said
    # the director, the butler and the lead heard of it once; the manager had nothing to hear
    for phone, times in ((director, 1), (butler, 1), (lead, 1), (principal, 0)):
        assert sum("自查漏记" in message.text for message in await phone.messages()) == times
    # the month is drafted from the weeks, and the principal confirms it
    await heard(principal, "本月自查调度待确认")
    card = await confirm(principal, *MONTHLY)
    assert "类型：每月" in card
    assert "确认人：主要负责人" in card
    assert "游标卡尺已过校准周期" in card
    assert await one("SELECT count(*) FROM self_check WHERE period = 'day'") == 22
    assert await one("SELECT count(*) FROM self_check WHERE period = 'week'") == 5
    assert await one("SELECT count(*) FROM self_check WHERE period = 'month'") == 1
    assert await count("service_case") == 0
    assert await count("failed_update") == 0


async def test_a_week_in_english(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    officer, manager = await world.phone(STAFF), await world.phone(MANAGER)
    for phone in (officer, manager):
        await english(phone)
    await officer.text("self check")
    await officer.press("⏸ Shut down")
    assert "Shut down" in (await officer.last()).text
    await world.until(hour(date(2026, 11, 27), 15))
    # without a director the manager confirms, and that is said
    asked = await heard(manager, "The weekly report of the self-checks is due")
    assert "drafted from the records" in asked.text
    week = ("🏭 Weekly report of", "✅ All others OK", "12 Fill in", "Hazards found, all held", "13 Fill in")
    card = await confirm(manager, *week, ">Watch the gauges", "Review", "✅ Confirm and submit")
    assert "Confirmed by: Client manager" in card
    assert "Kind: Weekly" in card


async def test_a_report_is_drafted_in_the_language_of_the_client_not_of_who_opens_it(sqlite_world: World) -> None:
    world = sqlite_world
    await keep_self_checks(world)
    officer, manager = await world.phone(STAFF), await world.phone(MANAGER)
    await english(manager)
    await officer.text("自查")
    await officer.press("⏸ 停产")
    await world.until(hour(date(2026, 11, 27), 15))
    await heard(manager, "The weekly report of the self-checks is due")
    await manager.press("🏭 Weekly report of")
    shown = (await manager.last()).text
    assert "Daily records of the week: 漏记 3 天" in shown
    assert "停产 1 天" in shown
