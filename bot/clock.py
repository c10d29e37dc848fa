"""The only source of time: everything else is handed a Clock, so tests freeze it and the sandbox moves it."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment, aware, in UTC."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        ...


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


class ClockMovedBack(Exception):
    """A movable clock only goes forward: records already carry later times."""


class MovableClock:
    """Real time plus an offset that can only grow: the clock of ``make try``."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """The present moment in UTC, as moved."""
        return datetime.now(UTC) + self.offset

    def move_to(self, moment: datetime) -> None:
        """Makes ``moment`` the present. Raises ClockMovedBack for a moment already past."""
        step = moment - self.now()
        if step < timedelta():
            raise ClockMovedBack(moment)
        self.offset += step
