"""Edits, deletions, copies, reply keyboards."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox import ClockStep, Person, Sandbox
from tests.sandbox.phone import Json, Phone, Refused
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program

INLINE = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
CANNOT_EDIT = "400 Bad Request: message can't be edited"


async def send(program: Program, **values: object) -> Json:
    sent: Json = await program.call("sendMessage", **{"chat_id": 101, "text": "一", **values})
    return sent


async def test_an_edit_stays_in_its_place(program: Program, fang: Phone) -> None:
    sent = await send(program, reply_markup=INLINE)
    edited = await program.call(
        "editMessageText", chat_id=101, message_id=sent["message_id"], text="<i>二</i>", parse_mode="HTML",
        reply_markup=INLINE,
    )  # fmt: skip
    assert edited["date"] == sent["date"]
    assert edited["edit_date"] >= sent["date"]
    assert edited["entities"] == [{"type": "italic", "offset": 0, "length": 1}]
    assert edited["reply_markup"] == INLINE
    assert [message.html for message in await fang.messages()] == ["/start", "<i>二</i>"]


async def test_an_edit_without_markup_removes_the_keyboard(program: Program, fang: Phone) -> None:
    sent = await send(program, reply_markup=INLINE)
    edited = await program.call("editMessageText", chat_id=101, message_id=sent["message_id"], text="一")
    assert "reply_markup" not in edited
    assert await fang.buttons() == []


async def test_the_keyboard_alone_can_be_changed(program: Program, fang: Phone) -> None:
    where = {"chat_id": 101, "message_id": (await send(program))["message_id"]}
    assert (await program.call("editMessageReplyMarkup", **where, reply_markup=INLINE))["reply_markup"] == INLINE
    edited = await program.call("editMessageReplyMarkup", **where)
    assert ("reply_markup" in edited, edited["text"]) == (False, "一")


async def test_only_own_messages_can_be_edited(program: Program, fang: Phone) -> None:
    message = await fang.text("我的")
    assert await program.refused("editMessageText", chat_id=101, message_id=message.id, text="x") == CANNOT_EDIT


@pytest.mark.parametrize(
    "markup", [{"keyboard": [["一"]]}, {"remove_keyboard": True}, {"force_reply": True}], ids=lambda markup: min(markup)
)
async def test_what_was_sent_with_a_reply_keyboard_can_never_be_edited(
    program: Program, fang: Phone, markup: Json
) -> None:
    sent = await send(program, reply_markup=markup)
    assert "reply_markup" not in sent
    refused = await program.refused("editMessageText", chat_id=101, message_id=sent["message_id"], text="x")
    assert refused == CANNOT_EDIT


async def test_an_edit_takes_inline_keyboards_alone(program: Program, fang: Phone) -> None:
    where = {"chat_id": 101, "message_id": (await send(program))["message_id"]}
    refused = await program.refused("editMessageText", **where, text="x", reply_markup={"keyboard": [["x"]]})
    assert refused == "400 Bad Request: inline keyboard expected"


async def test_text_and_caption_are_edited_by_their_own_methods(program: Program, fang: Phone) -> None:
    photo = (await program.upload("sendPhoto", "photo", picture(), chat_id=101, caption="旧"))["result"]
    where = {"chat_id": 101, "message_id": photo["message_id"]}
    assert await program.refused("editMessageText", **where, text="x") == (
        "400 Bad Request: there is no text in the message to edit"
    )
    edited = await program.call("editMessageCaption", **where, caption="新")
    assert (edited["caption"], edited["photo"]) == ("新", photo["photo"])
    assert "caption" not in await program.call("editMessageCaption", **where)
    text = await send(program)
    assert await program.refused("editMessageCaption", chat_id=101, message_id=text["message_id"], caption="x") == (
        "400 Bad Request: there is no caption in the message to edit"
    )


async def test_a_text_can_become_a_photo_and_a_photo_a_document(program: Program, fang: Phone) -> None:
    where = {"chat_id": 101, "message_id": (await send(program))["message_id"]}
    media = '{"type": "photo", "media": "attach://p", "caption": "图"}'
    edited = (await program.upload("editMessageMedia", "p", picture(), media=media, **where))["result"]
    assert (edited["photo"][-1]["width"], edited["caption"]) == (64, "图")
    assert "text" not in edited
    media = '{"type": "document", "media": "attach://d"}'
    edited = (await program.upload("editMessageMedia", "d", b"x", "a.pdf", media=media, **where))["result"]
    assert edited["document"]["file_name"] == "a.pdf"
    assert not {"photo", "caption"} & edited.keys()


async def test_reply_keyboards_belong_to_the_chat(program: Program, fang: Phone) -> None:
    await send(program, reply_markup={"keyboard": [["投诉", {"text": "电话", "request_contact": True}], ["培训"]]})
    assert await fang.keys() == ["投诉", "电话", "培训"]
    await send(program, reply_markup=INLINE)
    assert await fang.keys() == ["投诉", "电话", "培训"]
    await send(program, reply_markup={"remove_keyboard": True})
    assert await fang.keys() == []


async def test_a_forced_reply_lasts_until_the_person_writes(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await send(program, reply_markup={"force_reply": True, "input_field_placeholder": "说明"})
    address = f"{sandbox.url}/sandbox/chats/101"
    async with program.http.get(address) as response:
        assert (await response.json())["keyboard"]["force_reply"] is True
    await fang.text("漏水")
    async with program.http.get(address) as response:
        assert (await response.json())["keyboard"] is None


async def test_replies_show_what_they_answer(program: Program, fang: Phone) -> None:
    question = await send(program)
    answer = await fang.text("是", reply_to=(await fang.messages())[-1])
    assert answer.raw["reply_to_message"]["message_id"] == question["message_id"]
    sent = await send(program, reply_parameters={"message_id": answer.id})
    assert sent["reply_to_message"]["text"] == "是"
    assert "reply_to_message" not in sent["reply_to_message"]
    assert (await send(program, reply_to_message_id=answer.id))["reply_to_message"]["text"] == "是"


async def test_a_person_edits_an_own_text(program: Program, fang: Phone) -> None:
    sent = await fang.text("漏水")
    await fang.edit(sent, "漏水，已修好")
    _, update = await program.take()
    assert update["edited_message"]["text"] == "漏水，已修好"
    assert update["edited_message"]["message_id"] == sent.id
    await send(program)
    with pytest.raises(Refused):
        await fang.edit((await fang.messages())[-1], "x")


async def test_deleted_messages_are_gone(program: Program, fang: Phone) -> None:
    theirs = await fang.text("删我")
    mine = await send(program)
    assert await program.call("deleteMessage", chat_id=101, message_id=mine["message_id"]) is True
    assert await program.call("deleteMessages", chat_id=101, message_ids=[theirs.id, 999]) is True
    assert [message.text for message in await fang.messages()] == ["/start"]


async def test_copies_and_forwards(program: Program, fang: Phone) -> None:
    theirs = await fang.photo(picture(), "原话")
    source = {"chat_id": 101, "from_chat_id": 101, "message_id": theirs.id}
    copy = await program.call("copyMessage", **source, caption="改过", reply_markup=INLINE)
    assert set(copy) == {"message_id"}
    newest = (await fang.messages())[-1]
    assert (newest.id, newest.text, newest.from_bot) == (copy["message_id"], "改过", True)
    assert [button.data for button in newest.buttons] == ["ok"]
    forward = await program.call("forwardMessage", **source)
    assert forward["forward_origin"]["sender_user"]["id"] == 101
    assert (forward["caption"], forward["photo"]) == ("原话", theirs.raw["photo"] and forward["photo"])
    again = await program.call("forwardMessage", **{**source, "message_id": forward["message_id"]})
    assert again["forward_origin"] == forward["forward_origin"]


async def test_protected_messages_are_not_passed_on(program: Program, fang: Phone) -> None:
    sent = await send(program, protect_content=True)
    source = {"chat_id": 101, "from_chat_id": 101, "message_id": sent["message_id"]}
    assert await program.refused("copyMessage", **source) == "400 Bad Request: message can't be copied"
    assert await program.refused("forwardMessage", **source) == "400 Bad Request: message can't be forwarded"


class MovingClock:
    """A program's clock that tests move."""

    steps: Sequence[ClockStep] = (ClockStep("day", "+1 天", "+1 day"),)

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    async def move(self, step: str) -> datetime:
        return await self.move_to(self.moment + timedelta(days=1))

    async def move_to(self, moment: datetime) -> datetime:
        self.moment = moment
        return self.moment


