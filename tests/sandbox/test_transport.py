"""How calls travel: every way in, one shape out."""

import json

import aiohttp
import pytest

from bot.sandbox import Group, Person, Sandbox
from tests.sandbox.phone import Json, Phone
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program


async def test_parameters_may_come_as_query_form_json_or_multipart(program: Program, fang: Phone) -> None:
    address = f"{program.address}/sendMessage"
    values = {"chat_id": "101", "text": "一"}
    multipart = aiohttp.FormData(default_to_multipart=True)
    for name, value in values.items():
        multipart.add_field(name, value)
    async with program.http.get(address, params=values) as response:
        assert (await response.json())["result"]["text"] == "一"
    for body in ({"params": values}, {"data": values}, {"json": values}, {"data": multipart}):
        async with program.http.post(address, **body) as response:
            assert (await response.json())["result"]["text"] == "一"


async def test_structures_may_be_json_texts_or_plain_json(program: Program, fang: Phone) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    for given in (markup, json.dumps(markup)):
        sent = await program.call("sendMessage", chat_id=101, text="?", reply_markup=given)
        assert sent["reply_markup"] == markup


@pytest.mark.parametrize("name", ["getMe", "getme", "GETME"])
async def test_the_case_of_a_method_does_not_matter(program: Program, name: str) -> None:
    assert (await program.call(name))["is_bot"] is True


async def test_an_unknown_method_is_not_found(program: Program) -> None:
    assert await program.refused("sendPoll", chat_id=101) == "404 Not Found: method not found"


async def test_an_address_without_a_method_is_not_found(program: Program) -> None:
    async with program.http.get(program.address) as response:
        assert (response.status, (await response.json())["description"]) == (404, "Not Found")


async def test_a_wrong_token_is_unauthorized(sandbox: Sandbox) -> None:
    async with Program(sandbox.url, "42:WRONG") as stranger:
        assert await stranger.refused("getMe") == "401 Unauthorized"


async def test_fields_without_a_value_are_left_out(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="好")
    assert set(sent) == {"message_id", "from", "chat", "date", "text"}
    assert None not in sent.values()
    assert "last_name" not in sent["chat"]


async def test_a_file_may_be_attached_under_any_name(program: Program, fang: Phone) -> None:
    answer = await program.upload("sendPhoto", "the_picture", picture(), chat_id=101, photo="attach://the_picture")
    assert answer["result"]["photo"][-1]["width"] == 64


async def test_a_name_under_which_nothing_is_attached_is_refused(program: Program, fang: Phone) -> None:
    refused = await program.refused("sendPhoto", chat_id=101, photo="attach://nothing")
    assert refused == "400 Bad Request: wrong file identifier/HTTP URL specified"


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"'])
async def test_a_body_that_is_no_json_object_is_refused(program: Program, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    async with program.http.post(f"{program.address}/getMe", data=body, headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse JSON object"


async def test_a_multipart_body_without_a_boundary_is_refused(program: Program) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    async with program.http.post(f"{program.address}/getMe", data=b"x", headers=headers) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse multipart request"


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": "x"}}),
        ("deleteMessages", {"message_ids": ["x", None, {}]}),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": "x"}}),
        ("sendMessage", {"text": "x", "entities": [{"type": "bold", "offset": "0", "length": 1}]}),
        ("sendMessage", {"text": "x", "entities": [{"offset": 0, "length": 1}]}),
        ("sendMessage", {"text": ["x"], "reply_markup": "{"}),
        ("sendMessage", {"text": "x", "reply_markup": "[]"}),
        ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": 5}}),
        ("sendMediaGroup", {"media": [1, 2]}),
        ("getUpdates", {"allowed_updates": [1]}),
    ],
)
async def test_nonsense_is_answered_and_never_breaks_the_server(
    program: Program, fang: Phone, method: str, values: Json
) -> None:
    answer = await program.ask(method, chat_id=101, **values)
    assert answer["ok"] or answer["error_code"] == 400


async def test_half_a_letter_is_refused(program: Program, fang: Phone) -> None:
    refused = await program.refused("sendMessage", chat_id=101, text="\ud83d")
    assert refused == "400 Bad Request: strings must be encoded in UTF-8"


async def test_what_is_not_reproduced_is_refused_by_name(program: Program, fang: Phone) -> None:
    refused = await program.refused("sendMessage", chat_id=101, text="x", message_effect_id="1")
    assert refused == "400 Bad Request: the sandbox does not reproduce message_effect_id"
    refused = await program.refused("sendMessage", chat_id=101, text="*x*", parse_mode="MarkdownV2")
    assert refused == "400 Bad Request: the sandbox does not reproduce parse_mode MarkdownV2"


def test_it_listens_on_this_machine_alone() -> None:
    with pytest.raises(ValueError, match=r"0\.0\.0\.0"):
        Sandbox(people=[Person(1, "x")], host="0.0.0.0")


@pytest.mark.parametrize("group", [Group(5, "x", (1,)), Group(-5, "x", (2,)), Group(-5, "x", ())])
def test_a_group_has_a_negative_id_and_known_members(group: Group) -> None:
    with pytest.raises(ValueError, match="Group"):
        Sandbox(people=[Person(1, "x")], groups=[group])
