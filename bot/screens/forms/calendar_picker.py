"""A month of days as buttons, for questions that ask for a date: the days that are taken, and no others.

Where a moment is asked for, a day leads to its hours.
"""

import calendar
import re
from datetime import date, timedelta

from bot.records.drafts import DraftView
from bot.rules.checklists.asked import UNTIL
from bot.rules.form import Kind, Step
from bot.rules.forms.day_span import DaySpan, quick_days, span_of
from bot.rules.forms.days import months_on
from bot.rules.text import Language, Text
from bot.screens.buttons import AnswerQuestion, ShowMonth
from bot.screens.forms.foreseen import foreseen_of
from bot.screens.screen import Button, Row
from bot.screens.times import WEEKDAY_HEADS, short_day
from bot.screens.times import day as day_name
from bot.screens.times import month as month_name

DAY_OFF = Text("休", "*")
QUICK = Text("+{n}工作日", "+{n} days")
"""As wide as a third of a phone has room for; which days those are stands beside the question."""
NOT_OFFERED = "·"
PAGE = re.compile("20[0-9]{2}-[01][0-9](-[0-3][0-9])?")
_SATURDAY = 5


def is_page(page: str) -> bool:
    """Whether it is a month (``2026-11``) or a day (``2026-11-30``) of those that the calendar has."""
    if PAGE.fullmatch(page) is None:
        return False
    try:
        _first_day_of(page)
    except ValueError:
        return False
    return True


def _first_day_of(page: str) -> date:
    year, month, *day = map(int, page.split("-"))
    return date(year, month, *day or (1,))


def calendar_rows(view: DraftView, step: Step, language: Language, month: str, today: date) -> list[Row]:
    """The picker's rows; ``month`` is ``2026-11``, empty for the first one that has a day to choose."""
    span = span_of(step.question, today, view.first_day)
    first = _first_day_of(month).replace(day=1) if month else _first_month(span, today)
    rows: list[Row] = []
    suggested = _suggested(view, step, today)
    if suggested is not None:
        rows.append((_answer(view, f"📅 {day_name(suggested, language)}", suggested),))
    quick = tuple(
        _answer(view, QUICK.to(language, n=n), day) for n, day in quick_days(step.question, span, today, view.calendar)
    )
    return [
        *rows,
        *((quick,) if quick else ()),
        _turns(view, span, first, language),
        *_weeks(view, step, span, first, today, language),
    ]


def _suggested(view: DraftView, step: Step, today: date) -> date | None:
    """The day that is one tap away: what the form is about says it, or how grave what was found is."""
    if view.card.suggests is not None:
        return view.card.suggests(today)
    if step.parent is None or step.key != f"{step.parent}.{UNTIL}":
        return None
    foreseen = foreseen_of(view, step.parent)
    return foreseen.until if foreseen is not None else None


def days_off_explained(view: DraftView, step: Step, language: Language, today: date) -> str:
    """What the marks of the calendar mean, beside the question (not escaped)."""
    span = span_of(step.question, today, view.first_day)
    quick = quick_days(step.question, span, today, view.calendar)
    marks = Text("「休」是休息日", "* is a day off").to(language)
    named = Text("+{n}＝{day}", "+{n} = {day}")
    said = [marks, *(named.to(language, n=n, day=short_day(day, language)) for n, day in quick)]
    return Text("，", ", ").to(language).join(said) + Text("。", ".").to(language)


def _first_month(span: DaySpan, today: date) -> date:
    shown = today
    if span.first is not None and span.first > today:
        shown = span.first
    if span.last is not None and span.last < shown:
        shown = span.last
    return shown.replace(day=1)


def _turns(view: DraftView, span: DaySpan, first: date, language: Language) -> Row:
    """The month and the ways to others, as far as there is anything to choose; by years too where no day is too far."""
    years = span == DaySpan()
    ways = [
        _turn(view, "«", months_on(first, -12)) if years else None,
        _turn(view, "‹", months_on(first, -1)) if _has_days(span, months_on(first, -1)) else None,
        _turn(view, month_name(first, language), first),
        _turn(view, "›", months_on(first, 1)) if _has_days(span, months_on(first, 1)) else None,
        _turn(view, "»", months_on(first, 12)) if years else None,
    ]
    return tuple(way for way in ways if way is not None)


def _has_days(span: DaySpan, first: date) -> bool:
    return span.meets(first, months_on(first, 1) - timedelta(days=1))


def _weeks(view: DraftView, step: Step, span: DaySpan, first: date, today: date, language: Language) -> list[Row]:
    """The weekdays, below them the weeks with a day to choose."""
    rows: list[Row] = [
        tuple(
            _turn(view, name + (DAY_OFF.to(language) if weekday >= _SATURDAY else ""), first)
            for weekday, name in enumerate(WEEKDAY_HEADS[language])
        )
    ]
    for week in calendar.Calendar().monthdatescalendar(first.year, first.month):
        if any(day.month == first.month and span.holds(day) for day in week):
            rows.append(
                tuple(
                    _day(view, step, day, today, language)
                    if day.month == first.month and span.holds(day)
                    else _turn(view, NOT_OFFERED, first)
                    for day in week
                )
            )
    return rows


def _turn(view: DraftView, label: str, to: date) -> Button:
    return Button(label, ShowMonth(view.draft.token, view.draft.turn, f"{to:%Y-%m}"))


def _day(view: DraftView, step: Step, day: date, today: date, language: Language) -> Button:
    label = f"[{day.day}]" if day == today else str(day.day)
    label = label if view.calendar.is_working(day) else label + DAY_OFF.to(language)
    if step.question.kind is Kind.DATE_TIME:
        return Button(label, ShowMonth(view.draft.token, view.draft.turn, day.isoformat()))
    return _answer(view, label, day)


def _answer(view: DraftView, label: str, day: date) -> Button:
    return Button(label, AnswerQuestion(view.draft.token, view.draft.turn, day.isoformat()))
