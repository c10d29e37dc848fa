"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta


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

    def pass_by(self, **span: float) -> None:
        """Moves forward by a timedelta's keywords."""
        self.moment += timedelta(**span)
