"""Of which category a complaint is and how grave, and what its dates are then (clauses 5.5.1, 5.5.2)."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.categories import of_category
from bot.rules.cases.deadlines import counted_anew
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.deadlines import Allowances
from bot.rules.forms.case_keys import CATEGORY, SEVERITY
from bot.rules.working_days import Calendar
from bot.services.drafts.given import given
from storage.cases import complaints
from storage.trail.entries import timeline


def times_for(case: CaseRecord, view: DraftView | None, allowances: Allowances) -> Allowances:
    """The promised times of a case, with the category that a step's form gives it."""
    return of_category(allowances, _said(view, CATEGORY) or case.category)


async def promise_anew(case: CaseRecord, at: datetime, calendar: Calendar, allowances: Allowances) -> datetime | None:
    """The promised date by these times, with the days of waiting kept; None: somebody set it, and so it stays."""
    steps = [(entry.said_at, entry.action) for entry in await timeline("case", case.id)]
    return counted_anew(LIFE_CYCLES[case.kind], case.clock, steps, at, calendar, allowances)


async def classify(case: CaseRecord, view: DraftView | None) -> None:
    """Keeps what a step's form says of category and severity; inside a transaction that is open already."""
    category, severity = _said(view, CATEGORY), _said(view, SEVERITY)
    if category and severity:
        await complaints.classify(case.id, category, severity)


def _said(view: DraftView | None, key: str) -> str:
    return given(view.answers).get(key, "") if view is not None else ""
