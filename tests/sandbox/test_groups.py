"""Groups: the bot added and removed, commands and messages in them, a group that becomes a supergroup."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.conftest import GROUP, PEOPLE
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program


@pytest.fixture
async def fang_in_group(sandbox: Sandbox) -> AsyncIterator[Phone]:
    async with Phone(sandbox.url, 101, GROUP.id, patient=False) as phone:
        yield phone


async def happen(sandbox: Sandbox, program: Program, doing: str, chat_id: int = GROUP.id, **body: object) -> Json:
    async with program.http.post(f"{sandbox.url}/sandbox/groups/{chat_id}/{doing}", json=body) as response:
        found: Json = await response.json()
        return found


async def told(program: Program) -> list[str]:
    return [update["message"]["text"] for update in await program.take() if "message" in update]


async def test_the_bot_writes_to_the_group(program: Program, fang_in_group: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=GROUP.id, text="大家好")
    assert sent["chat"]["title"] == GROUP.title
    assert (await fang_in_group.last()).text == "大家好"


async def test_in_privacy_mode_the_bot_is_told_of_commands_and_replies_alone(
    program: Program, fang_in_group: Phone
) -> None:
    sent = await program.call("sendMessage", chat_id=GROUP.id, text="有问题吗")
    question = next(message for message in await fang_in_group.messages() if message.id == sent["message_id"])
    for text in ("闲聊", "/help", "/help@quality_butler_bot", "/help@other_bot", "@wangfang 看 /x", "@other_bot 好"):
        await fang_in_group.text(text)
    await fang_in_group.text("有", reply_to=question)
    assert await told(program) == ["/help", "/help@quality_butler_bot", "@wangfang 看 /x", "有"]


async def test_a_command_for_this_bot_is_marked_whole(program: Program, fang_in_group: Phone) -> None:
    await fang_in_group.text("/help@quality_butler_bot")
    (update,) = await program.take()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 24}]
    assert update["message"]["from"]["id"] == 101
    assert update["message"]["chat"]["id"] == GROUP.id


async def test_without_privacy_mode_it_is_told_of_everything() -> None:
    async with (
        Sandbox(people=PEOPLE, groups=[GROUP], group_privacy=False) as sandbox,
        Program(sandbox.url) as program,
        Phone(sandbox.url, 101, GROUP.id, patient=False) as fang,
    ):
        await fang.text("闲聊")
        assert await told(program) == ["闲聊"]
        assert (await program.call("getMe"))["can_read_all_group_messages"] is True


async def test_the_bot_is_removed_and_added_again(sandbox: Sandbox, program: Program) -> None:
    await happen(sandbox, program, "remove-bot")
    note, change = await program.take()
    assert note["message"]["left_chat_member"]["is_bot"] is True
    assert change["my_chat_member"]["old_chat_member"]["status"] == "member"
    assert change["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert await program.refused("sendMessage", chat_id=GROUP.id, text="x") == (
        "403 Forbidden: bot was kicked from the group chat"
    )
    await happen(sandbox, program, "add-bot")
    change, note = await program.take()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert note["message"]["new_chat_members"][0]["id"] == 42
    await program.call("sendMessage", chat_id=GROUP.id, text="回来了")


async def test_a_removed_bot_hears_nothing(sandbox: Sandbox, program: Program, fang_in_group: Phone) -> None:
    await happen(sandbox, program, "remove-bot")
    await program.take()
    await fang_in_group.text("/help")
    assert await program.take() == []


async def test_people_join_and_leave(sandbox: Sandbox, program: Program) -> None:
    await happen(sandbox, program, "join", person=103)
    await happen(sandbox, program, "leave", person=102)
    joined, left = await program.take()
    assert joined["message"]["new_chat_members"][0]["id"] == 103
    assert left["message"]["left_chat_member"]["id"] == 102
    member = {"chat_id": GROUP.id}
    assert (await program.call("getChatMember", **member, user_id=101))["status"] == "creator"
    assert (await program.call("getChatMember", **member, user_id=103))["status"] == "member"
    assert (await program.call("getChatMember", **member, user_id=102))["status"] == "left"
    assert (await program.call("getChatMember", **member, user_id=42))["status"] == "member"
    assert await program.refused("getChatMember", **member, user_id=5) == "400 Bad Request: PARTICIPANT_ID_INVALID"


async def test_a_group_becomes_a_supergroup_with_a_new_id(sandbox: Sandbox, program: Program) -> None:
    new = (await happen(sandbox, program, "migrate"))["chat"]
    assert new["type"] == "supergroup"
    old_note, new_note = await program.take()
    assert old_note["message"]["migrate_to_chat_id"] == new["id"]
    assert new_note["message"]["migrate_from_chat_id"] == GROUP.id
    answer = await program.ask("sendMessage", chat_id=GROUP.id, text="x")
    assert answer["error_code"] == 400
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new["id"]}
    sent = await program.call("sendMessage", chat_id=new["id"], text="x")
    assert sent["chat"]["type"] == "supergroup"


async def test_the_bot_may_delete_only_its_own_messages_in_a_group(program: Program, fang_in_group: Phone) -> None:
    theirs = await fang_in_group.text("/x")
    refused = await program.refused("deleteMessage", chat_id=GROUP.id, message_id=theirs.id)
    assert refused == "400 Bad Request: message can't be deleted"
    mine = await program.call("sendMessage", chat_id=GROUP.id, text="x")
    assert await program.call("deleteMessage", chat_id=GROUP.id, message_id=mine["message_id"]) is True


async def test_a_button_in_a_group_can_be_pressed_by_every_member(
    sandbox: Sandbox, program: Program, fang_in_group: Phone
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "收到", "callback_data": "got"}]]}
    await program.call("sendMessage", chat_id=GROUP.id, text="通知", reply_markup=keyboard)
    async with Phone(sandbox.url, 102, GROUP.id, patient=False) as qiang:
        await qiang.press("收到")
    await fang_in_group.press("收到")
    assert [update["callback_query"]["from"]["id"] for update in await program.take()] == [102, 101]


async def test_a_selective_keyboard_is_for_the_person_replied_to(
    sandbox: Sandbox, program: Program, fang_in_group: Phone
) -> None:
    asked = await fang_in_group.text("/ask")
    markup = {"keyboard": [["是"], ["否"]], "selective": True}
    values = {"chat_id": GROUP.id, "text": "?", "reply_markup": markup, "reply_parameters": {"message_id": asked.id}}
    await program.call("sendMessage", **values)
    assert await fang_in_group.keys() == ["是", "否"]
    async with Phone(sandbox.url, 102, GROUP.id) as qiang:
        assert await qiang.keys() == []


async def test_a_new_group_is_made_without_the_bot(sandbox: Sandbox, program: Program) -> None:
    body = {"title": "新群", "members": [102, 103]}
    async with program.http.post(f"{sandbox.url}/sandbox/groups", json=body) as response:
        chat = (await response.json())["chat"]
    assert chat["bot_in"] is False
    assert await program.refused("sendMessage", chat_id=chat["id"], text="x") == "400 Bad Request: chat not found"
    await happen(sandbox, program, "add-bot", chat["id"])
    await program.call("sendMessage", chat_id=chat["id"], text="大家好")


@pytest.mark.parametrize(
    ("doing", "body", "status"),
    [
        ("dance", {}, 404),
        ("add-bot", {}, 409),
        ("join", {"person": 101}, 409),
        ("leave", {"person": 103}, 409),
        ("join", {}, 400),
        ("join", {"person": 999}, 404),
    ],
)
async def test_what_cannot_happen_to_a_group(
    sandbox: Sandbox, program: Program, doing: str, body: Json, status: int
) -> None:
    address = f"{sandbox.url}/sandbox/groups/{GROUP.id}/{doing}"
    async with program.http.post(address, json=body) as response:
        assert response.status == status
