"""China's public holidays and make-up working days (调休), as the State Council announces them year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from holidays import country_holidays

from bot.rules.text import Text

CONFIRMED_YEARS = frozenset(range(2006, 2027))
"""Years whose holidays and make-up days are announced. Beyond them the ``holidays`` package computes the festivals but
knows no make-up days, and does not say so: widen this only with the announcement and the cross-check in the tests."""

_NAMES = {
    "元旦": Text("元旦", "New Year's Day"),
    "农历除夕": Text("除夕", "Chinese New Year's Eve"),
    "春节": Text("春节", "Spring Festival"),
    "春节延长假期": Text("春节延长假期", "extended Spring Festival holiday"),
    "清明节": Text("清明节", "Tomb-Sweeping Day"),
    "劳动节": Text("劳动节", "Labour Day"),
    "端午节": Text("端午节", "Dragon Boat Festival"),
    "中秋节": Text("中秋节", "Mid-Autumn Festival"),
    "国庆节": Text("国庆节", "National Day"),
}
_SWAPPED = "休息日"  # how the package calls a day off that a make-up day pays for


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The special days of one year: public holidays by date with their names, and weekend days that are worked."""

    holidays: Mapping[date, Text]
    make_up: frozenset[date]


@cache
def holiday_year(year: int) -> HolidayYear:
    """The holidays of one year, including the days off gained by make-up work, named after their festival."""
    chinese = country_holidays("CN", years=year, language="zh_CN")
    english = country_holidays("CN", years=year, language="en_US")
    festivals = {
        day: _named(str(name), str(english[day]))
        for day, name in chinese.items()
        if day.year == year and not str(name).startswith(_SWAPPED)
    }
    swapped = {day for day, name in chinese.items() if day.year == year and str(name).startswith(_SWAPPED)}
    named = {day: _nearest(day, festivals) for day in swapped}
    make_up = frozenset(day for day in chinese.weekend_workdays if day.year == year)
    return HolidayYear(MappingProxyType({**festivals, **named}), make_up)


def holiday_name(day: date) -> Text | None:
    """The name of the public holiday on this day, None when there is none."""
    return holiday_year(day.year).holidays.get(day)


def is_make_up_day(day: date) -> bool:
    """Whether this weekend day is worked to make up for a day off."""
    return day in holiday_year(day.year).make_up


def holiday_around(day: date) -> Text | None:
    """The holiday whose unbroken run of days off, weekends included, contains this day; None when there is none.

    Announcements name whole runs ("1 to 3 May"), so a Saturday inside one is a holiday even where Saturdays are worked.
    """
    for step in (timedelta(days=-1), timedelta(days=1)):
        near = day
        while not is_make_up_day(near):
            name = holiday_name(near)
            if name is not None:
                return name
            if near.weekday() < 5:
                break
            near += step
    return None


def _named(chinese: str, english: str) -> Text:
    parts = [part.removesuffix("（补假）") for part in chinese.split("; ")]
    if all(part in _NAMES for part in parts):
        names = [_NAMES[part] for part in parts]
        return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    return Text(chinese, english)


def _nearest(day: date, festivals: Mapping[date, Text]) -> Text:
    closest = min(festivals, key=lambda festival: (abs(festival - day), festival))
    return festivals[closest]
