"""Periods of whole days as people type them: 11月30日-12月2日, 10月1日至7日, 30 Nov to 2 Dec, 2026-11-30."""

import re
from collections.abc import Iterator
from datetime import date

from bot.rules.forms.days import days_meant
from bot.rules.forms.unreadable import Ambiguous, NotAPeriod, PeriodBackwards
from bot.rules.plain_words import normalise
from bot.rules.text import Language

_BETWEEN = re.compile(r" ?(?:-|–|—|~|至|到|\bto\b|\buntil\b) ?")
_BARE = re.compile(r"\d{1,2}")
SEPARATOR = ".."


def read_period(text: str, today: date, language: Language) -> tuple[date, date]:
    """The first and the last day typed; one day alone is a period of one day.

    What the second half leaves open (7日, after 10月1日) is taken from the first.

    Raises NotAPeriod, PeriodBackwards, Ambiguous.
    """
    plain = normalise(text)
    one = days_meant(plain, today, language)
    found = {(day, day) for day in one} or set(_halves(plain, today, language))
    if not found:
        raise NotAPeriod(text)
    forwards = sorted((first, last) for first, last in found if first <= last)
    if not forwards:
        raise PeriodBackwards(text)
    if len(forwards) > 1:
        raise Ambiguous(text, tuple(as_answer(first, last) for first, last in forwards))
    return forwards[0]


def _halves(plain: str, today: date, language: Language) -> Iterator[tuple[date, date]]:
    """Every way to read the text as two days with a dash or a word between."""
    for between in _BETWEEN.finditer(plain):
        begin, end = plain[: between.start()].strip(), plain[between.end() :].strip()
        if not begin or not end:
            continue
        if _BARE.fullmatch(begin):
            yield from _of_one_month(int(begin), end, today, language)
            continue
        for first in days_meant(begin, today, language):
            for last in _last_days(f"{end}日" if _BARE.fullmatch(end) else end, first, today, language):
                yield first, last


def _of_one_month(day: int, end: str, today: date, language: Language) -> Iterator[tuple[date, date]]:
    """``1-7 Oct``: the first day has the month of the last."""
    for last in days_meant(end, today, language):
        if 1 <= day <= last.day:
            yield last.replace(day=day), last


def _last_days(end: str, first: date, today: date, language: Language) -> tuple[date, ...]:
    """The last day as seen from today, else (7日 after 10月1日) as seen from the first day."""
    from_today = days_meant(end, today, language)
    later = tuple(day for day in from_today if day >= first)
    from_first = tuple(day for day in days_meant(end, first, language) if day >= first)
    return later or from_first or from_today


def as_answer(first: date, last: date) -> str:
    """How a period is stored in an answer: ``2026-11-30..2026-12-02``."""
    return f"{first.isoformat()}{SEPARATOR}{last.isoformat()}"


def period_of(answer: str) -> tuple[date, date]:
    """The other way round."""
    first, last = answer.split(SEPARATOR)
    return date.fromisoformat(first), date.fromisoformat(last)
