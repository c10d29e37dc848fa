"""What the bot says about itself and its chats: commands by scope and language, menu button, descriptions."""

import pytest

from bot.sandbox import Sandbox
from tests.sandbox.conftest import GROUP
from tests.sandbox.phone import Json, Phone
from tests.sandbox.program import Program


def commands(*names: str) -> list[Json]:
    return [{"command": name, "description": f"{name}!"} for name in names]


async def shown(sandbox: Sandbox, person: int, chat: int | None = None) -> list[str]:
    async with Phone(sandbox.url, person, chat) as phone:
        return await phone.commands()


async def test_a_person_sees_the_narrowest_list_in_their_language(sandbox: Sandbox, program: Program) -> None:
    private = {"type": "all_private_chats"}
    await program.call("setMyCommands", commands=commands("all"))
    assert [await shown(sandbox, person) for person in (101, 103)] == [["all"], ["all"]]
    await program.call("setMyCommands", commands=commands("english"), language_code="en")
    assert [await shown(sandbox, person) for person in (101, 103)] == [["all"], ["english"]]
    await program.call("setMyCommands", commands=commands("private"), scope=private)
    assert [await shown(sandbox, person) for person in (101, 103)] == [["private"], ["private"]]
    async with Phone(sandbox.url, 101, patient=False) as fang:
        await fang.start()
    await program.call("setMyCommands", commands=commands("own"), scope={"type": "chat", "chat_id": 101})
    assert [await shown(sandbox, person) for person in (101, 103)] == [["own"], ["private"]]
    await program.call("deleteMyCommands", scope={"type": "chat", "chat_id": 101})
    assert await shown(sandbox, 101) == ["private"]


async def test_groups_have_lists_of_their_own(sandbox: Sandbox, program: Program) -> None:
    await program.call("setMyCommands", commands=commands("group"), scope={"type": "all_group_chats"})
    await program.call("setMyCommands", commands=commands("boss"), scope={"type": "all_chat_administrators"})
    assert await shown(sandbox, 101, GROUP.id) == ["boss"]
    assert await shown(sandbox, 102, GROUP.id) == ["group"]
    member = {"type": "chat_member", "chat_id": GROUP.id, "user_id": 102}
    await program.call("setMyCommands", commands=commands("mine"), scope=member)
    assert await shown(sandbox, 102, GROUP.id) == ["mine"]


async def test_the_lists_can_be_read_back_exactly(program: Program) -> None:
    await program.call("setMyCommands", commands=commands("help"), language_code="zh")
    assert await program.call("getMyCommands", language_code="zh") == commands("help")
    assert await program.call("getMyCommands") == []


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ({"command": "Help", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "帮助", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "a" * 33, "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "help", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "help", "description": "x" * 257}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_commands_that_cannot_be(program: Program, command: Json, reason: str) -> None:
    assert await program.refused("setMyCommands", commands=[command]) == f"400 Bad Request: {reason}"


async def test_more_than_a_hundred_commands(program: Program) -> None:
    many = commands(*(f"c{number}" for number in range(101)))
    assert await program.refused("setMyCommands", commands=many) == "400 Bad Request: BOT_COMMANDS_TOO_MUCH"


async def test_the_menu_button_of_all_chats_and_of_one(sandbox: Sandbox, program: Program, fang: Phone) -> None:
    async def button() -> Json:
        async with program.http.get(f"{sandbox.url}/sandbox/chats/101") as response:
            found: Json = (await response.json())["menu_button"]
            return found

    assert await button() == {"type": "default"}
    await program.call("setChatMenuButton", menu_button={"type": "commands"})
    assert await button() == {"type": "commands"}
    await program.call("setChatMenuButton", chat_id=101, menu_button={"type": "default"})
    assert await button() == {"type": "default"}
    web_app = {"type": "web_app", "text": "x", "web_app": {"url": "https://a.cn"}}
    assert await program.refused("setChatMenuButton", menu_button=web_app) == (
        "400 Bad Request: the sandbox does not reproduce menu buttons with web_app"
    )


async def test_the_description_greets_in_the_language_of_the_page(sandbox: Sandbox, program: Program) -> None:
    await program.call("setMyDescription", description="Your quality butler")
    await program.call("setMyDescription", description="您的质量管家", language_code="zh")
    await program.call("setMyShortDescription", short_description="质量")
    async with program.http.get(f"{sandbox.url}/sandbox/state") as response:
        bot = (await response.json())["bot"]
    assert bot["description"] == {"zh": "您的质量管家", "en": "Your quality butler"}
    assert await program.call("getMyDescription", language_code="zh") == {"description": "您的质量管家"}
    assert await program.call("getMyDescription", language_code="en") == {"description": "Your quality butler"}
    assert await program.call("getMyShortDescription") == {"short_description": "质量"}
    assert (await program.refused("setMyDescription", description="x" * 513)).startswith("400 ")
    assert (await program.refused("setMyShortDescription", short_description="x" * 121)).startswith("400 ")


async def test_a_chat_tells_who_it_is_and_what_is_pinned(program: Program, fang: Phone) -> None:
    sent = await program.call("sendMessage", chat_id=101, text="重要")
    await program.call("pinChatMessage", chat_id=101, message_id=sent["message_id"])
    chat = await program.call("getChat", chat_id=101)
    assert (chat["first_name"], chat["type"], chat["pinned_message"]["text"]) == ("王芳", "private", "重要")
    await program.call("deleteMessage", chat_id=101, message_id=sent["message_id"])
    assert "pinned_message" not in await program.call("getChat", chat_id=101)
    assert (await program.call("getChat", chat_id=GROUP.id))["title"] == GROUP.title
