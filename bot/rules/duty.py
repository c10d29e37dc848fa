"""Who is on duty when: by days, weekdays and hours, over midnight too (clause 5.4 b-c)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.rules.beijing import BEIJING

MIDNIGHT = 24


@dataclass(frozen=True, slots=True)
class Shift:
    """When somebody is on duty; what is not said limits nothing.

    ``weekdays``: 1 is Monday. Hours are those of Beijing; one that ends before it begins, or at the same hour, ends on
    the next day and is that of the day on which it began.
    """

    weekdays: frozenset[int] = frozenset()
    hour_from: int = 0
    hour_until: int = MIDNIGHT
    valid_from: date | None = None
    valid_until: date | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether whoever has it is on duty at this moment."""
        local = moment.astimezone(BEIJING)
        today, hour = local.date(), local.hour
        if self.hour_from < self.hour_until:
            return self.hour_from <= hour < self.hour_until and self._begins_on(today)
        if hour >= self.hour_from:
            return self._begins_on(today)
        return hour < self.hour_until and self._begins_on(today - timedelta(days=1))

    def is_over(self, today: date) -> bool:
        """Whether there will be no such day any more."""
        return self.valid_until is not None and self.valid_until < today

    def _begins_on(self, day: date) -> bool:
        since = self.valid_from is None or self.valid_from <= day
        until = self.valid_until is None or day <= self.valid_until
        return since and until and (not self.weekdays or day.isoweekday() in self.weekdays)
