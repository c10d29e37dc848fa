"""Faults made by hand: a network that is down or slow, calls that fail, floods."""

import asyncio

import aiohttp
import pytest

from bot.sandbox import Sandbox
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program, polling_began


async def set_faults(sandbox: Sandbox, program: Program, **faults: object) -> int:
    async with program.http.post(f"{sandbox.url}/sandbox/faults", json=faults) as response:
        return response.status


async def faults_now(sandbox: Sandbox, program: Program) -> Json:
    async with program.http.get(f"{sandbox.url}/sandbox/state") as response:
        found: Json = (await response.json())["faults"]
        return found


async def test_while_the_network_is_down_connections_break(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    polling = asyncio.create_task(program.updates(timeout=50))
    await polling_began(sandbox.url)
    await set_faults(sandbox, program, network_down=True)
    with pytest.raises(aiohttp.ClientError):
        await polling
    with pytest.raises(aiohttp.ClientError):
        await program.call("getMe")
    await fang.text("还在吗")
    assert (await faults_now(sandbox, program))["network_down"] is True
    await set_faults(sandbox, program, network_down=False)
    (update,) = await program.updates()
    assert update["message"]["text"] == "还在吗"


async def test_a_slow_network_delays_every_call(sandbox: Sandbox, program: Program) -> None:
    await set_faults(sandbox, program, latency_ms=60_000)
    slow = asyncio.create_task(program.call("getMe"))
    assert (await faults_now(sandbox, program))["latency_ms"] == 60_000
    await set_faults(sandbox, program, latency_ms=1)
    assert (await program.call("getMe"))["is_bot"]
    assert not slow.done()
    slow.cancel()


async def test_a_flood_by_hand_refuses_what_is_sent(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="x")
    await set_faults(sandbox, program, flood_retry_after=30)
    answer = await program.ask("sendMessage", chat_id=101, text="y")
    assert answer["parameters"] == {"retry_after": 30}
    answer = await program.ask("editMessageText", chat_id=101, message_id=sent["message_id"], text="y")
    assert answer["error_code"] == 429
    assert 29 <= (await faults_now(sandbox, program))["flood_retry_after"] <= 30
    await set_faults(sandbox, program, flood_retry_after=0)
    await program.call("sendMessage", chat_id=101, text="y")


async def test_the_next_calls_of_a_method_can_be_made_to_fail(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    planned = {"method": "sendMessage", "times": 2, "error_code": 500, "description": "Internal Server Error"}
    await set_faults(sandbox, program, fail_next=planned)
    assert (await program.call("getMe"))["is_bot"]
    for _ in range(2):
        assert await program.refused("SENDMESSAGE", chat_id=101, text="x") == "500 Internal Server Error"
    await program.call("sendMessage", chat_id=101, text="x")
    assert [message.text for message in await fang.messages()] == ["/start", "x"]


async def test_an_unknown_fault_is_refused(sandbox: Sandbox, program: Program) -> None:
    assert await set_faults(sandbox, program, earthquake=True) == 400


async def test_every_call_is_in_the_log(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    before = await fang.calls()
    await program.call("sendMessage", chat_id=101, text="x")
    await program.refused("sendMessage", chat_id=999, text="x")
    await program.updates()
    good, bad = await fang.calls_since(before)
    assert (good["method"], good["chat_id"], good["ok"], good["bot_id"]) == ("sendMessage", 101, True, 42)
    assert good["params"] == {"chat_id": 101, "text": "x"}
    assert (bad["ok"], bad["error_code"]) == (False, 400)
    assert bad["at_ms"] >= good["at_ms"]
