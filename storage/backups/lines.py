"""The lines of a table in a backup: the names of its columns, then a JSON array per row, in the order of its key."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from storage.backups.catalogue import Kind, Table

Value = str | int | float | None
Row = Sequence[Value]
"""A row as it is in a backup: moments and days as ISO text, truth as 0 and 1, bytes as base64."""

PAGE = 1_000
"""Rows that are read, written and compressed at once."""

LEVEL = 4
"""Of zlib: twice as fast as its default, for a few percent more bytes."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def converted(table: Table, rows: Iterable[Iterable[Any]], by_kind: Mapping[Kind, Callable[[Any], Any]]) -> list[Row]:
    """Rows whose values of these kinds are turned into what the other side has for them; what is empty stays empty."""
    turned = [(n, by_kind[column.kind]) for n, column in enumerate(table.columns) if column.kind in by_kind]
    page: list[Row] = []
    for found in rows:
        row = list(found)
        for n, turn in turned:
            if row[n] is not None:
                row[n] = turn(row[n])
        page.append(row)
    return page


def written(rows: Iterable[Row]) -> bytes:
    """Rows as lines."""
    return "".join(f"{_encode(row)}\n" for row in rows).encode()


def unpacked(stored: bytes) -> Iterator[bytes]:
    """The lines of what ``zlib`` packed, a megabyte at a time. Raises zlib.error: it is not whole, or has more behind it."""
    unpack = zlib.decompressobj()
    rest = stored
    while not unpack.eof:
        piece = unpack.decompress(rest, 1 << 20)
        if not piece and not unpack.unconsumed_tail and not unpack.eof:
            raise zlib.error("incomplete")
        rest = unpack.unconsumed_tail
        yield piece
    if unpack.unused_data:
        raise zlib.error("more than one stream")


def pages(pieces: Iterable[bytes]) -> Iterator[list[Row]]:
    """The rows of lines, a page at a time; the first row holds the names of the columns."""
    page: list[Row] = []
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            page.append(json.loads(line))
            if len(page) == PAGE:
                yield page
                page = []
    if page:
        yield page
