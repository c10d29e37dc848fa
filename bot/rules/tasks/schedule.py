"""What a plan says in few words, as a cadence: how often, from the day of its first time on (clauses 3.7, 4.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.tasks.cadence import Cadence, Counted, OnDayOff, Unit
from bot.rules.text import Text
from bot.rules.working_days import Calendar

HORIZON = timedelta(days=35)
"""How far ahead tasks are made."""
FEWEST, MOST = 1, 28
"""Of what can be counted: days, months, times."""


class Often(StrEnum):
    """How often, in the words that people choose from."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    MONTH_BEGINS = "month_begins"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    DAYS = "days"
    MONTHS = "months"
    TIMES_A_MONTH = "times_month"
    TIMES_A_QUARTER = "times_quarter"
    AFTER_DAYS = "after_days"
    AFTER_MONTHS = "after_months"
    ONCE = "once"


OFTEN_NAMES: Mapping[Often, Text] = {
    Often.DAILY: Text("每个工作日", "Every working day"),
    Often.WEEKDAYS: Text("每周固定几天", "On certain weekdays"),
    Often.WEEKLY: Text("每周一次", "Once a week"),
    Often.FORTNIGHTLY: Text("每两周一次", "Every two weeks"),
    Often.MONTHLY: Text("每月一次", "Once a month"),
    Often.MONTH_BEGINS: Text("每月第一个工作日", "First working day of the month"),
    Often.QUARTERLY: Text("每季度一次", "Once a quarter"),
    Often.YEARLY: Text("每年一次", "Once a year"),
    Often.DAYS: Text("每隔几天", "Every so many days"),
    Often.MONTHS: Text("每隔几个月", "Every so many months"),
    Often.TIMES_A_MONTH: Text("每月几次，日期另约", "So many times a month, to be arranged"),
    Often.TIMES_A_QUARTER: Text("每季度几次，日期另约", "So many times a quarter, to be arranged"),
    Often.AFTER_DAYS: Text("上次做完后几天", "So many days after the last time"),
    Often.AFTER_MONTHS: Text("上次做完后几个月", "So many months after the last time"),
    Often.ONCE: Text("只做一次", "Once only"),
}
COUNTED = frozenset(
    {
        Often.DAYS,
        Often.MONTHS,
        Often.TIMES_A_MONTH,
        Often.TIMES_A_QUARTER,
        Often.AFTER_DAYS,
        Often.AFTER_MONTHS,
    }
)
"""Of which a number has to be said."""
TO_BE_ARRANGED = {Often.TIMES_A_MONTH: Unit.MONTH, Often.TIMES_A_QUARTER: Unit.QUARTER}
"""So many times within each of these, on days that are arranged."""
SINCE_DONE = frozenset({Often.AFTER_DAYS, Often.AFTER_MONTHS})
"""Counted from when it was last done: one at a time."""


class OnDay(StrEnum):
    """On which day of the month, read from the day on which it begins."""

    DATE = "date"
    WORKING_DAY = "working_day"
    WEEKDAY = "weekday"
    LAST_WORKING_DAY = "last"


ON_DAY_NAMES: Mapping[OnDay, Text] = {
    OnDay.DATE: Text("同一日期", "Same date"),
    OnDay.WORKING_DAY: Text("同一个工作日序", "Same working day of the month"),
    OnDay.WEEKDAY: Text("同一个星期几", "Same weekday of the month"),
    OnDay.LAST_WORKING_DAY: Text("最后一个工作日", "Last working day"),
}
BY_MONTH = frozenset({Often.MONTHLY, Often.MONTHS, Often.QUARTERLY})

OFF_NAMES: Mapping[OnDayOff, Text] = {
    OnDayOff.AFTER: Text("顺延到后一个工作日", "The working day after"),
    OnDayOff.BEFORE: Text("提前到前一个工作日", "The working day before"),
    OnDayOff.LEAVE_OUT: Text("这次不做", "It is left out"),
}

OPENS_BEFORE: Mapping[Often, int] = {
    Often.WEEKLY: 3,
    Often.FORTNIGHTLY: 5,
    Often.MONTHLY: 10,
    Often.MONTH_BEGINS: 5,
    Often.MONTHS: 10,
    Often.QUARTERLY: 20,
    Often.YEARLY: 30,
    Often.AFTER_DAYS: 3,
    Often.AFTER_MONTHS: 10,
    Often.ONCE: 14,
}
"""How many days before its day it may be done, where the plan says nothing else; anything else on its day."""


