"""Files: sizes, identifiers, downloads."""

import pytest

from bot.sandbox import Sandbox, pictures
from bot.sandbox.files import ADDRESS_LIFETIME_S, FileStore
from tests.sandbox.phone import Phone, Refused
from tests.sandbox.pictures import picture
from tests.sandbox.program import Program

MEGABYTE = 1024 * 1024


async def fetch(program: Program, path: str) -> tuple[int, bytes]:
    async with program.http.get(f"{program.files}/{path}") as response:
        return response.status, await response.read()


async def test_a_photo_comes_in_several_sizes_and_without_a_name(program: Program, fang: Phone) -> None:
    content = picture(1200, 900)
    await fang.photo(content, "现场")
    (update,) = await program.take()
    message = update["message"]
    assert message["caption"] == "现场"
    assert [(size["width"], size["height"]) for size in message["photo"]] == [
        (90, 67),
        (320, 240),
        (800, 600),
        (1200, 900),
    ]
    assert len({size["file_unique_id"] for size in message["photo"]}) == 4
    assert all("file_name" not in size for size in message["photo"])
    file = await program.call("getFile", file_id=message["photo"][-1]["file_id"])
    assert file["file_path"].startswith("photos/file_")
    assert await fetch(program, file["file_path"]) == (200, content)


