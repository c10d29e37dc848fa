"""Backups (clause 6.3): their names, which are kept, and which files of older ones are read back today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from bot.rules.beijing import beijing_day

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Of so many days, weeks and months that have a backup, the last one is kept."""

BEFORE_MIGRATION_FOR = timedelta(days=30)
"""How long the way back from an upgrade stays open at least."""

READ_BACK_WITHIN_DAYS = 7
"""Every file of the newest backup is read back once in so many days of daily backups."""

_NAME = "%Y%m%dT%H%M%SZ"


class Reason(StrEnum):
    """Why a backup was made."""

    REGULAR = "regular"
    BEFORE_MIGRATION = "before_migration"


@dataclass(frozen=True, slots=True)
class Dated:
    """A whole backup, as far as keeping it goes."""

    name: str
    taken_at: datetime
    reason: Reason


def backup_name(at: datetime) -> str:
    """``20261130T181000Z``: the second in UTC, so that names are in the order of time."""
    return at.astimezone(UTC).strftime(_NAME)


def named_at(name: str) -> datetime:
    """The moment that a name says. Raises ValueError: it is no name of a backup."""
    return datetime.strptime(name, _NAME).replace(tzinfo=UTC)


def kept(backups: Iterable[Dated], now: datetime) -> set[str]:
    """The names of those to keep; the newest is always among them.

    The last backup of each of the last 7 days, 4 weeks and 12 months that have one (in Beijing), so that a firm that
    stood still for a year does not lose its backups to the calendar; and what was made before a migration, for 30 days.
    """
    newest_first = sorted(backups, key=lambda one: (one.taken_at, one.name), reverse=True)
    periods: tuple[tuple[int, Callable[[date], object]], ...] = (
        (DAILY, lambda day: day),
        (WEEKLY, lambda day: day.isocalendar()[:2]),
        (MONTHLY, lambda day: (day.year, day.month)),
    )
    names = {
        one.name
        for one in newest_first
        if one.reason is Reason.BEFORE_MIGRATION and now - one.taken_at < BEFORE_MIGRATION_FOR
    }
    for many, period in periods:
        last_of: dict[object, str] = {}
        for one in newest_first:
            last_of.setdefault(period(beijing_day(one.taken_at)), one.name)
        names |= set(list(last_of.values())[:many])
    return names


def read_back_on(day: date, sha256: str) -> bool:
    """Whether an older file is read back on this day: a seventh of all are, all of them in a week."""
    return int(sha256[:8], 16) % READ_BACK_WITHIN_DAYS == day.toordinal() % READ_BACK_WITHIN_DAYS
