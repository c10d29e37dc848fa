"""When backups are made by themselves, and when one is late (clause 6.3)."""

from datetime import datetime, time, timedelta

from bot.rules.beijing import at, beijing_day

NIGHT = time(2, 0)
"""In Beijing, when fewest people work; every night, days off too."""
LATE = timedelta(hours=36)
"""Without a whole backup for so long the firm is told: one night's was missed, and half the day to make up for it."""
LOOKED_FOR_AT = time(14, 15)
"""In Beijing: 36 hours after the night before, with what that night's took to begin."""
AGAIN_AFTER = (timedelta(minutes=30), timedelta(hours=2))
"""How long after a failed try of a night the next one begins; behind the last there is none until the next night."""

HANGS_AFTER = timedelta(hours=8)
"""A backup that began so long ago is not being made any more, whatever its row says."""


def next_night(after: datetime) -> datetime:
    """When the next backup is due."""
    tonight = at(beijing_day(after), NIGHT)
    return tonight if tonight > after else at(beijing_day(after) + timedelta(days=1), NIGHT)


def again_at(failed_at: datetime, attempt: int) -> datetime | None:
    """When a backup is tried again after its attempt of this number failed; None: not this night."""
    return failed_at + AGAIN_AFTER[attempt - 1] if attempt <= len(AGAIN_AFTER) else None


def is_late(last_at: datetime, now: datetime) -> bool:
    """Whether the last backup (or, before there was any, the first that was planned) is too long ago."""
    return now - last_at > LATE
