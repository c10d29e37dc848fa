"""Signs instead of words: a receipt on an album, "sending a file", what can be typed, and what is folded."""

import json

from tests.flows.cases.filing import proposed, say
from tests.flows.steps import count, submit_patrol
from tests.flows.test_documents import ask
from tests.sandbox.phone import Json, Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import refuse_next
from tests.world import CONSULTANT, MANAGER, STAFF, World

PHOTOS = [picture(65), picture(66), picture(67), picture(68)]


async def made(phone: Phone, method: str, since: int) -> list[Json]:
    """The program's calls of a method."""
    return [call for call in await phone.calls_since(since) if call["method"] == method]


async def marked(phone: Phone) -> dict[int, str]:
    """The signs on what the person sent."""
    return {message.id: message.raw["reaction"] for message in await phone.messages() if "reaction" in message.raw}


async def test_later_photos_of_an_album_are_acknowledged_by_one_sign(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    before = await staff.calls()
    first, *_ = await staff.album(PHOTOS)
    assert await marked(staff) == {first.id: "👌"}
    assert len(await made(staff, "setMessageReaction", before)) == 1
    # the next album has one of its own, and a refusal changes nothing of what is kept
    await refuse_next(sqlite_world, 400, "Bad Request: REACTION_INVALID", method="setMessageReaction")
    await staff.album(PHOTOS)
    assert await marked(staff) == {first.id: "👌"}
    assert await count("attachment") == 2 * len(PHOTOS)
    assert len(await made(staff, "setMessageReaction", before)) == 2


async def test_why_a_file_was_not_taken_is_said_to_that_file(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("投诉")
    await staff.photo(picture())
    album = await staff.album([picture(colour=(n, 0, 0)) for n in range(10)])
    said = await staff.last()
    assert "最多" in said.text
    assert said.raw["reply_to_message"]["message_id"] in {photo.id for photo in album[1:]}


async def test_the_input_says_what_can_always_be_typed(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    sent = [json.loads(call["params"].get("reply_markup", "{}")) for call in await made(manager, "sendMessage", 0)]
    assert [one["input_field_placeholder"] for one in sent if "keyboard" in one] == ["编号或一句话"]


async def test_who_waits_for_a_file_sees_that_it_comes(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await submit_patrol(sqlite_world)
    await sqlite_world.beat()
    await ask(consultant)
    before = await consultant.calls()
    await sqlite_world.beat()
    calls = [call["method"] for call in await consultant.calls_since(before) if call["chat_id"] is not None]
    assert "sendChatAction" in calls
    assert calls.index("sendChatAction") < calls.index("sendDocument")
    # what nobody waits for comes without; and no tap makes the call
    assert await made(consultant, "sendChatAction", 0) == await made(consultant, "sendChatAction", before)


async def test_a_card_shows_what_happened_last_and_folds_what_was_before(sqlite_world: World) -> None:
    staff, handler = await proposed(sqlite_world)
    await staff.press("👎")
    await staff.text("排班还是没有人来。")
    await staff.press("发送")
    await sqlite_world.beat()
    await say(handler, "💬 答复", "明天上午到。")
    card = await handler.last()
    before, last = card.html.split('<blockquote class="folded">')[1].split("</blockquote>", 1)
    assert "已补巡查，并调整了排班。" in before
    assert "明天上午到。" in last
    assert "明天上午到。" not in before
