"""Beijing time, in which the service keeps its days; records hold UTC."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


class NaiveMoment(Exception):
    """A moment without a time zone: it could mean eight different hours."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment.isoformat())
        self.moment = moment


def in_beijing(moment: datetime) -> datetime:
    """The same moment as a Beijing clock shows it. Raises NaiveMoment."""
    if moment.tzinfo is None:
        raise NaiveMoment(moment)
    return moment.astimezone(BEIJING)


def beijing_day(moment: datetime) -> date:
    """The date in Beijing at this moment. Raises NaiveMoment."""
    return in_beijing(moment).date()


def at(day: date, clock_time: time) -> datetime:
    """The moment, in UTC, at which a Beijing clock shows ``clock_time`` on ``day``."""
    return datetime.combine(day, clock_time, tzinfo=BEIJING).astimezone(UTC)
