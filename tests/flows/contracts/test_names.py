"""What was signed of the menu has its own name wherever its work is told, in the reader's language (3.5, 3.7)."""

from tests.flows.contracts.contracts import NUMBER, confirmed
from tests.flows.steps import english
from tests.flows.test_work_plans import do
from tests.flows.work_records.handing_over import owed
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, MANAGER, World


async def _labels(phone: Phone) -> list[str]:
    """The entries of a list of three pages."""
    labels = []
    for turn in ("2/3 ›", "3/3 ›", ""):
        labels += [one for one in await phone.buttons() if " · " in one]
        if turn:
            await phone.press(turn)
    return labels


async def test_each_work_plan_of_a_contract_has_a_label_of_its_own_in_either_language(sqlite_world: World) -> None:
    lead = await confirmed(sqlite_world)
    await do(lead, ">客户", "恒信阀门", "其他…", "工作计划")
    labels = await _labels(lead)
    assert len(labels) == len(set(labels)) == 18
    assert {"质量风险识别 · 每年一次", "服务总结报告 · 每季度一次"} <= set(labels)
    await english(lead)
    await do(lead, ">clients", "恒信阀门", "Other…", "Work plans")
    labels = await _labels(lead)
    assert len(labels) == len(set(labels)) == 18
    assert "Summary report · Once a quarter" in labels
    await do(lead, ">work plans")
    assert any(one.startswith("恒信阀门 · On-site guidance · Once") for one in await _labels(lead))


async def test_proof_of_cadence_and_picking_an_item_speak_the_readers_language(sqlite_world: World) -> None:
    lead = await confirmed(sqlite_world)
    await english(lead)
    await do(lead, ">contracts", NUMBER, "🧾 Services", "➕")
    assert "On-site quality survey" in await lead.buttons()
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    told = await do(manager, ">my company", "Cadence")
    assert "Guidance, advice · On-site guidance (Once a quarter)" in told
    assert "\n\nSurvey plan (Once only)" in told, "what is called as its work is said once"


async def test_a_delivery_begins_with_the_name_in_the_language_of_who_hands_it_over(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await owed(sqlite_world, what="服务总结报告")
    consultant = await sqlite_world.phone(CONSULTANT)
    await english(consultant)
    assert "Hand over a document · 恒信阀门 · Summary report" in await do(consultant, ">today", "Summary report")
    await consultant.document(b"%PDF-1.4", "q3.pdf")
    assert "Document: Summary report" in (await consultant.last()).text
    await do(consultant, "✅ Confirm and submit")
    await sqlite_world.beat()
    assert "JF20261123-01 服务总结报告" in (await manager.last()).text, "and each reads it in their own"
