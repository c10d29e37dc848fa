"""An instrument that is overdue on the day of measuring is refused, or nothing is measured and why (5.2.3, 3.6)."""

from datetime import datetime
from io import BytesIO

from pypdf import PdfReader

from bot.rules.beijing import BEIJING
from bot.rules.text import CHINESE, ENGLISH
from bot.services.self_checks.papers import lines_of
from storage.work_records.stored import get_record
from tests.flows.behalf.recording import do
from tests.flows.checklists.test_board import answer_what_is_asked, open_deep
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.steps import count, english, one
from tests.sandbox.phone import Phone
from tests.world import LEAD, World

REFUSED = f"「E1 {CALIPER}」的检定/校准已于 2026-11-20 到期，11月23日的测量不能用它。请换一件，或不读数并写明原因。"
NO_OTHER = "仪器已超期，没有可替代的"


async def measuring(world: World, due: str, *, others: str = "") -> Phone:
    """The consultant has read 23.5 at the measured item of the deep patrol, and is asked with which instrument."""
    lead = await equipped(world, due=due)
    if others:
        await do(lead, ">仪器设备", "➕ 新增仪器", f">{others}", ">0–50 ℃", "周明", ">2027-12-21", "✅ 保存")
    consultant = await open_deep(world)
    for _ in range(4):
        await consultant.press("下一页 ›")
    await do(consultant, "20 填写 ›", ">23.5")
    assert "用的哪件仪器" in (await consultant.last()).text
    return consultant


async def submitted(consultant: Phone) -> str:
    """The rest of the deep patrol is filled in and submitted: what is shown then."""
    await do(consultant, "其余均符合")
    while "核对并提交 ›" not in await consultant.buttons():
        await answer_what_is_asked(consultant)
    await do(consultant, "核对并提交 ›", "确认无误，提交")
    return (await consultant.last()).text


async def report(phone: Phone, world: World) -> str:
    """The report that comes by itself, as it reads."""
    await world.beat()
    sent = [message for message in await phone.messages() if "document" in message.raw]
    pdf = PdfReader(BytesIO(await phone.download(sent[-1])))
    return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


async def test_one_that_ran_out_is_refused_with_its_day_and_another_is_taken(sqlite_world: World) -> None:
    consultant = await measuring(sqlite_world, "2026-11-20", others="温度计")
    await consultant.press(f"E1 {CALIPER} ⚠️ 已超期")
    assert REFUSED in (await consultant.last()).text
    assert {"E2 温度计", "🚫 不读数，写原因", "没有用仪器"} <= set(await consultant.buttons())
    assert await count("draft_answer WHERE question = 'c4.instrument'") == 0
    await consultant.press("E2 温度计")
    assert "☑️ 20. 现场实测温度：23.5 ℃" in (await consultant.last()).text
    assert await one("SELECT value FROM draft_answer WHERE question = 'c4.instrument'") == '"2"'


async def test_its_last_day_still_counts_and_english_readers_read_the_same(sqlite_world: World) -> None:
    consultant = await measuring(sqlite_world, "2026-11-23")
    assert f"E1 {CALIPER}" in await consultant.buttons()
    await do(await sqlite_world.phone(LEAD), ">仪器设备", CALIPER, "✏️ 修改", "溯源方式", "检定")
    await sqlite_world.until(datetime(2026, 11, 24, 9, tzinfo=BEIJING))
    await english(consultant)
    await do(consultant, ">continue", "‹ Back", ">24", f"E1 {CALIPER} ⚠️ overdue")
    said = (await consultant.last()).text
    assert f"The verification of “E1 {CALIPER}” ran out on 2026-11-23, so it cannot measure on 24 Nov." in said
    await consultant.press("🚫 No reading: say why")
    said = (await consultant.last()).text
    assert "Temperature measured now" in said
    assert "Why was it not measured?" in said
    await consultant.press("Instrument overdue, there is no other")
    assert "20. Temperature measured now: Not measured: Instrument overdue" in (await consultant.last()).text


async def test_it_goes_without_the_reading_and_record_and_report_say_why(sqlite_world: World) -> None:
    consultant = await measuring(sqlite_world, "2026-11-20")
    await do(consultant, f"E1 {CALIPER} ⚠️ 已超期", "🚫 不读数，写原因")
    shown = await consultant.last()
    assert "现场实测温度" in shown.text
    assert "为什么没有测？" in shown.text
    assert "跳过" not in await consultant.buttons()
    await consultant.press("‹ 上一步")
    shown = await consultant.last()
    assert "❗还缺未测原因" in shown.text
    await do(consultant, "20 填写 ›", NO_OTHER)
    assert f"☑️ 20. 现场实测温度：未测：{NO_OTHER}" in (await consultant.last()).text
    assert f"20 现场实测温度：未测：{NO_OTHER}" in await submitted(consultant)
    said = await report(consultant, sqlite_world)
    assert f"未测：{NO_OTHER}" in said
    assert "23.5℃" not in said
    record = await get_record("patrol", await one("SELECT id FROM work_record"))
    assert record is not None
    for language, told in ((CHINESE, f"未测：{NO_OTHER}"), (ENGLISH, f"Not measured: {NO_OTHER}")):
        (line,) = (line for line in await lines_of(record, language) if line.number == 20)
        assert (line.result, line.said) == ("unmeasured", told), "as the sheet item by item has it"
    assert await count("failed_update") == 0


async def test_what_was_measured_in_time_is_submitted_later_and_what_was_not_is_asked_again(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    consultant = await measuring(world, "2026-11-23")
    await consultant.press(f"E1 {CALIPER}")
    await world.until(datetime(2026, 11, 24, 9, tzinfo=BEIJING))
    await do(consultant, "20 修改 ›", ">24.5")
    said = await submitted(consultant)
    assert f"「E1 {CALIPER}」的检定/校准已于 2026-11-23 到期，11月24日的测量不能用它。" in said
    assert await count("work_record") == 0
    await consultant.press("🔁 换一件，或不读数")
    await do(consultant, "🚫 不读数，写原因", ">温度计送检了")
    if "核对并提交 ›" in await consultant.buttons():
        await consultant.press("核对并提交 ›")
    await consultant.press("确认无误，提交")
    assert await count("work_record") == 1


async def test_a_draft_of_yesterdays_reading_is_judged_by_yesterday(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await measuring(world, "2026-11-23")
    await consultant.press(f"E1 {CALIPER}")
    await world.until(datetime(2026, 11, 24, 9, tzinfo=BEIJING))
    assert "XC20261124" in await submitted(consultant)
    assert f"E1{CALIPER}" in await report(consultant, world)
