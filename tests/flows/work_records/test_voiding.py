"""作废 in one step by the lead: report, task and number go with the record, what was found goes on or ends (3.6)."""

import pytest

from tests.flows.steps import english, heard, one, press_sparingly, submit_patrol
from tests.flows.test_verification import NUMBER, issued, verify
from tests.flows.work_records.test_confirming import card
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_STRANGER, STAFF, World

KEY = "🗑 作废"


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def asked(world: World, why: str = "走错了车间") -> Phone:
    """The lead voids the patrol, and is asked what becomes of what was found."""
    lead = await world.phone(LEAD)
    await lead.text(NUMBER)
    await press_sparingly(lead, KEY)
    await lead.text(why)
    return lead


async def test_what_was_found_ends_with_it_and_whoever_got_the_report_hears(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    manager, code = await issued(world)
    lead = await asked(world)
    await press_sparingly(lead, "随记录作废")
    review = (await lead.last()).text
    assert "看过的人会收到通知；编号不再使用。任务要重新做。" in review
    await press_sparingly(lead, "🗑 确定作废")
    assert f"{NUMBER} 已作废" in (await lead.last()).text
    await world.beat()
    for phone in (manager, consultant):
        told = (await heard(phone, "作废了这次巡查，报告不再有效")).text
        assert "走错了车间" in told
        assert "不用再整改" in told
    assert await one("SELECT state FROM service_case") == "voided"
    assert await one("SELECT state FROM task") == "open", "the visit is still to be made"
    assert "❌ 已作废" in await verify(world.stranger(OTHER_STRANGER), code)
    text, keys = await card(manager)
    assert "作废" in text
    assert not [key for key in keys if "发我巡查报告" in key]
    assert not [message for message in await staff.messages() if "作废了这次" in message.text], "no report was theirs"
    await submit_patrol_again(world)
    assert await one("SELECT number FROM work_record WHERE state = 'submitted'") == "XC20261123-02"


async def submit_patrol_again(world: World) -> None:
    """The visit is made after all."""
    consultant = await world.phone(CONSULTANT)
    await consultant.text("今日待办")
    await consultant.press("总装车间")
    await consultant.text("全部符合")
    await consultant.press("跳过")
    await consultant.press("确认无误，提交")


async def test_what_was_found_stays_where_the_lead_says_so(world: World) -> None:
    manager, _ = await issued(world)
    lead = await world.phone(LEAD)
    await english(manager)
    await english(lead)
    await lead.text(NUMBER)
    await press_sparingly(lead, "🗑 Void")
    await lead.text("The record is of another shop")
    await press_sparingly(lead, "Stay, to be fixed")
    await press_sparingly(lead, "🗑 Void it")
    await world.beat()
    told = (await heard(manager, "voided this patrol; its report does not hold")).text
    assert "What it found stays, and is to be fixed as before." in told
    assert await one("SELECT state FROM service_case") == "to_fix"
    assert await one("SELECT count(*) FROM outbox WHERE subject_kind = 'case' AND state = 'waiting'") > 0


async def test_only_who_may_recall_it_voids_what_the_client_has(world: World) -> None:
    await issued(world)
    for who in (CONSULTANT, MANAGER):
        _, keys = await card(await world.phone(who))
        assert KEY not in keys


async def test_what_was_recalled_is_voided_with_a_reason_alone(world: World) -> None:
    consultant = await submit_patrol(world)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "撤回")
    await press_sparingly(consultant, KEY)
    await consultant.text("重复了")
    assert f"{NUMBER} 已作废" in (await consultant.last()).text
