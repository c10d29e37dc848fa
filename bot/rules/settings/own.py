"""What a person may set for themselves: when they are left alone, and their morning digest."""

from dataclasses import dataclass, replace
from datetime import time

from bot.rules.deadlines import QuietHours
from bot.rules.settings.firm import LEAST_OPEN_MINUTES


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """``quiet`` is a span beside the firm's quiet hours, ``digest_at`` an hour later than the firm's."""

    quiet: tuple[time, time] | None = None
    digest: bool = True
    digest_at: time | None = None


UNCHANGED = OwnSettings()


def widened(firm: QuietHours, own: OwnSettings) -> QuietHours:
    """The hours in which this person is left alone: the firm's and their own.

    Their own can only add to the firm's, since a message that somebody need not hear at night is one that nobody may
    be sent then; where both together leave too little of the day open, the firm's alone count.
    """
    if own.quiet is None:
        return firm
    both = replace(firm, own=own.quiet)
    return both if both.minutes_open >= LEAST_OPEN_MINUTES else firm


def digest_hour(firm: time, own: OwnSettings) -> time:
    """When this person's digest comes: not before the firm's, which is when it is written."""
    return firm if own.digest_at is None else max(firm, own.digest_at)
