"""A bot cannot write first; START, deep links, and what people type."""

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import Phone, Refused
from tests.sandbox.program import Program


async def test_a_bot_cannot_write_to_somebody_it_never_met(program: Program) -> None:
    assert await program.refused("sendMessage", chat_id=103, text="x") == "400 Bad Request: chat not found"
    assert await program.refused("getChat", chat_id=103) == "400 Bad Request: chat not found"


async def test_nor_to_somebody_whom_it_only_met_in_a_group(program: Program) -> None:
    refused = await program.refused("sendMessage", chat_id=102, text="x")
    assert refused == "403 Forbidden: bot can't initiate conversation with a user"


async def test_start_opens_the_chat(program: Program, qiang: Phone) -> None:
    await qiang.start()
    (update,) = await program.take()
    assert update["message"]["text"] == "/start"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["chat"] == {"id": 102, "first_name": "李强", "type": "private"}
    await program.call("sendMessage", chat_id=102, text="您好")


async def test_a_deep_link_brings_its_payload(program: Program, qiang: Phone) -> None:
    await qiang.start("join_Ab-9")
    (update,) = await program.take()
    assert update["message"]["text"] == "/start join_Ab-9"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize("payload", ["a" * 65, "中", "a b", "a=b", "a.b"])
async def test_a_link_carries_at_most_64_of_a_few_characters(qiang: Phone, payload: str) -> None:
    with pytest.raises(Refused) as refused:
        await qiang.start(payload)
    assert refused.value.status == 400


async def test_people_can_type_any_payload(program: Program, fang: Phone) -> None:
    await fang.text("/start 随便 <写>")
    (update,) = await program.take()
    assert update["message"]["text"] == "/start 随便 <写>"


async def test_start_unblocks(program: Program, fang: Phone) -> None:
    await fang.block()
    with pytest.raises(Refused, match="blocked"):
        await fang.text("?")
    await fang.start()
    assert [next(name for name in update if name != "update_id") for update in await program.take()] == [
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    await program.call("sendMessage", chat_id=101, text="欢迎回来")


async def test_a_new_person_is_a_stranger_to_the_bot(sandbox: Sandbox, program: Program) -> None:
    stranger = {"first_name": "陌生人", "language_code": "en", "caption": "访客"}
    async with program.http.post(f"{sandbox.url}/sandbox/people", json=stranger) as response:
        person = (await response.json())["person"]
    assert (person["started"], person["caption"]["zh"]) == (False, "访客")
    async with Phone(sandbox.url, person["id"], patient=False) as phone:
        await phone.start()
    (update,) = await program.take()
    assert update["message"]["from"]["language_code"] == "en"
