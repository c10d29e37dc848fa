"""Who must not see a complaint does not: by number, list, button, link or message (clauses 5.3.3, 5.5.1)."""

import pytest

from bot.screens.buttons import ActOnCase, ExplainDate, OpenForm, ShowCase, ShowCaseFiles, SnoozeCase, pack
from bot.screens.not_found import NO_SUCH
from storage import database as db
from tests.flows.cases.filing import NUMBER, WHAT, accepted, answered, file_complaint, opened_by, say, state_of
from tests.flows.forging import told_since
from tests.flows.steps import heard, one
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    World,
)

WORDS = ("进度", "问题", "菜单", NUMBER, "01", "1123-01", f"/start {NUMBER}")


async def forged(action: str | None = "reply") -> list[str]:
    """The data of every button about the one case there is."""
    case_id = int(await one("SELECT id FROM service_case"))
    now = await state_of()
    return [
        pack(ShowCase(case_id)),
        pack(ExplainDate(case_id)),
        pack(SnoozeCase(case_id)),
        pack(ShowCaseFiles(case_id, "photos")),
        *(pack(ActOnCase(case_id, tap, now, turn)) for tap in ("accept", "nudge", "withdraw") for turn in (0, 1)),
        *(pack(OpenForm(f"case_{form}", form, case_id)) for form in ("reply", "resolve", "decline", "assign")),
    ]


async def assert_hidden_from(phone: Phone) -> None:
    """Nothing that this person can do tells a word of the complaint, or changes anything about it."""
    at = await phone.calls()
    for word in WORDS:
        await phone.text(word)
    for tab in ("查进度", "本单位"):
        for message in reversed(await phone.messages()):
            if button := message.button(tab):
                await phone.press_data(message, button.data or "", force=True)
                break
    before = await case_rows()
    for data in await forged():
        answer = await phone.press_data(await phone.last(), data, force=True)
        assert "您无权查看" in answer.text or "您无权查看" in (await phone.last()).text, data
    said = await told_since(phone, at)
    assert WHAT not in said
    assert "处理人" not in said
    assert f"<b>{NUMBER}</b>" not in said
    assert await case_rows() == before


async def case_rows() -> object:
    """The case and what waits to be said about it."""
    return [
        [dict(row) for row in await db.values(f"SELECT * FROM {table} ORDER BY id")]
        for table in ("service_case", "outbox")
    ]


@pytest.mark.parametrize("about", [True, False])
async def test_a_private_complaint_is_hidden_from_all_but_its_sides_and_those_who_oversee(
    sqlite_world: World, about: bool
) -> None:
    """``about`` the consultant who serves the firm, or nobody in particular."""
    phones = {who: await sqlite_world.phone(who) for who in (MANAGER, OTHER_MANAGER, OTHER_STAFF, CONSULTANT, LEAD)}
    await accepted(sqlite_world, about="周明" if about else None)
    for phone in phones.values():
        await assert_hidden_from(phone)
    for who in (QUALITY_MANAGER, ADMINISTRATOR, AUDITOR):
        assert WHAT in (await (await opened_by(sqlite_world, who)).last()).text


async def test_a_colleague_of_the_complainant_sees_nothing_of_it(sqlite_world: World) -> None:
    manager = await file_complaint(sqlite_world, MANAGER)
    assert NUMBER in (await manager.last()).text
    await assert_hidden_from(await sqlite_world.phone(STAFF))


async def test_with_the_complainants_leave_the_manager_may_look_and_does_nothing(sqlite_world: World) -> None:
    await accepted(sqlite_world, visible=True)
    manager = await opened_by(sqlite_world, MANAGER)
    assert WHAT in (await manager.last()).text
    assert [text for text in await manager.buttons() if text[0] not in "📅首"] == []
    await manager.text("进度")
    await manager.press("本单位")
    assert NUMBER in (await manager.last()).text


async def test_a_complaint_about_the_quality_manager_is_hidden_from_him_and_the_lead_gets_it(
    sqlite_world: World,
) -> None:
    himself, lead = await sqlite_world.phone(QUALITY_MANAGER), await sqlite_world.phone(LEAD)
    staff = await file_complaint(sqlite_world, about="吴刚")
    before = len(await himself.messages())
    await sqlite_world.pass_by(days=8)  # past every deadline and escalation
    since = (await himself.messages())[before:]
    assert [message.text.split()[0] for message in since] == ["服务能力"], "the week's readiness speaks of no complaint"
    assert NUMBER not in since[0].text
    assert (
        await one(
            "SELECT count(*) FROM outbox o JOIN person p ON p.id = o.person_id WHERE p.telegram_id = :who"
            " AND o.subject_kind = 'case'",
            who=QUALITY_MANAGER,
        )
        == 0
    )
    await assert_hidden_from(himself)

    news = await heard(lead, "王芳提出一件投诉，请受理")
    accept = news.button("👌 受理")
    assert accept is not None
    await lead.press_data(news, accept.data or "")
    await lead.press("吴刚")
    await say(lead, "答复处理结果", "已当面道歉。")
    await sqlite_world.beat()
    assert "孙丽给出了处理结果" in (await staff.last()).text
    assert len(await himself.messages()) > before  # what he typed himself
    assert not [message for message in await himself.messages() if WHAT in message.text]


async def test_who_a_complaint_is_about_is_never_offered_to_handle_it(sqlite_world: World) -> None:
    _, handler = await accepted(sqlite_world, about="周明")
    await handler.press("👤 改派")
    offered = str(await handler.buttons())
    assert "孙丽" in offered
    assert "周明" not in offered
    data = await one("SELECT token FROM draft WHERE form = 'case_assign'")
    forged_pick = f"a|{data}|0|{sqlite_world.company.people[CONSULTANT].id}"
    await handler.press_data(await handler.last(), forged_pick, force=True)
    assert await one("SELECT handler_id FROM service_case") == sqlite_world.company.people[QUALITY_MANAGER].id


async def test_a_message_about_it_that_waits_is_not_sent_to_somebody_who_may_no_longer_see_it(world: World) -> None:
    lead = await world.phone(LEAD)
    _, handler = await accepted(world)
    await handler.press("👤 改派")
    await handler.press("孙丽")
    await db.values(
        "UPDATE service_case SET about_id = :lead RETURNING id", lead=world.company.people[LEAD].id
    )  # found out meanwhile
    await world.beat()
    assert not [message for message in await lead.messages() if NUMBER in message.text]


async def test_an_enquiry_is_for_the_whole_team_and_not_for_other_firms(sqlite_world: World) -> None:
    await answered(sqlite_world)
    for who in (CONSULTANT, LEAD, QUALITY_MANAGER, MANAGER):
        phone = await opened_by(sqlite_world, who, "ZX20261123-01")
        assert "新标准什么时候" in (await phone.last()).text, who
    for who in (OTHER_STAFF, OTHER_MANAGER):
        phone = await opened_by(sqlite_world, who, "ZX20261123-01")
        assert (await phone.last()).text == NO_SUCH.zh
