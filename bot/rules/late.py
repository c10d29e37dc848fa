"""What was sent noticeably before the program dealt with it: a record tells both moments, the first of them first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules.text import Text

NOTICEABLE = timedelta(minutes=1)
"""What was sent so long before it is dealt with (the program was down) keeps both moments."""

PROCESSED = Text("（{at} 处理）", " (processed {at})")
"""Stands behind the moment at which it was sent."""


@dataclass(frozen=True, slots=True)
class Late:
    """Both moments of something: when a person sent it, and when it was dealt with."""

    said_at: datetime
    processed_at: datetime


def noticed(sent_at: datetime | None, dealt_with_at: datetime) -> Late | None:
    """Both moments of a message; None where they are one, or where it is not known when it was sent."""
    if sent_at is None or dealt_with_at - sent_at <= NOTICEABLE:
        return None
    return Late(sent_at, dealt_with_at)


def late_of(moment: datetime, found: Iterable[Late]) -> Late | None:
    """Both moments of what a record has under one of them, first of all the first; None when it has only that one."""
    known = tuple(found)
    said = (late for late in known if late.said_at == moment)
    return next(said, None) or next((late for late in known if late.processed_at == moment), None)


def processed_at(moment: datetime, found: Iterable[Late]) -> datetime | None:
    """When what has this moment was dealt with; None when that was at once."""
    late = late_of(moment, found)
    return late.processed_at if late is not None else None
