"""开始 and 结束 of a patrol: as the program saw it, or as whoever writes it up later says (clauses 3.6, 4.6)."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import one, open_patrol, press_sparingly, release
from tests.flows.test_companions import on_review
from tests.schedules.test_lost_files import report_of
from tests.world import LEAD, World


async def test_it_counts_from_its_beginning_until_it_is_submitted(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await open_patrol(world)
    world.clock.pass_by(minutes=25)
    await do(phone, ">全部符合", "跳过")
    card = (await phone.last()).text
    assert "开始：11月23日 09:30 · 结束：提交时" in card
    await phone.press("确认无误，提交")
    await world.pass_by(minutes=1)
    said = await report_of(phone)
    assert "开始时间" in said
    assert "结束时间" in said
    assert "09:30" in said
    assert "09:55" in said
    assert "补记" not in said


async def test_what_is_written_up_later_says_when_it_was_and_that_it_was_written_up(world: World) -> None:
    phone = await on_review(world)
    await press_sparingly(phone, "🕘 开始")
    await phone.text("11月22日 14:00")
    await phone.press("✏️ 结束")
    await phone.text("11月22日 13:00")
    assert "开始：11月22日（周日） 14:00" in (await phone.last()).text
    await phone.press("确认无误，提交")
    assert "早于开始时间" in (await phone.last()).text
    await do(phone, "✏️ 结束", ">11月22日 15:10", "确认无误，提交")
    assert "11月22日（周日）14:00 开始，11月22日（周日）15:10 结束（补记）" in (await phone.last()).text
    assert str(await one("SELECT day FROM work_record")).startswith("2026-11-22")
    (began,) = await db.values("SELECT began_at FROM work_record")
    assert "2026-11-23" in str(began["began_at"]), "what the program saw stays as it was"
    await world.pass_by(minutes=1)
    assert "（补记）" in await report_of(phone)


async def test_what_lies_ahead_was_not(sqlite_world: World) -> None:
    phone = await on_review(sqlite_world)
    await do(phone, "🕘 开始", ">今天 8:00", "✏️ 结束", ">今天 18:00", "确认无误，提交")
    assert "「结束」还没到" in (await phone.last()).text


async def test_in_english(sqlite_world: World) -> None:
    phone = await on_review(sqlite_world, english_spoken=True)
    assert "Began: 23 Nov 09:30 · Ended: at submission" in (await phone.last()).text
    await do(phone, "🕘 Began", ">22 Nov 15:00")
    await do(phone, "✏️ Ended", ">22 Nov 14:00", "Confirm and submit")
    assert "“Ended” is before it began. Tap either of them" in (await phone.last()).text


async def test_the_times_are_corrected_as_everything_is_and_counted_in_the_register(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await on_review(world)
    world.clock.pass_by(minutes=30)
    await phone.press("确认无误，提交")
    await release(world)
    number = str(await one("SELECT number FROM work_record"))
    world.clock.pass_by(hours=1)
    await do(phone, f">{number}", "✏️ 更正", ">时间写错了", "🕘 开始", ">今天 8:00", "确认无误，提交")
    lead = await world.phone(LEAD)
    await lead.text(number)
    assert "11月23日（周一）08:00 开始，11月23日（周一）10:00 结束（补记）" in (await lead.last()).text
