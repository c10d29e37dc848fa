"""Copies of photos: upright, small, bare of what is not seen, and marked with when, where and by whom."""

import io
import pickle
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.documents.converting import TooManyPixels, opened
from bot.documents.photos import Mark, Picture, bare_copy, copy_of, logo_of
from bot.rules.text import CHINESE, ENGLISH, Language
from tests import write_marked_photos
from tests.documents.pictures import BROKEN_HEIC, HEIC, JPEG, SVG, WEBP, heavy, png, png_claiming, turned
from tests.documents.pictures.claims import heic_of, jpeg_of, png_of

MARK = Mark(datetime(2026, 11, 22, 2, 15, tzinfo=UTC), "恒达机械 · 一号厂房", "周敏")


def test_a_photo_carries_no_camera_and_no_place_once_it_is_copied() -> None:
    kept = Image.Exif()
    kept[0x010F] = "Camera of Zhou Min"
    kept.get_ifd(0x8825)[2] = (31.0, 17.0, 54.0)
    taken = _saved(Image.new("RGB", (640, 480), "red"), "JPEG", exif=kept, comment=b"a secret word")
    assert b"Camera of Zhou Min" in taken
    copied = _copied(taken)
    assert not copied.getexif()
    assert set(copied.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_photo_taken_upright_is_copied_upright() -> None:
    assert _copied(turned(JPEG)).size == (36, 48)


def test_a_copy_says_when_it_was_received_where_and_from_whom() -> None:
    assert MARK.lines(CHINESE) == ("接收于 2026-11-22 10:15（北京时间）", "恒达机械 · 一号厂房", "周敏")
    assert MARK.lines(ENGLISH)[0] == "Received 2026-11-22 10:15 (Beijing time)"
    bare, marked = Image.new("RGB", (1200, 900), (90, 110, 90)), _copied(_grey())
    left, top, right, bottom = _changed(bare, marked)
    assert left < 30
    assert right < 900
    assert top > 760
    assert bottom > 860


@pytest.mark.parametrize("name", ["陈" * 200, "\u202eevil\u202c", "W" * 300, "🏭\n\n厂"])
def test_any_name_is_written_within_the_picture(name: str) -> None:
    assert _copied(_grey(), Mark(MARK.received_at, name, name)).size == (1200, 900)
    assert _copied(JPEG, Mark(MARK.received_at, name, name)).size == (48, 36)


def test_the_same_photo_gives_the_same_copy() -> None:
    assert copy_of(JPEG, MARK, CHINESE) == copy_of(JPEG, MARK, CHINESE)


@pytest.mark.parametrize("content", [JPEG, WEBP, HEIC, png(48, 36)], ids=["jpeg", "webp", "heic", "png"])
def test_every_format_of_phones_is_copied(content: bytes) -> None:
    assert _copied(content).size == (48, 36)


def test_a_heavy_photo_makes_a_light_copy() -> None:
    copied = copy_of(heavy(_saved(Image.effect_noise((4000, 3000), 60), "JPEG"), 9_000_000), MARK, CHINESE)
    assert copied is not None
    assert _opened(copied).size == (1280, 960)
    assert len(copied.content) < 1_200_000


def test_a_photo_of_12_000_pixels_is_copied() -> None:
    assert _copied(_saved(Image.new("L", (12_000, 9_000), 128), "JPEG")).size == (1280, 960)


def test_one_of_as_many_that_has_to_be_read_whole_is_refused_unopened() -> None:
    assert copy_of(_saved(Image.new("L", (12_000, 9_000), 128), "JPEG", progressive=True), MARK, CHINESE) is None
    assert copy_of(png_claiming(10_000, 6_401, b""), MARK, CHINESE) is None
    small = _saved(Image.new("L", (4, 4)), "BMP")
    claiming = small[:18] + (10_000).to_bytes(4, "little") + (6_401).to_bytes(4, "little") + small[26:]
    assert copy_of(claiming, MARK, CHINESE) is None


def test_a_photo_for_printers_keeps_its_colours() -> None:
    cmyk = _saved(Image.new("RGB", (400, 300), "red").convert("CMYK"), "JPEG")
    assert Image.open(io.BytesIO(cmyk)).mode == "CMYK"
    seen = _copied(cmyk)
    assert seen.mode == "RGB"
    assert seen.getpixel((200, 100)) == pytest.approx((254, 0, 0), abs=4)


@pytest.mark.parametrize("content", [png_of(12_000, 12_000), jpeg_of(13_000, 13_000), heic_of(12_000, 12_000)])
def test_of_one_with_too_many_pixels_its_size_is_said(content: bytes) -> None:
    with pytest.raises(TooManyPixels) as refused:
        bare_copy(content)
    assert refused.value.width * refused.value.height > 64_000_000
    # as on its way back from the child that draws
    assert pickle.loads(pickle.dumps(refused.value)).args == refused.value.args


@pytest.mark.parametrize("content", [b"", b"not a picture", SVG, BROKEN_HEIC, png_claiming(0, 10, b"")])
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    assert copy_of(content, MARK, CHINESE) is None


@pytest.mark.parametrize("kind", ["BMP", "GIF"])
def test_other_photos_are_copied_too(kind: str) -> None:
    red = _copied(_saved(Image.new("RGB", (400, 300), "red"), kind))
    assert red.getpixel((200, 100)) == pytest.approx((254, 0, 0), abs=3)


def test_what_can_be_seen_through_is_white_on_paper() -> None:
    clear = Image.new("P", (400, 300), 0)
    clear.info["transparency"] = 0
    assert _copied(_saved(clear, "GIF")).getpixel((200, 100)) == (255, 255, 255)


def test_a_logo_is_printed_without_a_mark() -> None:
    logo = logo_of(png(900, 1800))
    assert logo is not None
    assert logo.format == "png"
    assert _opened(logo).size == (500, 1000)
    plain = opened(png(900, 1800), 1000)
    assert plain is not None
    assert _opened(logo).tobytes() == plain.tobytes()


def test_a_jpeg_cut_off_in_its_picture_shows_what_arrived() -> None:
    assert _copied(JPEG[:-200]).size == (48, 36)


@pytest.mark.parametrize("size", range(0, len(JPEG), 97))
def test_a_jpeg_cut_off_anywhere_is_copied_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(copy_of(JPEG[:size], MARK, CHINESE), Picture | None)


@pytest.mark.parametrize("size", range(0, len(WEBP), 97))
def test_a_webp_cut_off_anywhere_is_copied_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(copy_of(WEBP[:size], MARK, CHINESE), Picture | None)


@pytest.mark.parametrize("size", range(0, len(HEIC), 41))
def test_a_heic_cut_off_anywhere_is_copied_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(copy_of(HEIC[:size], MARK, CHINESE), Picture | None)


@pytest.mark.parametrize("at", range(0, len(HEIC), 41))
def test_a_heic_broken_anywhere_is_copied_or_refused_but_never_fails(at: int) -> None:
    assert isinstance(copy_of(HEIC[:at] + b"\xff" + HEIC[at + 1 :], MARK, CHINESE), Picture | None)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_docs_show_a_marked_photo_as_it_is_drawn_now(language: Language) -> None:
    there = Image.open(write_marked_photos.FILES[language])
    now = Image.open(io.BytesIO(write_marked_photos.drawn(language)))
    # by what is seen: not every processor packs a JPEG into the same bytes
    assert there.size == now.size, "run `make marked-photos`"
    assert max(ImageStat.Stat(ImageChops.difference(there, now)).mean) < 1, "run `make marked-photos`"
    assert b"A phone" in write_marked_photos.taken(language)
    assert b"A phone" not in write_marked_photos.FILES[language].read_bytes()


def _grey() -> bytes:
    return _saved(Image.new("RGB", (1200, 900), (90, 110, 90)), "PNG")


def _changed(bare: Image.Image, marked: Image.Image) -> tuple[int, int, int, int]:
    """Where two pictures differ by more than a copy does."""
    assert ImageStat.Stat(marked).mean != ImageStat.Stat(bare).mean
    differing = ImageChops.difference(bare, marked).convert("L").point(lambda level: 255 * (level > 40))
    found = differing.getbbox()
    assert found is not None
    return found


def _copied(content: bytes, mark: Mark = MARK) -> Image.Image:
    picture = copy_of(content, mark, CHINESE)
    assert picture is not None
    assert picture.format == "jpg"
    return _opened(picture)


def _opened(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
