"""Documents that people file: what a file is called, and which version of a document is the one to have."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

LONGEST_PART = 60
"""Bytes of one part of a file's name: 20 Chinese characters. All parts together stay below what a disk takes (255)."""


def file_name(parts: Iterable[str], ending: str) -> str:
    """``恒信阀门_总装车间_巡查报告_20261130.pdf``: the parts that there are, of letters, digits and hyphens alone."""
    return "_".join(filter(None, map(_safe, parts))) + f".{ending}"


def _safe(part: str) -> str:
    letters = [letter if letter.isalnum() else "-" if letter.isspace() or letter == "-" else "" for letter in part]
    words = "-".join(filter(None, unicodedata.normalize("NFC", "".join(letters)).split("-")))
    return words.encode()[:LONGEST_PART].decode(errors="ignore").strip("-")


def days_in_name(first: date, last: date | None = None) -> str:
    """``20261130``, of a period ``20261101-20261130``."""
    return f"{first:%Y%m%d}" if last is None else f"{first:%Y%m%d}-{last:%Y%m%d}"


def version_to_have(versions: Iterable[tuple[int, datetime | None]], corrected_at: datetime | None) -> int:
    """The number of the version that says what its record says: the newest there is, or the next.

    ``versions``: number and moment of each that was made (None: being made), in whatever language: one number is one
    content. ``corrected_at``: when the record was last corrected, if it ever was.
    """
    found = list(versions)
    newest = max((number for number, _ in found), default=0)
    made = [at for number, at in found if number == newest]
    if made and (corrected_at is None or any(at is None or at >= corrected_at for at in made)):
        return newest
    return newest + 1
