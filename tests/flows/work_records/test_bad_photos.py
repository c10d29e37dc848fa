"""Whatever is sent as a photo has a clear answer: what it is, and what to do about it (clause 3.6)."""

import pytest

from bot.rules.text import CHINESE, ENGLISH, Language
from tests.documents.pictures import BROKEN_HEIC, HEIC, JPEG
from tests.documents.pictures.claims import heic_of, jpeg_of, png_of
from tests.flows.behalf.recording import do
from tests.flows.steps import count
from tests.flows.work_records.test_photo_copies import newest, taken
from tests.sandbox.phone import Phone
from tests.schedules.post_room import read_in
from tests.world import STAFF, World

TOO_BIG = ("文件超过 20 MB，收不了。请压缩后再发。", "That file is over 20 MB. Please send a smaller one.")
TOO_MANY_PIXELS = (
    "📷 您发的「{name}」有 {size} 像素，太大了，打不开。文件已存档，但报告和聊天里看不到它："
    "请作为照片（不是文件）再发一次，或缩小后补发。",
    "📷 “{name}” that you sent has {size} pixels, which is too large to be opened. It is kept, but neither reports nor "
    "chats show it: please send it again as a photo (not as a file), or make it smaller first.",
)
NO_PHOTO = ("打不开，不像是照片。文件已存档", "cannot be opened and does not look like a photo. It is kept")


async def complaining(world: World) -> Phone:
    """Somebody of the client is asked for files of a complaint."""
    staff = await world.phone(STAFF)
    await do(staff, "我要投诉", ">约好没来")
    return staff


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
async def test_more_than_can_be_fetched_is_refused_at_once(language: Language, sqlite_world: World) -> None:
    """What has no byte (0) neither the app nor the sandbox sends: tests/flows/forms/test_files.py says its sentence."""
    staff = await complaining(sqlite_world)
    await read_in(sqlite_world, STAFF, language)
    await staff.document(bytes(25 * 1024 * 1024), "IMG_0001.jpg")
    assert TOO_BIG[language == ENGLISH] in (await staff.last()).text
    assert await count("attachment") == 0


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (png_of(12_000, 12_000), "plan.png", TOO_MANY_PIXELS),
        (heic_of(12_000, 12_000), "IMG_0002.heic", TOO_MANY_PIXELS),
        (jpeg_of(13_000, 13_000), "wide.jpg", TOO_MANY_PIXELS),
        (png_of(12_000, 12_000), "report.pdf", TOO_MANY_PIXELS),
        (BROKEN_HEIC, "IMG_0003.heic", NO_PHOTO),
        (b"%PDF-1.4", "IMG_0004.jpg", NO_PHOTO),
    ],
    ids=["png", "heic", "jpeg", "called otherwise", "damaged", "no photo"],
)
async def test_what_cannot_be_opened_is_told_to_its_sender_with_what_to_do(
    content: bytes, name: str, words: tuple[str, str], language: Language, sqlite_world: World
) -> None:
    staff = await complaining(sqlite_world)
    await staff.document(content, name)
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交")
    await read_in(sqlite_world, STAFF, language)
    await sqlite_world.pass_by(minutes=1)
    size = "13000 × 13000" if name == "wide.jpg" else "12000 × 12000"
    said = words[language == ENGLISH].format(name=name, size=size)
    assert [said in message.text for message in await staff.messages()].count(True) == 1
    assert await count("outbox WHERE kind = 'photo_unreadable'") == 1
    assert await count("failed_update") == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HEIC, "IMG_0005.heic"),
        (taken(mode="CMYK"), "print.jpg"),
        (HEIC, "IMG_0006.jpg"),
        (JPEG, "IMG_0007.heic"),
        (JPEG, "scan.pdf"),
        (taken((12_000, 12_000)), "large.jpg"),
    ],
    ids=["heic", "cmyk", "heic called jpg", "jpeg called heic", "jpeg called pdf", "12,000 px"],
)
async def test_what_can_be_opened_is_shown_and_nothing_is_said_of_it(
    content: bytes, name: str, sqlite_world: World
) -> None:
    staff = await complaining(sqlite_world)
    await staff.document(content, name)
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交")
    await sqlite_world.pass_by(minutes=1)
    await do(staff, ">TS20261123-01", "📄 文件（1）")
    await sqlite_world.beat()
    assert "photo" in (await newest(staff)).raw
    assert await count("outbox WHERE kind = 'photo_unreadable'") == 0
