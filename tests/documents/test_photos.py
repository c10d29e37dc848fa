"""Photos: kept as they are while light, redrawn when heavy, refused when they cannot be drawn."""

import pytest

from bot.documents.photos import Picture, picture_of
from tests.documents.pictures import JPEG, WEBP, heavy, png, png_claiming, png_size, turned


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


def _redrawn_size(content: bytes) -> tuple[int, int]:
    picture = picture_of(content)
    assert picture is not None
    assert picture.content != content
    return png_size(picture.content)