async def test_a_document_keeps_its_name_and_type(program: Program, fang: Phone) -> None:
    await fang.document("报告".encode(), "检验 报告.csv", "见附件")
    (update,) = await program.take()
    document = update["message"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("检验 报告.csv", "text/csv", 6)
    file = await program.call("getFile", file_id=document["file_id"])
    assert "报告" not in file["file_path"]
    assert await fetch(program, file["file_path"]) == (200, "报告".encode())


async def test_voice_video_sticker_location_and_contact_arrive(program: Program, fang: Phone) -> None:
    await fang.voice(seconds=7)
    await fang.video(caption="看")
    await fang.sticker("🙏")
    await fang.location(31.2304, 121.4737, 12)
    await fang.contact("+8613800000000")
    await fang.contact("+8613800000001", user_id=102)
    voice, video, sticker, place, own, other = (update["message"] for update in await program.take())
    assert (voice["voice"]["duration"], voice["voice"]["mime_type"]) == (7, "audio/ogg")
    assert (video["video"]["duration"], video["caption"]) == (3, "看")
    assert (sticker["sticker"]["emoji"], sticker["sticker"]["type"]) == ("🙏", "regular")
    assert place["location"] == {"latitude": 31.2304, "longitude": 121.4737, "horizontal_accuracy": 12}
    assert own["contact"] == {"phone_number": "+8613800000000", "first_name": "王芳", "user_id": 101}
    assert other["contact"]["user_id"] == 102
    file = await program.call("getFile", file_id=sticker["sticker"]["file_id"])
    assert pictures.media_type((await fetch(program, file["file_path"]))[1]) == "image/webp"


async def test_an_address_holds_only_after_get_file_and_only_with_the_token(
    sandbox: Sandbox, program: Program, fang: Phone
) -> None:
    await fang.document(b"x")
    (update,) = await program.take()
    assert (await fetch(program, "documents/file_1.pdf"))[0] == 404
    file = await program.call("getFile", file_id=update["message"]["document"]["file_id"])
    assert (await fetch(program, file["file_path"]))[0] == 200
    async with Program(sandbox.url, "42:WRONG") as stranger:
        assert (await fetch(stranger, file["file_path"]))[0] == 401


def test_an_address_holds_for_an_hour() -> None:
    now = 0.0
    files = FileStore(lambda: now)
    document = files.add("Document", b"x", "a.txt")
    path = files.grant(document["file_id"])["file_path"]
    now = ADDRESS_LIFETIME_S - 1
    assert files.granted(path) is not None
    now = ADDRESS_LIFETIME_S
    assert files.granted(path) is None


async def test_a_file_identifier_can_be_sent_again(program: Program, fang: Phone) -> None:
    sent = (await program.upload("sendDocument", "document", b"x", "a.pdf", chat_id=101))["result"]["document"]
    assert (await program.call("sendDocument", chat_id=101, document=sent["file_id"]))["document"] == sent
    photo = (await program.upload("sendPhoto", "photo", picture(), chat_id=101))["result"]["photo"]
    again = await program.call("sendPhoto", chat_id=101, photo=photo[-1]["file_id"], caption="又一次")
    assert (again["photo"], again["caption"]) == (photo, "又一次")
    voice = (await program.upload("sendVoice", "voice", b"OggS", chat_id=101, duration=2))["result"]["voice"]
    assert (await program.call("sendVoice", chat_id=101, voice=voice["file_id"]))["voice"] == voice


async def test_a_person_s_photo_can_be_sent_on_but_not_as_something_else(program: Program, fang: Phone) -> None:
    await fang.photo(picture())
    (update,) = await program.take()
    file_id = update["message"]["photo"][-1]["file_id"]
    await program.call("sendPhoto", chat_id=101, photo=file_id)
    assert await program.refused("sendDocument", chat_id=101, document=file_id) == (
        "400 Bad Request: can't use file of type Photo as Document"
    )


async def test_an_address_of_the_web_is_not_fetched(program: Program, fang: Phone) -> None:
    refused = await program.refused("sendPhoto", chat_id=101, photo="https://example.com/a.png")
    assert refused == "400 Bad Request: failed to get HTTP URL content"


async def test_more_than_20_mb_cannot_be_downloaded(program: Program, fang: Phone) -> None:
    await fang.document(bytes(20 * MEGABYTE), "gross.bin")
    await fang.document(bytes(20 * MEGABYTE + 1), "größer.bin")
    small, large = (update["message"]["document"]["file_id"] for update in await program.take())
    await program.call("getFile", file_id=small)
    assert await program.refused("getFile", file_id=large) == "400 Bad Request: file is too big"


async def test_more_than_50_mb_cannot_be_uploaded(program: Program, fang: Phone) -> None:
    answer = await program.upload("sendDocument", "document", bytes(50 * MEGABYTE + 1), chat_id=101)
    assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")
    assert (await program.call("getMe"))["is_bot"] is True


async def test_a_photo_has_at_most_10_mb_and_must_be_one(program: Program, fang: Phone) -> None:
    large = picture() + bytes(10 * MEGABYTE)
    answer = await program.upload("sendPhoto", "photo", large, chat_id=101)
    assert "is too big for a photo; the maximum size is 10485760 bytes" in answer["description"]
    answer = await program.upload("sendPhoto", "photo", b"%PDF", chat_id=101)
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    for measures in ((10_001, 500), (2_100, 100)):
        answer = await program.upload("sendPhoto", "photo", picture(*measures), chat_id=101)
        assert answer["description"] == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    with pytest.raises(Refused):
        await fang.photo(b"no picture")


async def test_an_empty_file_is_refused(program: Program, fang: Phone) -> None:
    answer = await program.upload("sendDocument", "document", b"", chat_id=101)
    assert answer["description"] == "Bad Request: file must be non-empty"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (picture(3, 2), (3, 2)),
        (b"GIF89a\x03\x00\x02\x00", (3, 2)),
        (b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x00\x02\x00\x03", (3, 2)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x02\0\0\x01\0\0", (3, 2)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + b"\x03\0\x02\0", (3, 2)),
        (b"\xff\xd8\xff\xe0", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"text", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_first_bytes(content: bytes, size: tuple[int, int] | None) -> None:
    assert pictures.size(content) == size


async def test_the_page_gets_files_with_their_type_and_their_name_on_request(
    sandbox: Sandbox, program: Program, fang: Phone
) -> None:
    message = await fang.document(b"<script>", "报告.html")
    address = sandbox.url + message.raw["document"]["url"]
    async with program.http.get(address) as response:
        assert response.content_type == "text/html"
        assert response.headers["Content-Security-Policy"].startswith("sandbox")
        assert "Content-Disposition" not in response.headers
        assert await response.read() == b"<script>"
    async with program.http.get(address, params={"download": "1"}) as response:
        assert "filename*=UTF-8''%E6%8A%A5%E5%91%8A.html" in response.headers["Content-Disposition"]
    photo = await fang.photo(picture())
    async with program.http.get(sandbox.url + photo.raw["photo"][0]["url"]) as response:
        assert response.content_type == "image/png"


def test_the_oldest_content_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.files.KEPT_BYTES", 10)
    files = FileStore(lambda: 0)
    first, second = files.add("Document", bytes(6)), files.add("Document", bytes(6))
    assert files.shown(first["file_unique_id"]) is None
    assert files.shown(second["file_unique_id"]) is not None
