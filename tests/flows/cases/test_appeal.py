"""申请复核: somebody who had no part in it looks at what was decided, once, within its time (clauses 5.5.1, 5.5.2)."""

from datetime import timedelta

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, file_complaint, in_english, opened_by, proposed, say, state_of
from tests.flows.cases.test_taking_over import by_itself
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import beijing
from tests.world import ADMINISTRATOR, LEAD, QUALITY_MANAGER, STAFF, World

APPEAL = "⚖️ 申请复核"


async def declined(world: World, about: str | None = None) -> tuple[Phone, Phone]:
    """A complaint that the quality manager declined, which its complainant knows."""
    staff = await file_complaint(world, about=about)
    handler = await opened_by(world, QUALITY_MANAGER)
    await say(handler, "不予受理", "这是产品质量问题，请联系生产企业。")
    await world.beat()
    return staff, handler


async def appealed(world: World) -> tuple[Phone, Phone]:
    """It was appealed against; the complainant's phone and that of the lead, who is asked to review it."""
    lead = await world.phone(LEAD)
    staff, _ = await declined(world)
    await opened_by(world, STAFF)
    await say(staff, APPEAL, "说的是你们的巡查，不是产品。")
    await world.beat()
    await lead.text(NUMBER)
    return staff, lead


async def test_who_declined_it_does_not_review_it_and_who_does_is_asked_with_a_date(world: World) -> None:
    lead = await world.phone(LEAD)
    staff, handler = await declined(world)
    news = await heard(staff, "这件事不在受理范围")
    assert "请联系生产企业" in news.text
    assert news.button(APPEAL) is not None
    await opened_by(world, STAFF)
    card = await say(staff, APPEAL, "说的是你们的巡查，不是产品。")
    assert "复核中" in card.text
    # five working days
    assert "复核期限：11月30日（周一）18:00" in card.text
    assert APPEAL not in await staff.buttons(), "once"
    await world.beat()
    asked = await heard(lead, "⚖️ 王芳申请复核，请您来看")
    assert "说的是你们的巡查" in asked.text
    assert asked.button("⚖️ 维持原处理") is not None
    assert "由别人来看，您不用再处理" in (await heard(handler, "申请复核")).text
    await handler.text(NUMBER)
    keys = await handler.buttons()
    assert "复核中" in (await handler.last()).text
    assert not {"⚖️ 维持原处理", "🔄 改变原处理", "👤 改派", "🙋 我来处理"} & set(keys)


async def test_a_decision_that_stands_is_told_with_its_reason_and_there_is_no_second_appeal(world: World) -> None:
    staff, lead = await appealed(world)
    card = await say(lead, "⚖️ 维持原处理", "核对了巡查记录，当天按约到厂。")
    assert "已复核，维持原处理" in card.text
    await world.beat()
    news = await heard(staff, "⚖️ 孙丽复核了您的投诉，维持原处理")
    assert "核对了巡查记录" in news.text
    await opened_by(world, STAFF)
    assert not [key for key in await staff.buttons() if "申请复核" in key or "重新处理" in key]
    assert await state_of() == "upheld"


async def test_a_decision_that_is_changed_is_handled_by_who_changed_it(world: World) -> None:
    staff, lead = await appealed(world)
    card = await say(lead, "🔄 改变原处理", "确实没有人到厂，重新处理。")
    assert "处理中" in card.text
    assert "处理人：孙丽" in card.text
    assert "承诺时限：12月2日（周三）18:00" in card.text
    await world.beat()
    assert "确实没有人到厂" in (await heard(staff, "🔄 孙丽复核了您的投诉，改变原处理")).text
    await lead.text(NUMBER)
    await say(lead, "✅ 答复处理结果", "已补巡查。")
    await world.beat()
    assert APPEAL not in await staff.buttons(), "once in a case, whatever comes of it"
    assert await db.values("SELECT decided_by_id FROM service_case") == [
        {"decided_by_id": world.company.people[LEAD].id}
    ]


async def test_a_resolution_that_is_not_accepted_can_be_appealed_against(sqlite_world: World) -> None:
    staff, _ = await proposed(sqlite_world)
    lead = await sqlite_world.phone(LEAD)
    card = await say(staff, APPEAL, "排班没有改。")
    assert "复核中" in card.text
    await sqlite_world.beat()
    assert "排班没有改" in (await heard(lead, "王芳申请复核")).text
    await sqlite_world.pass_by(days=8)
    assert await state_of() == "appealed", "nobody's silence decides it"


