"""Days as people type them: 明天, 下周三, 11月30日, 30 Nov, 2026-11-30.

Conventions, for what a sentence leaves open:

- A month and day without a year is the occurrence from 30 days ago onwards: on 22 November ``11-01`` is this month's,
  ``10-01`` next year's.
- A weekday alone is the coming one, today included; 本周三 and 下周三 lie in this and in the next week, Monday first.
- ``3/4`` is 3 April to a Chinese reader (month first, always); in English it is asked back, as is "next Wednesday"
  while a Wednesday of this week is still to come.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import NoSuchDay
from bot.rules.text import CHINESE, Language

PAST_REACH = timedelta(days=30)
"""How far back a month and day without a year is still taken for a past one."""

_RELATIVE = {
    **dict.fromkeys(("今天", "今日", "当天", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow", "tmr"), 1),
    **dict.fromkeys(("后天", "后日", "day after tomorrow", "the day after tomorrow"), 2),
    "大后天": 3,
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
    **dict.fromkeys(("前天", "前日", "day before yesterday", "the day before yesterday"), -2),
    "大前天": -3,
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_FULL_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS.split(), 1)},
    **{name: number for number, name in enumerate(_FULL_MONTHS.split(), 1)},
    "sept": 9,
}
_DAYS = "mon tue wed thu fri sat sun"
_FULL_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAYS = {
    **{name: day for day, name in enumerate("一二三四五六日")},
    "天": 6,
    **{name: day for day, name in enumerate(_DAYS.split())},
    **{name: day for day, name in enumerate(_FULL_DAYS.split())},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\.?"
_EN_WEEKDAY = "(?P<weekday>" + "|".join(sorted(filter(str.isascii, _WEEKDAYS), key=len, reverse=True)) + ")"
_ZH_WEEKDAY = "(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WITH_WEEKDAY = (
    rf"(?P<rest>.+?)[ ,(]*(?:{_ZH_WEEKDAY})\)?",
    rf"{_ZH_WEEKDAY},?(?P<rest>.+)",
    rf"(?P<rest>.+?)[ ,(]*{_EN_WEEKDAY}\)?",
    rf"{_EN_WEEKDAY}[ ,.]+(?P<rest>.+)",
)

_SPACE_AT_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_CHINESE_COUNT = re.compile("[零〇一二两三四五六七八九十]+(?=年|个?月|[日号天周]|个?星期|个?礼拜)")


LONGEST_DAY = 60
"""Characters of the longest way to write a day, spaces and all: whoever sends thousands keeps everybody waiting."""


def days_meant(plain: str, today: date, language: Language) -> tuple[date, ...]:
    """Every day that a normalised text can mean, in a fixed order; empty when it is no day at all.

    A weekday beside a full date must be that day's own. A text longer than any day is written is none: it is not read.
    """
    if len(plain) > LONGEST_DAY:
        return ()
    text = _SPACE_AT_CHINESE.sub("", plain)
    text = _CHINESE_COUNT.sub(lambda numeral: str(_count(numeral[0])), text)
    days = _alone(text, today, language)
    if days:
        return days
    for pattern in _WITH_WEEKDAY:
        match = re.fullmatch(pattern, text)
        if match is not None:
            weekday = _WEEKDAYS[match["weekday"]]
            return tuple(day for day in _alone(match["rest"], today, language) if day.weekday() == weekday)
    return ()


def missing_day(plain: str, today: date) -> NoSuchDay | None:
    """Why a normalised text that names a day by its numbers means none: no year has it, or that year has not."""
    text = _SPACE_AT_CHINESE.sub("", plain)
    text = _CHINESE_COUNT.sub(lambda numeral: str(_count(numeral[0])), text)
    for pattern in _BY_NUMBERS:
        match = re.match(pattern, text)
        if match is not None:
            found = match.groupdict()
            year = _year_said(found, today)
            month = int(found["month"]) if found.get("month") else today.month
            day = int(found["day"])
            if not 1 <= month <= MONTHS or _day(LEAP_YEAR, month, day) is None:
                return NoSuchDay(month, day)
            if year is None:
                year = today.year + ((month, day) < (today.month, today.day))
            return NoSuchDay(month, day, year) if _day(year, month, day) is None else None
    return None


def _year_said(found: Mapping[str, str | None], today: date) -> int | None:
    if which := found.get("which"):
        return today.year + _YEARS[which]
    year = int(found.get("year") or 0)
    if not year:
        return None
    return year + 2000 if year < 100 else year


def _alone(text: str, today: date, language: Language) -> tuple[date, ...]:
    if text in _RELATIVE:
        return (today + timedelta(days=_RELATIVE[text]),)
    for pattern, read in _READERS:
        match = re.fullmatch(pattern, text)
        if match is not None:
            found = dict.fromkeys(day for day in read(match, _Present(today, language)) if day is not None)
            return tuple(found)
    return ()


def _count(numeral: str) -> int | str:
    value = chinese_integer(numeral)
    return numeral if value is None else value


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


MONTHS, LEAP_YEAR = 12, 2028
_YEARS = {"去": -1, "今": 0, "本": 0, "明": 1}
_BY_NUMBERS = (
    r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
    r"(?:(?P<year>\d{4}|\d{2})年|(?P<which>[去今本明])年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})(?!\d)",
    r"(?P<day>\d{1,2})[日号]",
)


def _nearest(month: int, day: int, today: date) -> date | None:
    candidates = (_day(year, month, day) for year in (today.year - 1, today.year, today.year + 1))
    return next((found for found in candidates if found is not None and found >= today - PAST_REACH), None)


@dataclass(frozen=True, slots=True)
class _Present:
    today: date
    language: Language


Found = Iterator[date | None]


def _full(match: re.Match[str], _present: _Present) -> Found:
    year = int(match["year"])
    yield _day(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))


def _year_last(match: re.Match[str], _present: _Present) -> Found:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    yield _day(year, first, second)
    yield _day(year, second, first)


def _month_day(match: re.Match[str], present: _Present) -> Found:
    yield _nearest(int(match["month"]), int(match["day"]), present.today)


def _two_numbers(match: re.Match[str], present: _Present) -> Found:
    first, second = int(match["first"]), int(match["second"])
    month_first, day_first = _nearest(first, second, present.today), _nearest(second, first, present.today)
    yield month_first
    if present.language != CHINESE or month_first is None:
        yield day_first


def _year_named(match: re.Match[str], present: _Present) -> Found:
    year = present.today.year + _YEARS[match["which"]]
    yield _day(year, int(match["month"]), int(match["day"]))


def _month_named(match: re.Match[str], present: _Present) -> Found:
    month = present.today.year * 12 + present.today.month - 1 + {"上": -1, "本": 0, "这": 0, "下": 1}[match["which"]]
    yield _day(month // 12, month % 12 + 1, int(match["day"]))


def _day_of_month(match: re.Match[str], present: _Present) -> Found:
    day = int(match["day"])
    following = present.today.year * 12 + present.today.month
    here = _day(present.today.year, present.today.month, day)
    yield here
    if day < present.today.day:
        yield _day(following // 12, following % 12 + 1, day)
    elif here is None:
        # the 31st of a month that has none is that of the next one, which always has it
        yield _day(following // 12, following % 12 + 1, day)


def _month_end(match: re.Match[str], present: _Present) -> Found:
    """The last day of this month or the next, of this year or the next."""
    ahead = 1 if match["which"].startswith(("下", "明")) else 0
    if match["unit"] == "年":
        yield date(present.today.year + ahead, MONTHS, 31)
    else:
        yield months_on(present.today.replace(day=1), ahead + 1) - timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last that the month has."""
    count = day.year * MONTHS + day.month - 1 + months
    year, month = count // MONTHS, count % MONTHS + 1
    return next(found for last in range(day.day, 0, -1) if (found := _day(year, month, last)) is not None)


