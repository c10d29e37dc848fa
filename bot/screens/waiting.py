"""What waits for a person, as a home shows it: one line per thing, of whichever area of the service."""

from dataclasses import dataclass
from datetime import date, datetime, time

from bot.rules.beijing import at
from bot.rules.text import CHINESE, Language, Text
from bot.screens.screen import WIDEST_LABEL, Button, as_label, columns, narrowed

LATE = "⏰ "
"""Before the label of what is late."""
PARTED, LEAST = " · ", 4
"""Between the parts of a label; and the columns below which a part tells nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: the button that opens it, and by when. What was ``begun`` comes before everything.

    ``at_once``: a tap does it and leads nowhere, so it is never offered as what comes next. ``urgent``: it comes before
    even that, since there is danger.
    """

    button: Button
    due: datetime | None = None
    begun: bool = False
    at_once: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """What waits in one area: ``said`` counts it."""

    said: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that a home shows; ``open_findings`` counts those that the person may see, whoever they wait for."""

    areas: tuple[Area, ...] = ()
    open_findings: int = 0


def day_ends(day: date) -> datetime:
    """By when something is due that is due on a day."""
    return at(day, time(23, 59))


def late_label(label: str) -> str:
    """The label of what is late by now: what stands before its end, which says whose it is and by when, makes room."""
    over = columns(LATE + label) - WIDEST_LABEL
    *before, last = label.split(PARTED)
    if over <= 0 or not before:
        return as_label(LATE + label)
    room = columns(before[-1]) - over
    kept = [narrowed(before[-1], room)] if room >= LEAST or len(before) == 1 else []
    return LATE + PARTED.join((*before[:-1], *kept, last))


def counted(word: str, n: int, language: Language) -> str:
    """``待复查 2 件`` / ``Awaiting check: 2``."""
    return Text("{word} {n} 件", "{word}: {n}").to(language, word=word, n=n)


def numbered(word: str, n: int, language: Language) -> str:
    """A button's word with how many are behind it: ``未闭环问题（3）`` / ``Open findings (3)``."""
    return f"{word}（{n}）" if language == CHINESE else f"{word} ({n})"
