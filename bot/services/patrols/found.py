"""What a patrol alone does: each topic that does not conform becomes a finding (clauses 4.6, 4.7.1)."""

from dataclasses import replace
from datetime import datetime

from bot.records.drafts import Card, DraftView, Foreseen
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding_terms import Severity, finding_deadlines
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM, YES
from bot.rules.record_kind import RECALL_WINDOW
from bot.rules.work_records.patrol_form import SUGGESTIONS
from bot.rules.work_records.patrols import PATROL
from bot.services.cases.findings import Found, open_finding
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.work_records.about import card
from bot.services.work_records.filing import FILED, file
from bot.services.work_records.handed_away import warn
from storage.settings.firm import get_settings


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files the patrol, and opens a finding for whatever does not conform: with its date, from the release on."""
    patrol = await file(cause, who, view, PATROL)
    for step in view.form.steps():
        answer = view.answers.get(step.key)
        if step.question.kind is Kind.CONFORMITY and answer is not None and answer.value == NON_CONFORM:
            await open_finding(cause, who, patrol, _found(cause, view, step))
    return Outcome(FILED[PATROL.kind], patrol.id)


def _found(cause: Cause, view: DraftView, step: Step) -> Found:
    said, question = given(view.answers), step.key
    if view.card.client_id is None:
        raise LookupError(view.draft.id)
    return Found(
        view.card.client_id,
        view.card.site_id,
        said.get(f"{question}.note", ""),
        Severity(said[f"{question}.severity"]),
        question,
        step.question.clause or "",
        SUGGESTIONS.get(question),
        fixed=said.get(f"{question}.fixed") == YES,
        release_at=cause.at + RECALL_WINDOW,
    )


async def _card(subject_kind: str, subject_id: int) -> Card | None:
    about = await card(PATROL, subject_kind, subject_id)
    if about is None or about.client_id is None:
        return about
    firm = await get_settings()
    calendar = firm.calendar(about.client_id)

    def leads_to(question: str, severity: str, submitted_at: datetime) -> Foreseen:
        issued = submitted_at + RECALL_WINDOW
        fix = finding_deadlines(Severity(severity), issued, calendar, firm.allowances).fix
        return Foreseen(SUGGESTIONS.get(question), beijing_day(fix))

    return replace(about, leads_to=leads_to)


PURPOSES = {PATROL.form.code: Purpose(PATROL.file, _card, submit, (FILED[PATROL.kind],), warn=warn)}
