"""A text that is longer than one message arrives as several: an app cuts it, and sends the rest right behind."""

from datetime import datetime, timedelta

LONGEST_MESSAGE = 4096
SHORTEST_CUT = 4000
"""UTF-16 units. Apps cut at the end of a line or a word if there is one shortly before the limit."""

RIGHT_BEHIND = timedelta(seconds=2)
"""Telegram tells times in whole seconds. Within these nobody writes another message after a text of that length."""


def units(text: str) -> int:
    """How long Telegram takes a text to be."""
    return len(text.encode("utf-16-le")) // 2


def may_be_cut(text: str) -> bool:
    """Whether a message is as long as one that was cut."""
    return units(text) >= SHORTEST_CUT


def is_rest(last_sent_at: datetime, sent_at: datetime) -> bool:
    """Whether a person's next message after one that may be cut is its rest."""
    return timedelta(0) <= sent_at - last_sent_at <= RIGHT_BEHIND


def joined(text: str, rest: str) -> str:
    """The text as it was written: cut in the middle of a word at the limit, between words before it."""
    between_words = units(text) < LONGEST_MESSAGE and text[-1:].isascii() and rest[:1].isascii()
    return f"{text} {rest}" if between_words else text + rest
