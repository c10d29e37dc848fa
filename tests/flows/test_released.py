"""Released or not: inside the recall window a patrol and its findings are nobody's of the client; no clock runs."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

from pypdf import PdfReader

from bot.screens import buttons as b
from storage import database as db
from tests.flows.forging import told_since
from tests.flows.steps import count, one, release, submit_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

PATROL, FINDING = "XC20261123-01", "WT20261123-01"


async def forge(phone: Phone, data: b.Data) -> str:
    """Presses what no screen of theirs shows; returns all that was said to it."""
    at = await phone.calls()
    await phone.press_data(await phone.last(), b.pack(data), force=True)
    return await told_since(phone, at)


async def test_inside_the_window_nobody_of_the_client_sees_or_opens_or_acts(world: World) -> None:
    await submit_patrol(world)
    finding = int(await one("SELECT id FROM service_case"))
    for person in (MANAGER, STAFF):
        phone = await world.phone(person)
        for word in ("菜单", "问题", "查进度", PATROL, FINDING, "01"):
            at = await phone.calls()
            await phone.text(word)
            said = await told_since(phone, at)
            assert "封样缺失" not in said, word
            assert "待整改 1 件" not in said, word
            assert "总装车间" not in said, word
        for pressed in (
            b.ShowCase(finding),
            b.ShowPatrol(1),
            b.AskDocument("patrol_report", 1, 0),
            b.ActOnCase(finding, "acknowledge", "to_fix", 0),
            b.OpenForm("finding_evidence", "evidence", finding),
            b.OpenForm("behalf", "evidence", finding),
            b.SnoozeCase(finding),
        ):
            assert "您无权查看" in await forge(phone, pressed), pressed
    assert await one("SELECT state FROM service_case") == "to_fix"
    assert await one("SELECT count(*) FROM outbox WHERE kind LIKE 'case%'") == 0

    await release(world)
    manager = await world.phone(MANAGER)
    await manager.text(FINDING)
    assert "收到，马上处理" in str(await manager.buttons())


async def test_our_own_see_that_the_client_does_not_have_it_and_can_do_nothing_to_it_yet(world: World) -> None:
    await submit_patrol(world)
    for person in (CONSULTANT, LEAD):
        phone = await world.phone(person)
        await phone.text(FINDING)
        card = await phone.last()
        assert "还没发给企业" in card.text
        assert "期限：12月7日（周一）18:00" in card.text
        assert await phone.buttons() == ["🖼 照片（1）", "首页"]
    await release(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text(FINDING)
    assert "还没发给企业" not in (await consultant.last()).text
    assert {"📣 催办", "🕒 延期"} <= set(await consultant.buttons())


async def test_the_clock_starts_with_the_release(world: World) -> None:
    # five to midnight: the client gets it on the 24th, and ten working days later is the 8th
    world.clock.move_to(datetime(2026, 11, 23, 15, 55, tzinfo=UTC))
    consultant = await submit_patrol(world)
    assert "12月8日（周二）18:00前整改" in (await consultant.last()).text
    await world.pass_by(minutes=10)
    found = (await db.values("SELECT opened_at, released_at, due_at, promised_at FROM service_case"))[0]
    assert str(found["released_at"]).startswith("2026-11-23 16:05")
    assert found["due_at"] == found["promised_at"]
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.press("为什么是这天？")
    assert "从11月24日（周二）的次日起数，第 10 个工作日是12月8日（周二）" in (await manager.last()).text


async def test_nothing_runs_while_the_release_is_late_and_the_report_says_the_dates_that_hold(
    sqlite_world: World,
) -> None:
    world = sqlite_world
    manager, consultant = await world.phone(MANAGER), await submit_patrol(world)
    await world.beat()
    # the program stands still for two days
    world.clock.move_to(world.clock.now() + timedelta(days=2))
    await world.beat()
    await manager.text("WT20261123-01")
    assert "期限：12月9日（周三）18:00" in (await manager.last()).text
    reports = [message async for message in manager.newest_first() if message.raw.get("document")]
    pdf = PdfReader(BytesIO(await manager.download(reports[0])))
    said = "".join(page.extract_text() for page in pdf.pages)
    assert "2026-12-09" in said
    assert "2026-12-07" not in said
    assert await count("document") == 2, "the consultant's own stays as the version that it was"
    await consultant.text(PATROL)
    assert "12月9日（周三）18:00前整改" in (await consultant.last()).text
