"""How grave a finding is, who fixes it and by when: corrected in its record, it goes to it while it is open (4.7.1)."""

import pytest

from storage import database as db
from tests.flows.checklists.test_correcting import on_last_report
from tests.flows.steps import english, heard, one, press_sparingly
from tests.flows.test_verification import NUMBER, issued
from tests.flows.work_records.test_confirming import card
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, STAFF, World


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def correcting(world: World, phone: Phone, key: str = "✏️ 更正", why: str = "会上重新评过") -> None:
    """The consultant has said why the patrol is corrected, and goes to what was found."""
    await world.pass_by(minutes=1)
    await phone.text(NUMBER)
    await press_sparingly(phone, key)
    await phone.text(why)


async def promised() -> str:
    """By when the finding is to be fixed."""
    return str(await one("SELECT promised_at FROM service_case"))[:10]


async def test_how_grave_it_is_moves_the_date_that_followed_from_it(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    before = await promised()
    await correcting(world, consultant)
    await press_sparingly(consultant, "✏️ 4 程度")
    await press_sparingly(consultant, "严重")
    review = (await consultant.last()).text
    assert "程度改为严重，期限改为 2026-11-30" in review
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert (before, await promised()) == ("2026-12-07", "2026-11-30")
    assert await one("SELECT severity FROM finding_detail") == "serious"
    told = (await heard(manager, "更正了记录，这个问题现在的情况见下")).text
    assert "会上重新评过" in told
    await manager.text(str(await one("SELECT number FROM service_case")))
    shown = (await manager.last()).text
    assert "周明 更正了记录：程度 一般 → 严重、期限 12月7日周一 → 11月30日周一" in shown
    assert "第 4 项" in (await card(manager))[0]
    assert "程度 一般 → " in (await card(manager))[0]


async def test_who_fixes_it_and_the_agreed_day_go_to_it_and_are_told(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    await issued(world)
    await english(consultant)
    await english(staff)
    await correcting(world, consultant, "✏️ Correct", "Agreed with the shop")
    await press_sparingly(consultant, "＋ 4 Responsible")
    await press_sparingly(consultant, "王芳")
    await press_sparingly(consultant, "＋ 4 Fix by")
    await consultant.text("2026-12-02")
    review = (await consultant.last()).text
    assert "WT20261123-01: to fix by 2026-12-02, responsible: 王芳." in review
    await press_sparingly(consultant, "Confirm and submit")
    await world.beat()
    assert await promised() == "2026-12-02"
    assert await one("SELECT fix_by FROM finding_detail") == "2026-12-02"
    told = (await heard(staff, "corrected the record; see below how this finding stands now")).text
    assert "Agreed with the shop" in told
    await staff.text("WT20261123-01")
    shown = (await staff.last()).text
    assert "corrected the record: date Mon 7 Dec → Wed 2 Dec, responsible none → 王芳" in shown
    waiting = "kind = 'case_reminder' AND state = 'waiting'"
    late = await one(f"SELECT count(*) FROM outbox WHERE {waiting} AND send_at > '2026-12-09'")
    assert late == 0, "what was planned for the former date is not said"


async def test_a_date_that_was_set_since_stays(world: World) -> None:
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await issued(world)
    await lead.text("WT20261123-01")
    await press_sparingly(lead, "🕒 延期")
    await lead.text("2026-12-25")
    await lead.text("等供应商到货")
    await correcting(world, consultant)
    await press_sparingly(consultant, "✏️ 4 程度")
    await press_sparingly(consultant, "轻微")
    assert "程度改为轻微，期限另定过，仍为 2026-12-25" in (await consultant.last()).text
    await press_sparingly(consultant, "提交")
    assert await promised() == "2026-12-25"
    assert await one("SELECT severity FROM finding_detail") == "minor"


async def test_what_is_closed_is_corrected_in_the_record_alone(world: World) -> None:
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await db.changed("UPDATE service_case SET state = 'closed', closed_at = opened_at, due_at = NULL")
    await correcting(world, consultant)
    await press_sparingly(consultant, "✏️ 4 程度")
    await press_sparingly(consultant, "严重")
    assert "WT20261123-01：已闭环，只更正记录" in (await consultant.last()).text
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert await one("SELECT severity FROM finding_detail") == "ordinary"
    assert "严重" in await on_last_report(manager)
