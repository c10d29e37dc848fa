"""Photos for the tests: what they show is known without an imaging library."""

import struct
import zlib
from pathlib import Path

_FOLDER = Path(__file__).parent

JPEG = (_FOLDER / "small.jpg").read_bytes()
"""48 by 36 pixels, baseline."""

WEBP = (_FOLDER / "small.webp").read_bytes()
"""48 by 36 pixels, lossy."""

HEIC = (_FOLDER / "small.heic").read_bytes()
"""48 by 36 pixels: the same as ``JPEG``, the way a phone keeps its photos."""

BROKEN_HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def png(width: int, height: int) -> bytes:
    """A coloured gradient."""
    row = b"".join(bytes((x * 255 // width, 120, 255 - x * 255 // width)) for x in range(width))
    return png_claiming(width, height, (b"\0" + row) * height)


def png_claiming(width: int, height: int, rows: bytes) -> bytes:
    """A PNG whose header claims a size, whatever its ``rows`` hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def heavy(jpeg: bytes, size: int) -> bytes:
    """``jpeg`` with comment segments that make it ``size`` bytes or more."""
    comment = b"\xff\xfe" + struct.pack(">H", 60_002) + bytes(60_000)
    return jpeg[:2] + comment * (1 + (size - len(jpeg)) // len(comment)) + jpeg[2:]


def turned(jpeg: bytes) -> bytes:
    """``jpeg`` as taken with the phone upright: Exif orientation 6, to be shown turned by a quarter."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]
