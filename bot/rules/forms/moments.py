"""Times of day as people type them (下午3点, 上午9点半, 15:00, 3pm), alone or with a day."""

import re
from datetime import date, datetime, time
from typing import TypeVar

from bot.rules.forms.days import days_meant
from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import Ambiguous, NotADate, NotAnHour, NotATime, TimeMissing
from bot.rules.plain_words import normalise
from bot.rules.text import Language

_PARTS = "凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|早|晚"
_TIMES = (
    re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<part>[ap])\.?m"),
    re.compile(
        rf"(?P<part>{_PARTS})? ?(?P<hour>\d{{1,2}})(?P<style>点钟?|时)"
        r"(?:(?P<minute>\d{1,2})分?|(?P<half>半)|(?P<quarter>[13])刻|整)?"
    ),
    re.compile(rf"(?P<part>{_PARTS})? ?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}}(?:\.\d+)?)?"),
    re.compile(r"(?P<noon>正午|中午|noon)"),
)
_SHORT = {
    "今早": "今天早上",
    "今晚": "今天晚上",
    "明早": "明天早上",
    "明晚": "明天晚上",
    "昨晚": "昨天晚上",
    "昨夜": "昨天晚上",
}
Meant = TypeVar("Meant", date, datetime)

_NOW = frozenset({"现在", "此刻", "刚刚", "刚才", "now", "right now", "just now"})
_CHINESE_TIME = re.compile("[零〇一二两三四五六七八九十]+(?=[点时分刻])|(?<=点)[零〇一二三四五六七八九十]+$")

_EARLY = {hour: hour for hour in range(4, 12)}
_LATE = {**{hour: hour + 12 for hour in range(5, 12)}, **{hour: hour for hour in range(17, 24)}}
_HOURS: dict[str, dict[int, int]] = {
    "凌晨": {**{hour: hour for hour in range(7)}, 12: 0},
    **dict.fromkeys(("清晨", "早上", "早晨", "早"), _EARLY),
    "上午": {hour: hour for hour in range(13)},
    "中午": {11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14},
    "下午": {**{hour: hour % 12 + 12 for hour in (12, *range(1, 8))}, **{hour: hour for hour in range(13, 20)}},
    "傍晚": {**{hour: hour + 12 for hour in range(4, 9)}, **{hour: hour for hour in range(16, 21)}},
    **dict.fromkeys(("晚上", "晚间", "晚", "夜里"), _LATE),
    "a": {**{hour: hour for hour in range(12)}, 12: 0},
    "p": {**{hour: hour % 12 + 12 for hour in range(1, 13)}, **{hour: hour for hour in range(13, 24)}},
}
"""Part of the day -> hour as said -> hour of the day. What is not in it (下午9点, 晚上12点) is asked again."""


def read_day(text: str, today: date, language: Language) -> date:
    """The day typed; a time of day behind it is passed over. Raises NotADate, Ambiguous."""
    plain = _prepared(text)
    days = days_meant(plain, today, language)
    if not days:
        split = _split(plain)
        days = () if split is None or not split[0] else days_meant(split[0], today, language)
    return _only(text, days, NotADate)


def read_moment(text: str, now: datetime, language: Language) -> datetime:
    """The moment typed, without a zone, on the clock that ``now`` shows; a time alone means today.

    Raises NotADate, NotATime, TimeMissing, Ambiguous (9点 may be morning or evening).
    """
    plain = _prepared(text)
    if plain in _NOW:
        return now.replace(second=0, microsecond=0, tzinfo=None)
    days = days_meant(plain, now.date(), language)
    if days:
        raise TimeMissing(_only(text, days, NotADate).isoformat())
    split = _split(plain)
    if split is None:
        raise NotADate(text)
    day_text, match = split
    days = days_meant(day_text, now.date(), language) if day_text else (now.date(),)
    if not days:
        raise NotADate(text)
    times = _times(match)
    return _only(text, tuple(datetime.combine(day, clock_time) for day in days for clock_time in times), NotATime)


def read_hour(text: str) -> time:
    """The time of day typed, alone. Raises NotAnHour, Ambiguous (9点 may be morning or evening)."""
    split = _split(_prepared(text))
    times = _times(split[1]) if split is not None and not split[0] else ()
    if not times:
        raise NotAnHour(text)
    if len(times) > 1:
        raise Ambiguous(text, tuple(each.isoformat("minutes") for each in times))
    return times[0]


def _prepared(text: str) -> str:
    plain = normalise(text)
    for short, full in _SHORT.items():
        plain = plain.replace(short, full)
    return plain


def _split(plain: str) -> tuple[str, re.Match[str]] | None:
    """The day's part and the time's part of a text, whichever comes first."""
    text = _CHINESE_TIME.sub(lambda numeral: _digits(numeral[0]), plain)
    for pattern in _TIMES:
        at_end = re.fullmatch(rf"(?P<day>.*?)(?:[ ,]+at )?[ ,@]*(?:(?<=\d)t)?{pattern.pattern}", text)
        if at_end is not None:
            return at_end["day"], at_end
        at_start = re.fullmatch(rf"{pattern.pattern}[ ,]*(?:on )?(?P<day>.+)", text)
        if at_start is not None:
            return at_start["day"], at_start
    return None


def _digits(numeral: str) -> str:
    value = chinese_integer(numeral)
    return numeral if value is None else str(value)


def _times(match: re.Match[str]) -> tuple[time, ...]:
    found = match.groupdict()
    if found.get("noon"):
        return (time(12),)
    hour = int(found["hour"])
    if found.get("half"):
        minute = 30
    elif found.get("quarter"):
        minute = 15 * int(found["quarter"])
    else:
        minute = int(found.get("minute") or 0)
    part = found.get("part")
    if part:
        hours = [_HOURS[part][hour]] if hour in _HOURS[part] else []
    elif (found.get("style") or "").startswith("点") and 1 <= hour <= 11:
        hours = [hour, hour + 12]
    else:
        hours = [hour] if hour < 24 else []
    return tuple(time(each, minute) for each in hours) if minute < 60 else ()


def _only(text: str, meant: tuple[Meant, ...], otherwise: type[NotADate | NotATime]) -> Meant:
    if not meant:
        raise otherwise(text)
    if len(meant) > 1:
        raise Ambiguous(text, tuple(as_answer(each) for each in meant))
    return meant[0]


def as_answer(meant: date | datetime) -> str:
    """How a day or a moment is stored in an answer: ``2026-11-30`` or ``2026-11-30T14:00``."""
    return meant.isoformat(timespec="minutes") if isinstance(meant, datetime) else meant.isoformat()
