"""内部备注: our own people read it, the client's side sees neither its words nor its files, nor that it was written."""

import pytest

from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.people import CLIENT_SIDE, Position, Role
from bot.screens.buttons import OpenForm, ShowCaseFiles, pack
from storage import database as db
from tests.flows.cases.filing import ENQUIRY_NUMBER, NUMBER, accepted, answered, in_english, opened_by, say, state_of
from tests.flows.steps import heard, one, press_sparingly, released_patrol
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

WORDS = "周明上周也没有去，先查排班再答复。"
FINDING_NUMBER = "WT20261123-01"


async def test_a_note_is_read_by_our_side_and_told_to_the_handler_but_not_to_the_client(world: World) -> None:
    staff, handler = await accepted(world)
    administrator = await opened_by(world, ADMINISTRATOR)
    card = await say(administrator, "🔒 内部备注", WORDS, send=None)
    assert WORDS in card.text
    before = await staff.messages()
    await world.beat()
    news = await heard(handler, "写了内部备注（企业看不到）")
    assert WORDS in news.text
    assert "郑敏" in news.text
    assert WORDS in (await (await opened_by(world, AUDITOR)).last()).text
    assert await staff.messages() == before, "the complainant hears nothing of it"
    await staff.text(NUMBER)
    card = await staff.last()
    assert "内部备注" not in card.text
    assert WORDS not in card.text
    assert "🔒 内部备注" not in str(await staff.buttons())
    assert await state_of() == "accepted"


async def test_who_reads_the_complaint_with_leave_sees_no_note(sqlite_world: World) -> None:
    await accepted(sqlite_world, visible=True)
    handler = await opened_by(sqlite_world, QUALITY_MANAGER)
    await say(handler, "🔒 内部备注", WORDS, send=None)
    card = await (await opened_by(sqlite_world, MANAGER)).last()
    assert NUMBER in card.text
    assert "备注" not in card.text
    assert WORDS not in card.text


async def test_a_file_of_a_note_is_among_the_files_of_our_side_alone(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await press_sparingly(handler, "🔒 内部备注")
    await handler.photo(picture(75), caption=WORDS)
    assert "照片（1）" in str(await handler.buttons())
    await staff.text(NUMBER)
    assert "照片" not in str(await staff.buttons())
    before = len(await staff.messages())
    await staff.press_data(await staff.last(), pack(ShowCaseFiles(await _case(), "photos")), force=True)
    assert len(await staff.messages()) == before, "nothing was sent"


async def test_the_client_cannot_write_one_by_a_forged_button(sqlite_world: World) -> None:
    staff, _ = await accepted(sqlite_world)
    await staff.press_data(await staff.last(), pack(OpenForm("case_note", "note", await _case())), force=True)
    assert await db.values("SELECT id FROM draft WHERE form = 'case_note'") == []


async def test_a_name_in_a_note_leaves_who_is_named_later_as_protected_as_before(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "🔒 内部备注", WORDS, send=None)
    await staff.text(NUMBER)
    await say(staff, "✍️ 补充说明", "是周明没有来。")
    await handler.text(NUMBER)
    await handler.press("👤 改派")
    assert "周明" not in str(await handler.buttons())


async def test_an_enquiry_and_a_finding_have_notes_too(sqlite_world: World) -> None:
    await answered(sqlite_world)
    staff = await sqlite_world.phone(STAFF)
    await staff.text(ENQUIRY_NUMBER)
    if "👎" in str(await staff.buttons()):
        await say(staff, "👎", "没说清楚。")
    lead = await opened_by(sqlite_world, LEAD, ENQUIRY_NUMBER)
    assert WORDS in (await say(lead, "🔒 内部备注", WORDS, send=None)).text
    await staff.text(ENQUIRY_NUMBER)
    assert WORDS not in (await staff.last()).text

    await released_patrol(sqlite_world)
    consultant = await opened_by(sqlite_world, CONSULTANT, FINDING_NUMBER)
    assert WORDS in (await say(consultant, "🔒 内部备注", WORDS, send=None)).text
    card = await (await opened_by(sqlite_world, MANAGER, FINDING_NUMBER)).last()
    assert FINDING_NUMBER in card.text
    assert WORDS not in card.text


async def test_it_reads_in_english(sqlite_world: World) -> None:
    _, handler = await accepted(sqlite_world)
    await in_english(handler)
    await handler.text(NUMBER)
    await handler.press("🔒 Internal note")
    assert "the client does not see it" in (await handler.last()).text
    await handler.text("Look at the roster first.")
    assert "wrote an internal note (not for the client)" in (await handler.last()).text


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_what_is_inside_is_done_and_told_on_our_side_alone(kind: str) -> None:
    clients = {*CLIENT_SIDE, Position.PRINCIPAL, Position.DIRECTOR, Position.OFFICER}
    for step in CASE_KINDS[kind].transitions:
        if step.inside:
            assert step.to is None
            assert not clients & {*step.who, *step.tells}
            assert all(isinstance(one, Role) for one in step.who)


async def _case() -> int:
    return int(await one("SELECT id FROM service_case"))
