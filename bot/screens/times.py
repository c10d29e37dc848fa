"""Moments and days as people read them: Beijing time, with the weekday."""

from datetime import date, datetime

from bot.rules.beijing import in_beijing
from bot.rules.late import PROCESSED
from bot.rules.text import CHINESE, Language

_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAY_HEADS = {CHINESE: tuple(_WEEKDAYS_ZH), "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}
"""Weekdays where there is no room for more, from Monday."""
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date, language: Language) -> str:
    """``11月30日（周一）`` / ``Mon 30 Nov``."""
    if language == CHINESE:
        return f"{when.month}月{when.day}日（周{_WEEKDAYS_ZH[when.weekday()]}）"
    return f"{_WEEKDAYS_EN[when.weekday()]} {when.day} {_MONTHS_EN[when.month - 1]}"


def label_day(when: date, language: Language) -> str:
    """``11月30日周一`` / ``Mon 30 Nov``: on a label, where brackets take the room of what it is about."""
    return (
        f"{short_day(when, language)}周{_WEEKDAYS_ZH[when.weekday()]}" if language == CHINESE else day(when, language)
    )


def period(first: date, last: date, language: Language) -> str:
    """``11月30日（周一）–12月2日（周三）`` / ``Mon 30 Nov – Wed 2 Dec``; one day alone is that day."""
    if first == last:
        return day(first, language)
    dash = "–" if language == CHINESE else " – "
    return f"{day(first, language)}{dash}{day(last, language)}"


def moment(when: datetime, language: Language) -> str:
    """``11月30日（周一）18:00`` / ``Mon 30 Nov, 18:00``, in Beijing time."""
    local = in_beijing(when)
    gap = "" if language == CHINESE else ", "
    return f"{day(local.date(), language)}{gap}{local:%H:%M}"


def stamp(when: datetime, language: Language) -> str:
    """``11月30日 18:00`` / ``30 Nov 18:00``, in Beijing time: for what is over, where the weekday tells nothing."""
    local = in_beijing(when)
    return f"{short_day(local.date(), language)} {local:%H:%M}"


def processed(at: datetime | None, language: Language) -> str:
    """``（11月30日 18:00 处理）`` / `` (processed 30 Nov 18:00)`` behind a moment; empty where it has no second one."""
    return PROCESSED.to(language, at=stamp(at, language)) if at is not None else ""


def short_day(when: date, language: Language) -> str:
    """``11月30日`` / ``30 Nov``: without the weekday."""
    return f"{when.month}月{when.day}日" if language == CHINESE else f"{when.day} {_MONTHS_EN[when.month - 1]}"


def full_day(when: date, language: Language) -> str:
    """``2027年1月20日（周三）`` / ``Wed 20 Jan 2027``: a day that may be years away."""
    said = day(when, language)
    return f"{when.year}年{said}" if language == CHINESE else f"{said} {when.year}"


def clock(when: datetime) -> str:
    """``18:00`` in Beijing time."""
    return f"{in_beijing(when):%H:%M}"


def month(when: date, language: Language) -> str:
    """``2026年11月`` / ``Nov 2026``."""
    return f"{when.year}年{when.month}月" if language == CHINESE else f"{_MONTHS_EN[when.month - 1]} {when.year}"
