"""批准: a record whose kind says so reaches the client once somebody else than its author approved it.

Inspections do; here patrols do, too.
"""

from dataclasses import replace
from functools import partial

import pytest

from bot.rules.permissions import Action
from bot.rules.record_kind import Release
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.rules.work_records.patrols import PATROL
from bot.screens.buttons import ApproveRecord, pack
from bot.services.checklists.found import submit
from bot.services.forms.purposes import PURPOSES
from tests.flows.behalf.recording import do
from tests.flows.checklists.test_audits import fill_in
from tests.flows.steps import count, heard, one, press_sparingly, submit_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, World

NUMBER = "XC20261123-01"
WAITS = "等待批准，批准后才发给企业"


@pytest.fixture
def _approved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patrols wait for their lead."""
    waiting = replace(PATROL, release=Release.ON_APPROVAL, approve=Action.RECALL_ISSUED_PATROL)
    monkeypatch.setitem(RECORD_KINDS, PATROL.kind, waiting)
    monkeypatch.setitem(
        PURPOSES, PATROL.form.code, replace(PURPOSES[PATROL.form.code], submit=partial(submit, waiting))
    )


async def _hidden_from(phone: Phone) -> bool:
    await phone.text(NUMBER)
    return NUMBER not in (await phone.last()).text


async def _told(world: World, who: int, words: str) -> list[str]:
    return [one.text for one in await (await world.phone(who)).messages() if words in one.text]


@pytest.mark.usefixtures("_approved")
async def test_the_client_gets_it_once_the_lead_approved_it(world: World) -> None:
    manager, lead, consultant = [await world.phone(who) for who in (MANAGER, LEAD, CONSULTANT)]
    await submit_patrol(world)
    await world.beat()
    await consultant.text(NUMBER)
    assert WAITS in (await consultant.last()).text
    assert "✅ 批准并发给企业" not in await consultant.buttons()
    assert await _hidden_from(manager)
    assert len(await _told(world, LEAD, "请批准：批准后才发给企业")) == 1
    await world.pass_by(days=2)
    assert await _hidden_from(manager), "nothing is released because nobody looked"

    await lead.text(NUMBER)
    await lead.press("✅ 批准并发给企业")
    assert "已送达企业" in (await lead.last()).text
    await world.beat()
    assert len(await _told(world, MANAGER, f"巡查报告 {NUMBER}")) == 1
    assert not await _hidden_from(manager)
    assert await one("SELECT count(*) AS n FROM outbox WHERE kind = 'case_reminder' AND state = 'waiting'") > 0


@pytest.mark.usefixtures("_approved")
async def test_nobody_approves_their_own_and_nobody_twice(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    approve = pack(ApproveRecord(PATROL.kind, await one("SELECT id FROM work_record")))
    for who in (CONSULTANT, MANAGER):
        phone = await sqlite_world.phone(who)
        await phone.press_data(await phone.last(), approve, force=True)
        assert "您无权查看" in (await phone.last()).text
    assert await one("SELECT state FROM work_record") == "submitted"
    lead = await sqlite_world.phone(LEAD)
    await lead.text(NUMBER)
    card = await lead.last()
    await lead.press_data(card, approve)
    await lead.press_data(card, approve, force=True)
    assert "已送达企业" in (await lead.last()).text
    assert await one("SELECT count(*) AS n FROM trail WHERE action = 'issue'") == 1
    assert await count("failed_update") == 0


@pytest.mark.usefixtures("_approved")
async def test_the_lead_gives_it_back_with_a_reason_and_its_author_goes_on(sqlite_world: World) -> None:
    lead, consultant = await sqlite_world.phone(LEAD), await sqlite_world.phone(CONSULTANT)
    await submit_patrol(sqlite_world)
    await sqlite_world.beat()
    await lead.press("↩️ 退回修改")
    await lead.text("照片看不清，请补拍")
    await sqlite_world.beat()
    told = await _told(sqlite_world, CONSULTANT, "退回了这次巡查，请修改后再提交")
    assert "照片看不清，请补拍" in told[0]
    await consultant.text(NUMBER)
    assert {"✏️ 修改", "🔍 重新巡查"} <= set(await consultant.buttons())
    assert await _told(sqlite_world, MANAGER, "巡查") == []


async def test_a_returned_inspection_goes_back_to_its_author_with_what_the_lead_remarks(sqlite_world: World) -> None:
    world, why = sqlite_world, "第 2 项请写清依据"
    manager, lead, consultant = [await world.phone(who) for who in (MANAGER, LEAD, CONSULTANT)]
    await do(consultant, ">做检查", "总装车间")
    await press_sparingly(consultant, "风险识别")
    await fill_in(consultant, CONSULTANT)
    number = str(await one("SELECT number FROM work_record"))
    await world.beat()
    assert number in (await heard(lead, "请批准")).text
    await do(lead, f">{number}", "↩️ 退回修改", f">{why}")
    assert await one("SELECT state FROM work_record") == "recalled"
    await world.beat()
    told = await heard(consultant, "退回了这次检查")
    assert why in told.text
    assert await _told(world, MANAGER, number) == [], "the client knows nothing of it"

    card = await do(consultant, f">{number}")
    assert why in card.text, "also later, on its card"
    await do(consultant, "✏️ 修改", "✏️ 现场照片")
    await consultant.photo(picture(), caption="依据见附图")
    await press_sparingly(consultant, "✅ 确认无误，提交")
    again = str(await one("SELECT number FROM work_record WHERE state = 'submitted'"))
    assert f"代替已撤回的 {number}" in (await consultant.last()).text
    await world.beat()
    await heard(lead, f"检查报告 {again}")
    await do(lead, f">{again}", "✅ 批准并发给企业")
    await world.beat()
    assert len(await _told(world, MANAGER, again)) == 1
    shown = await do(manager, f">{again}")
    assert why not in shown.text, "what was said among us stays there"
    assert number not in shown.text
    assert await count("failed_update") == 0
