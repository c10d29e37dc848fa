"""What filing a measurement does: it is judged by the limits of its row, and counts for the day that was due (4.6)."""

from dataclasses import replace
from datetime import date, timedelta

from bot.records.drafts import Card, DraftView
from bot.records.monitoring import MonitoringRow
from bot.records.outcomes import Outcome
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.form import Form, Kind
from bot.rules.forms.judging import judged
from bot.rules.monitoring.due import covered, next_due
from bot.rules.monitoring.words import HANDLED, LIMITS, MEASURED, VERDICT, WHAT
from bot.rules.on_paper import ON
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.plain_words import NOT_APPLICABLE
from bot.rules.text import Text
from bot.rules.work_records.monitoring import DONE, MONITORING_RESULT, VALUE, asks
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.work_records.about import card as about
from bot.services.work_records.filing import FILED, file
from storage import monitoring
from storage.settings.firm import get_settings

_ONE = timedelta(days=1)
_PARTED = " · "


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The row of the plan.

    Raises:
        SubjectDone: it was ended.
    """
    found = await about(MONITORING_RESULT, subject_kind, subject_id)
    row = await monitoring.get_row(subject_id) if found is not None else None
    return replace(found, title=Text(row.name, row.name)) if found is not None and row is not None else None


async def asked(who: Person, view: DraftView) -> Form:
    """The form by the limits of the row; of who is none of the client's people it asks whose paper it is."""
    row = await monitoring.get_row(view.draft.subject_id)
    if row is None:
        raise SubjectDone(view.draft.subject_id)
    method = _PARTED.join(filter(None, (row.method, row.sample)))
    on_paper = row.client_id not in who.clients(*CLIENT_SIDE)
    return asks(view.form, row.within, method, row.abnormal, on_paper=on_paper)


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files it, with how it came out, and has the row be due anew."""
    row = await monitoring.get_row(view.draft.subject_id)
    if row is None:
        raise SubjectDone(view.draft.subject_id)
    said = given(view.answers)
    day = date.fromisoformat(said[ON]) if ON in said else beijing_day(cause.at)
    derived = _came_out(row, view)
    link = await file(cause, who, view, MONITORING_RESULT, derived=derived, day=day)
    told = derived.get(MEASURED.key, "")
    await monitoring.note_result(row.id, day, told, derived[VERDICT.key])
    await _count_on(row, day)
    return Outcome(FILED[MONITORING_RESULT.kind], link.id)


def _came_out(row: MonitoringRow, view: DraftView) -> dict[str, str]:
    step, said = view.form.step(VALUE), given(view.answers)
    derived = {WHAT.key: row.name, VERDICT.key: judged(step.question, view.answers.get(VALUE)) or NOT_APPLICABLE}
    if step.question.kind is Kind.NUMBER:
        derived[LIMITS.key] = row.limits
        derived[MEASURED.key] = row.within.measured(said[VALUE])
    if DONE in said:
        derived[HANDLED.key] = said[DONE]
    return derived


async def _count_on(row: MonitoringRow, day: date) -> None:
    """The row waits for its next day, where what was recorded counts for one that was due."""
    rhythm = row.rhythm
    if rhythm is None or row.next_due is None:
        return
    calendar = (await get_settings()).calendar(row.client_id)
    recorded_for = covered(rhythm, row.next_due, day, calendar)
    if recorded_for is not None:
        await monitoring.note_next(row.id, next_due(rhythm, recorded_for + _ONE, calendar))


PURPOSES = {
    MONITORING_RESULT.form.code: Purpose(
        MONITORING_RESULT.file, card, submit, (FILED[MONITORING_RESULT.kind],), asks=asked
    ),
}
