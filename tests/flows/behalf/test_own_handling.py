"""Nobody records for a complainant what is said about their own handling (clauses 5.5.1, 5.5.4)."""

import pytest

from bot.screens.buttons import OpenForm, pack
from storage import database as db
from tests.flows.behalf.recording import COMPLAINT, NEW_NAME, NEW_PERSON, do, record
from tests.flows.cases.filing import ENQUIRY_NUMBER, NUMBER, file_enquiry, proposed, say, state_of
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, QUALITY_MANAGER, World

JUDGING = {"confirm": "👍 满意，办结", "rate": "⭐ 评价", "withdraw": "↩️ 撤回"}


async def refused(phone: Phone, action: str) -> bool:
    """Whether a key that the card does not show is refused to this person."""
    case_id = int(await one("SELECT id FROM service_case"))
    before = await db.values("SELECT state, turn, rating FROM service_case")
    answer = await phone.press_data(await phone.last(), pack(OpenForm("behalf_known", action, case_id)), force=True)
    said = answer.text + (await phone.last()).text
    assert await db.values("SELECT state, turn, rating FROM service_case") == before
    return "您无权查看" in said


async def test_the_handler_of_a_complaint_cannot_agree_or_rate_for_who_filed_it(world: World) -> None:
    _, handler = await proposed(world)
    keys = str(await handler.buttons())
    assert "📝 代录" in keys, "that they are not satisfied is no word in their own favour"
    assert not [key for key in JUDGING.values() if key in keys]
    for action in ("confirm", "rate"):
        assert await refused(handler, action), action


@pytest.mark.parametrize("action", ["confirm", "withdraw"])
async def test_of_an_enquiry_a_colleague_records_it_but_not_its_handler(sqlite_world: World, action: str) -> None:
    consultant, lead = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(LEAD)
    await file_enquiry(sqlite_world)
    await consultant.text(ENQUIRY_NUMBER)
    await consultant.press("👌 受理")
    if action == "confirm":
        await say(consultant, "答复处理结果", "从明年一月起执行。")
    else:
        await say(consultant, "❓ 请对方补充", "是哪一版标准？")
    await consultant.text(ENQUIRY_NUMBER)
    assert JUDGING[action] not in str(await consultant.buttons())
    assert await refused(consultant, action)

    await lead.text(ENQUIRY_NUMBER)
    await do(lead, f"📝 代录 · {JUDGING[action]}", "电话")
    if action == "confirm":
        assert await state_of(ENQUIRY_NUMBER) == "resolved"
        assert "王芳（孙丽代录） 满意，办结" in (await lead.last()).text


async def test_whoever_it_was_given_to_while_they_wrote_cannot_go_on(sqlite_world: World) -> None:
    consultant, lead = await sqlite_world.phone(CONSULTANT), await sqlite_world.phone(LEAD)
    await file_enquiry(sqlite_world)
    await consultant.text(ENQUIRY_NUMBER)
    await consultant.press("👌 受理")
    await lead.text(ENQUIRY_NUMBER)
    await say(consultant, "❓ 请对方补充", "是哪一版标准？")
    await lead.text(ENQUIRY_NUMBER)
    await lead.press("📝 代录 · ↩️ 撤回")
    await db.values("UPDATE service_case SET handler_id = (SELECT id FROM person WHERE telegram_id = 106) RETURNING id")
    await lead.press("电话")
    assert await state_of(ENQUIRY_NUMBER) == "waiting"


async def test_where_the_only_quality_manager_recorded_and_handles_it_an_administrator_asks_and_records(
    world: World,
) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    quality = await record(world, "📮 投诉", *NEW_PERSON, "电话", *COMPLAINT, who=QUALITY_MANAGER)
    await quality.text(NUMBER)
    await quality.press("👌 受理")
    await quality.press("没有涉及具体的人")
    await say(quality, "答复处理结果", "以后不再迟到。")
    await world.beat()
    assert "给出了处理结果" in (await heard(administrator, f"请转告{NEW_NAME}")).text
    await quality.text(NUMBER)
    assert JUDGING["confirm"] not in str(await quality.buttons())

    await administrator.text(NUMBER)
    await do(administrator, f"📝 代录 · {JUDGING['confirm']}", "电话")
    assert await state_of(NUMBER) == "resolved"
    assert f"{NEW_NAME}（郑敏代录） 满意，办结" in (await administrator.last()).text
