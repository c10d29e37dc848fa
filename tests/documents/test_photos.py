"""Photos: kept as they are while light, redrawn when heavy, refused when they cannot be drawn."""

import io

import pytest
from PIL import Image

from bot.documents.photos import Picture, picture_of
from tests.documents.pictures import HEIC, JPEG, WEBP, heavy, png, png_claiming, png_size, turned


@pytest.mark.parametrize(("content", "kind"), [(JPEG, "jpg"), (WEBP, "webp"), (png(40, 30), "png")])
def test_a_light_photo_is_printed_as_it_is(content: bytes, kind: str) -> None:
    picture = picture_of(content)
    assert picture is not None
    assert (picture.content, picture.format) == (content, kind)


def test_a_heavy_jpeg_is_redrawn_a_thousand_pixels_long() -> None:
    picture = picture_of(heavy(JPEG, 3_000_000))
    assert picture is not None
    assert picture.format == "png"
    assert png_size(picture.content) == (1000, 750)


def test_a_large_png_is_redrawn_a_thousand_pixels_long() -> None:
    assert _redrawn_size(png(900, 1800)) == (500, 1000)


def test_a_photo_taken_upright_is_redrawn_upright() -> None:
    assert _redrawn_size(heavy(turned(JPEG), 700_000)) == (750, 1000)


def test_a_jpeg_cut_off_in_its_picture_is_redrawn_whole_so_that_readers_do_not_complain() -> None:
    picture = picture_of(JPEG[:-200])
    assert picture is not None
    assert picture.format == "png"


def test_a_picture_claiming_more_than_the_memory_holds_is_refused_unopened() -> None:
    assert picture_of(png_claiming(10_000, 6_401, b"")) is None


def test_a_picture_without_any_pixels_is_refused() -> None:
    assert picture_of(png_claiming(0, 10, b"")) is None


@pytest.mark.parametrize("size", range(0, len(JPEG), 97))
def test_a_jpeg_cut_off_anywhere_is_drawn_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(picture_of(JPEG[:size]), Picture | None)


@pytest.mark.parametrize("size", range(0, len(WEBP), 97))
def test_a_webp_cut_off_anywhere_is_drawn_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(picture_of(WEBP[:size]), Picture | None)


def test_a_photo_as_phones_keep_it_is_drawn_from_a_copy() -> None:
    assert _copied(HEIC).size == (48, 36)


@pytest.mark.parametrize("kind", ["BMP", "GIF"])
def test_other_photos_are_drawn_from_a_copy_too(kind: str) -> None:
    red = _copied(_saved(Image.new("RGB", (40, 30), "red"), kind))
    assert red.getpixel((20, 15)) == pytest.approx((254, 0, 0), abs=3)


def test_what_can_be_seen_through_is_white_on_paper() -> None:
    clear = Image.new("P", (40, 30), 0)
    clear.info["transparency"] = 0
    assert _copied(_saved(clear, "GIF")).getpixel((20, 15)) == (255, 255, 255)


def test_a_copy_is_no_larger_than_paper_shows() -> None:
    assert _copied(_saved(Image.new("L", (4000, 3000)), "BMP")).size == (2000, 1500)


def test_a_photo_to_be_copied_that_claims_more_than_the_memory_holds_is_refused_unopened() -> None:
    small = _saved(Image.new("L", (4, 4)), "BMP")
    assert picture_of(small[:18] + (10_000).to_bytes(4, "little") + (6_401).to_bytes(4, "little") + small[26:]) is None


@pytest.mark.parametrize("size", range(0, len(HEIC), 41))
def test_a_heic_cut_off_anywhere_is_drawn_or_refused_but_never_fails(size: int) -> None:
    assert isinstance(picture_of(HEIC[:size]), Picture | None)


@pytest.mark.parametrize("at", range(0, len(HEIC), 41))
def test_a_heic_broken_anywhere_is_drawn_or_refused_but_never_fails(at: int) -> None:
    assert isinstance(picture_of(HEIC[:at] + b"\xff" + HEIC[at + 1 :]), Picture | None)


def _copied(content: bytes) -> Image.Image:
    picture = picture_of(content)
    assert picture is not None
    assert picture.format == "jpg"
    return Image.open(io.BytesIO(picture.content))


def _saved(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def _redrawn_size(content: bytes) -> tuple[int, int]:
    picture = picture_of(content)
    assert picture is not None
    assert picture.content != content
    return png_size(picture.content)
