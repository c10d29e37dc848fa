"""更正: what a work record says is corrected with a reason, and what it said before is kept (clause 3.6)."""

from dataclasses import replace
from datetime import date
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.problems import NothingChanged, NotWhole, Problem
from bot.rules.forms.work_records import VOIDED, WHY
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.plain_words import YES
from bot.rules.record_kind import RecordKind, State
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS
from bot.services import sold
from bot.services.attachments import hand_over
from bot.services.drafts.given import given
from bot.services.drafts.loading import SubjectDone
from bot.services.drafts.purpose import Purpose
from bot.services.tasks.done import fulfil, reopen
from bot.services.work_records.events import carry_over, take_back
from bot.services.work_records.filing import FILED, is_fraction, names_of, told
from bot.services.work_records.impacts import look_anew
from bot.services.work_records.seeing import may_be_corrected
from bot.services.work_records.together import PICKING
from storage.trail.entries import add_entry
from storage.work_records import accepting, amending, stored

TITLE_SHOWN = 40


async def card(kind: RecordKind, subject_kind: str, subject_id: int) -> Card | None:
    """The record to correct: by whoever filed it, or above. Raises SubjectDone: it was taken back meanwhile."""
    record = await stored.get_record(kind.kind, subject_id) if subject_kind == kind.kind else None
    if record is None or record.state is State.SUBMITTED:
        return None
    title = f"{record.number} {record.said.get(kind.words, '')[:TITLE_SHOWN]}".strip()
    about = Card(record.client_id, title=Text(title, title), allows=partial(_may, record))
    if not may_be_corrected(record):
        raise SubjectDone(subject_id, about)
    return replace(about, subject_id=record.id)


def _may(record: WorkRecord, who: Person) -> bool:
    permit = record.of_kind.amend
    return permit is not None and may(who, permit, Subject(record.client_id, record.person_id))


async def check(kind: RecordKind, cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """A correction changes something, and minutes are counted."""
    if is_fraction(kind, view.answers):
        return NotWhole(view.form.step(kind.minutes))
    files = [step.key for step in view.form.steps() if step.question.kind is Kind.FILES]
    if not given(view.answers).keys() - {WHY, *files} and not any(view.files(key) for key in files):
        return NothingChanged()
    return None


async def submit(kind: RecordKind, cause: Cause, who: Person, view: DraftView) -> Outcome:  # noqa: ARG001
    """Adds an amendment: what was not answered stays as it is."""
    record = await stored.get_record(kind.kind, view.draft.subject_id)
    if record is None:
        raise SubjectDone(view.draft.subject_id)
    await amending.hold(record.link)
    record = await stored.get_record(kind.kind, record.id) or record
    if not may_be_corrected(record):
        raise SubjectDone(record.id)
    answers = given(view.answers)
    said = record.said | told(kind, answers) | {key: answers[key] for key in (kind.words,) if key in answers}
    said |= await names_of(kind, said)
    voided = answers[VOIDED] == YES if VOIDED in answers else record.state is State.VOIDED
    day = date.fromisoformat(answers[kind.day]) if kind.day in answers else record.day
    amendment_id = await amending.amend(
        record.link,
        day=day,
        said=said,
        state=State.VOIDED if voided else State.ISSUED,
        person_id=view.draft.person_id,
        draft_id=view.draft.id,
        reason=answers[WHY],
        at=cause.said_at,
    )
    changes_task = record.task_id is not None and voided is not (record.state is State.VOIDED)
    # what was returned fulfils its task no more, whatever becomes of it
    if record.task_id is not None and changes_task and not await accepting.is_returned(record.link):
        await (reopen(cause, record.task_id) if voided else fulfil(cause, record.task_id, record.filed_at))
    if record.entry is not None and voided and record.state is State.ISSUED:
        await take_back(cause, kind, record.entry, record.id, view.draft.id)
    if record.entry is not None and not voided:
        await carry_over(cause, kind, record.entry, said, day, record.id, view.draft.id)
    if record.entry is not None and kind.doubts is not None:
        await look_anew(cause, record.entry.id)
    await add_entry(cause, "amend", kind.kind, record.id, draft=view.draft.id, amendment=amendment_id)
    await hand_over(cause, view, kind.kind, record.id)
    if record.task_id is not None and not voided:
        # it may have taken longer than was said first
        await sold.warn(cause, record.task_id)
    return Outcome(FILED[kind.kind], record.id)


PURPOSES = {
    kind.amending: Purpose(
        None,
        partial(card, kind),
        partial(submit, kind),
        (FILED[kind.kind],),
        check=partial(check, kind),
        lookup=PICKING if any(step.question.pick in LEDGERS for step in kind.form.steps()) else None,
    )
    for kind in KINDS
    if kind.amend is not None and not kind.corrects and not kind.corrected_as_asked
}
"""What is corrected otherwise than by its own questions counts for something else, and so has a purpose of its own."""
