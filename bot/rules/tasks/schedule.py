"""What a plan says in few words, as a cadence: how often, from the day of its first time on (clause 4.6)."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.tasks.cadence import Cadence, Counted, OnDayOff, Unit
from bot.rules.text import Text

HORIZON = timedelta(days=35)
"""How far ahead tasks are made."""


class Often(StrEnum):
    """How often, in the words that people choose from."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    MONTH_BEGINS = "month_begins"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


OFTEN_NAMES: Mapping[Often, Text] = {
    Often.DAILY: Text("每个工作日", "Every working day"),
    Often.WEEKLY: Text("每周一次", "Once a week"),
    Often.FORTNIGHTLY: Text("每两周一次", "Every two weeks"),
    Often.MONTHLY: Text("每月一次", "Once a month"),
    Often.MONTH_BEGINS: Text("每月第一个工作日", "First working day of the month"),
    Often.QUARTERLY: Text("每季度一次", "Once a quarter"),
    Often.YEARLY: Text("每年一次", "Once a year"),
}


def cadence_of(often: Often, begins: date) -> Cadence:
    """How often, on the weekday or the day of the month on which it begins."""
    match often:
        case Often.DAILY:
            return Cadence(Unit.DAY, off=OnDayOff.LEAVE_OUT)
        case Often.WEEKLY:
            return Cadence(Unit.WEEK, weekdays=frozenset({begins.weekday()}))
        case Often.FORTNIGHTLY:
            return Cadence(Unit.WEEK, every=2, weekdays=frozenset({begins.weekday()}))
        case Often.MONTHLY:
            return Cadence(Unit.MONTH, nth=begins.day)
        case Often.MONTH_BEGINS:
            return Cadence(Unit.MONTH, counted=Counted.WORKING_DAYS)
        case Often.QUARTERLY:
            return Cadence(Unit.QUARTER, month=(begins.month - 1) % 3 + 1, nth=begins.day)
        case Often.YEARLY:
            return Cadence(Unit.YEAR, month=begins.month, nth=begins.day)


def made_up_until(often: Often, due: date) -> date | None:
    """Until when it may be made up: daily work never piles up, rare work never vanishes (None: for ever)."""
    return due if often is Often.DAILY else None
