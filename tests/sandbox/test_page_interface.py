"""What the page reads: state, chats, events, unread counts."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from yarl import URL

from bot.sandbox import Sandbox
from tests.sandbox.conftest import GROUP
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program


async def read(program: Program, sandbox: Sandbox, path: str) -> Any:
    async with program.http.get(f"{sandbox.url}/sandbox/{path}") as response:
        return await response.json()


async def post(program: Program, sandbox: Sandbox, path: str, **body: object) -> tuple[int, Json]:
    async with program.http.post(f"{sandbox.url}/sandbox/{path}", json=body) as response:
        return response.status, await response.json()


async def test_the_state_shows_bot_people_chats_clock_and_faults(sandbox: Sandbox, program: Program) -> None:
    state = await read(program, sandbox, "state")
    assert state["bot"] == {"id": 42, "username": "quality_butler_bot", "name": "质量管家"}
    assert state["people"][0] == {
        "id": 101,
        "first_name": "王芳",
        "last_name": "",
        "username": "wangfang",
        "language_code": "zh-hans",
        "caption": {"zh": "客户员工", "en": "Client staff"},
        "unread": 0,
        "blocked": False,
        "deactivated": False,
        "started": False,
    }
    assert state["chats"][-1] == {
        "id": GROUP.id,
        "type": "group",
        "title": GROUP.title,
        "members": [101, 102],
        "bot_in": True,
    }
    assert state["clock"] is None
    assert state["faults"] == {"network_down": False, "latency_ms": 0, "flood_retry_after": 0, "blocked": []}


async def test_the_bot_s_messages_are_unread_until_the_chat_is_looked_at(
    sandbox: Sandbox, program: Program, fang: Phone
) -> None:
    await program.call("sendMessage", chat_id=101, text="一")
    await program.call("sendMessage", chat_id=101, text="二")
    assert (await read(program, sandbox, "state"))["people"][0]["unread"] == 2
    assert await post(program, sandbox, "people/101/read", chat_id=101)
    assert (await read(program, sandbox, "state"))["people"][0]["unread"] == 0


async def test_events_are_numbered_kept_and_filtered_by_person(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    last = (await read(program, sandbox, "state"))["last_event"]
    sent = await program.call("sendMessage", chat_id=101, text="<b>一</b>", parse_mode="HTML")
    where = {"chat_id": 101, "message_id": sent["message_id"]}
    await program.call("editMessageText", **where, text="二")
    await program.call("sendChatAction", chat_id=101, action="typing")
    await program.call("deleteMessage", **where)
    await program.call("setMyCommands", commands=[])
    await program.call("sendMessage", chat_id=GROUP.id, text="群")
    found = await read(program, sandbox, f"events.json?after={last}")
    assert [event["type"] for event in found["events"]] == [
        "message",
        "edited",
        "chat_action",
        "deleted",
        "commands",
        "message",
    ]
    assert [event["n"] for event in found["events"]] == list(range(last + 1, last + 7))
    assert found["events"][0]["message"]["html"] == "<b>一</b>"
    assert found["events"][0]["message"]["outgoing"] is True
    mine = await read(program, sandbox, f"events.json?after={last}&as=103")
    assert [event["type"] for event in mine["events"]] == ["commands"]
    assert mine["last"] == found["last"]


async def test_events_can_be_waited_for(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    last = (await read(program, sandbox, "state"))["last_event"]
    waiting = asyncio.create_task(read(program, sandbox, f"events.json?after={last}&wait=30"))
    await program.call("sendMessage", chat_id=101, text="来了")
    assert [event["message"]["text"] for event in (await waiting)["events"]] == ["来了"]
    assert await read(program, sandbox, "events.json?after=999999") == {"events": [], "last": last + 1}


async def test_the_stream_replays_and_follows(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    await program.call("sendMessage", chat_id=101, text="先")
    first = (await read(program, sandbox, "state"))["last_event"]
    async with program.http.ws_connect(f"{sandbox.url}/sandbox/events?after={first - 1}") as stream:
        assert await next_event(stream) == (first, "先")
        await program.call("sendMessage", chat_id=101, text="后")
        assert await next_event(stream) == (first + 1, "后")


async def test_a_stream_ends_when_the_sandbox_stops(sandbox: Sandbox, program: Program) -> None:
    async with program.http.ws_connect(f"{sandbox.url}/sandbox/events") as stream:
        stopping = asyncio.create_task(sandbox.stop())
        assert (await stream.receive()).type is aiohttp.WSMsgType.CLOSE
        await stopping


async def next_event(stream: aiohttp.ClientWebSocketResponse) -> tuple[int, str]:
    event = json.loads(await stream.receive_bytes())
    return event["n"], event["message"]["text"]


async def test_message_events_carry_the_keyboard_that_they_set(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    last = (await read(program, sandbox, "state"))["last_event"]
    keyboard = {"keyboard": [[{"text": "投诉"}]], "resize_keyboard": True}
    for markup in (keyboard, {"remove_keyboard": True}, None):
        await program.call("sendMessage", chat_id=101, text="x", reply_markup=markup)
    events = (await read(program, sandbox, f"events.json?after={last}"))["events"]
    assert [event.get("keyboard", "unchanged") for event in events] == [keyboard, None, "unchanged"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("chats/999", 404), ("chats/-1001?as=103", 403), ("files/nothing", 404), ("chats/101?as=x", 400)],
)
async def test_what_is_not_there_cannot_be_read(sandbox: Sandbox, program: Program, path: str, status: int) -> None:
    async with program.http.get(f"{sandbox.url}/sandbox/{path}") as response:
        assert response.status == status
        assert "error" in await response.json()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("people/101/text", {"text": ""}),
        ("people/101/text", {"text": 5}),
        ("people/101/text", {"text": "x" * 4097}),
        ("people/101/press", {"data": "x"}),
        ("people/101/location", {"latitude": 100, "longitude": 0}),
        ("people/101/contact", {}),
        ("people/101/photo", {}),
        ("people", {"first_name": " "}),
        ("groups", {"title": "x", "members": "y"}),
    ],
)
async def test_what_no_app_would_send_is_refused(sandbox: Sandbox, program: Program, path: str, body: Json) -> None:
    assert (await post(program, sandbox, path, **body))[0] == 400


async def test_only_files_of_the_page_are_served(sandbox: Sandbox, program: Program) -> None:
    for path in ("/page/..%2Fserver.py", "/page/server.py", "/page/nothing.js", "/sandbox/nothing"):
        async with program.http.get(URL(f"{sandbox.url}{path}", encoded=True)) as response:
            assert response.status == 404
