"""On which day something is measured, and whether an instrument may be used on it (clauses 3.6, 5.2.3).

The day that counts is that of measuring: the day that the record is of where it says one, else the day on which the
reading was given, however long after it the record is submitted.
"""

from datetime import date, datetime

from bot.records.drafts import DraftView
from bot.rules.beijing import beijing_day
from bot.rules.checklists.asked import INSTRUMENT
from bot.rules.form import Step
from bot.rules.forms.problems import InstrumentOverdue
from bot.rules.ledgers.equipment import EQUIPMENT, came_due, overdue
from bot.rules.work_records.kinds import RECORD_KINDS, kind_of_form
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


async def refuse(view: DraftView, step: Step, record_id: int, at: datetime) -> InstrumentOverdue | None:
    """Why an instrument may not be used on the day of measuring; None: it may."""
    entry = await get_entry(EQUIPMENT.code, record_id, None)
    day = await measured_on(view, step, at)
    if entry is None or not overdue(entry.values, day):
        return None
    called = " ".join(filter(None, (str(entry.values["code"] or ""), entry.title)))
    return InstrumentOverdue(step, called, *came_due(entry.values), day)
