"""Decimal numbers as people write them plainly (``1,200``, ``.5``), and as they are kept."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d*)?|\.\d+")


def read_plain(text: str) -> Decimal | None:
    """The number that a normalised text is (``rules/plain_words``), without a sign; None: it is none."""
    if _GROUPED.fullmatch(text):
        return Decimal(re.sub("[, ]", "", text))
    return Decimal(text.rstrip(".")) if _PLAIN.fullmatch(text) else None


def written(number: Decimal) -> str:
    """A number as it is kept: in digits, without what says nothing (``1.50`` is ``1.5``)."""
    return f"{number.normalize():f}" if number else "0"
