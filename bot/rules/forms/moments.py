"""Times of day as people type them (下午3点, 上午9点半, 15:00, 3pm), alone or with a day."""

import re
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from bot.rules.forms.days import days_meant, missing_day
from bot.rules.forms.numerals import chinese_integer
from bot.rules.forms.unreadable import Ambiguous, NotADate, NotAnHour, NotATime, OneTimeAsked, TimeMissing
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
_CLOCK = rf"(?:(?:{_PARTS}) ?)?\d{{1,2}}(?::\d{{2}}|点钟?|点半|时)?(?: ?[ap]\.?m\.?)?"
_FROM_TO = re.compile(
    rf"(?<![\d/.:-])(?P<begins>{_CLOCK}) ?(?:-|~|至|到|to) ?(?P<ends>(?:(?:{_PARTS}) ?)?\d{{1,2}}"
    r"(?::\d{2}(?: ?[ap]\.?m\.?)?|点钟?|点半|时| ?(?P<half>[ap])\.?m\.?))(?!\d)"
)
"""14:00-16:00, 2-4pm, 下午2点到4点: bounded, so that a long text costs no more than its length."""
_PART_ALONE = re.compile(rf" ?(?:{_PARTS}|am|pm|morning|afternoon|evening)")
MIDNIGHT = 24
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
    plain = _one_time(_prepared(text))
    days = days_meant(plain, today, language) or days_meant(_PART_ALONE.sub("", plain, count=1), today, language)
    split = _split(plain) if not days else None
    if split is not None and split[0]:
        days = days_meant(split[0], today, language)
    if not days and (missing := missing_day(plain, today)) is not None:
        raise missing
    return _only(text, days, NotADate)


def read_moment(text: str, now: datetime, language: Language) -> datetime:
    """The moment typed, without a zone, on the clock that ``now`` shows; a time alone means today.

    24:00 is the end of its day. Raises NotADate, NotATime, TimeMissing, OneTimeAsked, Ambiguous (9点 may be morning or
    evening).
    """
    plain = _prepared(text)
    if plain in _NOW:
        return now.replace(second=0, microsecond=0, tzinfo=None)
    begins = _one_time(plain)
    if begins != plain:
        raise OneTimeAsked(as_answer(_moment(text, begins, now, language)))
    return _moment(text, plain, now, language)


def _moment(text: str, plain: str, now: datetime, language: Language) -> datetime:
    today = now.date()
    split = _split(plain)
    days = days_meant(plain, today, language)
    if not days and split is None:
        days = days_meant(_PART_ALONE.sub("", plain, count=1), today, language)
    if days:
        raise TimeMissing(_only(text, days, NotADate).isoformat())
    if split is None:
        raise missing_day(plain, today) or NotADate(text)
    day_text, match = split
    days = days_meant(day_text, today, language) if day_text else (today,)
    if not days:
        raise missing_day(day_text, today) or NotADate(text)
    return _only(text, tuple(_at(day, hour, minute) for day in days for hour, minute in _times(match)), NotATime)


def _one_time(plain: str) -> str:
    """A text with the first of two times of day alone: 明天14:00 for 明天14:00-16:00; 2pm for 2-4pm."""
    found = _FROM_TO.search(plain)
    if found is None:
        return plain
    begins = found["begins"]
    if found["half"] and not re.search("[apm:点时]", begins):
        begins += f"{found['half']}m"
    return f"{plain[: found.start()]}{begins}{plain[found.end() :]}"


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)


def read_hour(text: str) -> time:
    """The time of day typed, alone. Raises NotAnHour, Ambiguous (9点 may be morning or evening)."""
    split = _split(_prepared(text))
    found = _times(split[1]) if split is not None and not split[0] else ()
    times = tuple(time(hour % MIDNIGHT, minute) for hour, minute in found)
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


def _times(match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The hours and minutes that it can be."""
    found = match.groupdict()
    if found.get("noon"):
        return ((12, 0),)
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
        hours = [hour] if hour < MIDNIGHT or (hour, minute) == (MIDNIGHT, 0) else []
    return tuple((each, minute) for each in hours) if minute < 60 else ()


def _only(text: str, meant: tuple[Meant, ...], otherwise: type[NotADate | NotATime]) -> Meant:
    if not meant:
        raise otherwise(text)
    if len(meant) > 1:
        raise Ambiguous(text, tuple(as_answer(each) for each in meant))
    return meant[0]


def as_answer(meant: date | datetime) -> str:
    """How a day or a moment is stored in an answer: ``2026-11-30`` or ``2026-11-30T14:00``."""
    return meant.isoformat(timespec="minutes") if isinstance(meant, datetime) else meant.isoformat()