async def test_after_48_hours_of_the_program_s_clock_nothing_can_be_deleted() -> None:
    clock = MovingClock()
    async with (
        Sandbox(people=[Person(101, "王芳")], clock=clock) as sandbox,
        Program(sandbox.url) as program,
        Phone(sandbox.url, 101, patient=False) as fang,
    ):
        await fang.start()
        sent = await send(program)
        assert sent["date"] == clock.now().timestamp()
        clock.moment += timedelta(hours=48, seconds=1)
        refused = await program.refused("deleteMessage", chat_id=101, message_id=sent["message_id"])
        assert refused == "400 Bad Request: message can't be deleted for everyone"


async def test_the_clock_is_shown_and_moved_from_the_page() -> None:
    clock = MovingClock()
    async with Sandbox(people=[Person(101, "王芳")], clock=clock) as sandbox, Program(sandbox.url) as program:
        async with program.http.get(f"{sandbox.url}/sandbox/state") as response:
            assert (await response.json())["clock"] == {
                "now": "2026-11-23T01:30:00Z",
                "steps": [{"key": "day", "zh": "+1 天", "en": "+1 day"}],
                "moving": False,
                "waiting": 0,
            }
        address = f"{sandbox.url}/sandbox/clock"
        async with program.http.post(address, json={"step": "day"}) as response:
            assert await response.json() == {"now": "2026-11-24T01:30:00Z"}
        async with program.http.post(address, json={"to": "2026-12-01T09:00:00+08:00"}) as response:
            assert await response.json() == {"now": "2026-12-01T01:00:00Z"}
        for body, status in (({"step": "year"}, 404), ({"to": "2026-12-01"}, 400), ({}, 400), ({"to": "x"}, 400)):
            async with program.http.post(address, json=body) as response:
                assert response.status == status
        async with program.http.get(f"{sandbox.url}/sandbox/events.json?after=0") as response:
            events = (await response.json())["events"]
        assert [(event["now"], event["moving"]) for event in events] == [
            ("2026-11-23T01:30:00Z", True),
            ("2026-11-24T01:30:00Z", False),
            ("2026-11-24T01:30:00Z", True),
            ("2026-12-01T01:00:00Z", False),
        ]


async def test_without_a_clock_there_is_nothing_to_move(sandbox: Sandbox, program: Program) -> None:
    async with program.http.post(f"{sandbox.url}/sandbox/clock", json={"step": "day"}) as response:
        assert response.status == 404
