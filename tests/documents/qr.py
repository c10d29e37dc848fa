"""Reading a QR code as a phone does, from the page on which it is printed: no faults are corrected, there are none."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from segno import consts

from bot.documents.qr import MODULE_PIXELS

Squares = list[list[bool]]

_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _: row % 2 == 0,
    lambda _, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: (row * column) % 2 + (row * column) % 3 == 0,
    lambda row, column: ((row * column) % 2 + (row * column) % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + (row * column) % 3) % 2 == 0,
)


def squares_in(content: bytes) -> Squares:
    """The squares of the code on the only page of a PDF without its quiet zone: dark or not."""
    (only,) = PdfReader(BytesIO(content)).pages
    resources: Any = only["/Resources"]
    (drawn,) = resources["/XObject"].values()
    image = drawn.get_object()
    width, samples = int(image["/Width"]), image.get_data()
    half, side = MODULE_PIXELS // 2, width // MODULE_PIXELS
    dark = [
        [samples[(y * MODULE_PIXELS + half) * width + x * MODULE_PIXELS + half] == 0 for x in range(side)]
        for y in range(side)
    ]
    return [row[4:-4] for row in dark[4:-4]]


def squares_of(picture: bytes) -> Squares:
    """The same of the code that a PNG is."""
    image = Image.open(BytesIO(picture)).convert("L")
    half, side = MODULE_PIXELS // 2, image.width // MODULE_PIXELS
    at = image.load()
    assert at is not None
    dark = [[at[x * MODULE_PIXELS + half, y * MODULE_PIXELS + half] == 0 for x in range(side)] for y in range(side)]
    return [row[4:-4] for row in dark[4:-4]]


def read_qr(squares: Squares) -> str:
    """What the code says, if it is of level Q, in bytes, and of version 2 to 6, as those of our links are."""
    version = (len(squares) - 17) // 4
    mask = _MASKS[_number([squares[8][column] for column in (2, 3, 4)]) ^ 0b101]
    bits = [squares[row][column] ^ mask(row, column) for row, column in _path(len(squares))]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    table: Any = consts.ECC
    sizes = [block.num_data for block in table[version][consts.ERROR_LEVEL_Q] for _ in range(block.num_blocks)]
    taken = iter(words)
    blocks: list[list[int]] = [[] for _ in sizes]
    for at in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if at < size:
                block.append(next(taken))
    said = [bool(word >> place & 1) for block in blocks for word in block for place in range(7, -1, -1)]
    assert _number(said[:4]) == consts.MODE_BYTE
    length = _number(said[4:12])
    return bytes(_number(said[12 + 8 * at : 20 + 8 * at]) for at in range(length)).decode()


def _number(bits: list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def _path(size: int) -> Iterator[tuple[int, int]]:
    """The squares that hold data, in their order: up and down in columns of two, from the right."""
    upward = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if upward else range(size):
            yield from ((row, column) for column in (right, right - 1) if not _is_pattern(row, column, size))
        upward = not upward


def _is_pattern(row: int, column: int, size: int) -> bool:
    finder = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    return finder or 6 in (row, column) or max(abs(row - (size - 7)), abs(column - (size - 7))) <= 2
