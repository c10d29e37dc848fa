"""The client's people look at copies of photos, marked with when, where and from whom, and ours at what came (3.6)."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from bot.documents.photos import Mark, bare_copy, copy_of
from bot.rules.cause import Cause
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.services.photo_copies import PHOTO_COPY
from bot.services.post.writing import post
from storage import attachments
from storage import database as db
from storage.people.persons import get_person_by_telegram
from tests.documents.pictures import png, png_claiming
from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_licences import licensed
from tests.flows.steps import count, english, one, press_sparingly
from tests.flows.test_verification import NUMBER, issued
from tests.flows.work_records.test_photo_copies import complained, newest, shown, taken, with_photo
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import read_in
from tests.schedules.test_lost_files import gone
from tests.world import AUDITOR, CONSULTANT, LEAD, MANAGER, STAFF, World

FILED_AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
FIRM, SITE = "恒信阀门有限公司", "恒信阀门有限公司 · 总装车间"
PHOTOS, PHOTOS_IN_ENGLISH = "🖼 照片（1）", "🖼 Photos (1)"


def marked(content: bytes, place: str, by: str, at: datetime = FILED_AT, language: Language = CHINESE) -> bytes:
    """The copy as the reports of our own have it."""
    copied = copy_of(content, Mark(at, place, by), language)
    assert copied is not None
    return copied.content


async def photos_of(message: Message, phone: Phone) -> bytes:
    """What a message shows; it is a photo in the chat, not a file."""
    assert "photo" in message.raw, message.text
    return await phone.download(message)


async def test_the_clients_people_see_the_mark_in_the_photo_in_their_language(world: World) -> None:
    manager, _ = await issued(world)
    sent = await shown(manager, world, PHOTOS)
    assert await photos_of(sent, manager) == marked(picture(), SITE, "周明")
    assert "XC20261123-01\n11月23日（周一）09:30 收到 · 周明" in sent.text
    await english(manager)
    await world.pass_by(minutes=1)
    sent = await shown(manager, world, PHOTOS_IN_ENGLISH)
    assert await photos_of(sent, manager) == marked(picture(), SITE, "周明", language=ENGLISH)
    # the finding shows the same photo of the same place, also right after
    await world.pass_by(seconds=2)
    await do(manager, ">WT20261123-01", PHOTOS_IN_ENGLISH)
    await world.pass_by(minutes=1)
    assert "WT20261123-01" in (sent := await newest(manager)).text
    assert await photos_of(sent, manager) == marked(picture(), SITE, "周明", language=ENGLISH)
    assert await count("document WHERE kind = 'photo_copy'") == 2, "each is drawn once in each language"
    assert await count("failed_update") == 0


async def test_our_team_and_the_auditor_see_the_photo_as_it_came_at_once(sqlite_world: World) -> None:
    await issued(sqlite_world)
    for who in (CONSULTANT, LEAD, AUDITOR):
        phone = await sqlite_world.phone(who)
        await do(phone, f">{NUMBER}", PHOTOS)
        assert await photos_of(await newest(phone), phone) == picture(), who
    assert await count("outbox WHERE kind = 'photo_copy'") == 0


async def test_nothing_is_drawn_while_somebody_waits_for_their_tap(sqlite_world: World) -> None:
    manager, _ = await issued(sqlite_world)
    before = len(await manager.messages())
    await manager.text(NUMBER)
    await press_sparingly(manager, PHOTOS)
    assert len(await manager.messages()) == before + 2, "the number and the card"
    assert await count("document WHERE kind = 'photo_copy' AND sha256 IS NULL") == 1
    # a second tap asks for nothing more, nor one half an hour later while what was asked for has not come
    await manager.press(PHOTOS)
    sqlite_world.clock.pass_by(minutes=30)
    await manager.press(PHOTOS)
    assert await count("outbox WHERE kind = 'photo_copy'") == 1
    await sqlite_world.beat()
    # once it came it is shown again to whoever asks again, and to who taps twice once
    for _ in range(2):
        await manager.press(PHOTOS)
        await sqlite_world.beat()
    assert await count("outbox WHERE kind = 'photo_copy' AND state = 'sent'") == 2


async def test_a_photo_that_came_as_a_file_is_upright_and_without_camera_under_its_mark(sqlite_world: World) -> None:
    content = taken((640, 480))
    await with_photo(sqlite_world, content, "IMG_0001.jpg")
    manager = await sqlite_world.phone(MANAGER)
    copied = await photos_of(await shown(manager, sqlite_world), manager)
    assert copied == marked(bare_copy(content), SITE, "周明")
    with Image.open(io.BytesIO(copied)) as image:
        assert (image.size, dict(image.getexif())) == ((480, 640), {})


@pytest.mark.parametrize("size", [(48, 36), (36, 48), (1600, 900), (900, 1600)])
async def test_a_copy_is_as_large_as_a_chat_shows_and_no_larger_than_the_photo(
    size: tuple[int, int], sqlite_world: World
) -> None:
    staff = await complained(sqlite_world, png(*size), "plan.png")
    await do(staff, ">TS20261123-01", "📄 文件（1）")
    await sqlite_world.beat()
    with Image.open(io.BytesIO(await photos_of(await newest(staff), staff))) as image:
        assert image.size == {1600: (1280, 720), 900: (720, 1280)}.get(size[0], size)


async def test_a_complaint_names_the_firm_and_who_sent_its_photo(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await do(staff, "我要投诉", ">约好没来")
    await staff.photo(picture())
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交", ">TS20261123-01", PHOTOS)
    await sqlite_world.beat()
    sent = await newest(staff)
    assert sent.raw.get("has_protected_content"), "a complaint is confidential"
    assert await photos_of(sent, staff) == marked(picture(), FIRM, "王芳")


async def test_a_scan_of_a_licence_names_the_firm(sqlite_world: World) -> None:
    manager = await licensed(sqlite_world)
    await manager.press("📎 上传扫描件")
    await manager.photo(picture())
    await press_sparingly(manager, "保存")
    await press_sparingly(manager, PHOTOS)
    await sqlite_world.beat()
    assert await photos_of(await newest(manager), manager) == marked(picture(), FIRM, "李强")


async def test_a_signed_page_names_the_place_of_its_record(sqlite_world: World) -> None:
    manager, _ = await issued(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, f">{NUMBER}", "📎 附盖章页")
    await consultant.photo(picture(65))
    await press_sparingly(consultant, "保存")
    await sqlite_world.beat()
    await manager.text(NUMBER)
    (key,) = [key for key in await manager.buttons() if "签字页" in key]
    await manager.press(key)
    at = sqlite_world.clock.now()
    await sqlite_world.beat()
    assert await photos_of(await newest(manager), manager) == marked(picture(65), SITE, "周明", at)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
async def test_of_a_damaged_photo_it_is_said_that_it_cannot_be_shown(language: Language, sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await do(staff, "我要投诉", ">约好没来")
    await staff.photo(png_claiming(64, 48, b""))
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交", ">TS20261123-01", PHOTOS)
    await read_in(sqlite_world, STAFF, language)
    await sqlite_world.pass_by(minutes=1)
    words = {CHINESE: "「照片」打不开，看不了；原件已存档", ENGLISH: "“photo” cannot be opened. The original is in the"}
    assert [words[language] in message.text for message in await staff.messages()].count(True) == 1
    assert await one("SELECT state FROM outbox WHERE kind = 'photo_copy'") == "sent"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
async def test_of_a_photo_that_was_lost_it_is_said_so(language: Language, sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await do(staff, "我要投诉", ">约好没来")
    await staff.photo(picture())
    await do(staff, "服务时效", "不清楚", "跳过", "确认无误，提交", ">TS20261123-01", PHOTOS)
    await read_in(world, STAFF, language)
    await gone(world)
    await world.pass_by(minutes=10)
    words = {CHINESE: "这张照片没能存档，看不了", ENGLISH: "This photo could not be archived, so it cannot be shown."}
    assert [words[language] in message.text for message in await staff.messages()].count(True) == 1
    assert await one("SELECT state FROM job WHERE kind = 'mark_photo'") == "done"


@pytest.mark.parametrize("subject", ["patrol", "case", "licences"])
async def test_a_copy_that_waited_since_before_copies_were_marked_comes_as_it_was_promised(
    subject: str, world: World
) -> None:
    content = taken((640, 480))
    if subject == "licences":
        manager = await licensed(world)
        await manager.press("📎 上传扫描件")
        await manager.document(content, "scan.jpg")
        await press_sparingly(manager, "保存")
    else:
        await with_photo(world, content, "IMG_0001.jpg")
    await world.pass_by(minutes=1)
    manager = await world.phone(MANAGER)
    reader = await get_person_by_telegram(manager.person_id)
    assert reader is not None
    owned = {"patrol": "work_record", "case": "service_case", "licences": "licence"}[subject]
    (file,) = await db.column(int, "SELECT id FROM attachment")
    kept = await attachments.get_attachment(file)
    assert kept is not None
    # as it was written before
    about = (subject, int(await one(f"SELECT id FROM {owned}")))
    await post(Cause(world.clock.now()), PHOTO_COPY, about, reader.id, parameters={"attachment": file})
    await world.beat()
    sent = await newest(manager)
    assert await photos_of(sent, manager) == bare_copy(content)
    assert await one("SELECT state FROM outbox WHERE kind = 'photo_copy'") == "sent"
