"""A month of days as buttons, for questions that ask for a date."""

import calendar
from datetime import date, timedelta

from bot.records.drafts import DraftView
from bot.rules.beijing import beijing_day
from bot.rules.text import Language
from bot.screens.buttons import AnswerQuestion, ShowMonth
from bot.screens.screen import Button, Row
from bot.screens.times import day as day_name
from bot.screens.times import month as month_name


def calendar_rows(view: DraftView, language: Language, month: str) -> list[Row]:
    """The picker's rows; ``month`` is ``2026-11``, empty for the month in which the draft was last touched."""
    today = beijing_day(view.draft.changed_at)
    first = date.fromisoformat(f"{month}-01") if month else today.replace(day=1)
    before, behind = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    rows: list[Row] = []
    if view.card.suggests is not None:
        suggested = view.card.suggests(today)
        label = f"📅 {day_name(suggested, language)}"
        rows.append((Button(label, AnswerQuestion(view.draft.token, view.draft.turn, suggested.isoformat())),))
    rows += [
        (
            _turn(view, "‹", before),
            Button(month_name(first, language), ShowMonth(view.draft.token, view.draft.turn, f"{first:%Y-%m}")),
            _turn(view, "›", behind),
        )
    ]
    for week in calendar.Calendar().monthdatescalendar(first.year, first.month):
        rows.append(
            tuple(_day(view, day, today) if day.month == first.month else _turn(view, "·", first) for day in week)
        )
    return rows


def _turn(view: DraftView, label: str, to: date) -> Button:
    return Button(label, ShowMonth(view.draft.token, view.draft.turn, f"{to:%Y-%m}"))


def _day(view: DraftView, day: date, today: date) -> Button:
    label = f"[{day.day}]" if day == today else str(day.day)
    return Button(label, AnswerQuestion(view.draft.token, view.draft.turn, day.isoformat()))
