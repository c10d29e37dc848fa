"""The bot's reactions: one of the listed emoji on one message, on the first one of an album."""

import pytest

from tests.sandbox.phone import Json, Phone
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program


def emoji(*signs: str) -> list[Json]:
    return [{"type": "emoji", "emoji": sign} for sign in signs]


async def shown(phone: Phone) -> dict[int, str]:
    """The reaction on each message that has one."""
    return {message.id: message.raw["reaction"] for message in await phone.messages() if "reaction" in message.raw}


@pytest.mark.parametrize("sign", ["👌", "👍", "✍", "✍️", "👀", "❤️"])
async def test_a_message_takes_a_reaction_and_loses_it(program: Program, fang: Phone, sign: str) -> None:
    said = await fang.text("改好了")
    where = {"chat_id": 101, "message_id": said.id}
    assert await program.call("setMessageReaction", **where, reaction=emoji(sign)) is True
    assert await shown(fang) == {said.id: sign.replace("\ufe0f", "")}
    await program.call("setMessageReaction", **where, reaction=emoji("👌"))
    assert await shown(fang) == {said.id: "👌"}
    await program.call("setMessageReaction", **where)
    assert await shown(fang) == {}


async def test_the_program_is_not_told_of_its_own_reaction(program: Program, fang: Phone) -> None:
    said = await fang.text("改好了")
    await program.take()
    await program.call("setMessageReaction", chat_id=101, message_id=said.id, reaction=emoji("👌"))
    assert await program.updates() == []


async def test_an_album_takes_it_on_its_first_photo(program: Program, fang: Phone) -> None:
    first, _, third = await fang.album([picture(), picture(), picture()])
    await program.call("setMessageReaction", chat_id=101, message_id=third.id, reaction=emoji("👌"))
    assert await shown(fang) == {first.id: "👌"}


@pytest.mark.parametrize(
    ("reaction", "reason"),
    [
        (emoji("✅"), "REACTION_INVALID"),
        (emoji("好"), "REACTION_INVALID"),
        (emoji(""), "REACTION_INVALID"),
        (emoji("👌", "👍"), "REACTIONS_TOO_MANY"),
        (
            [{"type": "custom_emoji", "custom_emoji_id": "1"}],
            "the sandbox does not reproduce reactions of type custom_emoji",
        ),
        ([{"type": "paid"}], "the sandbox does not reproduce reactions of type paid"),
        (["👌"], 'can\'t parse reaction type: Field "type" must be of type String'),
    ],
)
async def test_what_is_refused(program: Program, fang: Phone, reaction: object, reason: str) -> None:
    said = await fang.text("改好了")
    refused = await program.refused("setMessageReaction", chat_id=101, message_id=said.id, reaction=reaction)
    assert refused == f"400 Bad Request: {reason}"
    assert await shown(fang) == {}


async def test_messages_that_take_none(program: Program, fang: Phone) -> None:
    refused = await program.refused("setMessageReaction", chat_id=101, message_id=999, reaction=emoji("👌"))
    assert refused == "400 Bad Request: message to react not found"
    pinned = await fang.change_chat("pinned_message", await fang.text("看这条"))
    refused = await program.refused("setMessageReaction", chat_id=101, message_id=pinned.id, reaction=emoji("👌"))
    assert refused == "400 Bad Request: MESSAGE_ID_INVALID"
    await fang.block()
    refused = await program.refused("setMessageReaction", chat_id=101, message_id=pinned.id, reaction=emoji("👌"))
    assert refused == "403 Forbidden: bot was blocked by the user"
