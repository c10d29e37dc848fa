"""Drawn pictures that stand for photos in the demo company: a PNG of a few shapes, made from its name."""

import hashlib
import struct
import zlib

WIDTH, HEIGHT = 240, 180


def demo_photo(name: str) -> bytes:
    """A PNG that looks different for every name: a workbench with a part on it."""
    tint = hashlib.sha256(name.encode()).digest()
    wall, bench, part = _shade(tint[0], 170), _shade(tint[1], 90), _shade(tint[2], 200)
    left, top = 60 + tint[3] % 60, 60 + tint[4] % 20
    lines = []
    for y in range(HEIGHT):
        row = bytearray(b"\x00")
        for x in range(WIDTH):
            inside = (x - left - 30) ** 2 + (y - top - 30) ** 2 < 30**2
            colour = part if inside else bench if y > 110 else wall
            row += bytes(max(0, channel - (y // 6)) for channel in colour)
        lines.append(bytes(row))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(lines), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _shade(seed: int, lightness: int) -> tuple[int, int, int]:
    return (min(255, lightness + seed % 40), min(255, lightness + seed // 8), min(255, lightness + 20 - seed % 30))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
