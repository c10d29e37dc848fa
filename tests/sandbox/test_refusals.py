"""Everything that Telegram refuses, in its own words."""

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import Phone
from tests.sandbox.program import Program

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


@pytest.mark.parametrize("chat_id", [999, "@nobody", "x"])
async def test_a_chat_that_is_not_there(program: Program, chat_id: object) -> None:
    assert await program.refused("sendMessage", chat_id=chat_id, text="x") == "400 Bad Request: chat not found"


async def test_no_chat_at_all(program: Program) -> None:
    assert await program.refused("sendMessage", text="x") == "400 Bad Request: chat_id is empty"


async def test_a_person_who_blocked_the_bot(program: Program, fang: Phone) -> None:
    await fang.block()
    assert await program.refused("sendMessage", chat_id=101, text="x") == "403 Forbidden: bot was blocked by the user"
    (update,) = await program.take()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await fang.unblock()
    await program.call("sendMessage", chat_id=101, text="x")
    (update,) = await program.take()
    assert update["my_chat_member"]["old_chat_member"]["status"] == "kicked"


async def test_a_deleted_account(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    async with program.http.post(f"{sandbox.url}/sandbox/people/101/deactivate") as response:
        assert response.status == 200
    assert await program.refused("sendMessage", chat_id=101, text="x") == "403 Forbidden: user is deactivated"


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_an_empty_text(program: Program, fang: Phone, text: str) -> None:
    refused = await program.refused("sendMessage", chat_id=101, text=text)
    assert refused == "400 Bad Request: message text is empty"


async def test_a_text_is_measured_in_utf16_after_parsing(program: Program, fang: Phone) -> None:
    await program.call("sendMessage", chat_id=101, text=f"<b>{'字' * 4096}</b>", parse_mode="HTML")
    await program.call("sendMessage", chat_id=101, text="😀" * 2048)
    for text in ("字" * 4097, "😀" * 2048 + "x"):
        refused = await program.refused("sendMessage", chat_id=101, text=text)
        assert refused == "400 Bad Request: message is too long"


async def test_a_caption_that_is_too_long(program: Program, fang: Phone) -> None:
    answer = await program.upload("sendDocument", "document", b"x", chat_id=101, caption="字" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_an_edit_that_is_too_long(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="x")
    refused = await program.refused("editMessageText", chat_id=101, message_id=sent["message_id"], text="字" * 4097)
    assert refused == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_an_edit_that_changes_nothing(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="<b>好</b>", parse_mode="HTML")
    edit = {"chat_id": 101, "message_id": sent["message_id"]}
    same = await program.refused("editMessageText", **edit, text="<strong>好</strong>", parse_mode="HTML")
    assert same == NOT_MODIFIED
    assert await program.refused("editMessageReplyMarkup", **edit) == NOT_MODIFIED


async def test_messages_that_are_not_there(program: Program, fang: Phone) -> None:
    where = {"chat_id": 101, "message_id": 999}
    assert await program.refused("editMessageText", **where, text="x") == ("400 Bad Request: message to edit not found")
    assert await program.refused("deleteMessage", **where) == "400 Bad Request: message to delete not found"
    assert await program.refused("copyMessage", **where, from_chat_id=101) == (
        "400 Bad Request: message to copy not found"
    )
    assert await program.refused("forwardMessage", **where, from_chat_id=101) == (
        "400 Bad Request: message to forward not found"
    )
    assert await program.refused("sendMessage", chat_id=101, text="x", reply_parameters={"message_id": 999}) == (
        "400 Bad Request: message to be replied not found"
    )
    assert await program.refused("pinChatMessage", **where) == "400 Bad Request: message to pin not found"


async def test_a_reply_may_be_sent_without_the_message_it_answers(program: Program, fang: Phone) -> None:
    given = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await program.call("sendMessage", chat_id=101, text="x", reply_parameters=given)
    assert "reply_to_message" not in sent


@pytest.mark.parametrize("data", ["", "a" * 65, "字" * 22])
async def test_button_data_of_less_than_one_or_more_than_64_bytes(program: Program, fang: Phone, data: str) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
    refused = await program.refused("sendMessage", chat_id=101, text="x", reply_markup=markup)
    assert refused == "400 Bad Request: BUTTON_DATA_INVALID"


async def test_button_data_of_64_bytes_is_taken(program: Program, fang: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "字" * 21 + "a"}]]}
    assert (await program.call("sendMessage", chat_id=101, text="x", reply_markup=markup))["reply_markup"] == markup


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        ({"text": "x", "url": "ftp://x"}, "inline keyboard button URL 'ftp://x' is invalid: Wrong HTTP URL"),
        ({"text": "x", "pay": True}, "the sandbox does not reproduce inline buttons with pay"),
        ("x", 'can\'t parse inline keyboard button: Field "text" must be of type String'),
    ],
)
async def test_buttons_that_cannot_be(program: Program, fang: Phone, button: object, reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    refused = await program.refused("sendMessage", chat_id=101, text="x", reply_markup=markup)
    assert refused == f"400 Bad Request: {reason}"


async def test_more_than_a_hundred_buttons(program: Program, fang: Phone) -> None:
    rows = [[{"text": "x", "callback_data": str(number)}] for number in range(101)]
    refused = await program.refused("sendMessage", chat_id=101, text="x", reply_markup={"inline_keyboard": rows})
    assert refused == "400 Bad Request: reply markup is too long"


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("getFile", "400 Bad Request: wrong file_id or the file is temporarily unavailable"),
        ("sendPhoto", "400 Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendDocument", "400 Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendVoice", "400 Bad Request: wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_file_identifier_of_nothing(program: Program, fang: Phone, method: str, description: str) -> None:
    field = {"getFile": "file_id"}.get(method, method.removeprefix("send").lower())
    assert await program.refused(method, chat_id=101, **{field: "AgAC-nothing"}) == description


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument", "sendVoice"])
async def test_no_file_at_all(program: Program, fang: Phone, method: str) -> None:
    kind = method.removeprefix("send").lower()
    assert await program.refused(method, chat_id=101) == f"400 Bad Request: there is no {kind} in the request"


async def test_close_in_the_first_ten_minutes(program: Program) -> None:
    answer = await program.ask("close")
    assert answer["error_code"] == 429
    assert 590 <= answer["parameters"]["retry_after"] <= 600


async def test_after_log_out_nothing_works(program: Program) -> None:
    assert await program.call("logOut") is True
    assert await program.refused("getMe") == "400 Logged out"


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), ("x", 0)])
async def test_places_that_are_not_on_the_earth(
    program: Program, fang: Phone, latitude: object, longitude: object
) -> None:
    refused = await program.refused("sendLocation", chat_id=101, latitude=latitude, longitude=longitude)
    assert refused == "400 Bad Request: location must be non-empty"


async def test_an_action_that_there_is_not(program: Program, fang: Phone) -> None:
    refused = await program.refused("sendChatAction", chat_id=101, action="dancing")
    assert refused == "400 Bad Request: wrong parameter action in request"


async def test_keys_that_ask_for_a_contact_or_a_place_in_a_group(program: Program) -> None:
    for ask, what in (("request_contact", "phone number"), ("request_location", "location")):
        markup = {"keyboard": [[{"text": "x", ask: True}]]}
        refused = await program.refused("sendMessage", chat_id=-1001, text="x", reply_markup=markup)
        assert refused == f"400 Bad Request: {what} can be requested in private chats only"