async def test_whoever_it_is_about_does_not_review_it(sqlite_world: World) -> None:
    lead, administrator = await sqlite_world.phone(LEAD), await sqlite_world.phone(ADMINISTRATOR)
    staff, _ = await declined(sqlite_world, about="孙丽")
    await opened_by(sqlite_world, STAFF)
    await say(staff, APPEAL, "就是孙丽没来。")
    await sqlite_world.beat()
    assert "就是孙丽没来" in (await heard(administrator, "王芳申请复核")).text
    assert not [message for message in await lead.messages() if "复核" in message.text]


async def test_where_nobody_else_is_left_who_appealed_is_told_so(sqlite_world: World) -> None:
    staff, _ = await declined(sqlite_world)
    ours = [sqlite_world.company.people[one].id for one in (LEAD, ADMINISTRATOR)]
    for person_id in ours:
        await db.values(
            "UPDATE role_grant SET ended_at = :at WHERE person_id = :id RETURNING id",
            at=sqlite_world.clock.now(),
            id=person_id,
        )
    await opened_by(sqlite_world, STAFF)
    await say(staff, APPEAL, "说的是你们的巡查。")
    assert "暂时没有别人可以处理" in (await staff.last()).text
    assert await one("SELECT handler_id FROM service_case") is None


async def test_a_late_review_goes_up_the_line(sqlite_world: World) -> None:
    await by_itself(sqlite_world, ADMINISTRATOR, LEAD)
    administrator = sqlite_world.stranger(ADMINISTRATOR)
    await appealed(sqlite_world)
    # due on the 30th
    await sqlite_world.until(beijing(10, day=30) + timedelta(days=1))
    lead = sqlite_world.stranger(LEAD)
    assert "请复核" in (await heard(lead, "❗ 已逾期")).text
    await heard(administrator, "❗ 已逾期：请过问")
    await administrator.press("🙋 我来处理")
    assert "处理人：郑敏" in (await administrator.last()).text
    await administrator.text(NUMBER)
    await say(administrator, "⚖️ 维持原处理", "核对过了。")
    assert await state_of() == "upheld"


@pytest.mark.parametrize("english", [False, True])
async def test_behind_its_time_an_appeal_says_so_and_leads_to_a_new_complaint(
    sqlite_world: World, english: bool
) -> None:
    staff, _ = await declined(sqlite_world)
    if english:
        await in_english(staff)
    # ten working days: until the 7th of December
    await sqlite_world.pass_by(days=15)
    await opened_by(sqlite_world, STAFF)
    await staff.press("⚖️")
    said = await staff.last()
    assert ("12月7日（周一）18:00" if not english else "7 Dec") in said.text
    assert ("现在已经过了" if not english else "that has passed") in said.text
    await staff.press("➕")
    await staff.text("还是没有人来。" if not english else "Still nobody came.")
    for key in ("服务时效", "不清楚", "跳过") if not english else ("Timeliness", "Not sure", "Skip"):
        await staff.press(key)
    await staff.press("✅")
    rows = await db.values("SELECT how FROM case_tie")
    assert [row["how"] for row in rows] == ["tied"]
    await opened_by(sqlite_world, STAFF)
    assert ("相关：TS" if not english else "Linked to TS") in (await staff.last()).text


async def test_an_appeal_begun_in_time_and_sent_behind_it_keeps_its_words_for_a_new_complaint(
    sqlite_world: World,
) -> None:
    staff, _ = await declined(sqlite_world)
    await opened_by(sqlite_world, STAFF)
    await staff.press(APPEAL)
    await staff.text("说的是你们的巡查，不是产品。")
    sqlite_world.clock.pass_by(days=15)
    await staff.press("发送")
    assert "现在已经过了" in (await staff.last()).text
    assert await state_of() == "declined"
    await staff.press("➕ 另提一件投诉")
    for key in ("服务时效", "不清楚", "跳过"):
        await staff.press(key)
    assert "说的是你们的巡查，不是产品。" in (await staff.last()).text


async def test_a_review_that_upholds_leaves_what_was_in_time_in_time(sqlite_world: World) -> None:
    """The days between a decision and the review of it are nobody's delay."""
    _, lead = await appealed(sqlite_world)
    before = await one("SELECT promised_at FROM service_case")
    await sqlite_world.pass_by(days=3)
    await lead.text(NUMBER)
    await say(lead, "⚖️ 维持原处理", "核对过了。")
    (row,) = await db.values("SELECT promised_at, closed_at FROM service_case")
    assert str(row["promised_at"]) > str(before)
    assert str(row["closed_at"]) < str(row["promised_at"])
