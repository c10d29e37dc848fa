"""The hours of a day as buttons, for questions that ask for a moment; any other minute is typed."""

from datetime import date, datetime, time, timedelta

from bot.records.drafts import DraftView
from bot.rules.text import Language
from bot.screens.buttons import AnswerQuestion, ShowMonth
from bot.screens.screen import Button, Row
from bot.screens.times import day as day_name

FIRST, LAST = time(8), time(20)
STEP = timedelta(minutes=30)
PER_ROW = 5


def day_of(page: str) -> date | None:
    """Whose hours are to be chosen from (``2026-11-30``); None: first of all a day (``2026-11``, or nothing)."""
    return date.fromisoformat(page) if len(page) == len("2026-11-30") else None


def hour_rows(view: DraftView, day: date, language: Language) -> list[Row]:
    """The day, which leads back to its month, and below it the half-hours at which people meet."""
    token, turn = view.draft.token, view.draft.turn
    back = Button(f"‹ {day_name(day, language)}", ShowMonth(token, turn, f"{day:%Y-%m}"))
    hours, at = [], datetime.combine(day, FIRST)
    while at.time() < LAST:
        hours.append(Button(f"{at:%H:%M}", AnswerQuestion(token, turn, at.isoformat(timespec="minutes"))))
        at += STEP
    return [(back,), *(tuple(hours[place : place + PER_ROW]) for place in range(0, len(hours), PER_ROW))]
