"""A clock that stands still until a test moves it, and seconds that nobody has to wait for."""

import asyncio
from datetime import datetime, timedelta
from time import monotonic


class FrozenClock:
    """Always the same moment, until moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def move_to(self, moment: datetime) -> None:
        """Stands at another moment."""
        self.moment = moment

    def reach(self, moment: datetime) -> None:
        """Stands at another moment, unless that is past."""
        self.moment = max(self.moment, moment)

    def pass_by(self, **span: float) -> None:
        """Moves forward by a timedelta's keywords."""
        self.moment += timedelta(**span)


class HastySeconds:
    """Seconds for a flood gate that pass as soon as somebody waits for them."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def tick(self) -> float:
        """Now, in seconds."""
        return monotonic() + self._skipped

    async def sleep(self, seconds: float) -> None:
        """Lets them be over."""
        self._skipped += seconds
        await asyncio.sleep(0)
