"""Gets photos ready to print: refuses what cannot be drawn, redraws what would swell the document."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.documents.converting import as_jpeg
from bot.documents.typesetting import MAIN, TypesettingFailed, forget_pictures, typeset_pdf, typeset_picture

Format = Literal["jpg", "png", "webp"]

LARGEST_DRAWN_PIXELS = 64_000_000
"""More is refused unopened: a file of a few kilobytes can claim a picture that fills the memory."""

_KEPT_JPEG_BYTES = 600_000
_KEPT_JPEG_PIXELS = 6_000_000
_KEPT_OTHER_PIXELS = 1_400_000
"""JPEG goes into a PDF as it is; PNG and WebP are stored there unpacked and packed again, so their pixels count."""

_REDRAWN_LONG_SIDE = 1000
"""Pixels: 300 to the inch over half the width of an A4 page."""

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)

_JPEG_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_MARKERS_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo that typst is known to draw; ``format`` is also the ending of its file name."""

    content: bytes
    format: Format


@dataclass(frozen=True, slots=True)
class _Header:
    format: Format
    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


def picture_of(content: bytes) -> Picture | None:
    """``content`` ready to print, redrawn smaller if need be; None if it cannot be shown.

    JPEG, PNG and WebP are drawn as they are, what else is a photo from a copy.
    """
    header = _header(content)
    if header is None:
        content = as_jpeg(content, LARGEST_DRAWN_PIXELS) or b""
        header = _header(content)
    if header is None or not 0 < header.pixels <= LARGEST_DRAWN_PIXELS:
        return None
    try:
        if _kept_as_it_is(header, content):
            _try_to_print(content, header.format)
            return Picture(content, header.format)
        redrawn = Picture(_redrawn(content, header.format, long_side=_REDRAWN_LONG_SIDE), "png")
    except TypesettingFailed:
        return None
    forget_pictures()
    return redrawn


def _kept_as_it_is(header: _Header, content: bytes) -> bool:
    if header.format != "jpg":
        return header.pixels <= _KEPT_OTHER_PIXELS
    # A JPEG cut off before its end marker would be stored so, and PDF readers complain of it: it is redrawn.
    complete = content.rstrip(b"\0").endswith(b"\xff\xd9")
    return complete and len(content) <= _KEPT_JPEG_BYTES and header.pixels <= _KEPT_JPEG_PIXELS


def _try_to_print(content: bytes, extension: Format) -> None:
    """Raises TypesettingFailed if a PDF with this picture could not be made."""
    template = f'#image("photo.{extension}")'
    typeset_pdf({MAIN: template.encode(), f"photo.{extension}": content}, made_at=_ANY_TIME)


def _redrawn(content: bytes, extension: Format, long_side: int) -> bytes:
    """A PNG of the picture, upright, its longer side ``long_side`` pixels. Raises TypesettingFailed."""
    template = f"""
        #set page(width: auto, height: auto, margin: 0pt)
        #context {{
          let size = measure(image("photo.{extension}"))
          image("photo.{extension}", width: {long_side}pt * calc.min(1, size.width / size.height))
        }}
    """
    return typeset_picture({MAIN: template.encode(), f"photo.{extension}": content})


def _header(content: bytes) -> _Header | None:
    """Format and size by the first bytes; None if the format is another or the header is cut off."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return _Header("png", *struct.unpack_from(">II", content, 16))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg_header(content)
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            return _webp_header(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg_header(content: bytes) -> _Header | None:
    """Walks the segments to the start of frame (ITU-T T.81, B.2.2)."""
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_MARKERS_WITHOUT_LENGTH:
            at += 2
        elif marker in _JPEG_SIZE_MARKERS:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return _Header("jpg", width, height)
        else:
            at += 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    return None


def _webp_header(content: bytes) -> _Header | None:
    """The size in each of the three kinds of first chunk (RFC 9649, 2.5 to 2.7)."""
    kind = content[12:16]
    if kind == b"VP8X":
        return _Header(
            "webp", int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
        )
    if kind == b"VP8L":
        bits = int(struct.unpack_from("<I", content, 21)[0])
        return _Header("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return _Header("webp", width & 0x3FFF, height & 0x3FFF)
    return None
