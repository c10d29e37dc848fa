"""On which day something is measured, and whether an instrument may be used on it (clauses 3.6, 5.2.3).

The day that counts is that of measuring: the day that the record is of where it says one, else the day on which the
reading was given, however long after it the record is submitted.
"""

from datetime import date, datetime

from bot.records.drafts import DraftView
from bot.records.links import Link
from bot.rules.beijing import beijing_day
from bot.rules.checklists.asked import INSTRUMENT
from bot.rules.form import Step
from bot.rules.forms.problems import InstrumentOverdue, InstrumentRefused, Problem
from bot.rules.ledgers.equipment import EQUIPMENT, STATE, came_due, overdue, unusable
from bot.rules.work_records.kinds import RECORD_KINDS, kind_of_form
from bot.services.work_records.events import said_on
from storage.drafts.stored import get_answered_at
from storage.ledgers.finding import get_entry
from storage.work_records.stored import get_record


async def measured_on(view: DraftView, step: Step, at: datetime) -> date:
    """The day of measuring; ``step`` asks for the instrument. ``at``: when it is measured, if no reading says so."""
    draft = view.draft
    if draft.subject_kind in RECORD_KINDS:
        # a correction: it was measured when the record was filed
        record = await get_record(draft.subject_kind, draft.subject_id)
        if record is not None:
            return record.day
    kind = kind_of_form(view.form.code)
    said = view.answers.get(kind.day) if kind is not None and kind.day else None
    if said is not None and said.value:
        return date.fromisoformat(str(said.value))
    reading = await get_answered_at(draft.id, step.key.removesuffix(f".{INSTRUMENT}"))
    return beijing_day(reading or at)


async def refuse(view: DraftView, step: Step, record_id: int, at: datetime) -> Problem | None:
    """Why an instrument may not be used on the day of measuring, by its state then or its last day; None: it may."""
    entry = await get_entry(EQUIPMENT.code, record_id, None)
    day = await measured_on(view, step, at)
    if entry is None:
        return None
    called = " ".join(filter(None, (str(entry.values["code"] or ""), entry.title)))
    state = unusable({**entry.values, STATE: await said_on(Link(EQUIPMENT.code, entry.id), STATE, day)})
    if state is not None:
        return InstrumentRefused(step, called, state, day)
    if not overdue(entry.values, day):
        return None
    return InstrumentOverdue(step, called, *came_due(entry.values), day)