class Shared(StrEnum):
    """Who of several people does it."""

    ANY = "any"
    EACH = "each"


SHARED_NAMES: Mapping[Shared, Text] = {
    Shared.ANY: Text("其中一人做即可", "Any one of them"),
    Shared.EACH: Text("每人都要做", "Each of them"),
}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often, as a plan says it: since ``begins``, each ``every``-th time (or so many times), on these weekdays.

    ``early``, ``late``: from how many days before its day it may be done, until how many days after; None: as is usual.
    """

    often: Often
    begins: date
    every: int = 1
    weekdays: frozenset[int] = frozenset()
    on_day: OnDay = OnDay.DATE
    off: OnDayOff | None = None
    early: int | None = None
    late: int | None = None

    def opens_on(self, due: date) -> date:
        """From when on what is due on a day may be done."""
        return due - timedelta(days=OPENS_BEFORE.get(self.often, 0) if self.early is None else self.early)

    def until(self, due: date, following: date | None) -> date | None:
        """Until when it may be made up: daily work never piles up, rare work never vanishes (None: for ever).

        ``following``: the day of the next one.
        """
        if self.late is not None:
            return due + timedelta(days=self.late)
        if self.often is Often.DAILY:
            return due
        if self.often is Often.WEEKDAYS or (self.often is Often.DAYS and self.every < SELDOM):
            return max(due, following - timedelta(days=1)) if following is not None else due
        return None


SELDOM = 7
"""From how many days between on work is rare."""


def cadence_of(rhythm: Rhythm, calendar: Calendar) -> Cadence:
    """How often, on the weekday or the day of the month on which it begins."""
    cadence = _cadence(rhythm, calendar)
    return cadence if rhythm.off is None else replace(cadence, off=rhythm.off)


def _cadence(rhythm: Rhythm, calendar: Calendar) -> Cadence:
    begins = rhythm.begins
    match rhythm.often:
        case Often.DAILY:
            return Cadence(Unit.DAY, off=OnDayOff.LEAVE_OUT)
        case Often.DAYS:
            return Cadence(Unit.DAY, every=rhythm.every)
        case Often.WEEKDAYS:
            return Cadence(Unit.WEEK, weekdays=rhythm.weekdays, off=OnDayOff.LEAVE_OUT)
        case Often.WEEKLY:
            return Cadence(Unit.WEEK, weekdays=frozenset({begins.weekday()}))
        case Often.FORTNIGHTLY:
            return Cadence(Unit.WEEK, every=2, weekdays=frozenset({begins.weekday()}))
        case Often.MONTH_BEGINS:
            return Cadence(Unit.MONTH, counted=Counted.WORKING_DAYS)
        case Often.MONTHLY:
            return _by_month(rhythm, Cadence(Unit.MONTH), calendar)
        case Often.MONTHS:
            return _by_month(rhythm, Cadence(Unit.MONTH, every=rhythm.every), calendar)
        case Often.QUARTERLY:
            return _by_month(rhythm, Cadence(Unit.QUARTER, month=(begins.month - 1) % 3 + 1), calendar)
        case Often.YEARLY:
            return Cadence(Unit.YEAR, month=begins.month, nth=begins.day)
        case Often.TIMES_A_MONTH:
            return Cadence(Unit.MONTH, nth=-1, counted=Counted.WORKING_DAYS)
        case Often.TIMES_A_QUARTER:
            return Cadence(Unit.QUARTER, month=3, nth=-1, counted=Counted.WORKING_DAYS)
        case Often.AFTER_DAYS | Often.AFTER_MONTHS | Often.ONCE:
            return Cadence(Unit.ONCE)


def _by_month(rhythm: Rhythm, cadence: Cadence, calendar: Calendar) -> Cadence:
    begins = rhythm.begins
    match rhythm.on_day:
        case OnDay.DATE:
            return replace(cadence, nth=begins.day)
        case OnDay.LAST_WORKING_DAY:
            return replace(cadence, nth=-1, counted=Counted.WORKING_DAYS)
        case OnDay.WORKING_DAY:
            days = (begins.replace(day=day) for day in range(1, begins.day + 1))
            return replace(cadence, nth=max(1, sum(map(calendar.is_working, days))), counted=Counted.WORKING_DAYS)
        case OnDay.WEEKDAY:
            nth = (begins.day - 1) // 7 + 1
            # a fifth one that few months have is meant as the last one
            return replace(cadence, nth=nth if nth < FIFTH else -1, counted=Counted.WEEKDAY, weekday=begins.weekday())


FIFTH = 5