def _counted_months(match: re.Match[str], present: _Present) -> Found:
    months = int(match["n"])
    yield months_on(present.today, -months if match["way"] in ("前", "之前", "以前") else months)


def _english(match: re.Match[str], present: _Present) -> Found:
    month, day = _MONTH_NUMBERS[match["month"]], int(match["day"])
    yield _day(int(match["year"]), month, day) if match["year"] else _nearest(month, day, present.today)


def _weekday(match: re.Match[str], present: _Present) -> Found:
    weekday, which = _WEEKDAYS[match["weekday"]], match["which"] or ""
    monday = present.today - timedelta(days=present.today.weekday())
    this_week = monday + timedelta(days=weekday)
    week = timedelta(days=7)
    coming = this_week if this_week >= present.today else this_week + week
    match which:
        case "" | "on " | "coming ":
            yield coming
        case "本" | "这" | "this ":
            yield this_week
        case "next ":
            if this_week > present.today:
                yield this_week
            yield this_week + week
        case "last ":
            if this_week < present.today:
                yield this_week
            yield this_week - week
        case _:
            yield this_week + week * (which.count("下") - which.count("上"))


def _counted(match: re.Match[str], present: _Present) -> Found:
    days = int(match["n"]) * (7 if re.search("[周星礼w]", match["unit"]) else 1)
    yield present.today + timedelta(days=-days if match["way"] in ("前", "之前", "以前", "ago") else days)


Reader = Callable[[re.Match[str], _Present], Found]
_TWO = r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})"
_READERS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})", _full),
    (r"(?P<year>\d{4}|\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?", _full),
    (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", _full),
    (r"(?P<month>\d{2})(?P<day>\d{2})", _month_day),
    (_TWO + r"[-/.](?P<year>\d{4})", _year_last),
    (r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?", _month_day),
    (_TWO, _two_numbers),
    (r"(?P<which>[去今本明])年(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?", _year_named),
    (r"(?P<which>[上本这下])个?月(?P<day>\d{1,2})[日号]", _month_named),
    (r"(?P<day>\d{1,2})[日号]", _day_of_month),
    (rf"{_ORDINAL}[ -]*(?:of )?{_MONTH}[ ,-]*(?P<year>\d{{4}})?", _english),
    (rf"{_MONTH}[ -]*{_ORDINAL}(?:[ ,]+(?P<year>\d{{4}}))?", _english),
    (rf"(?P<which>上上|上|本|这|下下|下)?个?{_ZH_WEEKDAY}", _weekday),
    (rf"(?P<which>on |this |next |last |coming )?{_EN_WEEKDAY}", _weekday),
    (r"(?P<n>\d{1,3})(?P<unit>天|日|个?周|个?星期|个?礼拜)(?P<way>之?后|以后|之?前|以前)", _counted),
    (r"(?P<n>\d{1,2})个月(?P<way>之?后|以后|之?前|以前)", _counted_months),
    (r"(?P<which>本|这个?|下个?|)(?P<unit>月)[底末]", _month_end),
    (r"(?P<which>今|本|明|)(?P<unit>年)[底末]", _month_end),
    (r"in (?P<n>\d{1,3}) (?P<unit>days?|weeks?)(?P<way>)", _counted),
    (r"(?P<n>\d{1,3}) (?P<unit>days?|weeks?) (?P<way>ago|later|from now)", _counted),
)
