"""Real pictures, small, without a library."""

import struct
import zlib


def picture(width: int = 64, height: int = 48, colour: tuple[int, int, int] = (200, 80, 60)) -> bytes:
    """A PNG of one colour (red, green, blue from 0 to 255)."""
    rows = (b"\0" + bytes(colour) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
