"""From when until when a checklist was filled in on the spot (clauses 3.6, 4.6).

It is from when the draft was begun until it is submitted, unless somebody who writes it up later says otherwise.
"""

from collections.abc import Mapping
from datetime import date, datetime

from bot.rules.beijing import BEIJING, beijing_day
from bot.rules.checklists.asked import BEGAN, ENDED
from bot.rules.form import Form
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import NotYet, Problem, TimesBackwards


def said_times(answers: Answers) -> dict[str, str]:
    """What was said of it, as a record keeps it; nothing where it is as the program saw it."""
    said = {key: answers[key] for key in (BEGAN, ENDED) if key in answers}
    return {key: str(answer.value) for key, answer in said.items() if not answer.skipped}


def spent(said: Mapping[str, str], began_at: datetime, ended_at: datetime) -> tuple[datetime, datetime]:
    """From when until when; ``began_at`` and ``ended_at`` as the program saw it."""
    began, ended = said.get(BEGAN), said.get(ENDED)
    return _moment(began) if began else began_at, _moment(ended) if ended else ended_at


def _moment(answer: str) -> datetime:
    return datetime.fromisoformat(answer).replace(tzinfo=BEIJING)


def day_said(said: Mapping[str, str]) -> date | None:
    """On which day it was, where that was said."""
    return beijing_day(_moment(said[BEGAN])) if BEGAN in said else None


def wrong_times(form: Form, answers: Answers, began_at: datetime, ended_at: datetime) -> Problem | None:
    """Why it cannot have been so: it lies ahead, or ends before it begins."""
    said = said_times(answers)
    if not said:
        return None
    for key, told in said.items():
        if _moment(told) > ended_at:
            return NotYet(form.step(key))
    began, ended = spent(said, began_at, ended_at)
    return TimesBackwards(form.step(ENDED)) if began > ended else None
