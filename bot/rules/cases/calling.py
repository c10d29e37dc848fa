"""Who is called in which order until somebody comes, and what of it stands in the history (clause 5.4 b-c)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules.cases.life_cycle import Standing
from bot.rules.deadlines import Term

CALLED_OUT, NOT_REACHED, ASKED_FOR = "called_out", "not_reached", "asked_for_update"
"""In the trail: somebody was called, would have been if anything reached them, was asked how it stands."""
EVERY = timedelta(seconds=5)
"""A count in a chat is not refreshed more often."""


@dataclass(frozen=True, slots=True)
class Call:
    """In ``state`` people are called: ``at_once`` with the first, then one after another, each ``within`` so long.

    First come those on duty by the client's duty list, one by one; then each group of ``theirs`` and those ``above``.
    ``lost``: the step back to it when whoever leads gets no messages any more.
    """

    state: str
    within: Term
    at_once: frozenset[Standing]
    theirs: tuple[frozenset[Standing], ...]
    above: tuple[frozenset[Standing], ...]
    lost: str


def next_called(in_turn: Sequence[int], called: Sequence[int], unable: Collection[int]) -> list[int]:
    """Who is called next, the likeliest first: whoever was called least often, in their order.

    Who cannot come is called again when nobody else is left: silence is never an outcome.
    """
    able = [one for one in in_turn if one not in unable] or list(in_turn)
    return sorted(able, key=called.count)


def next_refresh(now: datetime) -> datetime:
    """When the count is refreshed next: what happens until then is said at once."""
    past = timedelta(seconds=now.second % EVERY.seconds, microseconds=now.microsecond)
    return now - past + EVERY
