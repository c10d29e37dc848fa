"""Codes as people type them off paper: what joining cards and reports carry."""

import re

from bot.rules.folding import folded

_SEPARATORS = re.compile(r"[\s\-‐‑‒–—―−_·.。]+")
_MEASURED = re.compile(r"(?<![A-Z0-9])\d+\.\d+(?![A-Z0-9])")
"""``1.5–2.25 MPa`` has as many letters and digits as a code."""


def typed_code(text: str) -> str:
    """What was typed as one word of capitals, whatever its case, width, spaces and dashes; empty: a measurement."""
    plain = folded(text).upper()
    return "" if _MEASURED.search(plain) else _SEPARATORS.sub("", plain)
