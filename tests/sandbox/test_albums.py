"""Albums: 2 to 10, one array, no keyboard; a person's album is several updates."""

import json

import aiohttp
import pytest

from tests.sandbox.phone import Json, Phone, Refused
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program


async def send_album(program: Program, kind: str, count: int, **values: object) -> Json:
    form = aiohttp.FormData()
    media = [{"type": kind, "media": f"attach://f{number}", "caption": f"第{number}张"} for number in range(count)]
    form.add_field("chat_id", "101")
    form.add_field("media", json.dumps(media))
    for name, value in values.items():
        form.add_field(name, json.dumps(value))
    for number in range(count):
        form.add_field(f"f{number}", picture(), filename=f"{number}.png", content_type="image/png")
    async with program.http.post(f"{program.address}/sendMediaGroup", data=form) as response:
        answer: Json = await response.json()
        return answer


@pytest.mark.parametrize("count", [2, 10])
async def test_an_album_is_an_array_of_messages_that_share_an_id(program: Program, fang: Phone, count: int) -> None:
    sent = (await send_album(program, "photo", count))["result"]
    assert len(sent) == count
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message["caption"] for message in sent] == [f"第{number}张" for number in range(count)]


async def test_an_album_has_two_to_ten(program: Program, fang: Phone) -> None:
    assert (await send_album(program, "photo", 1))["description"] == (
        "Bad Request: too few messages to send as an album"
    )
    assert (await send_album(program, "photo", 11))["description"] == (
        "Bad Request: too many messages to send as an album"
    )


async def test_documents_make_an_album_of_their_own(program: Program, fang: Phone) -> None:
    sent = (await send_album(program, "document", 2))["result"]
    assert [message["document"]["file_name"] for message in sent] == ["0.png", "1.png"]
    photo = (await program.upload("sendPhoto", "photo", picture(), chat_id=101))["result"]["photo"][-1]["file_id"]
    media = [
        {"type": "photo", "media": photo},
        {"type": "document", "media": sent[0]["document"]["file_id"]},
    ]
    assert await program.refused("sendMediaGroup", chat_id=101, media=media) == (
        "400 Bad Request: document can't be mixed with other media types"
    )


async def test_an_album_carries_no_keyboard(program: Program, fang: Phone) -> None:
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    sent = (await send_album(program, "photo", 2, reply_markup=keyboard))["result"]
    assert all("reply_markup" not in message for message in sent)


async def test_other_kinds_are_refused_by_name(program: Program, fang: Phone) -> None:
    media = [{"type": "audio", "media": "x"}] * 2
    assert await program.refused("sendMediaGroup", chat_id=101, media=media) == (
        "400 Bad Request: the sandbox does not reproduce InputMedia of type audio"
    )


async def test_a_person_s_album_is_separate_updates_with_one_group(program: Program, fang: Phone) -> None:
    await fang.album([picture(), picture(), picture()], "三张")
    updates = await program.take()
    messages = [update["message"] for update in updates]
    assert len(messages) == 3
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["三张", None, None]
    assert len({message["message_id"] for message in messages}) == 3


async def test_a_person_cannot_send_an_album_of_one(fang: Phone) -> None:
    with pytest.raises(Refused, match="2 to 10"):
        await fang.album([picture()])
