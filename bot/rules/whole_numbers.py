"""Whole numbers in texts that a program wrote: ids, grades and places in what buttons and settings say."""

import re

_WHOLE = re.compile(r"-?[0-9]{1,18}")
"""As long as a whole number of the database may be; ids of practice are negative."""


def read_whole(text: str) -> int | None:
    """The number that a text is; None for anything else, also for what is a digit to Unicode alone (², ٣)."""
    return int(text) if _WHOLE.fullmatch(text) else None
