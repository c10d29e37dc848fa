"""Released or not: inside the recall window a patrol and its findings are nobody's of the client; no clock runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.rules.work_records import patrols
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens import buttons as b
from storage import database as db
from tests.flows.forging import told_since
from tests.flows.steps import count, heard, one, press_sparingly, release, submit_patrol
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
            b.ShowRecord("patrol", 1),
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
        assert await phone.buttons() == ["🔒 内部备注", "🖼 照片（1）", "首页"]
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


async def taken_back(world: World) -> Phone:
    """The consultant recalled a patrol within its window."""
    consultant = await submit_patrol(world)
    await consultant.press("↩️ 撤回")
    return consultant


async def test_a_recalled_patrol_keeps_its_work_and_opens_at_its_review(world: World) -> None:
    consultant = await taken_back(world)
    assert "内容还在，可以改后再交" in (await consultant.last()).text
    assert await consultant.buttons() == ["✏️ 修改", "🔍 重新巡查", "🗑 作废", "首页"]
    review = await press_sparingly(consultant, "✏️ 修改")
    assert "确认无误，提交" in str(review.buttons)
    assert "封样缺失" in review.text
    assert await one("SELECT count(*) FROM attachment WHERE belongs_to = 'draft'") == 1

    # the severity is what was wrong
    await consultant.press("程度")
    await consultant.press("严重")
    await consultant.press("确认无误，提交")
    card = await consultant.last()
    assert "XC20261123-02" in card.text
    assert "代替已撤回的 XC20261123-01" in card.text
    assert "WT20261123-02 封样缺失" in card.text
    assert "11月30日（周一）18:00前整改" in card.text
    rows = await db.values("SELECT id, state, began_at AS started_at FROM work_record ORDER BY id")
    assert [row["state"] for row in rows] == ["recalled", "submitted"]
    assert rows[0]["started_at"] == rows[1]["started_at"], "it is the same visit"
    assert await one("SELECT state FROM task") == "done"
    owners = [row["owner_id"] for row in await db.values("SELECT owner_id FROM attachment ORDER BY id")]
    assert owners == [row["id"] for row in rows], "both records have the photo"

    await release(world)
    await consultant.text(PATROL)
    old = await consultant.last()
    assert "周明撤回" in old.text
    assert "现在以 XC20261123-02 为准" in old.text
    assert old.button("修改") is None
    manager = await world.phone(MANAGER)
    await manager.text("XC20261123-02")
    assert "代替" not in (await manager.last()).text, "of the first they never heard"
    await manager.text(PATROL)
    assert "没有这个编号" in (await manager.last()).text


async def test_a_second_tap_on_correct_shows_the_same_copy_and_what_was_begun_since_stays(sqlite_world: World) -> None:
    consultant = await taken_back(sqlite_world)
    recalled = await consultant.last()
    revise = recalled.button("✏️ 修改")
    assert revise is not None
    await consultant.press("🔍 重新巡查")
    await consultant.text("全部符合，除6 台账缺签字")
    for _ in range(2):
        await consultant.press_data(recalled, revise.data or "", force=True)
        shown = (await consultant.last()).text
        assert "台账缺签字" in shown or "6" in shown
    assert await one("SELECT count(*) FROM draft WHERE form = 'patrol' AND state = 'open'") == 1
    answers = await db.values(
        "SELECT question, value FROM draft_answer a JOIN draft d ON d.id = a.draft_id"
        " WHERE d.state = 'open' AND question IN ('topic4', 'topic6')"
    )
    assert {row["question"]: row["value"] for row in answers} == {"topic4": '"conform"', "topic6": '"non_conform"'}


async def test_what_is_void_says_who_and_why_and_cannot_be_corrected_any_more(world: World) -> None:
    consultant = await taken_back(world)
    recalled = await consultant.last()
    await consultant.press("🗑 作废")
    await consultant.text("走错了车间")
    said = await consultant.last()
    assert "已作废" in said.text
    assert await consultant.buttons() == ["首页"]
    await consultant.text(PATROL)
    card = await consultant.last()
    assert "走错了车间" in card.text
    assert "周明作废" in card.text
    for key in ("✏️ 修改", "🗑 作废"):
        button = recalled.button(key)
        assert button is not None
        answer = await consultant.press_data(recalled, button.data or "", force=True)
        assert answer.text == "已处理过了", key
    await consultant.text(FINDING)
    assert "周明 撤回巡查，此问题作废" in (await consultant.last()).text
    assert "没有发给企业" in (await consultant.last()).text
    assert await one("SELECT state FROM task") == "open", "the visit is still to be made"


async def test_what_the_client_has_is_the_leads_to_recall_and_whoever_saw_it_is_told_why(world: World) -> None:
    manager, staff, lead = [await world.phone(person) for person in (MANAGER, STAFF, LEAD)]
    consultant = await submit_patrol(world)
    await world.pass_by(minutes=10)
    await staff.text(FINDING)
    await staff.press("收到，马上处理")
    await consultant.text(PATROL)
    assert "撤回" not in str(await consultant.buttons())

    await lead.text(PATROL)
    await press_sparingly(lead, "↩️ 撤回")
    await lead.text("查错了批次")
    assert "看过它的人都会收到通知" in (await lead.last()).text
    assert await lead.buttons() == ["🗑 作废", "首页"]
    assert await one("SELECT state FROM service_case") == "voided"
    await world.beat()
    for phone in (manager, staff, consultant):
        news = await heard(phone, "孙丽撤回了")
        assert "查错了批次" in news.text
        assert "不用再整改" in news.text
    assert {"✏️ 修改", "🗑 作废"} <= {button.text for button in (await heard(consultant, "孙丽撤回了")).buttons}
    await staff.text(FINDING)
    card = (await staff.last()).text
    assert "已作废" in card
    assert "孙丽 撤回巡查，此问题作废" in card
    assert "查错了批次" in card
    await manager.text(PATROL)
    assert "孙丽撤回" in (await manager.last()).text
    # nothing more is asked of anybody, and another chat of the client that heard nothing is told nothing
    await world.pass_by(days=30)
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_reminder' AND state = 'sent'") == 0


async def test_no_report_is_promised_of_what_has_none(sqlite_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kind that waits has one yet, so here patrols have none."""
    await submit_patrol(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text(PATROL)
    assert "报告马上发给您；" in (await consultant.last()).text
    monkeypatch.setitem(RECORD_KINDS, patrols.PATROL.kind, replace(patrols.PATROL, document=""))
    await consultant.text(PATROL)
    card = (await consultant.last()).text
    assert "发给企业，之前可以撤回。" in card
    assert "报告" not in card
