"""Drawn pictures that stand for photos in the demo company: a PNG of a few shapes, made from its name."""

import hashlib
import struct
import zlib

WIDTH, HEIGHT = 240, 180
BENCH_BEGINS, RADIUS = 110, 30


def demo_photo(name: str) -> bytes:
    """A PNG that looks different for every name: a workbench with a part on it."""
    tint = hashlib.sha256(name.encode()).digest()
    wall, bench, part = _shade(tint[0], 170), _shade(tint[1], 90), _shade(tint[2], 200)
    left, top = 60 + tint[3] % 60, 60 + tint[4] % 20
    rows = []
    for y in range(HEIGHT):
        behind, before = (_lit(colour, y) for colour in (bench if y > BENCH_BEGINS else wall, part))
        # a circle, so each row crosses it once: whole runs of pixels instead of one at a time
        inside = [x for x in range(WIDTH) if (x - left - RADIUS) ** 2 + (y - top - RADIUS) ** 2 < RADIUS**2]
        begin = inside[0] if inside else 0
        rows.append(b"\x00" + behind * begin + before * len(inside) + behind * (WIDTH - begin - len(inside)))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _lit(colour: tuple[int, int, int], y: int) -> bytes:
    """One pixel; the light comes from above."""
    return bytes(max(0, channel - y // 6) for channel in colour)


def _shade(seed: int, lightness: int) -> tuple[int, int, int]:
    return (min(255, lightness + seed % 40), min(255, lightness + seed // 8), min(255, lightness + 20 - seed % 30))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
