"""Photos that came as files: the client's people get copies, upright and without camera or place (3.6, 5.3.3)."""

import io

import pytest
from PIL import Image

from storage import database as db
from tests.documents.pictures import HEIC
from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, heard, one, open_patrol, release
from tests.sandbox.phone import Message, Phone
from tests.world import AUDITOR, CONSULTANT, MANAGER, STAFF, World

CAMERA, NORTH = b"Camera of Zhou Min", 31.0


def taken(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    """A photo as a phone keeps it: lying on its side, with its camera and its place."""
    kept = Image.Exif()
    kept[0x010F], kept[0x0112] = CAMERA.decode(), 6
    kept.get_ifd(0x8825)[2] = (NORTH, 17.0, 54.0)
    out = io.BytesIO()
    Image.new("RGB", size, "red").convert(mode).save(out, "JPEG", exif=kept)
    return out.getvalue()


async def with_photo(world: World, content: bytes, name: str) -> Phone:
    """The client has a patrol whose finding shows this file."""
    await world.phone(MANAGER)
    consultant = await open_patrol(world)
    await consultant.text("全部符合，除4 封样缺失")
    await consultant.document(content, name)
    await do(consultant, "一般", "否", "确认无误，提交")
    await world.beat()
    await release(world)
    await world.beat()
    return consultant


async def shown(phone: Phone, world: World, what: str = "📄 文件（1）") -> Message:
    """What a key to files of the patrol's card shows."""
    await phone.text(str(await one("SELECT number FROM work_record")))
    await phone.press(what)
    await world.beat()
    return await newest(phone)


async def newest(phone: Phone) -> Message:
    """The file that came last."""
    sent = [message for message in await phone.messages() if message.from_bot]
    return [message for message in sent if {"photo", "document"} & message.raw.keys()][-1]


async def test_the_clients_people_get_a_copy_and_ours_what_came(sqlite_world: World) -> None:
    content = taken()
    assert CAMERA in content
    consultant = await with_photo(sqlite_world, content, "IMG_0001.jpg")
    for who in (CONSULTANT, AUDITOR):
        sent = await shown(await sqlite_world.phone(who), sqlite_world)
        assert await consultant.download(sent) == content, who
    manager = await sqlite_world.phone(MANAGER)
    sent = await shown(manager, sqlite_world)
    assert "photo" in sent.raw
    assert "XC20261123-01\n11月23日（周一）09:30 收到 · 周明" in sent.text
    copied = await manager.download(sent)
    assert CAMERA not in copied
    with Image.open(io.BytesIO(copied)) as image:
        assert (image.size, dict(image.getexif())) == ((48, 64), {}), "upright, and nothing unseen in it"
    await sqlite_world.pass_by(minutes=1)
    await english(manager)
    assert "Received Mon 23 Nov, 09:30 from 周明" in (await shown(manager, sqlite_world, "📄 Files (1)")).text
    await sqlite_world.pass_by(minutes=1)
    await manager.text("WT20261123-01")
    keys = [key for key in await manager.buttons() if key.startswith("📄")]
    await manager.press(keys[0])
    await sqlite_world.beat()
    assert CAMERA not in await manager.download(await newest(manager))
    assert await count("failed_update") == 0


async def test_a_copy_is_for_whoever_may_still_look_at_what_it_belongs_to(sqlite_world: World) -> None:
    await with_photo(sqlite_world, taken(), "IMG_0001.jpg")
    manager = await sqlite_world.phone(MANAGER)
    await do(manager, ">XC20261123-01", "📄 文件（1）")
    await db.values("UPDATE work_record SET released_at = NULL RETURNING id")
    await sqlite_world.beat()
    assert "photo" not in (await newest(manager)).raw
    assert await one("SELECT state FROM outbox WHERE kind = 'photo_copy'") == "moot"


async def complained(world: World, content: bytes, name: str) -> Phone:
    """The phone of somebody of the client who sent a complaint with this file."""
    staff = await world.phone(STAFF)
    await do(staff, "我要投诉", ">约好没来")
    await staff.document(content, name)
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交")
    await world.beat()
    return staff


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HEIC, "IMG_0002.heic"),
        (taken(mode="CMYK"), "print.jpg"),
        (taken((12_000, 900)), "wide.jpg"),
        (taken(), "report.pdf"),
        (HEIC, "IMG_0003"),
    ],
    ids=["heic", "cmyk", "12000 px", "called otherwise", "called nothing"],
)
async def test_every_photo_is_shown_whatever_it_is_and_is_called(
    content: bytes, name: str, sqlite_world: World
) -> None:
    staff = await complained(sqlite_world, content, name)
    await do(staff, ">TS20261123-01", "📄 文件（1）")
    await sqlite_world.beat()
    sent = await staff.last()
    assert "photo" in sent.raw
    assert sent.raw.get("has_protected_content"), "a complaint is confidential"
    with Image.open(io.BytesIO(await staff.download(sent))) as image:
        assert (image.mode, max(image.size) <= 1280, dict(image.getexif())) == ("RGB", True, {})
    assert await one("SELECT media FROM attachment") == "photo"


async def test_what_is_no_photo_though_it_is_called_one_is_told_to_its_sender_once(sqlite_world: World) -> None:
    staff = await complained(sqlite_world, b"%PDF-1.4", "IMG_0009.jpg")
    said = await heard(staff, "打不开")
    assert "TS20261123-01\n📷 您发的「IMG_0009.jpg」打不开，不像是照片。" in said.text
    assert "查看 TS20261123-01" in await staff.buttons()
    await english(staff)
    await do(staff, ">TS20261123-01", "📄 Files (1)")
    await sqlite_world.beat()
    assert "“IMG_0009.jpg” cannot be opened. The original is in the archive" in (await staff.last()).text
    assert await count("outbox WHERE kind = 'photo_unreadable'") == 1


async def test_a_photo_of_before_is_copied_when_it_is_asked_for(sqlite_world: World) -> None:
    await with_photo(sqlite_world, taken(), "IMG_0001.jpg")
    await db.values("UPDATE attachment SET shown_sha256 = NULL RETURNING id")
    manager = await sqlite_world.phone(MANAGER)
    assert CAMERA not in await manager.download(await shown(manager, sqlite_world))
