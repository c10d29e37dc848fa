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


class MovableClock:
    """Real time (or another clock's) plus an offset that can only grow: the clock of ``make try``."""

    def __init__(self, offset: timedelta = timedelta(), real: Clock | None = None) -> None:
        self.offset = offset
        self._real = real or SystemClock()

    def now(self) -> datetime:
        """The present moment in UTC, as moved."""
        return self._real.now() + self.offset

    def reach(self, moment: datetime) -> None:
        """Makes ``moment`` the present, unless it is past: records already carry later times."""
        self.offset += max(moment - self.now(), timedelta())
