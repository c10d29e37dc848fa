"""Whether a patrol or an inspection looks thin: for the lead alone, and no judgement (clauses 3.6, 4.6)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median

USUAL_SHARE, LEAST_SHARE, MOST_SHARE = 25, 1, 90
"""Percent of what a checklist usually takes at its site, below which it was quick."""
COMPARED, FEWEST = 10, 3
"""How many of the last ones at a site tell what is usual there, and how many of them it takes to tell."""
AT_ONCE = timedelta(seconds=60)
FEW_ITEMS = 5
"""Of fewer items it says nothing that they are all marked alike."""


class Thin(StrEnum):
    """Why it looks thin; stored."""

    QUICK = "quick"
    NO_PHOTO = "no_photo"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Done:
    """How a checklist was filled in: how long it took there, how long it was open, and what was given.

    ``judged``: the result of each item that was judged. ``asked_photos``: some were asked for, ``photos`` that came.
    ``written_up``: its times were said later, so how long it was open tells nothing.
    """

    took: timedelta
    opened: timedelta
    judged: Sequence[str]
    asked_photos: bool
    photos: int
    written_up: bool = False


def thin(done: Done, before: Collection[timedelta], share: int) -> tuple[Thin, ...]:
    """Why it looks thin, beside how long the last ones took at the same site; empty: it does not.

    ``share``: percent of the median of those, below which it was quick.
    """
    reasons = []
    if len(before) >= FEWEST and done.took.total_seconds() * 100 < median(map(timedelta.total_seconds, before)) * share:
        reasons.append(Thin.QUICK)
    if done.asked_photos and not done.photos:
        reasons.append(Thin.NO_PHOTO)
    alike = len(done.judged) >= FEW_ITEMS and len(set(done.judged)) == 1
    if alike and done.opened < AT_ONCE and not done.written_up:
        reasons.append(Thin.ALIKE)
    return tuple(reasons)
