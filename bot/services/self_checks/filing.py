"""What filing a self-check does: it counts for its day, week or month, once; what it found stays the client's."""

from dataclasses import replace
from datetime import date

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.records.self_checks import SelfCheckRow
from bot.rules.cause import Cause
from bot.rules.checklists.asked import NOTE, checklist_of
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.form import Form
from bot.rules.forms.answers import Answers
from bot.rules.forms.items import numbered
from bot.rules.forms.judging import judged
from bot.rules.forms.score import TITLE_EN, TITLE_ZH, score
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.rules.self_checks.reports import begins
from bot.rules.self_checks.words import (
    CLEAR,
    CONFIRMED,
    DAY,
    FINE,
    MONTH,
    OFF,
    PROBLEM,
    REPORTS,
    RESULT,
    SHUTDOWN,
    TYPE,
    WEEK,
)
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.checklists.picking import PICKING
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.drafts.refusing import NotAllowed
from bot.services.self_checks.posts import confirms_as
from bot.services.work_records.about import card as about
from bot.services.work_records.filing import FILED, file
from bot.services.work_records.handed_away import warn
from storage import checklists, self_checks
from storage.settings.firm import get_settings
from storage.work_records import stored

DATED = {WEEK: "week_of", MONTH: "month_of"}
"""The items of the reports that say of when they are."""


class AlreadyRecorded(Exception):
    """Somebody recorded the day before; ``row``: what."""

    def __init__(self, row: SelfCheckRow) -> None:
        super().__init__(row.record_id)
        self.row = row


async def depth_of(checklist: str) -> str:
    """How often a checklist is filled in, or that it is of a day without production."""
    row = None if checklist in BUILT_IN else await checklists.get_checklist(checklist)
    depth = BUILT_IN[checklist].depth if checklist in BUILT_IN else row.depth if row is not None else ""
    return depth if depth in (OFF, *REPORTS) else DAY


def said_day(depth: str, answers: Answers) -> date | None:
    """Of when a report is, as it says itself."""
    said = given(answers).get(DATED.get(depth, ""))
    return date.fromisoformat(said) if said else None


def result_of(form: Form, answers: Answers, depth: str) -> str:
    """How it came out: a day without production is never one without problems."""
    if depth == OFF:
        return SHUTDOWN
    if score(form, answers).non_conform:
        return PROBLEM
    return FINE if depth in REPORTS else CLEAR


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The client."""
    found = await about(SELF_CHECK, subject_kind, subject_id)
    return None if found is None else replace(found, allowances=(await get_settings()).allowances)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files it; of a day that has a record already it is one more, whose problem counts for the day."""
    depth = await depth_of(checklist_of(view.form.code))
    period, result = DAY if depth == OFF else depth, result_of(view.form, view.answers, depth)
    derived = {TYPE.key: period, RESULT.key: result, **await titled(period)}
    if found := _found(view):
        derived["found"] = found
    if depth in REPORTS:
        derived[CONFIRMED.key] = _confirmed(who, view, depth)
    link = await file(cause, who, view, SELF_CHECK, derived=derived, day=said_day(depth, view.answers))
    record = await stored.get_record(link.kind, link.id)
    if record is None or record.client_id is None:
        raise LookupError(link.id)
    of = begins(period, record.day)
    if not await self_checks.add(record.client_id, period, of, link.id, result, on_paper=False) and result == PROBLEM:
        await self_checks.change_result(record.client_id, period, of, result)
    return Outcome(FILED[SELF_CHECK.kind], link.id)


def _found(view: DraftView) -> str:
    """What was noted of the items that do not conform."""
    said = given(view.answers)
    failing = (step for step in numbered(view.form) if judged(step.question, view.answers.get(step.key)) == NON_CONFORM)
    return "；".join(filter(None, (said.get(f"{step.key}.{NOTE}") for step in failing)))


def _confirmed(who: Person, view: DraftView, period: str) -> str:
    """As what the person confirms a report. Raises NotAllowed: it is not theirs."""
    confirmed = confirms_as(who, view.draft.subject_id, period)
    if confirmed is None:
        raise NotAllowed(view.form.code, view.draft.subject_kind, view.draft.subject_id)
    return confirmed


async def titled(period: str) -> dict[str, str]:
    """What the paper of a day, week or month is called, where the firm calls it something else than its checklist."""
    title = (await get_settings()).papers.get(period)
    return {} if title is None else {TITLE_ZH: title.zh, TITLE_EN: title.en}


PURPOSES = {
    SELF_CHECK.form.code: Purpose(SELF_CHECK.file, card, submit, (FILED[SELF_CHECK.kind],), lookup=PICKING, warn=warn),
}
