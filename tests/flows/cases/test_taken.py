"""Whoever was asked too sees where it was asked that somebody has taken it; the notices of a case hang together."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from storage import database as db
from tests.flows.cases.filing import ENQUIRY_NUMBER, answered, file_enquiry, say
from tests.flows.people.test_stand_ins import colleague, on_leave
from tests.flows.steps import heard, one
from tests.sandbox.phone import Message, Phone
from tests.schedules.post_room import refuse_next
from tests.world import CONSULTANT, LEAD, World

HANDLED = "👌 周明正在处理，您不用再处理。"


async def asked(world: World) -> tuple[Phone, Phone, Message]:
    """The consultant and the lead are asked about an enquiry; their phones, and what the lead has."""
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await file_enquiry(world)
    await world.beat()
    told = await lead.last()
    assert ENQUIRY_NUMBER in told.text
    return consultant, lead, told


async def shown(phone: Phone, message: Message) -> Message:
    """A message as it is now."""
    (found,) = [one for one in await phone.messages() if one.id == message.id]
    return found


async def becomes() -> list[str]:
    """What became of the marks."""
    return await db.column(str, "SELECT state FROM outbox WHERE kind = 'case_taken' ORDER BY id")


async def test_what_was_asked_of_others_says_who_does_it(world: World) -> None:
    consultant, lead, told = await asked(world)
    await consultant.press("👌 受理")
    await world.beat()
    now = await lead.last()
    assert now.id == told.id
    assert now.text.startswith(HANDLED)
    assert ENQUIRY_NUMBER in now.text
    assert [button.text for button in now.buttons] == ["查看"]
    assert await becomes() == ["sent"]
    await lead.press("查看")
    assert "新标准什么时候开始执行" in (await lead.last()).text
    # who did it has the card where they pressed, and hears nothing of it
    assert HANDLED not in str([message.text for message in await consultant.messages()])


async def test_a_mark_waits_for_the_program_and_goes_out_once(world: World) -> None:
    consultant, lead, told = await asked(world)
    await consultant.press("👌 受理")
    await world.restart()
    await world.beat()
    await world.beat()
    assert (await shown(lead, told)).text.startswith(HANDLED)
    before = await lead.calls()
    await world.pass_by(hours=1)
    assert [call for call in await lead.calls_since(before) if call["method"] == "editMessageText"] == []


async def test_what_its_reader_has_put_in_the_place_stays(world: World) -> None:
    consultant, lead, told = await asked(world)
    await lead.press("为什么是这天")
    looked_at = await shown(lead, told)
    await consultant.press("👌 受理")
    await world.beat()
    assert await shown(lead, told) == looked_at
    assert await becomes() == []


async def test_a_look_after_the_step_and_before_the_mark_stays_too(sqlite_world: World) -> None:
    consultant, lead, told = await asked(sqlite_world)
    await consultant.press("👌 受理")
    await lead.press("为什么是这天")
    looked_at = await shown(lead, told)
    await sqlite_world.beat()
    assert await shown(lead, told) == looked_at
    assert await becomes() == ["moot"]


async def test_a_key_below_which_something_lies_leaves_the_notice_to_be_marked(sqlite_world: World) -> None:
    consultant, lead, told = await asked(sqlite_world)
    await lead.text("首页")
    await lead.press_data(told, next(key.data or "" for key in told.buttons if "为什么" in key.text))
    assert await shown(lead, told) == told
    await consultant.press("👌 受理")
    await sqlite_world.beat()
    assert (await shown(lead, told)).text.startswith(HANDLED)


async def test_a_notice_that_is_gone_or_old_is_left_alone(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, _, _ = await asked(world)
    await consultant.press_data(await consultant.last(), await accept_of(consultant))
    await refuse_next(world, 400, "Bad Request: message to edit not found", method="editMessageText")
    await world.beat()
    assert await becomes() == ["moot"]
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'undelivered'") == 0


async def test_what_went_to_the_stand_in_is_marked_in_the_chat_of_the_stand_in(sqlite_world: World) -> None:
    world = sqlite_world
    other, lead = await colleague(world), await world.phone(LEAD)
    await on_leave(world)
    await world.beat()
    await file_enquiry(world)
    await world.beat()
    told = await heard(other, ENQUIRY_NUMBER)
    await lead.press("👌 受理")
    await world.beat()
    now = await shown(other, told)
    assert "孙丽正在处理" in now.text
    assert [button.text for button in now.buttons] == ["查看"]


async def test_what_was_said_a_week_ago_is_left_alone(sqlite_world: World) -> None:
    consultant, lead, told = await asked(sqlite_world)
    await db.values(
        "UPDATE outbox SET done_at = :at RETURNING id", at=sqlite_world.clock.now() - timedelta(days=7, hours=1)
    )
    await consultant.press("👌 受理")
    await sqlite_world.beat()
    assert await shown(lead, told) == told
    assert await becomes() == []


async def accept_of(phone: Phone) -> str:
    """What the key 受理 says."""
    return next(key.data or "" for key in (await phone.last()).buttons if "受理" in key.text)


async def test_two_who_take_it_at_once(world: World) -> None:
    consultant, lead, told = await asked(world)
    accept = await accept_of(lead)
    theirs = await consultant.last()
    with suppress(TimeoutError):
        await asyncio.gather(consultant.press_data(theirs, accept), lead.press_data(told, accept))
    await world.beat()
    name = str(await one("SELECT p.name FROM service_case c JOIN person p ON p.id = c.handler_id"))
    loser, message = (lead, told) if name == "周明" else (consultant, theirs)
    assert name in (await shown(loser, message)).text
    assert set(await becomes()) <= {"moot"}


async def test_the_notices_of_a_case_answer_one_another(sqlite_world: World) -> None:
    world = sqlite_world
    staff, consultant = await answered(world)
    first = [message for message in await staff.messages() if message.from_bot and ENQUIRY_NUMBER in message.text][-1]
    await say(consultant, "💬 答复", "补充：含分包方。")
    await world.beat()
    second = await staff.last()
    assert "含分包方" in second.text
    assert second.raw["reply_to_message"]["message_id"] == first.id
    assert "reply_to_message" not in first.raw
